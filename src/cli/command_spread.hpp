// SPDX-License-Identifier: MIT
// cli/command_spread.hpp: `sitmap spread [STUDY] -o DIR`: one CSV a table, findings.json, and the
// findings as layers.
#pragma once

#include "cli/briefing.hpp"
#include "cli/outcome.hpp"

#include <optional>

namespace sitmap::cli {

struct SpreadOptions {
    SharedOptions shared;          // output: the folder
    StudyChoice choice;            // --points and --areas name a table and areas without a study
    std::optional<LonLat> origin;  // --origin LON,LAT; default: the study's
};

Outcome run_spread(SpreadOptions const& options);

}  // namespace sitmap::cli
