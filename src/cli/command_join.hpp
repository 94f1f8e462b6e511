// SPDX-License-Identifier: MIT
// cli/command_join.hpp: `sitmap join POINTS AREAS -o FILE`: one row in, one row out, with the area
// of each point.
#pragma once

#include "base/outfile.hpp"
#include "cli/outcome.hpp"
#include "domain/date.hpp"
#include "study/study.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sitmap::cli {

/// Input columns and rules that `join` and `tally` share.
struct PointsAndAreas {
    std::string points;              // file, "-" for standard input (CSV), or "PG:..."
    std::vector<std::string> areas;  // one file, or several for a hierarchy
    std::string points_layer, areas_layer;
    std::string lon, lat, date;       // empty: found by their usual names
    std::string date_format = "iso";  // order of dates written with figures: iso, dmy, mdy
    std::string area_id;              // id column of the areas; empty: found by its usual names
    std::string where;                // SQL condition on the points
    std::optional<DateInterval> period;
    study::OnBorder on_border = study::OnBorder::lowest_id;
    study::OnOverlap on_overlap = study::OnOverlap::lowest_id;
    double nearest_km = 0;
};

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
