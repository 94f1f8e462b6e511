// SPDX-License-Identifier: MIT
// domain/lonlat.hpp: a position on WGS 84.
#pragma once

#include <cmath>

namespace sitmap {

/// Longitude and latitude in degrees, EPSG:4326, longitude first.
struct LonLat {
    double lon = 0;
    double lat = 0;
    friend bool operator==(LonLat const&, LonLat const&) = default;
};

/// Finite, latitude within +-90, longitude within +-180.
inline bool is_on_earth(LonLat where)
{
    return std::isfinite(where.lon) && std::isfinite(where.lat) && std::abs(where.lon) <= 180.0 &&
           std::abs(where.lat) <= 90.0;
}

/// A longitude that runs on beyond +-180 brought back: -180 or more, below 180.
inline double wrapped(double lon)
{
    return lon - 360 * std::floor((lon + 180) / 360);
}

}  // namespace sitmap
