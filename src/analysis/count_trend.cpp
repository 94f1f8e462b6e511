// SPDX-License-Identifier: MIT
#include "analysis/count_trend.hpp"

#include "analysis/normal.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/minima.hpp>
#include <eigen3/Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace sitmap::analysis {

namespace {

namespace bm = boost::math;

constexpr double quasi_level = 0.95;

struct Series {
    Eigen::VectorXd counts;
    Eigen::VectorXd time;  // standardised
    Eigen::VectorXd offset;
    double mean = 0;  // of t
    double sd = 1;
};

std::optional<Undefined> bad_series(std::span<int const> counts, std::span<double const> t,
                                    std::span<double const> exposure)
{
    if (counts.size() != t.size()) return Undefined{"not one time a count"};
    if (counts.size() < 3) return Undefined{"fewer than 3 months"};
    if (std::ranges::min(counts) < 0) return Undefined{"a count is negative"};
    if (std::ranges::max(counts) == 0) return Undefined{"there are no events"};
    auto const [low, high] = std::ranges::minmax(t);
    if (!(high > low)) return Undefined{"all counts are of the same time"};
    if (exposure.empty()) return std::nullopt;
    if (exposure.size() != counts.size()) return Undefined{"not one exposure a month"};
    if (!(std::ranges::min(exposure) > 0)) return Undefined{"an exposure is not positive"};
    return std::nullopt;
}

Series series(std::span<int const> counts, std::span<double const> t,
              std::span<double const> exposure)
{
    auto const n = static_cast<Eigen::Index>(counts.size());
    Series s{Eigen::VectorXd(n), Eigen::VectorXd(n), Eigen::VectorXd::Zero(n)};
    for (Eigen::Index i = 0; i < n; ++i) {
        auto const at = static_cast<std::size_t>(i);
        s.counts(i) = counts[at];
        s.time(i) = t[at];
        if (!exposure.empty()) s.offset(i) = std::log(exposure[at]);
    }
    s.mean = s.time.mean();
    s.sd = std::sqrt((s.time.array() - s.mean).square().mean());
    s.time = (s.time.array() - s.mean) / s.sd;
    return s;
}

struct Fit {
    Eigen::Vector2d coefficients;
    Eigen::Matrix2d covariance;
    Eigen::ArrayXd means;
};

struct PoissonFit {
    Fit fit;
    double deviance = 0;
    double pearson = 0;  // chi-squared
};

Eigen::Matrix2d information(Series const& s, Eigen::ArrayXd const& weight)
{
    Eigen::Matrix2d result;
    auto const cross = (weight * s.time.array()).sum();
    result << weight.sum(), cross, cross, (weight * s.time.array().square()).sum();
    return result;
}

double deviance(Eigen::VectorXd const& counts, Eigen::ArrayXd const& means)
{
    double sum = 0;
    for (Eigen::Index i = 0; i < counts.size(); ++i) {
        auto const y = counts(i);
        sum += 2.0 * ((y > 0 ? y * std::log(y / means(i)) : 0.0) - (y - means(i)));
    }
    return sum;
}

// Poisson by reweighted least squares from y + 0.1 until the deviance changes by less than 1e-8, as
// R's glm. The covariance is that of the last weighting, as there: it differs from the limit by
// less than 1e-6.
std::optional<PoissonFit> reweighted(Series const& s)
{
    Eigen::ArrayXd means = s.counts.array() + 0.1;
    Eigen::ArrayXd predictor = means.log();
    auto before = deviance(s.counts, means);
    for (int step = 0; step < 25; ++step) {
        Eigen::ArrayXd const weight = means;
        Eigen::ArrayXd const working =
            (predictor - s.offset.array() + (s.counts.array() - means) / means) * weight;
        Eigen::Matrix2d const covariance = information(s, weight).inverse();
        Eigen::Vector2d const b =
            covariance * Eigen::Vector2d(working.sum(), (working * s.time.array()).sum());
        predictor = s.offset.array() + b(0) + b(1) * s.time.array();
        means = predictor.exp();
        auto const now = deviance(s.counts, means);
        if (!b.allFinite() || !std::isfinite(now)) return std::nullopt;
        if (std::abs(now - before) < 1e-8 * (std::abs(now) + 0.1)) {
            auto const pearson = (weight * ((s.counts.array() - means) / means).square()).sum();
            return PoissonFit{{b, covariance, means}, now, pearson};
        }
        before = now;
    }
    return std::nullopt;
}

// Negative binomial by Fisher scoring; variance = mean + mean^2 / theta.
std::optional<Fit> scored(Series const& s, double theta)
{
    Eigen::Vector2d b(std::log(s.counts.sum() / s.offset.array().exp().sum()), 0.0);
    for (int step = 0; step < 200; ++step) {
        Eigen::ArrayXd const mu = (s.offset.array() + b(0) + b(1) * s.time.array()).exp();
        Eigen::ArrayXd const weight = mu / (1.0 + mu / theta);
        Eigen::ArrayXd const excess = (s.counts.array() - mu) / mu * weight;
        Eigen::Vector2d const score(excess.sum(), (excess * s.time.array()).sum());
        Eigen::Matrix2d const covariance = information(s, weight).inverse();
        Eigen::Vector2d move = covariance * score;
        if (!move.allFinite()) return std::nullopt;
        if (move.norm() > 2) move *= 2 / move.norm();  // a long first step may overflow exp
        b += move;
        if (move.norm() < 1e-12) return Fit{b, covariance, mu};
    }
    return std::nullopt;
}

double log_factorials(Eigen::VectorXd const& counts)
{
    double sum = 0;
    for (auto const y : counts) sum += bm::lgamma(y + 1.0);
    return sum;
}

// Intercept and slope for t itself, with their standard errors.
struct Coefficients {
    double intercept = 0;
    double slope = 0;
    double se_intercept = 0;
    double se_slope = 0;
};

Coefficients unscaled(Series const& s, Fit const& fit)
{
    auto const shift = s.mean / s.sd;
    auto const& v = fit.covariance;
    return {fit.coefficients(0) - shift * fit.coefficients(1), fit.coefficients(1) / s.sd,
            std::sqrt(v(0, 0) - 2 * shift * v(0, 1) + shift * shift * v(1, 1)),
            std::sqrt(v(1, 1)) / s.sd};
}

/// By t on n - 2 degrees: the dispersion is estimated.
double scattered_half_width(CountTrend const& trend, double level)
{
    return bm::quantile(bm::students_t{trend.n - 2.0}, 0.5 + level / 2) * trend.quasi_se_slope();
}

double negative_binomial_likelihood(Series const& s, Eigen::ArrayXd const& means, double theta)
{
    double sum = -log_factorials(s.counts);
    for (Eigen::Index i = 0; i < s.counts.size(); ++i) {
        auto const y = s.counts(i);
        auto const mu = means(i);
        // lgamma(theta + y) - lgamma(theta) as a sum: exact also for a large theta.
        for (int k = 0; k < y; ++k) sum += std::log(theta + k);
        sum += y * std::log(mu) - (theta + y) * std::log(theta + mu) + theta * std::log(theta);
    }
    return sum;
}

}  // namespace

double CountTrend::percent() const
{
    return 100.0 * std::expm1(slope);
}

Interval CountTrend::percent_interval(double standard_error, double level) const
{
    auto const half = normal_half_width(level) * standard_error;
    return {100.0 * std::expm1(slope - half), 100.0 * std::expm1(slope + half)};
}

Interval CountTrend::quasi_interval() const
{
    if (chance_is_wider()) return percent_interval(se_slope, quasi_level);
    auto const half = scattered_half_width(*this, quasi_level);
    return {100.0 * std::expm1(slope - half), 100.0 * std::expm1(slope + half)};
}

bool CountTrend::chance_is_wider() const
{
    return normal_half_width(quasi_level) * se_slope > scattered_half_width(*this, quasi_level);
}

double CountTrend::quasi_se_intercept() const
{
    return se_intercept * std::sqrt(dispersion);
}

double CountTrend::quasi_se_slope() const
{
    return se_slope * std::sqrt(dispersion);
}

Defined<CountTrend> poisson_trend(std::span<int const> counts, std::span<double const> t,
                                  std::span<double const> exposure)
{
    if (auto const bad = bad_series(counts, t, exposure)) return *bad;
    auto const s = series(counts, t, exposure);
    auto const found = reweighted(s);
    if (!found || found->fit.coefficients.array().abs().maxCoeff() > 20) {
        return Undefined{"all events fall at one end of the series"};
    }
    auto const c = unscaled(s, found->fit);
    auto const& mu = found->fit.means;
    CountTrend result{c.intercept, c.slope, c.se_intercept, c.se_slope};
    result.n = static_cast<int>(counts.size());
    result.log_likelihood = (s.counts.array() * mu.log() - mu).sum() - log_factorials(s.counts);
    result.deviance = found->deviance;
    Eigen::ArrayXd const exposed = s.offset.array().exp();
    result.null_deviance = deviance(s.counts, exposed * (s.counts.sum() / exposed.sum()));
    result.dispersion = found->pearson / (result.n - 2.0);
    return result;
}

Defined<NegativeBinomialTrend> negative_binomial_trend(std::span<int const> counts,
                                                       std::span<double const> t,
                                                       std::span<double const> exposure)
{
    if (auto const bad = bad_series(counts, t, exposure)) return *bad;
    auto const s = series(counts, t, exposure);
    constexpr double most = 12;  // theta = e^12: no different from Poisson
    auto const badness = [&](double log_theta) {
        auto const fit = scored(s, std::exp(log_theta));
        if (!fit) return std::numeric_limits<double>::max();
        return -negative_binomial_likelihood(s, fit->means, std::exp(log_theta));
    };
    auto const [log_theta, lowest] = bm::tools::brent_find_minima(badness, -7.0, most, 40);
    if (log_theta > most - 1 || lowest == std::numeric_limits<double>::max()) {
        return Undefined{"the counts are not overdispersed"};
    }
    auto const fit = *scored(s, std::exp(log_theta));
    auto const c = unscaled(s, fit);
    return NegativeBinomialTrend{.intercept = c.intercept,
                                 .slope = c.slope,
                                 .se_intercept = c.se_intercept,
                                 .se_slope = c.se_slope,
                                 .theta = std::exp(log_theta),
                                 .log_likelihood = -lowest,
                                 .n = static_cast<int>(counts.size())};
}

}  // namespace sitmap::analysis
