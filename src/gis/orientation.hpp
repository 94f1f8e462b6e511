// SPDX-License-Identifier: MIT
// gis/orientation.hpp: on which side of a line a point lies, exactly for all coordinates that are
// zero or between 1e-140 and 1e140: a filtered determinant first (Shewchuk 1997, sec. 4), exact
// expansions where that is in doubt.
#pragma once

#include "domain/lonlat.hpp"

#include <cmath>

namespace sitmap::gis {

/// Sign of the exact determinant, without any filter; slow.
int orientation_exact(LonLat a, LonLat b, LonLat c);

/// +1: c is to the left of the line from a to b, -1: to its right, 0: exactly on it.
inline int orientation(LonLat a, LonLat b, LonLat c)
{
    double const left = (a.lon - c.lon) * (b.lat - c.lat);
    double const right = (a.lat - c.lat) * (b.lon - c.lon);
    double const determinant = left - right;
    // (3 + 16 e) e with e = 2^-53: bound of the rounding error of the determinant (Shewchuk 1997,
    // fig. 21).
    double const bound = 3.3306690738754716e-16 * (std::abs(left) + std::abs(right));
    if (determinant > bound) return 1;
    if (determinant < -bound) return -1;
    if (left == 0 && right == 0) return 0;
    return orientation_exact(a, b, c);
}

/// c lies in the box with the corners a and b, its border included.
inline bool in_box(LonLat a, LonLat b, LonLat c)
{
    return std::fmin(a.lon, b.lon) <= c.lon && c.lon <= std::fmax(a.lon, b.lon) &&
           std::fmin(a.lat, b.lat) <= c.lat && c.lat <= std::fmax(a.lat, b.lat);
}

/// The open segment p-r crosses the segment a-b. An end of a-b on the line p-r counts as left of
/// it, so that a chain of segments through p-r is counted once per passage. p and r must not lie on
/// a-b itself.
inline bool crosses(LonLat p, LonLat r, LonLat a, LonLat b)
{
    int const side_p = orientation(a, b, p);
    int const side_r = orientation(a, b, r);
    if (side_p * side_r >= 0) return false;
    return (orientation(p, r, a) >= 0) != (orientation(p, r, b) >= 0);
}

}  // namespace sitmap::gis
