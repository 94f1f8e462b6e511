// SPDX-License-Identifier: MIT
#include "analysis/survival.hpp"

#include "analysis/normal.hpp"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <eigen3/Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sitmap::analysis {

namespace {

namespace bm = boost::math;

std::vector<std::size_t> by_time(std::span<Lifetime const> units)
{
    std::vector<std::size_t> order(units.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(
        order, [&](std::size_t a, std::size_t b) { return units[a].time < units[b].time; });
    return order;
}

// Position after the last unit of `order` with the time of the one at `from`.
std::size_t end_of_tie(std::span<Lifetime const> units, std::span<std::size_t const> order,
                       std::size_t from)
{
    auto to = from;
    while (to < order.size() && units[order[to]].time == units[order[from]].time) ++to;
    return to;
}

std::optional<Interval> log_log_limits(double staying, double greenwood, double z)
{
    if (staying <= 0 || staying >= 1) return std::nullopt;
    auto const centre = std::log(-std::log(staying));
    auto const half = z * std::sqrt(greenwood) / std::abs(std::log(staying));
    return Interval{1.0 - std::exp(-std::exp(centre - half)),
                    1.0 - std::exp(-std::exp(centre + half))};
}

// Partial likelihood at one coefficient, with its first and minus its second derivative.
struct Partial {
    double log_likelihood = 0;
    double score = 0;
    double information = 0;
};

struct RiskSums {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    void add(double x, double risk)
    {
        s0 += risk;
        s1 += risk * x;
        s2 += risk * x * x;
    }
};

class PartialLikelihood {
public:
    PartialLikelihood(std::span<Lifetime const> units, std::vector<double> covariate)
        : units_(units), x_(std::move(covariate)), order_(by_time(units))
    {
    }

    Partial operator()(double beta) const
    {
        Partial result;
        RiskSums at_risk;
        auto to = order_.size();
        while (to > 0) {  // latest time first, so that the risk set grows
            auto from = to;
            while (from > 0 && units_[order_[from - 1]].time == units_[order_[to - 1]].time) --from;
            add_time(result, at_risk, from, to, beta);
            to = from;
        }
        return result;
    }

private:
    // Efron 1977: the l-th of d tied events leaves l / d of the tied risk behind.
    void add_time(Partial& result, RiskSums& at_risk, std::size_t from, std::size_t to,
                  double beta) const
    {
        RiskSums tied;
        int events = 0;
        for (auto at = from; at < to; ++at) {
            auto const unit = order_[at];
            auto const risk = std::exp(beta * x_[unit]);
            at_risk.add(x_[unit], risk);
            if (!units_[unit].reached) continue;
            tied.add(x_[unit], risk);
            result.log_likelihood += beta * x_[unit];
            result.score += x_[unit];
            ++events;
        }
        for (int l = 0; l < events; ++l) {
            auto const part = static_cast<double>(l) / events;
            auto const s0 = at_risk.s0 - part * tied.s0;
            auto const mean = (at_risk.s1 - part * tied.s1) / s0;
            result.log_likelihood -= std::log(s0);
            result.score -= mean;
            result.information += (at_risk.s2 - part * tied.s2) / s0 - mean * mean;
        }
    }

    std::span<Lifetime const> units_;
    std::vector<double> x_;
    std::vector<std::size_t> order_;
};

std::optional<double> maximum(PartialLikelihood const& likelihood)
{
    double beta = 0;
    auto here = likelihood(beta);
    for (int step = 0; step < 100; ++step) {
        if (!(here.information > 0)) return std::nullopt;
        auto move = here.score / here.information;
        auto next = likelihood(beta + move);
        while (!(next.log_likelihood >= here.log_likelihood - 1e-12) && std::abs(move) > 1e-14) {
            move /= 2;
            next = likelihood(beta + move);
        }
        beta += move;
        here = next;
        if (std::abs(move) <= 1e-12 * std::max(1.0, std::abs(beta))) return beta;
    }
    return std::nullopt;
}

std::vector<double> standardised(std::span<double const> values, double mean, double sd)
{
    std::vector<double> result;
    for (auto const value : values) result.push_back((value - mean) / sd);
    return result;
}

}  // namespace

std::vector<ReachStep> reach_curve(std::span<Lifetime const> units)
{
    auto const z = normal_half_width(0.95);
    auto const order = by_time(units);
    std::vector<ReachStep> curve;
    double staying = 1;
    double greenwood = 0;
    for (std::size_t from = 0; from < order.size();) {
        auto const to = end_of_tie(units, order, from);
        ReachStep step{.time = units[order[from]].time,
                       .at_risk = static_cast<int>(order.size() - from)};
        for (auto at = from; at < to; ++at) step.reached += units[order[at]].reached ? 1 : 0;
        auto const left = static_cast<double>(step.at_risk - step.reached);
        staying *= left / step.at_risk;
        if (left > 0) greenwood += step.reached / (left * step.at_risk);
        step.share = 1.0 - staying;
        step.interval = log_log_limits(staying, greenwood, z);
        curve.push_back(step);
        from = to;
    }
    return curve;
}

std::optional<double> time_reached(std::span<ReachStep const> curve, double share)
{
    constexpr double rounding = 1e-12;  // 1 - product of fractions: 0.25 may come out as 0.2499..
    auto const step = std::ranges::find_if(
        curve, [share](ReachStep const& s) { return s.share >= share - rounding && s.share > 0; });
    if (step == curve.end()) return std::nullopt;
    return step->time;
}

Defined<Cox> cox(std::span<Lifetime const> units, std::span<double const> covariate, double level)
{
    if (units.size() != covariate.size()) return Undefined{"not one covariate a unit"};
    auto const reached = std::ranges::count_if(units, [](Lifetime const& u) { return u.reached; });
    if (units.size() < 2 || reached == 0) return Undefined{"no unit was reached"};
    auto const n = static_cast<double>(units.size());
    auto const mean = std::accumulate(covariate.begin(), covariate.end(), 0.0) / n;
    double squares = 0;
    for (auto const x : covariate) squares += (x - mean) * (x - mean);
    auto const sd = std::sqrt(squares / n);
    if (!std::isfinite(sd)) return Undefined{"a covariate is not finite"};
    if (!(sd > 0)) return Undefined{"the covariate is the same for all units"};

    PartialLikelihood const likelihood{units, standardised(covariate, mean, sd)};
    auto const beta = maximum(likelihood);
    // A coefficient of 20 standard deviations is a likelihood that rises for ever, not an estimate.
    if (!beta || std::abs(*beta) > 20) {
        return Undefined{"the covariate orders the units completely or not at all"};
    }
    auto const best = likelihood(*beta);
    auto const error = 1.0 / std::sqrt(best.information) / sd;
    auto const log_ratio = *beta / sd;
    auto const half = normal_half_width(level) * error;
    auto const wald = std::abs(log_ratio / error);
    return Cox{.log_hazard_ratio = log_ratio,
               .standard_error = error,
               .hazard_ratio = std::exp(log_ratio),
               .interval = {std::exp(log_ratio - half), std::exp(log_ratio + half)},
               .p = 2.0 * bm::cdf(bm::complement(bm::normal{}, wald)),
               // Centring the covariate leaves the partial likelihood as it is.
               .log_likelihood_null = likelihood(0).log_likelihood,
               .log_likelihood = best.log_likelihood,
               .reached = static_cast<int>(reached)};
}

Defined<LogRank> log_rank(std::span<Lifetime const> units, std::span<int const> group)
{
    if (units.empty() || units.size() != group.size()) return Undefined{"not one group a unit"};
    if (std::ranges::min(group) < 0) return Undefined{"a group number is negative"};
    auto const groups = static_cast<Eigen::Index>(std::ranges::max(group)) + 1;
    if (groups < 2) return Undefined{"one group only"};
    auto const order = by_time(units);
    Eigen::VectorXd at_risk = Eigen::VectorXd::Zero(groups);
    for (auto const g : group) at_risk(g) += 1;
    Eigen::VectorXd observed = Eigen::VectorXd::Zero(groups);
    Eigen::VectorXd expected = Eigen::VectorXd::Zero(groups);
    Eigen::MatrixXd variance = Eigen::MatrixXd::Zero(groups, groups);
    for (std::size_t from = 0; from < order.size();) {
        auto const to = end_of_tie(units, order, from);
        double events = 0;
        Eigen::VectorXd leaving = Eigen::VectorXd::Zero(groups);
        for (auto at = from; at < to; ++at) {
            auto const g = group[order[at]];
            leaving(g) += 1;
            if (!units[order[at]].reached) continue;
            observed(g) += 1;
            events += 1;
        }
        auto const n = at_risk.sum();
        Eigen::VectorXd const share = at_risk / n;
        expected += events * share;
        if (n > 1) {
            Eigen::MatrixXd const spread =
                Eigen::MatrixXd(share.asDiagonal()) - share * share.transpose();
            variance += events * (n - events) / (n - 1) * spread;
        }
        at_risk -= leaving;
        from = to;
    }
    auto const free = groups - 1;
    Eigen::FullPivLU<Eigen::MatrixXd> const solver(variance.topLeftCorner(free, free));
    if (!solver.isInvertible()) return Undefined{"a group is empty or no unit was reached in time"};
    Eigen::VectorXd const excess = (observed - expected).head(free);
    auto const chi = excess.dot(solver.solve(excess));
    auto const degrees = static_cast<int>(free);
    return LogRank{chi,
                   degrees,
                   bm::cdf(bm::complement(bm::chi_squared_distribution<>(degrees), chi)),
                   {observed.begin(), observed.end()},
                   {expected.begin(), expected.end()}};
}

}  // namespace sitmap::analysis
