// SPDX-License-Identifier: MIT
#include "analysis/hawkes.hpp"

#include <boost/math/tools/minima.hpp>
#include <eigen3/Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace sitmap::analysis {

namespace {

std::optional<Undefined> bad_times(std::span<double const> times, double end)
{
    if (times.empty()) return Undefined{"there are no events"};
    if (times.front() < 0 || times.back() > end) return Undefined{"an event lies outside 0 to end"};
    if (std::ranges::adjacent_find(times, std::ranges::greater_equal{}) != times.end()) {
        return Undefined{"the times are not ascending and distinct"};
    }
    return std::nullopt;
}

// For one beta the intensity is mu + alpha * excitation(i), and the compensator mu * end + alpha *
// follow_ups.
struct Kernel {
    std::vector<double> excitation;
    double follow_ups = 0;
    double end = 0;

    Kernel(std::span<double const> times, double last, double beta) : end(last)
    {
        double decayed = 0;  // sum of exp(-beta (t - t_i)) over the earlier events (Ozaki 1979)
        for (std::size_t i = 0; i < times.size(); ++i) {
            if (i > 0) decayed = (decayed + 1.0) * std::exp(-beta * (times[i] - times[i - 1]));
            excitation.push_back(beta * decayed);
            follow_ups -= std::expm1(-beta * (end - times[i]));
        }
    }
    double log_likelihood(double mu, double alpha) const
    {
        double sum = -mu * end - alpha * follow_ups;
        for (auto const e : excitation) sum += std::log(mu + alpha * e);
        return sum;
    }
};

struct Peak {
    double mu = 0;
    double alpha = 0;
    double log_likelihood = 0;
};

// The likelihood is concave in (mu, alpha), so damped Newton steps find its one peak with both >=
// 0.
Peak peak(Kernel const& kernel)
{
    auto const n = static_cast<double>(kernel.excitation.size());
    Peak here{n / kernel.end, 0.0, kernel.log_likelihood(n / kernel.end, 0.0)};
    double slope = -kernel.follow_ups;
    for (auto const e : kernel.excitation) slope += e / here.mu;
    if (slope <= 0) return here;  // follow-ups never help
    here.alpha = 0.1;
    here.mu *= 0.9;
    here.log_likelihood = kernel.log_likelihood(here.mu, here.alpha);
    for (int step = 0; step < 200; ++step) {
        Eigen::Vector2d gradient(-kernel.end, -kernel.follow_ups);
        Eigen::Matrix2d curvature = Eigen::Matrix2d::Zero();
        for (auto const e : kernel.excitation) {
            auto const lambda = here.mu + here.alpha * e;
            Eigen::Vector2d const part(1.0 / lambda, e / lambda);
            gradient += part;
            curvature += part * part.transpose();
        }
        Eigen::Vector2d move = curvature.ldlt().solve(gradient);
        Peak next = here;
        for (int halving = 0; halving < 60; ++halving, move /= 2) {
            next = {here.mu + move(0), here.alpha + move(1), here.log_likelihood};
            if (next.mu <= 0 || next.alpha <= 0) continue;
            next.log_likelihood = kernel.log_likelihood(next.mu, next.alpha);
            if (next.log_likelihood >= here.log_likelihood) break;
        }
        if (!(next.log_likelihood >= here.log_likelihood) || next.mu <= 0 || next.alpha <= 0) break;
        auto const done = std::abs(move(0)) < 1e-12 * next.mu && std::abs(move(1)) < 1e-12;
        here = next;
        if (done) break;
    }
    return here;
}

}  // namespace

Defined<HawkesLikelihood> hawkes_likelihood(std::span<double const> times, double end,
                                            HawkesParameters const& parameters)
{
    if (auto const bad = bad_times(times, end)) return *bad;
    auto const [mu, alpha, beta] = parameters;
    if (!(mu > 0) || !(alpha >= 0) || !(beta > 0)) return Undefined{"a parameter is out of range"};
    Kernel const kernel{times, end, beta};
    return HawkesLikelihood{kernel.log_likelihood(mu, alpha), mu * end + alpha * kernel.follow_ups};
}

Defined<HawkesFit> hawkes_fit(std::span<double const> times, double end)
{
    if (auto const bad = bad_times(times, end)) return *bad;
    if (times.size() < 10) return Undefined{"fewer than 10 events"};
    if (!(end > 1)) return Undefined{"the series is not longer than a day"};
    auto const badness = [&](double log_beta) {
        return -peak(Kernel{times, end, std::exp(log_beta)}).log_likelihood;
    };
    // The profile over beta may have several peaks: a coarse search first. Dates are days, so that
    // a decay within a day would only see how events of one day were told apart.
    auto const low = std::log(1.0 / end);
    auto const high = 0.0;
    constexpr int cells = 40;
    auto const width = (high - low) / cells;
    int best = 0;
    double lowest = badness(low);
    for (int i = 1; i <= cells; ++i) {
        auto const value = badness(low + i * width);
        if (value < lowest) {
            lowest = value;
            best = i;
        }
    }
    auto const centre = low + best * width;
    auto const [log_beta, ignored] = boost::math::tools::brent_find_minima(
        badness, centre - width, std::min(high, centre + width), 40);
    auto const beta = std::exp(log_beta);
    auto const found = peak(Kernel{times, end, beta});
    return HawkesFit{{found.mu, found.alpha, beta}, found.log_likelihood};
}

}  // namespace sitmap::analysis
