// SPDX-License-Identifier: MIT
// gis/antimeridian.hpp: outlines and lines that are drawn across longitude +-180, cut there, so
// that none becomes a band around the world.
#pragma once

#include "domain/area.hpp"
#include "gis/geos.hpp"

namespace sitmap::gis {

struct Unwrapped {
    PolygonSet shape;  // longitudes run on beyond +-180 where an edge crosses it
    bool crosses = false;
    bool runs_around_pole = false;  // a ring that does not come back to its start: left as drawn
};

/// An edge crosses where its ends lie 270 to 360 degrees apart, the way around being shorter; a
/// ring may also be written with longitudes up to 360. Edges of 360 degrees run along a pole or a
/// parallel and stay.
Unwrapped unwrapped(PolygonSet shape);

/// The parts on both sides, with longitudes within +-180. `shape` must be valid.
PolygonSet cut_at_antimeridian(PolygonSet const& shape, Geos& geos);

/// Both steps: valid parts on both sides if the shape is drawn across, else the shape as it is.
PolygonSet parts_of(PolygonSet const& shape);
/// The parts of a line on both sides; each step of it is the short way round, straight in degrees.
std::vector<Line> parts_of(Line const& line);

}  // namespace sitmap::gis
