// SPDX-License-Identifier: MIT
#include "analysis/proportions.hpp"

#include "analysis/normal.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sitmap::analysis {

namespace {

namespace bm = boost::math;

std::optional<Undefined> bad_share(int x, int n)
{
    if (n <= 0) return Undefined{"no records in the denominator"};
    if (x < 0 || x > n) return Undefined{"the count is outside 0 to n"};
    return std::nullopt;
}

Interval wilson_limits(int x, int n, double z)
{
    auto const count = static_cast<double>(n);
    auto const p = x / count;
    auto const scale = 1.0 + z * z / count;
    auto const centre = (p + z * z / (2.0 * count)) / scale;
    auto const half = z * std::sqrt(p * (1.0 - p) / count + z * z / (4.0 * count * count)) / scale;
    return {x == 0 ? 0.0 : centre - half, x == n ? 1.0 : centre + half};
}

Interval clopper_pearson_limits(int x, int n, double level)
{
    auto const tail = (1.0 - level) / 2.0;
    Interval limits{0.0, 1.0};
    if (x > 0) limits.low = bm::quantile(bm::beta_distribution<>(x, n - x + 1.0), tail);
    if (x < n) {
        limits.high = bm::quantile(bm::complement(bm::beta_distribution<>(x + 1.0, n - x), tail));
    }
    return limits;
}

double upper_tail(double chi_squared, int degrees)
{
    return bm::cdf(bm::complement(bm::chi_squared_distribution<>(degrees), chi_squared));
}

struct Totals {
    double x = 0;
    double n = 0;
};

Totals totals(std::span<int const> x, std::span<int const> n)
{
    return {std::accumulate(x.begin(), x.end(), 0.0), std::accumulate(n.begin(), n.end(), 0.0)};
}

std::optional<Undefined> bad_shares(std::span<int const> x, std::span<int const> n)
{
    if (x.empty() || x.size() != n.size()) return Undefined{"no groups to compare"};
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (auto const bad = bad_share(x[i], n[i])) return bad;
    }
    auto const sum = totals(x, n);
    if (sum.x == 0) return Undefined{"the share is 0 in every group"};
    if (sum.x == sum.n) return Undefined{"the share is 1 in every group"};
    return std::nullopt;
}

/// Chance of each (marked records, their sum of scores) over the groups so far.
class Ways {
public:
    Ways(std::size_t marked, std::size_t top) : width_(top + 1), chance_((marked + 1) * width_)
    {
        chance_[0] = 1;
    }
    /// k of n records of a group are marked with probability `share` each.
    void add_group(int n, std::size_t score, double share)
    {
        std::vector<double> next(chance_.size());
        bm::binomial_distribution<> const binomial(n, share);
        auto const marked = chance_.size() / width_ - 1;
        for (std::size_t k = 0; k <= std::min(marked, static_cast<std::size_t>(n)); ++k) {
            auto const here = bm::pdf(binomial, static_cast<double>(k));
            for (std::size_t m = 0; m + k <= marked; ++m)
                for (std::size_t sum = 0; sum + k * score < width_; ++sum)
                    next[(m + k) * width_ + sum + k * score] += here * chance_[m * width_ + sum];
        }
        chance_ = std::move(next);
    }
    /// By the sum of scores, with all of the marked records.
    std::span<double const> all_marked() const { return std::span{chance_}.last(width_); }

private:
    std::size_t width_;
    std::vector<double> chance_;
};

}  // namespace

Defined<Share> wilson(int x, int n, double level)
{
    if (auto const bad = bad_share(x, n)) return *bad;
    return Share{x, n, static_cast<double>(x) / n, wilson_limits(x, n, normal_half_width(level))};
}

Defined<Share> wilson_continuity(int x, int n, double level)
{
    if (auto const bad = bad_share(x, n)) return *bad;
    auto const count = static_cast<double>(n);
    auto const z = normal_half_width(level);
    auto const p = x / count;
    auto const below = std::max(0.0, z * z - 2 - 1 / count + 4 * p * (count * (1 - p) + 1));
    auto const above = std::max(0.0, z * z + 2 - 1 / count + 4 * p * (count * (1 - p) - 1));
    auto const scale = 2.0 * (count + z * z);
    Interval const limits{
        x == 0 ? 0.0 : std::max(0.0, (2 * x + z * z - 1 - z * std::sqrt(below)) / scale),
        x == n ? 1.0 : std::min(1.0, (2 * x + z * z + 1 + z * std::sqrt(above)) / scale)};
    return Share{x, n, p, limits};
}

Defined<Share> clopper_pearson(int x, int n, double level)
{
    if (auto const bad = bad_share(x, n)) return *bad;
    return Share{x, n, static_cast<double>(x) / n, clopper_pearson_limits(x, n, level)};
}

Defined<Difference> newcombe(int x1, int n1, int x2, int n2)
{
    auto const first = wilson(x1, n1);
    auto const second = wilson(x2, n2);
    if (!first) return Undefined{first.why()};
    if (!second) return Undefined{second.why()};
    auto const [p1, p2] = std::pair{first->value, second->value};
    auto const [l1, u1] = first->interval;
    auto const [l2, u2] = second->interval;
    auto const d = p1 - p2;
    return Difference{d, {d - std::hypot(p1 - l1, u2 - p2), d + std::hypot(u1 - p1, p2 - l2)}};
}

Defined<Interval> garwood(int count, double exposure, double level)
{
    if (count < 0) return Undefined{"the count is negative"};
    if (!(exposure > 0)) return Undefined{"the exposure is not positive"};
    auto const tail = (1.0 - level) / 2.0;
    Interval limits;
    if (count > 0) limits.low = bm::quantile(bm::chi_squared_distribution<>(2.0 * count), tail) / 2;
    bm::chi_squared_distribution<> const upper(2.0 * count + 2.0);
    limits.high = bm::quantile(bm::complement(upper, tail)) / 2.0;
    return Interval{limits.low / exposure, limits.high / exposure};
}

Defined<double> binomial_p(int x, int n, double share)
{
    if (auto const bad = bad_share(x, n)) return *bad;
    if (!(share >= 0) || share > 1) return Undefined{"the share is outside 0 to 1"};
    bm::binomial_distribution<> const binomial(n, share);
    auto const limit = bm::pdf(binomial, x) * likelihood_margin;
    double p = 0;
    for (int k = 0; k <= n; ++k) {
        auto const here = bm::pdf(binomial, k);
        if (here <= limit) p += here;
    }
    return std::min(1.0, p);
}

Defined<RateRatio> rate_ratio(int count1, double exposure1, int count2, double exposure2)
{
    if (count1 < 0 || count2 < 0) return Undefined{"a count is negative"};
    if (!(exposure1 > 0) || !(exposure2 > 0)) return Undefined{"an exposure is not positive"};
    if (count1 + count2 == 0) return Undefined{"both counts are 0"};
    auto const scale = exposure2 / exposure1;
    auto const limits = clopper_pearson_limits(count1, count1 + count2, 0.95);
    RateRatio result;
    if (count2 > 0) {
        result.value = scale * count1 / count2;
        result.high = limits.high / (1.0 - limits.high) * scale;
    }
    result.low = count2 == 0 && limits.low == 1.0 ? 0.0 : limits.low / (1.0 - limits.low) * scale;
    auto const null_share = exposure1 / (exposure1 + exposure2);
    result.p = *binomial_p(count1, count1 + count2, null_share);
    return result;
}

Defined<ChiSquared> trend(std::span<int const> x, std::span<int const> n,
                          std::span<double const> scores)
{
    if (auto const bad = bad_shares(x, n)) return *bad;
    if (scores.size() != x.size()) return Undefined{"not one score a group"};
    auto const sum = totals(x, n);
    auto const p = sum.x / sum.n;
    double weighted = 0;
    for (std::size_t i = 0; i < n.size(); ++i) weighted += n[i] * scores[i];
    auto const mean = weighted / sum.n;
    double covariance = 0;
    double squares = 0;
    for (std::size_t i = 0; i < n.size(); ++i) {
        covariance += (x[i] - n[i] * p) * (scores[i] - mean);
        squares += n[i] * (scores[i] - mean) * (scores[i] - mean);
    }
    if (squares == 0) return Undefined{"all groups have the same score"};
    auto const value = covariance * covariance / (p * (1.0 - p) * squares);
    return ChiSquared{value, 1, upper_tail(value, 1)};
}

Defined<double> exact_trend_p(std::span<int const> x, std::span<int const> n,
                              std::span<int const> scores)
{
    if (auto const bad = bad_shares(x, n)) return *bad;
    if (scores.size() != x.size()) return Undefined{"not one score a group"};
    auto const [low, high] = std::ranges::minmax(scores);
    if (low == high) return Undefined{"all groups have the same score"};
    auto const sum = totals(x, n);
    if (sum.x > sum.n / 2) {  // the others deviate as far, and are fewer
        std::vector<int> others(n.begin(), n.end());
        for (std::size_t i = 0; i < others.size(); ++i) others[i] -= x[i];
        return exact_trend_p(others, n, scores);
    }
    constexpr double most_steps = 2e7;
    auto const top = sum.x * (high - low);
    if (sum.x * top * std::min(sum.n, sum.x * static_cast<double>(n.size())) > most_steps)
        return Undefined{"too many records for the exact test"};
    Ways ways{static_cast<std::size_t>(sum.x), static_cast<std::size_t>(top)};
    double observed = 0;
    double expected = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        auto const score = scores[i] - low;
        ways.add_group(n[i], static_cast<std::size_t>(score), sum.x / sum.n);
        observed += static_cast<double>(x[i]) * score;
        expected += n[i] * sum.x / sum.n * score;
    }
    auto const chances = ways.all_marked();
    double all = 0;
    double far = 0;
    for (std::size_t t = 0; t < chances.size(); ++t) {
        all += chances[t];
        auto const off = std::abs(static_cast<double>(t) - expected);
        if (off >= std::abs(observed - expected) - 1e-9 * top) far += chances[t];
    }
    return std::min(1.0, far / all);
}

Defined<ChiSquared> equal_shares(std::span<int const> x, std::span<int const> n)
{
    if (auto const bad = bad_shares(x, n)) return *bad;
    if (x.size() < 2) return Undefined{"one group only"};
    auto const sum = totals(x, n);
    auto const p = sum.x / sum.n;
    double value = 0;
    for (std::size_t i = 0; i < n.size(); ++i) {
        auto const deviation = x[i] - n[i] * p;
        value += deviation * deviation / (n[i] * p * (1.0 - p));
    }
    auto const degrees = static_cast<int>(x.size()) - 1;
    return ChiSquared{value, degrees, upper_tail(value, degrees)};
}

Defined<std::vector<Share>> goodman(std::span<int const> counts, double level)
{
    auto const n = std::accumulate(counts.begin(), counts.end(), 0);
    if (n <= 0) return Undefined{"no records in the denominator"};
    auto const one = 1.0 - (1.0 - level) / static_cast<double>(counts.size());
    auto const z = normal_half_width(one);
    std::vector<Share> result;
    for (auto const x : counts) {
        if (auto const bad = bad_share(x, n)) return *bad;
        result.push_back({x, n, static_cast<double>(x) / n, wilson_limits(x, n, z)});
    }
    return result;
}

}  // namespace sitmap::analysis
