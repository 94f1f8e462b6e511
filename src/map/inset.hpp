// SPDX-License-Identifier: MIT
// map/inset.hpp: where in the world the frame lies: a small overview map, and quiet corners to put
// furniture in.
#pragma once

#include "map/ground_raster.hpp"
#include "map/material.hpp"

#include <span>
#include <vector>

namespace sitmap::map {

/// Whether an inset shows land that lies beyond the frame. Where there is next to none, as with
/// countries cut at the frame, it is a box around the frame and tells nothing.
bool inset_tells_where(Material const& material, Ground const& ground);
/// The frame of `ground` on a map of the countries around it; nothing for a frame of a great part
/// of the world.
void add_inset(Group& into, Material const& material, Ground const& ground, Box const& box);
/// Size of the inset for a map box; the shorter side of the map decides.
Box inset_size(Box const& map);

/// What furniture keeps clear of.
struct Surroundings {
    Box map;
    std::span<Box const> taken;
    std::span<Point const> symbols;
    double margin = 0;  // mm from the map's edge
};
/// The corner of the map where a box of this size covers the least of the home areas, symbols and
/// boxes that are already taken.
Box quiet_corner(GroundRaster const& land, Surroundings const& around, Box const& size);
/// The same along the upper and lower edge, for the first of the sizes unless a later one finds a
/// calmer place: next to a corner unless it is calmer further in.
struct EdgePlace {
    Box box;
    std::size_t size = 0;  // index of its size
};
EdgePlace quiet_edge(GroundRaster const& land, Surroundings const& around,
                     std::span<Box const> sizes);

}  // namespace sitmap::map
