// SPDX-License-Identifier: MIT
// cli/command_fire.hpp: `sitmap fire [STUDY] -o DIR`: what can be said of reported cross-border
// fire, as tables and layers. A history of reports: no ballistics, no forecast.
#pragma once

#include "cli/briefing.hpp"
#include "cli/outcome.hpp"

namespace sitmap::cli {

struct FireOptions {
    SharedOptions shared;  // output: the folder
    StudyChoice choice;
};

/// fire.csv, fire_border.csv, fire.gpkg and one GeoJSON a layer. ErrorKind::input if the study
/// names no fire table.
Outcome run_fire(FireOptions const& options);

}  // namespace sitmap::cli
