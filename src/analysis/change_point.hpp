// SPDX-License-Identifier: MIT
// analysis/change_point.hpp: when the level of monthly counts changed (method S1). Positions are
// "last index of a segment", 0-based. Counts are overdispersed, which makes Poisson change points
// too many: prefer 3 ln n.
#pragma once

#include "analysis/defined.hpp"
#include "analysis/permutation.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace sitmap::analysis {

/// The best cut into segments of constant Poisson rate.
struct Segmentation {
    std::vector<std::size_t> last = {};  // last index of each segment but the last, ascending
    std::vector<double> rates = {};      // events per unit of exposure, one a segment
    double cost = 0;                     // with the penalties
    double penalty = 0;
};
/// Exact optimal partitioning (Jackson et al. 2005) of cost 2 S (ln m - ln S) plus `penalty` a
/// change; m is the exposure (empty: 1 each). Undefined if there are fewer than `shortest` counts.
Defined<Segmentation> change_points(std::span<int const> counts, double penalty, int shortest = 2,
                                    std::span<double const> exposure = {});

/// One change: the largest likelihood ratio over all cuts.
struct SingleChange {
    std::size_t last = 0;  // last index before the change
    double likelihood_ratio = 0;
    double rate_before = 0;
    double rate_after = 0;
    Chance chance = {};  // null: total fixed, events fall on months in proportion to exposure
    double null_95 = 0;  // 95 % point of the drawn maxima
};
/// Undefined below 2 counts or without events.
Defined<SingleChange> single_change(std::span<int const> counts, Draws draws = {},
                                    std::span<double const> exposure = {});

/// What is believed of the level before and after a change, before looking.
struct ChangePrior {
    double shape = 1;                 // of a gamma distribution
    std::optional<double> rate = {};  // empty: its mean is the level of the whole series
    double dispersion = 1;  // variance / mean of a count; above 1 the likelihood is tempered
};
/// Raftery & Akman (1986): gamma priors of both levels, uniform prior on the date. An interval is
/// only as good as the prior's scale: one that says "about 1" hides a change from 60 to 80.
struct BayesChange {
    std::vector<double> posterior;  // of "last index before the change" = 0 .. n - 2
    std::size_t mode = 0;
    std::size_t low = 0;  // 95 % equal-tailed limits of the date
    std::size_t high = 0;
    double rate_before = 0;  // posterior means, per unit of exposure
    double rate_after = 0;
    double log_bayes_factor = 0;  // one change against none
};
/// Undefined below 2 counts or without events.
Defined<BayesChange> bayes_change(std::span<int const> counts,
                                  std::span<double const> exposure = {},
                                  ChangePrior const& prior = {}, double level = 0.95);

/// Variance to mean ratio; about 1 for Poisson counts.
struct Dispersion {
    double chi_squared = 0;
    int degrees = 0;
    double p_upper = 1;
    double variance_to_mean = 0;
};
Defined<Dispersion> dispersion(std::span<int const> counts);
/// The same about two levels, that of the counts up to index `last` and that of the others.
/// Undefined below 3 counts or if `last` is the last one.
Defined<Dispersion> dispersion_about(std::span<int const> counts, std::size_t last,
                                     std::span<double const> exposure = {});

}  // namespace sitmap::analysis
