// SPDX-License-Identifier: MIT
// analysis/count_trend.hpp: growth of monthly counts, y ~ exp(a + b t) (method S2; McCullagh &
// Nelder 1989). Not for series with level shifts: see change_point.hpp.
#pragma once

#include "analysis/defined.hpp"

#include <span>

namespace sitmap::analysis {

struct CountTrend {
    double intercept = 0;
    double slope = 0;  // per step of t
    double se_intercept = 0;
    double se_slope = 0;
    double log_likelihood = 0;
    double deviance = 0;
    double null_deviance = 0;
    double dispersion = 1;  // Pearson chi-squared / (n - 2)
    int n = 0;

    /// 100 (exp(slope) - 1): percent a step.
    double percent() const;
    /// Wald limits of percent() from `standard_error` of the slope.
    Interval percent_interval(double standard_error, double level = 0.95) const;
    /// Limits of percent() at 95 % that hold on few months as well: the wider of the Poisson
    /// ones, which no counts can be surer than, and the quasi-Poisson ones by t on n - 2 degrees.
    Interval quasi_interval() const;
    /// Whether those are the Poisson ones.
    bool chance_is_wider() const;
    /// Quasi-Poisson errors: times sqrt(dispersion).
    double quasi_se_intercept() const;
    double quasi_se_slope() const;
};
/// Poisson regression with log link; `exposure` (days of a month) enters as offset, empty: 1 each.
/// Undefined below 3 counts, without events, or if t does not vary.
Defined<CountTrend> poisson_trend(std::span<int const> counts, std::span<double const> t,
                                  std::span<double const> exposure = {});

struct NegativeBinomialTrend {
    double intercept = 0;
    double slope = 0;
    double se_intercept = 0;
    double se_slope = 0;
    double theta = 0;  // variance = mean + mean^2 / theta
    double log_likelihood = 0;
    int n = 0;
};
/// NB2 regression by maximum likelihood (Lawless 1987). Undefined if the counts are not
/// overdispersed.
Defined<NegativeBinomialTrend> negative_binomial_trend(std::span<int const> counts,
                                                       std::span<double const> t,
                                                       std::span<double const> exposure = {});

}  // namespace sitmap::analysis
