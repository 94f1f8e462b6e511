// SPDX-License-Identifier: MIT
// analysis/quantile.hpp: a sample quantile by linear interpolation (Hyndman & Fan 1996, type 7, as
// R and numpy).
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace sitmap::analysis {

/// The quantile at `level` in 0..1; 0 for an empty sample.
inline double quantile(std::span<double const> sample, double level)
{
    if (sample.empty()) return 0.0;
    std::vector<double> sorted(sample.begin(), sample.end());
    std::ranges::sort(sorted);
    auto const at = level * static_cast<double>(sorted.size() - 1);
    auto const below = static_cast<std::size_t>(at);
    auto const above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace sitmap::analysis
