// SPDX-License-Identifier: MIT
#include "analysis/concentration.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sitmap::analysis {

namespace {

double x_log_x(double x)
{
    return x > 0 ? x * std::log(x) : 0.0;  // 0 ln 0 = 0
}

// Sum of (2 i - n - 1) x_(i) / (n sum x), i from 1, ascending.
double gini(std::span<int const> counts, double events)
{
    std::vector<int> sorted(counts.begin(), counts.end());
    std::ranges::sort(sorted);
    auto const n = static_cast<double>(sorted.size());
    double sum = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        sum += (2.0 * static_cast<double>(i + 1) - n - 1.0) * sorted[i];
    }
    return sum / (n * events);
}

double top_share(std::span<int const> counts, std::size_t top, double events)
{
    std::vector<int> sorted(counts.begin(), counts.end());
    std::ranges::sort(sorted, std::ranges::greater{});
    sorted.resize(std::min(top, sorted.size()));
    return std::accumulate(sorted.begin(), sorted.end(), 0.0) / events;
}

}  // namespace

Defined<Concentration> concentration(std::span<int const> counts)
{
    if (!counts.empty() && std::ranges::min(counts) < 0) return Undefined{"a count is negative"};
    auto const events = std::accumulate(counts.begin(), counts.end(), 0);
    if (events == 0) return Undefined{"there are no events"};
    auto const n = static_cast<double>(counts.size());
    Concentration result{.events = events, .units = static_cast<int>(counts.size())};
    for (auto const count : counts) {
        auto const p = static_cast<double>(count) / events;
        result.shannon -= x_log_x(p);
        result.hhi += p * p;
        result.theil += x_log_x(p * n) / n;
        result.hoover += std::abs(p - 1.0 / n) / 2.0;
    }
    result.shannon = std::max(0.0, result.shannon);  // not -0 for one unit
    result.simpson = 1.0 - result.hhi;
    result.effective_units = std::exp(result.shannon);
    result.gini = gini(counts, events);
    result.top3_share = top_share(counts, 3, events);
    if (counts.size() > 1) {
        result.evenness = result.shannon / std::log(n);
        result.gini_small_sample = result.gini * n / (n - 1.0);
    }
    return result;
}

Defined<std::vector<std::optional<double>>> location_quotients(std::span<int const> counts,
                                                               std::span<double const> reference)
{
    if (counts.size() != reference.size()) return Undefined{"not one reference a unit"};
    auto const events = std::accumulate(counts.begin(), counts.end(), 0.0);
    auto const total = std::accumulate(reference.begin(), reference.end(), 0.0);
    if (!(events > 0)) return Undefined{"there are no events"};
    if (!(total > 0)) return Undefined{"the reference is empty"};
    std::vector<std::optional<double>> result(counts.size());
    for (std::size_t u = 0; u < counts.size(); ++u) {
        if (reference[u] > 0) result[u] = (counts[u] / events) / (reference[u] / total);
    }
    return result;
}

Defined<double> divergence(std::span<int const> counts, std::span<double const> reference)
{
    auto const quotients = location_quotients(counts, reference);
    if (!quotients) return Undefined{quotients.why()};
    auto const events = std::accumulate(counts.begin(), counts.end(), 0.0);
    double sum = 0;
    for (std::size_t u = 0; u < counts.size(); ++u) {
        if (counts[u] == 0) continue;
        if (!(*quotients)[u]) return Undefined{"events lie in a unit whose reference is 0"};
        sum += counts[u] / events * std::log(*(*quotients)[u]);
    }
    return sum;
}

}  // namespace sitmap::analysis
