// SPDX-License-Identifier: MIT
// analysis/proportions.hpp: shares and rates with intervals (method M2). Events come in campaigns,
// so binomial and Poisson limits are a lower bound on the uncertainty. `level` is the confidence,
// 0.95 by default.
#pragma once

#include "analysis/defined.hpp"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace sitmap::analysis {

/// Exact tests count an outcome as not more likely than the observed one within this factor, as R's
/// binom.test and fisher.test do.
constexpr double likelihood_margin = 1.0 + 1e-7;

/// x of n with limits in 0..1.
struct Share {
    int x = 0;
    int n = 0;
    double value = 0;
    Interval interval;
};

/// Wilson (1927) score interval, exactly 0 at x = 0 and 1 at x = n. Undefined for n = 0.
Defined<Share> wilson(int x, int n, double level = 0.95);
/// Wilson with continuity correction (Newcombe 1998, method 4).
Defined<Share> wilson_continuity(int x, int n, double level = 0.95);
/// Clopper & Pearson (1934) exact interval. Undefined for n = 0.
Defined<Share> clopper_pearson(int x, int n, double level = 0.95);

struct Difference {
    double value = 0;  // p1 - p2
    Interval interval;
};
/// Difference of two shares with the limits of Newcombe (1998, method 10) from two Wilson
/// intervals of 95 %.
Defined<Difference> newcombe(int x1, int n1, int x2, int n2);

/// Garwood (1936) exact limits of a Poisson mean, divided by `exposure` (events per unit of
/// exposure).
Defined<Interval> garwood(int count, double exposure = 1, double level = 0.95);

/// count1 in exposure1 against count2 in exposure2.
struct RateRatio {
    std::optional<double> value;  // none if the second count is 0
    double low = 0;
    std::optional<double> high;  // none: no upper limit
    double p = 1;  // exact, two-sided: sum of the outcomes not more likely than the observed
};
/// Conditional binomial comparison of two Poisson rates, limits of 95 %. Undefined if both counts
/// are 0.
Defined<RateRatio> rate_ratio(int count1, double exposure1, int count2, double exposure2);

/// Two-sided p of a binomial test: sum of the outcomes not more likely than x. Undefined for n = 0.
Defined<double> binomial_p(int x, int n, double share);

/// 2 x 2 table {{a, b}, {c, d}}: exact two-sided p and the conditional odds ratio (Fisher 1935).
struct Fisher {
    double p = 1;
    std::optional<double> odds_ratio;  // none: infinite
    double low = 0;
    std::optional<double> high;
};
Defined<Fisher> fisher(std::array<std::array<int, 2>, 2> const& table, double level = 0.95);

struct ChiSquared {
    double value = 0;
    int degrees = 1;
    double p = 1;
};
/// Cochran (1954) & Armitage (1955) trend of x of n over ordered scores (years). Undefined when no
/// share can differ: all x = 0, all x = n, or one score.
Defined<ChiSquared> trend(std::span<int const> x, std::span<int const> n,
                          std::span<double const> scores);
/// The same trend exactly: of all ways in which the marked records can lie in the groups, given how
/// many there are, the share of those that deviate at least as far (two-sided). Scores are whole
/// numbers. Undefined like `trend`, and where there are too many ways (several hundred records).
Defined<double> exact_trend_p(std::span<int const> x, std::span<int const> n,
                              std::span<int const> scores);
/// Pearson chi-squared of equal shares, without correction.
Defined<ChiSquared> equal_shares(std::span<int const> x, std::span<int const> n);

/// Simultaneous limits of multinomial shares by Goodman (1965), as Wilson limits at 1 - alpha / k.
Defined<std::vector<Share>> goodman(std::span<int const> counts, double level = 0.95);

}  // namespace sitmap::analysis
