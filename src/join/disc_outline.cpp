// SPDX-License-Identifier: MIT
#include "join/disc_outline.hpp"

#include "gis/geodesic.hpp"

#include <algorithm>
#include <cmath>

namespace sitmap::join {

namespace {

constexpr int corners = 360;  // the polygon is 0.005 % smaller than the disc

/// No two places on WGS 84 are 20 004 km apart; from about 19 936 km on, shortest lines may end
/// before they get there (Karney 2013, section 5), and circles are no rings any more.
constexpr Kilometres whole_earth{19900};

Ring earth_around(double lon)
{
    return {{lon - 180, -90}, {lon + 180, -90}, {lon + 180, 90}, {lon - 180, 90}, {lon - 180, -90}};
}

/// The ring without jumps: each longitude within 180 degrees of the one before.
Ring run_on(Ring ring, double first)
{
    double before = first;
    for (auto& p : ring) {
        p.lon = before + std::remainder(p.lon - before, 360.0);
        before = p.lon;
    }
    return ring;
}

/// The ring runs all the way around the earth: it is closed along the pole.
Ring closed_along(double pole, Ring ring)
{
    ring.push_back({ring.back().lon, pole});
    ring.push_back({ring.front().lon, pole});
    ring.push_back(ring.front());
    return ring;
}

/// The ring by whole turns, with its middle within 180 degrees of `lon`.
Ring turned_to(double lon, Ring ring)
{
    auto const [west, east] = std::ranges::minmax(ring, {}, &LonLat::lon);
    double const turns = std::round(((west.lon + east.lon) / 2 - lon) / 360);
    for (auto& p : ring) p.lon -= 360 * turns;
    return ring;
}

}  // namespace

PolygonSet disc_outline(LonLat centre, Kilometres radius)
{
    if (!(radius.value < whole_earth.value)) return {{earth_around(centre.lon)}};
    auto ring = run_on(gis::disc(centre, to_metres(radius), corners), centre.lon);
    double const nearest_pole = centre.lat < 0 ? -90 : 90;
    if (std::abs(ring.back().lon - ring.front().lon) > 180)
        return {{turned_to(0, closed_along(nearest_pole, std::move(ring)))}};
    ring.back() = ring.front();  // rounding may part them
    // It holds no pole or both: on the ellipsoid the two distances add up to half a meridian.
    auto const to_pole = [&](double pole) {
        return gis::geodesic(centre, {centre.lon, pole}).distance.value;
    };
    bool const holds_both = to_metres(radius).value > (to_pole(90) + to_pole(-90)) / 2;
    if (!holds_both) return {{std::move(ring)}};
    return {{earth_around(centre.lon + 180), turned_to(centre.lon + 180, std::move(ring))}};
}

}  // namespace sitmap::join
