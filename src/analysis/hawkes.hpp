// SPDX-License-Identifier: MIT
// analysis/hawkes.hpp: share of events that follow on others (method C4; Hawkes 1971, exponential
// kernel). An appendix number: needs 100 events and distinct times, and the share absorbs any
// change of rate.
#pragma once

#include "analysis/defined.hpp"

#include <span>

namespace sitmap::analysis {

/// lambda(t) = mu + sum over t_i < t of alpha beta exp(-beta (t - t_i)).
struct HawkesParameters {
    double mu = 0;     // background events a day
    double alpha = 0;  // follow-ups an event (branching ratio)
    double beta = 0;   // per day
};
struct HawkesLikelihood {
    double log_likelihood = 0;
    double compensator = 0;  // expected events over 0 .. end
};
/// `times`: ascending days from 0. Undefined if times are not ascending and distinct, lie outside 0
/// .. end, or a parameter is out of range.
Defined<HawkesLikelihood> hawkes_likelihood(std::span<double const> times, double end,
                                            HawkesParameters const& parameters);
struct HawkesFit {
    HawkesParameters parameters;
    double log_likelihood = 0;
};
/// Maximum likelihood with a decay of at most 1 per day. Undefined below 10 events or if `end` is
/// not beyond 1 day.
Defined<HawkesFit> hawkes_fit(std::span<double const> times, double end);

}  // namespace sitmap::analysis
