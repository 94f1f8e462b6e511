// SPDX-License-Identifier: MIT
// cli/command_join.hpp: `sitmap join POINTS AREAS -o FILE`: every row that is selected, with its
// area.
#pragma once

#include "base/outfile.hpp"
#include "cli/outcome.hpp"
#include "cli/points_and_areas.hpp"

#include <string>

namespace sitmap::cli {

struct JoinOptions {
    PointsAndAreas input;
    std::string output;  // "-" for standard output
    std::string shares;  // long table record, area, share; empty: none
    Overwrite overwrite = Overwrite::refuse;
    bool dry_run = false;
};

/// Adds area_id, area_name, join_method, distance_km, area_share, n_candidates to every row (with a
/// suffix _2, _3 for further area files). Errors: input, output, limit.
Outcome run_join(JoinOptions const& options);

}  // namespace sitmap::cli
