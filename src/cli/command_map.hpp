// SPDX-License-Identifier: MIT
// cli/command_map.hpp: `sitmap map [STUDY] -o FILE`: one sheet as .png, .svg, -editable.svg or
// .pdf.
#pragma once

#include "cli/briefing.hpp"
#include "cli/outcome.hpp"
#include "map/page.hpp"

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

/// The sheet of the study with that key, or of that kind; the first one for an empty name. Throws
/// ErrorKind::usage naming the sheets that exist.
study::Sheet choose_sheet(study::Study const& study, std::string const& name);
/// The page of the study, or of --page. ErrorKind::usage for one that was given as an option,
/// ErrorKind::input with file and line for one in the study file.
map::Page page_of(Briefing const& briefing);
/// Throws what drawing a sheet would throw for the study's page, projection and ramp.
void refuse_what_cannot_be_drawn(Briefing const& briefing);
/// Findings of the preflight as notices; with `strict` the first one closes the gate when all is
/// written.
void report_remarks(std::vector<map::Remark> const& remarks, bool strict, Outcome& outcome);

}  // namespace sitmap::cli
