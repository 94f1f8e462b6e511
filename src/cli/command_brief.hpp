// SPDX-License-Identifier: MIT
// cli/command_brief.hpp: `sitmap brief [STUDY]`: the whole pack into one folder: sheets, film,
// tables, GIS layers, notes and manifest, all from the same numbers and with one run id.
#pragma once

#include "cli/briefing.hpp"
#include "cli/outcome.hpp"

namespace sitmap::cli {

struct BriefOptions {
    SharedOptions shared;  // output empty: outputs/<study key>
    StudyChoice choice;
    bool strict = false;  // a finding of the preflight fails the run
    bool film = true;     // --no-film leaves GIF and MP4 out
};

Outcome run_brief(BriefOptions const& options);

}  // namespace sitmap::cli
