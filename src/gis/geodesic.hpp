// SPDX-License-Identifier: MIT
// gis/geodesic.hpp: shortest lines on the WGS 84 ellipsoid (Karney 2013, by PROJ's geodesic
// routines).
#pragma once

#include "base/units.hpp"
#include "domain/area.hpp"
#include "domain/lonlat.hpp"

namespace sitmap::gis {

struct Inverse {
    Metres distance;
    double azimuth = 0;       // degrees at `from`, clockwise from north, -180 to 180
    double azimuth_back = 0;  // forward azimuth at `to`
};

Inverse geodesic(LonLat from, LonLat to);
/// The point at `distance` from `from` in direction `azimuth` (degrees, clockwise from north).
LonLat travel(LonLat from, double azimuth, Metres distance);
/// Closed ring of `count` points (plus the closing one) around the centre, counterclockwise.
Ring disc(LonLat centre, Metres radius, int count = 72);
/// Area in square metres and perimeter of a ring on the ellipsoid; the area is never negative.
struct RingMeasure {
    double square_metres = 0;
    Metres perimeter;
};
RingMeasure measure(Ring const& ring);
/// Outer rings minus holes, square kilometres.
double area_square_km(PolygonSet const& shape);

}  // namespace sitmap::gis
