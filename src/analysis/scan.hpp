// SPDX-License-Identifier: MIT
// analysis/scan.hpp: the most unusual concentration of events in space and time (method S8;
// Kulldorff et al. 2005, space-time permutation). Needs no population. Finds clusters, not
// direction; 50 events and more.
#pragma once

#include "analysis/defined.hpp"
#include "analysis/permutation.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace sitmap::analysis {

/// One event: its unit and its month, both 0-based.
struct UnitMonth {
    std::uint32_t unit = 0;
    std::uint32_t month = 0;
    friend auto operator<=>(UnitMonth const&, UnitMonth const&) = default;
};

struct ScanLimits {
    double zone_share = 0.5;    // a zone holds at most this share of all events
    double window_share = 0.5;  // a window is at most this share of all months
    int zone_units = 0;         // at most so many units a zone; 0: no limit
};

/// Limits whose search over `units` and `months` takes about 5 s of one core for `draws`: the zones
/// shrink, to 10 units at least. Small studies keep the full limits. Nothing where even zones of 10
/// units would take more than 20 s. Print the limits beside the result.
std::optional<ScanLimits> affordable_limits(std::size_t units, int months, Draws draws);

struct Cylinder {
    std::vector<std::size_t> units = {};  // ascending
    int first_month = 0;                  // 0-based, both included
    int last_month = 0;
    int count = 0;
    double expected = 0;
    double llr = 0;
};
struct Scan {
    Cylinder most_likely;
    std::size_t zones = 0;
    std::size_t windows = 0;
    int events = 0;
    Chance chance;  // of the largest ratio, months permuted over events
};

/// c ln(c / mu) + (C - c) ln((C - c) / (C - mu)) if c > mu, else 0.
double scan_llr(double count, double expected, double total);

/// `nearest[u]`: all units by distance from u, u first; the zones are its initial stretches. Ties
/// in the ratio: the first zone and window. Undefined below 2 events, below 2 months, or if no zone
/// is small enough.
Defined<Scan> scan(std::span<UnitMonth const> events, int months,
                   std::span<std::vector<std::uint32_t> const> nearest, ScanLimits limits = {},
                   Draws draws = {});

/// The cylinder over the given units and months.
Cylinder cylinder(std::span<UnitMonth const> events, std::span<std::size_t const> units,
                  int first_month, int last_month);

}  // namespace sitmap::analysis
