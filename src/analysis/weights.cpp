// SPDX-License-Identifier: MIT
#include "analysis/weights.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace sitmap::analysis {

namespace {

std::vector<std::size_t> checked_row(std::span<std::vector<std::size_t> const> neighbours,
                                     std::size_t unit)
{
    auto row = neighbours[unit];
    std::ranges::sort(row);
    auto const fail = [unit](std::string_view cause) {
        throw Error{ErrorKind::internal, fmt::format("cannot weight unit {}: {}", unit, cause)};
    };
    if (std::ranges::adjacent_find(row) != row.end()) fail("a neighbour is listed twice");
    if (std::ranges::binary_search(row, unit)) fail("it is listed as its own neighbour");
    if (!row.empty() && row.back() >= neighbours.size()) {
        fail(fmt::format("neighbour {} of {} units", row.back(), neighbours.size()));
    }
    return row;
}

}  // namespace

Weights binary_weights(std::span<std::vector<std::size_t> const> neighbours)
{
    Weights weights;
    for (std::size_t unit = 0; unit < neighbours.size(); ++unit) {
        auto const row = checked_row(neighbours, unit);
        weights.columns.insert(weights.columns.end(), row.begin(), row.end());
        weights.first.push_back(weights.columns.size());
    }
    weights.values.assign(weights.columns.size(), 1.0);
    return weights;
}

Weights row_standardised(Weights const& weights)
{
    auto result = weights;
    for (std::size_t unit = 0; unit < weights.size(); ++unit) {
        auto const row = weights.weights(unit);
        auto const sum = std::accumulate(row.begin(), row.end(), 0.0);
        for (auto at = weights.first[unit]; sum > 0 && at < weights.first[unit + 1]; ++at) {
            result.values[at] /= sum;
        }
    }
    return result;
}

std::vector<std::size_t> islands(Weights const& weights)
{
    std::vector<std::size_t> result;
    for (std::size_t unit = 0; unit < weights.size(); ++unit) {
        if (weights.neighbours(unit).empty()) result.push_back(unit);
    }
    return result;
}

}  // namespace sitmap::analysis
