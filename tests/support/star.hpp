// SPDX-License-Identifier: MIT
// tests/support/star.hpp: one ring that crosses itself as often as it can.
#pragma once

#include "domain/area.hpp"

#include <cmath>
#include <numbers>

namespace sitmap::test {

/// A star of an odd number of points, each joined to the one opposite, around 60 E 30 N.
inline PolygonSet star(int points)
{
    Ring ring;
    for (int i = 0; i <= points; ++i) {
        long const corner = static_cast<long>(i) * (points / 2) % points;
        double const angle = 2 * std::numbers::pi * static_cast<double>(corner) / points;
        ring.push_back({60 + std::cos(angle), 30 + std::sin(angle)});
    }
    return {{ring}};
}

}  // namespace sitmap::test
