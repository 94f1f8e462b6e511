// SPDX-License-Identifier: MIT
// analysis/rarefaction.hpp: how many units would be reached with fewer events (method M3b; Hurlbert
// 1971). Assumes independent events.
#pragma once

#include "analysis/defined.hpp"

#include <span>

namespace sitmap::analysis {

struct Rarefied {
    int events = 0;             // m
    double units = 0;           // expected number of distinct units among m random events
    double standard_error = 0;  // Heck, van Belle & Simberloff (1975)
};
/// `counts`: events a unit. Undefined if m is negative or above the number of events.
Defined<Rarefied> rarefy(std::span<int const> counts, int m);

/// Two periods compared at the smaller number of events.
struct ReachComparison {
    Rarefied before;
    Rarefied after;
};
Defined<ReachComparison> compare_reach(std::span<int const> before, std::span<int const> after);

}  // namespace sitmap::analysis
