// SPDX-License-Identifier: MIT
// analysis/survival.hpp: how fast units are reached (methods M3a, M6): Kaplan-Meier, Cox regression
// on one covariate, log-rank. A unit never reached is censored at the end of the study, not last.
// Time in days.
#pragma once

#include "analysis/defined.hpp"

#include <optional>
#include <span>
#include <vector>

namespace sitmap::analysis {

/// Day of the first event, or the last day of watching if `reached` is false.
struct Lifetime {
    double time = 0;
    bool reached = false;
};

/// One step of the reach curve, at each distinct time.
struct ReachStep {
    double time = 0;
    int at_risk = 0;
    int reached = 0;
    double share = 0;  // reached by this time: 1 - product of (1 - d / n)
    std::optional<Interval> interval =
        {};  // log-log limits (Greenwood); none while the share is 0 or 1
};

/// Kaplan & Meier (1958) with limits of 95 %. Empty input gives an empty curve.
std::vector<ReachStep> reach_curve(std::span<Lifetime const> units);
/// First time by which at least this share is reached; none if never.
std::optional<double> time_reached(std::span<ReachStep const> curve, double share);

struct Cox {
    double log_hazard_ratio = 0;  // per unit of the covariate
    double standard_error = 0;
    double hazard_ratio = 1;
    Interval interval;  // of the hazard ratio
    double p = 1;       // Wald
    double log_likelihood_null = 0;
    double log_likelihood = 0;
    int reached = 0;
};
/// Cox (1972) partial likelihood with Efron (1977) ties, one covariate. Undefined if the covariate
/// or the times cannot order the units, or if the likelihood has no maximum.
Defined<Cox> cox(std::span<Lifetime const> units, std::span<double const> covariate,
                 double level = 0.95);

struct LogRank {
    double chi_squared = 0;
    int degrees = 1;
    double p = 1;
    std::vector<double> observed;  // one a group
    std::vector<double> expected;
};
/// Mantel (1966) log-rank test over two or more groups numbered from 0.
Defined<LogRank> log_rank(std::span<Lifetime const> units, std::span<int const> group);

}  // namespace sitmap::analysis
