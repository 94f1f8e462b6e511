// SPDX-License-Identifier: MIT
#include "analysis/link_sums.hpp"

#include <algorithm>
#include <numeric>

namespace sitmap::analysis {

namespace {

// w_ji for the link i -> j; 0 if there is none.
double weight_back(Weights const& weights, std::size_t i, std::size_t j)
{
    auto const row = weights.neighbours(j);
    auto const at = std::ranges::lower_bound(row, i);
    if (at == row.end() || *at != i) return 0.0;
    return weights.weights(j)[static_cast<std::size_t>(at - row.begin())];
}

}  // namespace

LinkSums link_sums(Weights const& weights)
{
    LinkSums sums;
    std::vector<double> both(weights.size(), 0.0);  // row sum + column sum
    for (std::size_t i = 0; i < weights.size(); ++i) {
        auto const columns = weights.neighbours(i);
        auto const row = weights.weights(i);
        for (std::size_t k = 0; k < columns.size(); ++k) {
            auto const back = weight_back(weights, i, columns[k]);
            sums.s0 += row[k];
            // A link with its return is seen from both ends, one without from one end only.
            auto const ends = back > 0 ? 0.5 : 1.0;
            sums.s1 += ends * (row[k] + back) * (row[k] + back);
            both[i] += row[k];
            both[columns[k]] += row[k];
        }
    }
    for (auto const sum : both) sums.s2 += sum * sum;
    return sums;
}

double lag(Weights const& weights, std::span<double const> values, std::size_t unit)
{
    auto const columns = weights.neighbours(unit);
    auto const row = weights.weights(unit);
    double sum = 0;
    for (std::size_t k = 0; k < columns.size(); ++k) sum += row[k] * values[columns[k]];
    return sum;
}

Defined<Centred> centred(std::span<double const> values, Weights const& weights)
{
    if (values.size() != weights.size()) return Undefined{"not one value a unit"};
    if (values.size() < 4) return Undefined{"fewer than 4 units"};
    if (weights.columns.empty()) return Undefined{"no unit has a neighbour"};
    auto const [low, high] = std::ranges::minmax(values);
    if (!(high > low)) return Undefined{"all values are equal"};
    Centred c{.z = {values.begin(), values.end()}, .n = static_cast<double>(values.size())};
    c.mean = std::accumulate(values.begin(), values.end(), 0.0) / c.n;
    for (auto& z : c.z) {
        z -= c.mean;
        c.m2 += z * z / c.n;
        c.m4 += z * z * z * z / c.n;
    }
    return c;
}

}  // namespace sitmap::analysis
