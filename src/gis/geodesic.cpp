// SPDX-License-Identifier: MIT
#include "gis/geodesic.hpp"

#include <geodesic.h>

#include <cmath>

namespace sitmap::gis {

namespace {

geod_geodesic const& wgs84()
{
    static geod_geodesic const ellipsoid = [] {
        geod_geodesic g{};
        geod_init(&g, 6378137.0, 1.0 / 298.257223563);
        return g;
    }();
    return ellipsoid;
}

}  // namespace

Inverse geodesic(LonLat from, LonLat to)
{
    Inverse line;
    geod_inverse(&wgs84(), from.lat, from.lon, to.lat, to.lon, &line.distance.value, &line.azimuth,
                 &line.azimuth_back);
    return line;
}

LonLat travel(LonLat from, double azimuth, Metres distance)
{
    LonLat to;
    geod_direct(&wgs84(), from.lat, from.lon, azimuth, distance.value, &to.lat, &to.lon, nullptr);
    return to;
}

Ring disc(LonLat centre, Metres radius, int count)
{
    Ring ring;
    ring.reserve(static_cast<std::size_t>(count) + 1);
    for (int i = 0; i < count; ++i) ring.push_back(travel(centre, -360.0 * i / count, radius));
    ring.push_back(ring.front());
    return ring;
}

RingMeasure measure(Ring const& ring)
{
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    std::size_t const corners = ring.empty() ? 0 : ring.size() - 1;
    for (std::size_t i = 0; i < corners; ++i)
        geod_polygon_addpoint(&wgs84(), &polygon, ring[i].lat, ring[i].lon);
    RingMeasure result;
    geod_polygon_compute(&wgs84(), &polygon, 0, 1, &result.square_metres, &result.perimeter.value);
    result.square_metres = std::abs(result.square_metres);
    return result;
}

double area_square_km(PolygonSet const& shape)
{
    double total = 0;
    for (auto const& rings : shape)
        for (std::size_t i = 0; i < rings.size(); ++i)
            total += (i == 0 ? 1 : -1) * measure(rings[i]).square_metres;
    return total / 1e6;
}

}  // namespace sitmap::gis
