// SPDX-License-Identifier: MIT
#include "analysis/change_point.hpp"

#include "analysis/quantile.hpp"

#include <tbb/parallel_for.h>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace sitmap::analysis {

namespace {

// Running sums of counts and exposure, so that any stretch costs two subtractions.
struct Sums {
    std::vector<double> events = {0.0};
    std::vector<double> exposure = {0.0};

    Sums(std::span<int const> counts, std::span<double const> given)
    {
        for (std::size_t i = 0; i < counts.size(); ++i) {
            events.push_back(events.back() + counts[i]);
            exposure.push_back(exposure.back() + (given.empty() ? 1.0 : given[i]));
        }
    }
    std::size_t size() const { return events.size() - 1; }
    // Cost of months from .. to - 1: -2 log likelihood of their mean, without constants.
    double cost(std::size_t from, std::size_t to) const
    {
        auto const s = events[to] - events[from];
        return s > 0 ? 2.0 * s * (std::log(exposure[to] - exposure[from]) - std::log(s)) : 0.0;
    }
    double rate(std::size_t from, std::size_t to) const
    {
        return (events[to] - events[from]) / (exposure[to] - exposure[from]);
    }
};

std::optional<Undefined> bad_counts(std::span<int const> counts, std::span<double const> exposure)
{
    if (counts.empty()) return Undefined{"there are no months"};
    if (std::ranges::min(counts) < 0) return Undefined{"a count is negative"};
    if (exposure.empty()) return std::nullopt;
    if (exposure.size() != counts.size()) return Undefined{"not one exposure a month"};
    if (!(std::ranges::min(exposure) > 0)) return Undefined{"an exposure is not positive"};
    return std::nullopt;
}

struct Best {
    std::size_t first_after = 1;
    double ratio = 0;
};

Best best_cut(Sums const& sums)
{
    auto const n = sums.size();
    auto const whole = sums.cost(0, n);
    Best best{.ratio = -std::numeric_limits<double>::infinity()};
    for (std::size_t k = 1; k < n; ++k) {
        auto const ratio = whole - sums.cost(0, k) - sums.cost(k, n);
        if (ratio > best.ratio) best = {k, ratio};
    }
    return best;
}

// Months of `total` events that fall by chance, in proportion to the exposure.
std::vector<int> scattered(int total, Sums const& sums, bool equal, Random random)
{
    auto const n = sums.size();
    std::vector<int> counts(n, 0);
    for (int event = 0; event < total; ++event) {
        std::size_t month = 0;
        if (equal) {
            month = random.below(static_cast<std::uint32_t>(n));
        } else {
            auto const at = random.uniform() * sums.exposure.back();
            auto const next = std::ranges::upper_bound(sums.exposure, at);
            month = std::min(n, static_cast<std::size_t>(next - sums.exposure.begin())) - 1;
        }
        ++counts[month];
    }
    return counts;
}

// log of sum of exp, without overflow.
double log_sum(std::span<double const> logs)
{
    auto const top = std::ranges::max(logs);
    double sum = 0;
    for (auto const value : logs) sum += std::exp(value - top);
    return top + std::log(sum);
}

struct Gamma {
    double shape = 1;
    double rate = 1;
};

// What months from .. to - 1 say of their level: log probability of the counts (without constants)
// and posterior mean. Counts that vary `dispersion` times as much as Poisson ones tell as much as
// 1 / dispersion of their number.
struct LevelPosterior {
    double log_evidence = 0;
    double mean = 0;
};
LevelPosterior posterior_of(Sums const& sums, std::size_t from, std::size_t to, Gamma const& prior,
                            double dispersion)
{
    using boost::math::lgamma;
    auto const a = prior.shape + (sums.events[to] - sums.events[from]) / dispersion;
    auto const b = prior.rate + (sums.exposure[to] - sums.exposure[from]) / dispersion;
    return {lgamma(a) - a * std::log(b) + prior.shape * std::log(prior.rate) - lgamma(prior.shape),
            a / b};
}

Dispersion dispersion_of(double chi_squared, int degrees)
{
    boost::math::chi_squared_distribution<> const distribution(degrees);
    return {chi_squared, degrees,
            boost::math::cdf(boost::math::complement(distribution, chi_squared)),
            chi_squared / degrees};
}

// First position at which the running sum of `shares` reaches `level`.
std::size_t reaches(std::span<double const> shares, double level)
{
    double sum = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        sum += shares[i];
        if (sum >= level) return i;
    }
    return shares.size() - 1;
}

}  // namespace

Defined<Segmentation> change_points(std::span<int const> counts, double penalty, int shortest,
                                    std::span<double const> exposure)
{
    if (auto const bad = bad_counts(counts, exposure)) return *bad;
    auto const least = static_cast<std::size_t>(std::max(1, shortest));
    auto const n = counts.size();
    if (n < least) return Undefined{"fewer months than the shortest segment"};
    Sums const sums{counts, exposure};
    // best[t]: lowest cost of the first t months; -penalty pays for the first segment, which is no
    // change.
    std::vector<double> best(n + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> start(n + 1, 0);
    best[0] = -penalty;
    for (std::size_t t = least; t <= n; ++t) {
        for (std::size_t s = 0; s + least <= t; ++s) {
            auto const cost = best[s] + sums.cost(s, t) + penalty;
            if (cost < best[t]) {
                best[t] = cost;
                start[t] = s;
            }
        }
    }
    Segmentation result{.cost = best[n], .penalty = penalty};
    for (auto to = n; to > 0; to = start[to]) {
        result.rates.push_back(sums.rate(start[to], to));
        if (start[to] > 0) result.last.push_back(start[to] - 1);
    }
    std::ranges::reverse(result.rates);
    std::ranges::reverse(result.last);
    return result;
}

Defined<SingleChange> single_change(std::span<int const> counts, Draws draws,
                                    std::span<double const> exposure)
{
    if (auto const bad = bad_counts(counts, exposure)) return *bad;
    if (counts.size() < 2) return Undefined{"fewer than 2 months"};
    auto const total = std::accumulate(counts.begin(), counts.end(), 0);
    if (total == 0) return Undefined{"there are no events"};
    Sums const sums{counts, exposure};
    auto const found = best_cut(sums);
    std::vector<double> drawn(static_cast<std::size_t>(std::max(0, draws.count)));
    tbb::parallel_for(std::size_t{0}, drawn.size(), [&](std::size_t draw) {
        auto const by_chance = scattered(total, sums, exposure.empty(), Random{draws.seed, draw});
        drawn[draw] = best_cut(Sums{by_chance, exposure}).ratio;
    });
    SingleChange result{.last = found.first_after - 1, .likelihood_ratio = found.ratio};
    result.rate_before = sums.rate(0, found.first_after);
    result.rate_after = sums.rate(found.first_after, sums.size());
    result.chance = chance_of(found.ratio, drawn, draws);
    result.null_95 = quantile(drawn, 0.95);
    return result;
}

Defined<BayesChange> bayes_change(std::span<int const> counts, std::span<double const> exposure,
                                  ChangePrior const& prior, double level)
{
    if (auto const bad = bad_counts(counts, exposure)) return *bad;
    if (counts.size() < 2) return Undefined{"fewer than 2 months"};
    Sums const sums{counts, exposure};
    auto const n = sums.size();
    if (sums.events.back() == 0) return Undefined{"there are no events"};
    double const shape = prior.shape;
    double const rate = prior.rate.value_or(shape / sums.rate(0, n));
    if (!(shape > 0) || !(rate > 0)) return Undefined{"the prior is not proper"};
    auto const levels = [&](std::size_t from, std::size_t to) {
        return posterior_of(sums, from, to, {shape, rate}, prior.dispersion);
    };
    BayesChange result;
    for (std::size_t k = 1; k < n; ++k)
        result.posterior.push_back(levels(0, k).log_evidence + levels(k, n).log_evidence);
    auto const total = log_sum(result.posterior);
    result.log_bayes_factor =
        total - std::log(static_cast<double>(n - 1)) - levels(0, n).log_evidence;
    for (std::size_t k = 1; k < n; ++k) {
        auto& share = result.posterior[k - 1];
        share = std::exp(share - total);
        result.rate_before += share * levels(0, k).mean;
        result.rate_after += share * levels(k, n).mean;
    }
    auto const top = std::ranges::max_element(result.posterior);
    result.mode = static_cast<std::size_t>(top - result.posterior.begin());
    result.low = reaches(result.posterior, (1.0 - level) / 2.0);
    result.high = reaches(result.posterior, (1.0 + level) / 2.0);
    return result;
}

Defined<Dispersion> dispersion(std::span<int const> counts)
{
    if (auto const bad = bad_counts(counts, {})) return *bad;
    if (counts.size() < 2) return Undefined{"fewer than 2 months"};
    auto const n = static_cast<double>(counts.size());
    auto const mean = std::accumulate(counts.begin(), counts.end(), 0.0) / n;
    if (!(mean > 0)) return Undefined{"there are no events"};
    double squares = 0;
    for (auto const count : counts) squares += (count - mean) * (count - mean) / mean;
    return dispersion_of(squares, static_cast<int>(counts.size()) - 1);
}

Defined<Dispersion> dispersion_about(std::span<int const> counts, std::size_t last,
                                     std::span<double const> exposure)
{
    if (auto const bad = bad_counts(counts, exposure)) return *bad;
    if (counts.size() < 3) return Undefined{"fewer than 3 months"};
    if (last + 1 >= counts.size()) return Undefined{"no month lies after the change"};
    Sums const sums{counts, exposure};
    auto const n = sums.size();
    double squares = 0;
    for (std::size_t i = 0; i < n; ++i) {
        double const rate = i <= last ? sums.rate(0, last + 1) : sums.rate(last + 1, n);
        double const mean = rate * (sums.exposure[i + 1] - sums.exposure[i]);
        if (mean > 0) squares += (counts[i] - mean) * (counts[i] - mean) / mean;
    }
    return dispersion_of(squares, static_cast<int>(n) - 2);
}

}  // namespace sitmap::analysis
