// SPDX-License-Identifier: MIT
// tests/support/vertices.hpp: how many vertices a shape has.
#pragma once

#include "domain/area.hpp"

#include <cstddef>

namespace sitmap::test {

inline std::size_t count_vertices(PolygonSet const& shape)
{
    std::size_t count = 0;
    for (auto const& rings : shape)
        for (auto const& ring : rings) count += ring.size();
    return count;
}

}  // namespace sitmap::test
