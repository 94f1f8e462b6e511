// SPDX-License-Identifier: MIT
#include "analysis/rarefaction.hpp"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace sitmap::analysis {

namespace {

// Chance that m events drawn from `total` miss all of `count` given events: C(total - count, m) /
// C(total, m).
double missed(int total, int count, int m)
{
    if (total - count < m) return 0.0;
    using boost::math::lgamma;
    return std::exp(lgamma(total - count + 1.0) - lgamma(total - count - m + 1.0) -
                    lgamma(total + 1.0) + lgamma(total - m + 1.0));
}

}  // namespace

Defined<Rarefied> rarefy(std::span<int const> counts, int m)
{
    if (!counts.empty() && std::ranges::min(counts) < 0) return Undefined{"a count is negative"};
    auto const total = std::accumulate(counts.begin(), counts.end(), 0);
    if (m < 0 || m > total) return Undefined{"the sample is larger than the number of events"};
    std::vector<int> present;
    std::ranges::copy_if(counts, std::back_inserter(present), [](int n) { return n > 0; });
    std::vector<double> miss;
    for (auto const n : present) miss.push_back(missed(total, n, m));

    Rarefied result{.events = m};
    double variance = 0;
    for (std::size_t u = 0; u < present.size(); ++u) {
        result.units += 1.0 - miss[u];
        variance += miss[u] * (1.0 - miss[u]);
        for (std::size_t v = 0; v < u; ++v) {
            variance += 2.0 * (missed(total, present[u] + present[v], m) - miss[u] * miss[v]);
        }
    }
    // With all events drawn nothing varies; rounding alone may leave a negative zero.
    result.standard_error = m == total ? 0.0 : std::sqrt(std::max(0.0, variance));
    return result;
}

Defined<ReachComparison> compare_reach(std::span<int const> before, std::span<int const> after)
{
    auto const smaller = std::min(std::accumulate(before.begin(), before.end(), 0),
                                  std::accumulate(after.begin(), after.end(), 0));
    if (smaller == 0) return Undefined{"a period has no events"};
    auto const first = rarefy(before, smaller);
    auto const second = rarefy(after, smaller);
    if (!first) return Undefined{first.why()};
    if (!second) return Undefined{second.why()};
    return ReachComparison{*first, *second};
}

}  // namespace sitmap::analysis
