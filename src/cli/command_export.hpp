// SPDX-License-Identifier: MIT
// cli/command_export.hpp: `sitmap export [STUDY] -o FILE`: incidents with their area, areas with
// counts and arrival, fire lines, as GIS layers; the format follows from the extension.
#pragma once

#include "cli/briefing.hpp"
#include "cli/outcome.hpp"

namespace sitmap::cli {

struct ExportOptions {
    SharedOptions shared;
    StudyChoice choice;
};

Outcome run_export(ExportOptions const& options);

}  // namespace sitmap::cli
