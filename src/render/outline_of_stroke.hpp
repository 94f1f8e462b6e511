// SPDX-License-Identifier: MIT
// render/outline_of_stroke.hpp: the edge of a pen stroke as outlines, for small marker shapes.
#pragma once

#include "map/scene.hpp"

#include <vector>

namespace sitmap::render {

/// Points of the outline with its curves cut into straight pieces; a repeated last point is left
/// out.
std::vector<map::Point> flattened(map::Outline const& outline);

/// Outlines whose nonzero fill is the stroke of `outline` with a pen of `width` and round joins and
/// caps. A closed outline gives two rings, an open one a lens for each piece.
std::vector<map::Outline> outline_of_stroke(map::Outline const& outline, double width);

}  // namespace sitmap::render
