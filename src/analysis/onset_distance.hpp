// SPDX-License-Identifier: MIT
// analysis/onset_distance.hpp: does the onset come later the further a unit lies from the origin
// (method M6)? Ranks, slopes and, only if the slope's interval excludes 0, an apparent speed.
// Reached units only; for the others see survival.hpp (Cox). x: distance in km, y: day of the first
// event.
#pragma once

#include "analysis/defined.hpp"

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
/// Median of the pairwise slopes (Theil 1950, Sen 1968); pairs with equal x are left out.
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

}  // namespace sitmap::analysis
