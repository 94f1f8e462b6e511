// SPDX-License-Identifier: MIT
// tests/support/colours.hpp: how well colours can be told apart.
#pragma once

#include "map/vision.hpp"

#include <algorithm>
#include <limits>
#include <span>

namespace sitmap::test {

/// The smallest difference of any two colours under one kind of vision.
inline double smallest_difference(std::span<style::Colour const> colours, map::Vision vision)
{
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < colours.size(); ++i)
        for (std::size_t k = i + 1; k < colours.size(); ++k)
            least = std::min(least, map::difference(map::seen_by(vision, colours[i]),
                                                    map::seen_by(vision, colours[k])));
    return least;
}

}  // namespace sitmap::test
