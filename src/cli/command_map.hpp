// SPDX-License-Identifier: MIT
// cli/command_map.hpp: `sitmap map [STUDY] -o FILE`: one sheet as .png, .svg, -editable.svg or
// .pdf.
#pragma once

#include "cli/briefing.hpp"
#include "cli/outcome.hpp"

#include <string>

namespace sitmap::cli {

struct MapOptions {
    SharedOptions shared;
    StudyChoice choice;
    std::string sheet;  // key of a sheet of the study, or a kind; empty: the first one
    std::string title;  // replaces the sheet's
    std::string subtitle;
    double dpi = 0;           // of a PNG; 0: the page's
    bool strict = false;      // a finding of the preflight fails the run
    bool world_file = false;  // also FILE.pgw, .prj, .png.aux.xml: the map frame of a PNG
    bool geotiff = false;     // also FILE.tif, the map frame alone
};

Outcome run_map(MapOptions const& options);

}  // namespace sitmap::cli
