// SPDX-License-Identifier: MIT
// analysis/link_sums.hpp: what all spatial statistics need of weights and values, shared by their
// files.
#pragma once

#include "analysis/defined.hpp"
#include "analysis/weights.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace sitmap::analysis {

/// S0 = sum w; S1 = half the sum of (w_ij + w_ji)^2; S2 = sum of (row sum + column sum)^2 (Cliff &
/// Ord 1981).
struct LinkSums {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
};
LinkSums link_sums(Weights const& weights);

/// Sum of w_ij values_j over the neighbours j of `unit`.
double lag(Weights const& weights, std::span<double const> values, std::size_t unit);

/// Values about their mean, with m2 and m4 divided by n.
struct Centred {
    std::vector<double> z;
    double n = 0;
    double mean = 0;
    double m2 = 0;
    double m4 = 0;
};
/// Undefined below 4 units, without a link, if not one value a unit, or if all values are equal.
Defined<Centred> centred(std::span<double const> values, Weights const& weights);

}  // namespace sitmap::analysis
