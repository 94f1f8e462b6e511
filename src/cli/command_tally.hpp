// SPDX-License-Identifier: MIT
// cli/command_tally.hpp: `sitmap tally POINTS AREAS -o FILE`: area x month counts, streaming, in
// bounded memory.
#pragma once

#include "base/outfile.hpp"
#include "cli/outcome.hpp"
#include "cli/points_and_areas.hpp"

#include <string>

namespace sitmap::cli {

struct TallyOptions {
    PointsAndAreas input;
    std::string output;  // "-" for standard output
    Overwrite overwrite = Overwrite::refuse;
    bool dry_run = false;
    std::string sum = {};  // column of numbers to add up; empty: records are only counted
};

/// Writes area_id, area_name, month, n, n_possible, n_expected, and with a column to add up sum and
/// sum_expected; with further layers of areas the number of the layer in front. Points in no area
/// count as outside. Errors: input, output, limit.
Outcome run_tally(TallyOptions const& options);

}  // namespace sitmap::cli
