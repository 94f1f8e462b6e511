// SPDX-License-Identifier: MIT
// analysis/event_weight.hpp: what an event weighs.
#pragma once

#include <cstddef>
#include <span>

namespace sitmap::analysis {

/// No weights at all mean 1 each.
inline double weight_of(std::span<double const> weights, std::size_t i)
{
    return weights.empty() ? 1.0 : weights[i];
}

}  // namespace sitmap::analysis
