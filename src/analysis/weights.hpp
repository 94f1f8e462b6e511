// SPDX-License-Identifier: MIT
// analysis/weights.hpp: spatial weights between units as compressed rows. A unit is never its own
// neighbour here; a unit without neighbours has an empty row.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace sitmap::analysis {

/// Row i holds the neighbours of unit i: columns[first[i]] to columns[first[i + 1] - 1], ascending.
struct Weights {
    std::vector<std::size_t> first = {0};
    std::vector<std::size_t> columns;
    std::vector<double> values;

    std::size_t size() const noexcept { return first.size() - 1; }
    std::span<std::size_t const> neighbours(std::size_t unit) const
    {
        return {columns.data() + first[unit], first[unit + 1] - first[unit]};
    }
    std::span<double const> weights(std::size_t unit) const
    {
        return {values.data() + first[unit], first[unit + 1] - first[unit]};
    }
};

/// B scheme: weight 1 for each listed neighbour. Lists may be in any order; 0-based unit numbers.
/// Throws ErrorKind::internal for a self link, a double link or a number outside the list.
Weights binary_weights(std::span<std::vector<std::size_t> const> neighbours);

/// W scheme: each row of `weights` divided by its sum; an empty row stays empty.
Weights row_standardised(Weights const& weights);

/// Units without any neighbour, ascending: they take no part in autocorrelation and deserve a
/// warning.
std::vector<std::size_t> islands(Weights const& weights);

}  // namespace sitmap::analysis
