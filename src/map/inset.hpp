// SPDX-License-Identifier: MIT
// map/inset.hpp: where in the world the frame lies: a small overview map, and quiet corners to put
// furniture in.
#pragma once

#include "map/ground.hpp"
#include "map/material.hpp"

#include <span>
#include <vector>

namespace sitmap::map {

/// The frame of `ground` on a map of the countries around it.
void add_inset(Group& into, Material const& material, Ground const& ground, Box const& box);
/// Size of the inset for a map box; the shorter side of the map decides.
Box inset_size(Box const& map);

/// The corner of `map` (inside `margin`) where a box of this size covers the least of the home
/// areas, symbols and boxes that are already taken.
Box quiet_corner(Material const& material, Ground const& ground, std::span<Box const> taken,
                 std::span<Point const> symbols, double width, double height, double margin);

}  // namespace sitmap::map
