// SPDX-License-Identifier: MIT
// analysis/swash.hpp: leading and following edge of activity (method S6; Cliff & Haggett 2006). A
// unit is lost at its last event of the window, so recent losses are provisional. Units never
// reached are left out.
#pragma once

#include "analysis/defined.hpp"

#include <span>
#include <vector>

namespace sitmap::analysis {

/// First and last active month of one unit, 1-based.
struct ActiveSpan {
    int first = 1;
    int last = 1;
};

struct Swash {
    int months = 0;
    int units = 0;
    double leading_edge = 0;       // mean first month
    double following_edge = 0;     // mean last month
    double susceptible = 0;        // S_A
    double infected = 0;           // I_A
    double recovered = 0;          // R_A
    double velocity = 0;           // R0A = (1 - S_A) / (1 - R_A)
    std::vector<int> gained = {};  // units with their first month here, one a month
    std::vector<int> lost = {};
};
/// Undefined without units or months.
Defined<Swash> swash(std::span<ActiveSpan const> units, int months);

}  // namespace sitmap::analysis
