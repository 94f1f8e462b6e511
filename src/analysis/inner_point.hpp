// SPDX-License-Identifier: MIT
// analysis/inner_point.hpp: places that stand for an area: its centroid, and one on a map, inside
// it also where the centroid lies in the sea between its islands.
#pragma once

#include "domain/area.hpp"

namespace sitmap::analysis {

/// Centroid in longitude and latitude as a plane, holes left out, whichever way the rings run; the
/// first corner of an outline without area, 0/0 without outline. An outline across longitude 180 is
/// one piece, one around a pole is taken as it is drawn.
LonLat centroid(PolygonSet const& shape);
/// Even-odd over all rings, in longitude and latitude as a plane.
bool is_inside(PolygonSet const& shape, LonLat where);
/// The centroid if the area holds it; else the middle of the widest stretch of the largest part on
/// its middle parallel. The first corner of an outline without area, 0/0 without outline.
LonLat inner_point(PolygonSet const& shape);

}  // namespace sitmap::analysis
