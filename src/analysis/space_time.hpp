// SPDX-License-Identifier: MIT
// analysis/space_time.hpp: are events that are close in space also close in time (method S5)? Knox
// (1964), near-repeat table, Mantel (1967). Bands are chosen before looking. Centroid-coded places
// give false zero distances.
#pragma once

#include "analysis/defined.hpp"
#include "analysis/permutation.hpp"
#include "gis/projection.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace sitmap::analysis {

/// Pairs within `distance` (unit of the plane) and within `days`, both limits included.
struct Knox {
    std::int64_t close_both = 0;  // X
    std::int64_t close_space = 0;
    std::int64_t close_time = 0;
    std::int64_t pairs = 0;
    double expected = 0;   // N_s N_t / N
    double p_poisson = 1;  // P(Poisson(expected) >= X): ignores that pairs share events
    Chance chance = {};    // event dates permuted over events
};
/// Undefined below 2 events.
Defined<Knox> knox(std::span<gis::Plane const> places, std::span<double const> days,
                   double close_distance, double close_days, Draws draws = {});

/// Pairs by band of distance (rows) and days (columns): (previous upper, upper], the first band
/// from 0, the last open.
struct KnoxTable {
    std::vector<double> space_upper = {};
    std::vector<double> time_upper = {};
    std::vector<std::vector<std::int64_t>> observed = {};
    std::vector<std::vector<double>> expected = {};  // row total x column total / pairs
    std::vector<std::vector<Chance>> chance = {};  // event dates permuted; ratio = observed / mean
};
/// Undefined below 2 events or unless the upper limits ascend from 0 or more. `draws.count` 0
/// leaves the chance out.
Defined<KnoxTable> knox_table(std::span<gis::Plane const> places, std::span<double const> days,
                              std::span<double const> space_upper,
                              std::span<double const> time_upper, Draws draws = {});

enum class MantelScale {
    raw,        // distances as they are
    reciprocal  // 1 / (d + 1)
};
/// Correlation of the distances in space with those in time over all pairs; dates permuted.
/// Undefined below 3 events, above 2000 (the cost grows with the square), or if one side does not
/// vary.
Defined<Chance> mantel(std::span<gis::Plane const> places, std::span<double const> days,
                       MantelScale scale = MantelScale::raw, Draws draws = {});

}  // namespace sitmap::analysis
