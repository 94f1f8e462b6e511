// SPDX-License-Identifier: MIT
// analysis/inner_point.hpp: one place that stands for an area on a map: inside it, also where its
// centroid lies in the sea between its islands.
#pragma once

#include "domain/area.hpp"

namespace sitmap::analysis {

/// Even-odd over all rings, in longitude and latitude as a plane.
bool is_inside(PolygonSet const& shape, LonLat where);
/// The centroid if the area holds it; else the middle of the widest stretch of the largest part on
/// its middle parallel. The first corner of an outline without area, 0/0 without outline.
LonLat inner_point(PolygonSet const& shape);

}  // namespace sitmap::analysis
