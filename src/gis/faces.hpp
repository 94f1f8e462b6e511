// SPDX-License-Identifier: MIT
// gis/faces.hpp: the faces that loose pieces of border enclose, by walking along them with the
// face on the left hand. GEOS's polygonizer checks every ring for validity, ten times as long.
#pragma once

#include "domain/area.hpp"
#include "gis/strung_lines.hpp"

#include <span>

namespace sitmap::gis {

/// The bounded faces of a drawing of distinct segments that meet at their ends only: the outer ring
/// counter-clockwise, then the holes. Segments with the same face on both sides are no borders. A
/// ring may touch itself at a corner. The order follows that of the segments.
PolygonSet faces_of(std::span<Segment const> segments);

/// Of a closed ring, in squared units of its coordinates; positive: it runs counter-clockwise.
double signed_area(Ring const& ring);

}  // namespace sitmap::gis
