// SPDX-License-Identifier: MIT
// Join counts with the moments of non-free sampling: the number of active units is given (Cliff &
// Ord 1981, sec. 2.3).
#include "analysis/autocorrelation.hpp"
#include "analysis/link_sums.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace sitmap::analysis {

namespace {

// n (n - 1) .. (n - k + 1)
double falling(double n, int k)
{
    double product = 1;
    for (int i = 0; i < k; ++i) product *= n - i;
    return product;
}

struct Observed {
    double both = 0;
    double neither = 0;
    double mixed = 0;
};

template <typename IsActive>
Observed observed_joins(Weights const& weights, IsActive const& is_active)
{
    Observed sum;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        auto const columns = weights.neighbours(i);
        auto const row = weights.weights(i);
        bool const here = is_active(i);
        for (std::size_t k = 0; k < columns.size(); ++k) {
            bool const there = is_active(columns[k]);
            auto& kind = here != there ? sum.mixed : here ? sum.both : sum.neither;
            kind += row[k] / 2.0;
        }
    }
    return sum;
}

JoinCount finished(JoinCount join)
{
    // A variance of rounding size only: the count cannot vary.
    if (join.variance > 1e-9 * std::max(1.0, join.expected * join.expected)) {
        join.z = (join.observed - join.expected) / std::sqrt(join.variance);
    } else {
        join.variance = 0;
    }
    return join;
}

JoinCount same(double observed, double m, double n, LinkSums const& w)
{
    auto const p2 = falling(m, 2) / falling(n, 2);
    auto const p3 = falling(m, 3) / falling(n, 3);
    auto const p4 = falling(m, 4) / falling(n, 4);
    auto const expected = w.s0 * p2 / 2;
    auto const square = w.s1 * p2 + (w.s2 - 2 * w.s1) * p3 + (w.s0 * w.s0 + w.s1 - w.s2) * p4;
    return finished({observed, expected, square / 4 - expected * expected, std::nullopt});
}

JoinCount mixed(double observed, double b, double n, LinkSums const& w)
{
    auto const white = n - b;
    auto const expected = w.s0 * b * white / falling(n, 2);
    auto const p3 = b * white * (n - 2) / falling(n, 3);
    auto const p4 = falling(b, 2) * falling(white, 2) / falling(n, 4);
    auto const square = 2 * w.s1 * b * white / falling(n, 2) + (w.s2 - 2 * w.s1) * p3 +
                        4 * (w.s0 * w.s0 + w.s1 - w.s2) * p4;
    return finished({observed, expected, square / 4 - expected * expected, std::nullopt});
}

std::optional<Undefined> bad_map(std::vector<bool> const& active, Weights const& weights)
{
    if (active.size() != weights.size()) return Undefined{"not one state a unit"};
    if (active.size() < 4) return Undefined{"fewer than 4 units"};
    if (weights.columns.empty()) return Undefined{"no unit has a neighbour"};
    return std::nullopt;
}

}  // namespace

Defined<JoinCounts> join_counts(std::vector<bool> const& active, Weights const& weights)
{
    if (auto const bad = bad_map(active, weights)) return *bad;
    auto const w = link_sums(weights);
    auto const n = static_cast<double>(active.size());
    auto const b = static_cast<double>(std::ranges::count(active, true));
    auto const seen = observed_joins(weights, [&](std::size_t i) { return bool{active[i]}; });
    return JoinCounts{same(seen.both, b, n, w), same(seen.neither, n - b, n, w),
                      mixed(seen.mixed, b, n, w), static_cast<int>(b)};
}

Defined<Chance> joins_against_chance(std::vector<bool> const& active, Weights const& weights,
                                     Draws draws)
{
    if (auto const bad = bad_map(active, weights)) return *bad;
    auto const statistic = [&](std::span<std::uint32_t const> order) -> std::vector<double> {
        auto const is_active = [&](std::size_t i) { return bool{active[order[i]]}; };
        return {observed_joins(weights, is_active).both};
    };
    return against_chance(active.size(), statistic, draws).front();
}

}  // namespace sitmap::analysis
