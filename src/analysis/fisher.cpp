// SPDX-License-Identifier: MIT
// Fisher's exact test: everything is conditional on the margins, so one cell tells the table.
#include "analysis/proportions.hpp"

#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/roots.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

namespace sitmap::analysis {

namespace {

// The non-central hypergeometric distribution of the first cell.
struct Margins {
    int low = 0;
    int high = 0;
    std::vector<double> log_density = {};  // central, of low .. high

    // Densities of low .. high at odds ratio exp(log_odds).
    std::vector<double> density(double log_odds) const
    {
        std::vector<double> result(log_density.size());
        for (std::size_t i = 0; i < result.size(); ++i) {
            result[i] = log_density[i] + log_odds * (low + static_cast<double>(i));
        }
        auto const top = std::ranges::max(result);
        double sum = 0;
        for (auto& value : result) sum += value = std::exp(value - top);
        for (auto& value : result) value /= sum;
        return result;
    }
};

double log_choose(int n, int k)
{
    return boost::math::lgamma(n + 1.0) - boost::math::lgamma(k + 1.0) -
           boost::math::lgamma(n - k + 1.0);
}

Margins margins(std::array<std::array<int, 2>, 2> const& table)
{
    auto const row1 = table[0][0] + table[0][1];
    auto const row2 = table[1][0] + table[1][1];
    auto const column1 = table[0][0] + table[1][0];
    Margins result{.low = std::max(0, column1 - row2), .high = std::min(column1, row1)};
    for (int k = result.low; k <= result.high; ++k) {
        result.log_density.push_back(log_choose(row1, k) + log_choose(row2, column1 - k));
    }
    return result;
}

double mean(Margins const& m, double log_odds)
{
    double sum = 0;
    double cell = m.low;
    for (auto const share : m.density(log_odds)) sum += share * cell++;
    return sum;
}

// P(cell >= x) if `upper`, else P(cell <= x).
double tail(Margins const& m, int x, double log_odds, bool upper)
{
    double sum = 0;
    int cell = m.low;
    for (auto const share : m.density(log_odds)) {
        if (upper ? cell >= x : cell <= x) sum += share;
        ++cell;
    }
    return sum;
}

// The log odds ratio at which `excess` changes sign; it must rise or fall all the way.
double solved(std::function<double(double)> const& excess)
{
    namespace tools = boost::math::tools;
    double reach = 1;
    while (excess(-reach) * excess(reach) > 0 && reach < 700) reach *= 2;
    std::uintmax_t steps = 200;
    auto const [low, high] =
        tools::toms748_solve(excess, -reach, reach, tools::eps_tolerance<double>(52), steps);
    return (low + high) / 2;
}

}  // namespace

Defined<Fisher> fisher(std::array<std::array<int, 2>, 2> const& table, double level)
{
    for (auto const& row : table) {
        if (std::ranges::min(row) < 0) return Undefined{"a count is negative"};
    }
    auto const m = margins(table);
    if (m.low == m.high) return Undefined{"a row or a column of the table is empty"};
    auto const x = table[0][0];
    auto const central = m.density(0);
    auto const limit = central[static_cast<std::size_t>(x - m.low)] * likelihood_margin;
    Fisher result{.p = 0, .odds_ratio = 0.0, .low = 0.0, .high = std::nullopt};
    for (auto const share : central) result.p += share <= limit ? share : 0.0;
    result.p = std::min(1.0, result.p);

    auto const alpha = (1.0 - level) / 2.0;
    if (x == m.high) {
        result.odds_ratio.reset();
    } else {
        result.high = std::exp(solved([&](double t) { return tail(m, x, t, false) - alpha; }));
    }
    if (x > m.low) {
        result.low = std::exp(solved([&](double t) { return tail(m, x, t, true) - alpha; }));
    }
    if (x > m.low && x < m.high) {
        result.odds_ratio = std::exp(solved([&](double t) { return mean(m, t) - x; }));
    }
    return result;
}

}  // namespace sitmap::analysis
