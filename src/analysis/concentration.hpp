// SPDX-License-Identifier: MIT
// analysis/concentration.hpp: how unevenly events are spread over units (method S7). Empty units
// count in n. Entropy is biased down at small n, so compare at equal n.
#pragma once

#include "analysis/defined.hpp"

#include <optional>
#include <span>
#include <vector>

namespace sitmap::analysis {

struct Concentration {
    int events = 0;
    int units = 0;                                 // including empty ones
    double shannon = 0;                            // nats
    std::optional<double> evenness = {};           // shannon / ln(units); none for one unit
    double effective_units = 0;                    // exp(shannon): "as if spread evenly over"
    double simpson = 0;                            // 1 - sum p^2
    double hhi = 0;                                // sum p^2 (Herfindahl-Hirschman)
    double gini = 0;                               // of the population of units
    std::optional<double> gini_small_sample = {};  // times n / (n - 1); none for one unit
    double theil = 0;
    double hoover = 0;
    double top3_share = 0;
};
/// Undefined without events.
Defined<Concentration> concentration(std::span<int const> counts);

/// (N_u / N) / (ref_u / ref); none where the reference of a unit is 0. Undefined without events or
/// reference.
Defined<std::vector<std::optional<double>>> location_quotients(std::span<int const> counts,
                                                               std::span<double const> reference);
/// Kullback-Leibler divergence of the counts from the reference, nats. Undefined if events lie
/// where it is 0.
Defined<double> divergence(std::span<int const> counts, std::span<double const> reference);

}  // namespace sitmap::analysis
