// SPDX-License-Identifier: MIT
// gis/crossings.hpp: how often the rings of a shape meet themselves and each other: what mending
// them would cost.
#pragma once

#include "domain/area.hpp"

#include <cstddef>

namespace sitmap::gis {

struct Crossings {
    std::size_t crossings = 0;  // pairs of edges that cross between their ends
    std::size_t meetings = 0;   // all pairs that share a point, but for neighbours in their ring
    bool is_complete = true;    // false: there may be more
};

/// Counts until there are more than `most` crossings, or until the pairs to look at are too many.
Crossings count_crossings(PolygonSet const& shape, std::size_t most);

}  // namespace sitmap::gis
