// SPDX-License-Identifier: MIT
#include "analysis/onset_distance.hpp"

#include "analysis/normal.hpp"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

namespace sitmap::analysis {

namespace {

namespace bm = boost::math;

double normal_p(double z)
{
    return 2.0 * bm::cdf(bm::complement(bm::normal{}, std::abs(z)));
}

// Two-sided p of t; no error left means certainty.
double student_p(std::optional<double> t, double degrees)
{
    return t ? 2.0 * bm::cdf(bm::complement(bm::students_t{degrees}, std::abs(*t))) : 0.0;
}

struct Moments {
    double mean_x = 0;
    double mean_y = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
};

Moments moments(std::span<double const> x, std::span<double const> y)
{
    auto const n = static_cast<double>(x.size());
    Moments m{.mean_x = std::accumulate(x.begin(), x.end(), 0.0) / n,
              .mean_y = std::accumulate(y.begin(), y.end(), 0.0) / n};
    for (std::size_t i = 0; i < x.size(); ++i) {
        auto const dx = x[i] - m.mean_x;
        auto const dy = y[i] - m.mean_y;
        m.xx += dx * dx;
        m.yy += dy * dy;
        m.xy += dx * dy;
    }
    return m;
}

bool varies(std::span<double const> values)
{
    auto const [low, high] = std::ranges::minmax(values);
    return high > low;
}

std::optional<Undefined> bad_pairs(std::span<double const> x, std::span<double const> y)
{
    if (x.size() != y.size()) return Undefined{"not one onset a distance"};
    if (x.size() < 3) return Undefined{"fewer than 3 reached units"};
    if (!varies(x)) return Undefined{"all units are equally far from the origin"};
    if (!varies(y)) return Undefined{"all units were reached on the same day"};
    return std::nullopt;
}

std::vector<double> mid_ranks(std::span<double const> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t from = 0; from < order.size();) {
        auto to = from;
        while (to < order.size() && values[order[to]] == values[order[from]]) ++to;
        auto const rank = (static_cast<double>(from + to) + 1.0) / 2.0;
        for (auto at = from; at < to; ++at) ranks[order[at]] = rank;
        from = to;
    }
    return ranks;
}

// Sums over groups of t equal values, for Kendall's variance.
struct Ties {
    double pairs = 0;    // t (t - 1) / 2
    double triples = 0;  // t (t - 1) (t - 2)
    double spread = 0;   // t (t - 1) (2 t + 5)
};

Ties ties(std::span<double const> values)
{
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    Ties result;
    for (auto from = sorted.begin(); from != sorted.end();) {
        auto const to = std::upper_bound(from, sorted.end(), *from);
        auto const t = static_cast<double>(to - from);
        result.pairs += t * (t - 1) / 2;
        result.triples += t * (t - 1) * (t - 2);
        result.spread += t * (t - 1) * (2 * t + 5);
        from = to;
    }
    return result;
}

int sign(double value)
{
    return (value > 0) - (value < 0);
}

double spearman_p(double rho, std::size_t n)
{
    auto const degrees = static_cast<double>(n) - 2.0;
    std::optional<double> t;
    if (std::abs(rho) < 1) t = rho / std::sqrt((1.0 - rho * rho) / degrees);
    return student_p(t, degrees);
}

double pairs_of(std::size_t n)
{
    return static_cast<double>(n) * (static_cast<double>(n) - 1) / 2;
}

double kendall_p(double concordance, std::size_t count, Ties const& tx, Ties const& ty)
{
    auto const n = static_cast<double>(count);
    // Kendall & Gibbons 1990, sec. 4: variance of the concordance with ties in both.
    auto const variance = (n * (n - 1) * (2 * n + 5) - tx.spread - ty.spread) / 18 +
                          4 * tx.pairs * ty.pairs / (2 * n * (n - 1)) +
                          tx.triples * ty.triples / (9 * n * (n - 1) * (n - 2));
    return normal_p(concordance / std::sqrt(variance));
}

/// Ranks in one order that the days allow; onsets on one and the same day share theirs.
std::vector<double> allowed_ranks(std::span<double const> first, std::span<double const> last)
{
    std::vector<std::size_t> order(first.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    auto const key = [&](std::size_t i) {
        return std::pair{first[i] + last[i], last[i] - first[i]};
    };
    std::ranges::stable_sort(order, {}, key);
    std::vector<double> place(first.size());
    for (std::size_t at = 0; at < order.size(); ++at) {
        bool const is_tie =
            at > 0 && first[order[at]] == last[order[at]] && key(order[at]) == key(order[at - 1]);
        place[order[at]] = is_tie ? place[order[at - 1]] : static_cast<double>(at);
    }
    return mid_ranks(place);
}

/// The sums behind both correlations, over all orders that the days allow.
struct RankSums {
    Interval together;     // sum of (rank_x - mean)(rank_y - mean)
    Interval concordance;  // concordant less discordant pairs
};

RankSums rank_sums(std::span<double const> rank_x, std::span<double const> first,
                   std::span<double const> last)
{
    RankSums sums;
    auto const add = [](Interval& sum, double weight, int low, int high) {
        sum.low += std::min(weight * low, weight * high);
        sum.high += std::max(weight * low, weight * high);
    };
    for (std::size_t i = 1; i < rank_x.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            auto const low = sign(first[i] - last[j]);
            auto const high = sign(last[i] - first[j]);
            auto const farther = rank_x[i] - rank_x[j];
            add(sums.together, farther / 2, low, high);
            add(sums.concordance, sign(farther), low, high);
        }
    }
    return sums;
}

double nearest_0(Interval const& range)
{
    return range.low > 0 ? range.low : std::min(range.high, 0.0);
}

std::optional<Undefined> bad_intervals(std::span<double const> x, std::span<double const> first,
                                       std::span<double const> last)
{
    if (first.size() != last.size()) return Undefined{"not one interval an onset"};
    if (x.size() != first.size()) return Undefined{"not one onset a distance"};
    return bad_pairs(x, allowed_ranks(first, last));
}

}  // namespace

Defined<Correlation> spearman(std::span<double const> x, std::span<double const> y)
{
    if (auto const bad = bad_pairs(x, y)) return *bad;
    auto const m = moments(mid_ranks(x), mid_ranks(y));
    auto const rho = std::clamp(m.xy / std::sqrt(m.xx * m.yy), -1.0, 1.0);
    return Correlation{rho, spearman_p(rho, x.size()), static_cast<int>(x.size())};
}

Defined<Correlation> kendall(std::span<double const> x, std::span<double const> y)
{
    if (auto const bad = bad_pairs(x, y)) return *bad;
    double concordance = 0;
    for (std::size_t i = 1; i < x.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) concordance += sign(x[i] - x[j]) * sign(y[i] - y[j]);
    }
    auto const tx = ties(x);
    auto const ty = ties(y);
    auto const all = pairs_of(x.size());
    auto const tau = concordance / std::sqrt((all - tx.pairs) * (all - ty.pairs));
    return Correlation{tau, kendall_p(concordance, x.size(), tx, ty), static_cast<int>(x.size())};
}

std::int64_t open_pairs(std::span<double const> first, std::span<double const> last)
{
    std::int64_t open = 0;
    for (std::size_t i = 1; i < first.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            open += sign(first[i] - last[j]) != sign(last[i] - first[j]);
    return open;
}

Defined<RankRange> rank_range(std::span<double const> x, std::span<double const> first,
                              std::span<double const> last)
{
    if (auto const bad = bad_intervals(x, first, last)) return *bad;
    auto const rank_x = mid_ranks(x);
    auto const rank_y = allowed_ranks(first, last);
    auto const sums = rank_sums(rank_x, first, last);
    auto const m = moments(rank_x, rank_y);
    auto const tx = ties(rank_x);
    auto const ty = ties(rank_y);
    auto const all = pairs_of(x.size());
    auto const over = [](Interval const& sum, double size) {
        return Interval{std::max(sum.low / size, -1.0), std::min(sum.high / size, 1.0)};
    };
    RankRange range{.rho = over(sums.together, std::sqrt(m.xx * m.yy)),
                    .tau = over(sums.concordance, std::sqrt((all - tx.pairs) * (all - ty.pairs)))};
    range.p_rho = spearman_p(nearest_0(range.rho), x.size());
    range.p_tau = kendall_p(nearest_0(sums.concordance), x.size(), tx, ty);
    return range;
}

Defined<RankChance> ranks_against_chance(std::span<double const> x, std::span<double const> first,
                                         std::span<double const> last, Draws draws)
{
    if (auto const bad = bad_intervals(x, first, last)) return *bad;
    auto const rank_x = mid_ranks(x);
    auto const rank_y = allowed_ranks(first, last);
    auto const sums = rank_sums(rank_x, first, last);
    std::vector<double> const observed{std::abs(nearest_0(sums.together)),
                                       std::abs(nearest_0(sums.concordance))};
    auto const middle = (static_cast<double>(x.size()) + 1) / 2;
    auto const chances = against_chance(
        x.size(),
        [&](std::span<std::uint32_t const> order) -> std::vector<double> {
            if (std::ranges::is_sorted(order)) return observed;
            double together = 0;
            double concordance = 0;
            for (std::size_t i = 0; i < order.size(); ++i) {
                together += (rank_x[i] - middle) * (rank_y[order[i]] - middle);
                for (std::size_t j = 0; j < i; ++j)
                    concordance +=
                        sign(rank_x[i] - rank_x[j]) * sign(rank_y[order[i]] - rank_y[order[j]]);
            }
            return {std::abs(together), std::abs(concordance)};
        },
        draws);
    return RankChance{chances[0], chances[1]};
}

Defined<PearsonCorrelation> pearson(std::span<double const> x, std::span<double const> y,
                                    double level)
{
    if (auto const bad = bad_pairs(x, y)) return *bad;
    if (x.size() < 4) return Undefined{"fewer than 4 reached units"};
    auto const m = moments(x, y);
    auto const r = std::clamp(m.xy / std::sqrt(m.xx * m.yy), -1.0, 1.0);
    auto const n = static_cast<int>(x.size());
    if (std::abs(r) == 1) return PearsonCorrelation{r, {r, r}, n};
    auto const half = normal_half_width(level) / std::sqrt(n - 3.0);
    auto const z = std::atanh(r);
    return PearsonCorrelation{r, {std::tanh(z - half), std::tanh(z + half)}, n};
}

Defined<LeastSquares> least_squares(std::span<double const> x, std::span<double const> y,
                                    double level)
{
    if (x.size() != y.size()) return Undefined{"not one onset a distance"};
    if (x.size() < 3) return Undefined{"fewer than 3 reached units"};
    if (!varies(x)) return Undefined{"all units are equally far from the origin"};
    auto const m = moments(x, y);
    auto const degrees = static_cast<double>(x.size()) - 2.0;
    LeastSquares line{.slope = m.xy / m.xx, .n = static_cast<int>(x.size())};
    line.intercept = m.mean_y - line.slope * m.mean_x;
    double residual = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        auto const off = y[i] - line.intercept - line.slope * x[i];
        residual += off * off;
    }
    line.se_slope = std::sqrt(residual / degrees / m.xx);
    line.r_squared = m.yy > 0 ? 1.0 - residual / m.yy : 0.0;
    auto const t = bm::quantile(bm::students_t{degrees}, 0.5 + level / 2);
    line.slope_interval = {line.slope - t * line.se_slope, line.slope + t * line.se_slope};
    if (line.slope == 0) return line;
    std::optional<double> ratio;
    if (line.se_slope > 0) ratio = line.slope / line.se_slope;
    line.p = student_p(ratio, degrees);
    line.fieller_g = t * t * line.se_slope * line.se_slope / (line.slope * line.slope);
    return line;
}

Defined<SlopeRange> slope_range(std::span<double const> x, std::span<double const> first,
                                std::span<double const> last, double level)
{
    if (first.size() != last.size()) return Undefined{"not one interval an onset"};
    std::vector<double> middle(first.size());
    for (std::size_t i = 0; i < first.size(); ++i) middle[i] = (first[i] + last[i]) / 2;
    auto const line = least_squares(x, middle, level);
    if (!line) return Undefined{line.why()};
    auto const m = moments(x, middle);
    auto const degrees = static_cast<double>(x.size()) - 2.0;
    double reach = 0;
    double squares = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        auto const half = (last[i] - first[i]) / 2;
        reach += std::abs(x[i] - m.mean_x) / m.xx * half;
        squares += half * half;
    }
    // Residuals are a projection of the days: moved by less than the days are.
    auto const se = line->se_slope + std::sqrt(squares / degrees / m.xx);
    bm::students_t const student{degrees};
    auto const t = bm::quantile(student, 0.5 + level / 2);
    SlopeRange range;
    range.slopes = {line->slope - reach, line->slope + reach};
    range.interval = {range.slopes.low - t * se, range.slopes.high + t * se};
    range.outweighs_scatter = reach > line->se_slope;
    auto const nearest = std::abs(line->slope) - reach;
    if (nearest > 0)
        range.p = student_p(se > 0 ? std::optional{nearest / se} : std::nullopt, degrees);
    return range;
}

Defined<double> theil_sen(std::span<double const> x, std::span<double const> y)
{
    if (x.size() != y.size()) return Undefined{"not one onset a distance"};
    if (x.size() < 3) return Undefined{"fewer than 3 reached units"};
    std::vector<double> slopes;
    for (std::size_t i = 1; i < x.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (x[i] != x[j]) slopes.push_back((y[i] - y[j]) / (x[i] - x[j]));
        }
    }
    if (slopes.empty()) return Undefined{"no two units at different distances"};
    std::ranges::sort(slopes);
    auto const half = slopes.size() / 2;
    return slopes.size() % 2 == 1 ? slopes[half] : (slopes[half - 1] + slopes[half]) / 2;
}

Defined<Speed> apparent_speed(LeastSquares const& line)
{
    auto const [low, high] = line.slope_interval;
    if (low <= 0 && high >= 0) return Undefined{"no distance gradient: the slope may be 0"};
    return Speed{
        1.0 / line.slope, {1.0 / high, 1.0 / low}, line.se_slope / (line.slope * line.slope)};
}

Defined<Speed> apparent_speed(LeastSquares const& middle, SlopeRange const& range)
{
    auto const [low, high] = range.interval;
    if (low > 0 || high < 0)
        return Speed{1.0 / middle.slope,
                     {1.0 / high, 1.0 / low},
                     middle.se_slope / (middle.slope * middle.slope)};
    bool const is_shown = middle.slope_interval.low > 0 || middle.slope_interval.high < 0;
    if (is_shown || range.outweighs_scatter)
        return Undefined{
            "cannot tell: the onsets are dated too coarsely to show or exclude a "
            "distance gradient"};
    return apparent_speed(middle);
}

}  // namespace sitmap::analysis
