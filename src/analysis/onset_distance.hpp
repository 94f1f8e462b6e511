// SPDX-License-Identifier: MIT
// analysis/onset_distance.hpp: does the onset come later the further a unit lies from the origin
// (method M6)? Ranks, slopes and, only if the slope's interval excludes 0, an apparent speed.
// Reached units only; for the others see survival.hpp (Cox). x: distance in km, y: day of the first
// event.
#pragma once

#include "analysis/defined.hpp"
#include "analysis/permutation.hpp"

#include <cstdint>
#include <span>

namespace sitmap::analysis {

struct Correlation {
    double value = 0;
    double p = 1;  // asymptotic, two-sided
    int n = 0;
};
/// Spearman (1904) with mid-ranks; p from t on n - 2. Undefined below 3 pairs or if one side does
/// not vary.
Defined<Correlation> spearman(std::span<double const> x, std::span<double const> y);
/// Kendall (1945) tau-b; p from the normal with tie-corrected variance.
Defined<Correlation> kendall(std::span<double const> x, std::span<double const> y);

struct PearsonCorrelation {
    double value = 0;
    Interval interval;  // Fisher's z; needs 4 pairs
    int n = 0;
};
Defined<PearsonCorrelation> pearson(std::span<double const> x, std::span<double const> y,
                                    double level = 0.95);

/// Pairs of units whose order the days of their onsets leave open. Onsets on one and the same day
/// are a tie, not open.
std::int64_t open_pairs(std::span<double const> first, std::span<double const> last);

/// Both correlations where each onset is known to an interval of days only. Both are sums over
/// pairs, and each open pair is counted either way: the ranges hold every order that the days allow
/// and may hold more.
struct RankRange {
    Interval rho;
    Interval tau;
    double p_rho = 1;  // asymptotic, of the value in the range that is nearest 0
    double p_tau = 1;
};
/// With single days: spearman and kendall. Undefined like them.
Defined<RankRange> rank_range(std::span<double const> x, std::span<double const> first,
                              std::span<double const> last);

/// Absolute rho and tau against all orders of the onsets (up to 8 units), or drawn ones; p_upper is
/// the two-sided p. `rho` holds it in units of the ranks, `tau` in pairs.
struct RankChance {
    Chance rho;
    Chance tau;
};
/// Of the values nearest 0 that the days of the onsets allow. Undefined like spearman.
Defined<RankChance> ranks_against_chance(std::span<double const> x, std::span<double const> first,
                                         std::span<double const> last, Draws draws = {});

/// Least squares y = intercept + slope x.
struct LeastSquares {
    double intercept = 0;
    double slope = 0;  // days per km
    double se_slope = 0;
    Interval slope_interval = {};
    double p = 1;
    double r_squared = 0;
    double fieller_g = 0;  // t^2 se^2 / slope^2; at 1 and above the inverse has no finite interval
    int n = 0;
};
/// Undefined below 3 pairs or if x does not vary.
Defined<LeastSquares> least_squares(std::span<double const> x, std::span<double const> y,
                                    double level = 0.95);
/// The slope where each onset is known to an interval of days only. It is linear in the days, so
/// its range is known exactly: each onset at the end that lowers or raises it.
struct SlopeRange {
    Interval slopes;    // of least squares over all days within the intervals
    Interval interval;  // the same with an error of the largest scatter that the days allow
    double p = 1;       // of the slope nearest 0, with that error; 1 if 0 is in the range
    bool outweighs_scatter = false;  // half the range is wider than the error of the middle slope
};
/// With single days: the slope, its interval and p of least_squares. Undefined like that.
Defined<SlopeRange> slope_range(std::span<double const> x, std::span<double const> first,
                                std::span<double const> last, double level = 0.95);
/// Median of the pairwise slopes (Theil 1950, Sen 1968); pairs with equal x are left out. Undefined
/// below 3 units.
Defined<double> theil_sen(std::span<double const> x, std::span<double const> y);

/// km a day: 1 / slope with the inverted limits of the slope.
struct Speed {
    double value = 0;
    Interval interval;
    double delta_se = 0;
};
/// Undefined ("no distance gradient") if the interval of the slope holds 0. Never the slope of x on
/// y.
Defined<Speed> apparent_speed(LeastSquares const& line);
/// The same where onsets are known to intervals: with the interval of the range, and undefined if
/// that holds 0 ("cannot tell" if it is the dates that allow it).
Defined<Speed> apparent_speed(LeastSquares const& middle, SlopeRange const& range);

}  // namespace sitmap::analysis
