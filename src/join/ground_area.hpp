// SPDX-License-Identifier: MIT
// join/ground_area.hpp: ground area of outlines whose sides are straight in longitude/latitude, as
// GEOS cuts them. Parts add up to the whole, which areas with geodesic sides do not.
#pragma once

#include "domain/area.hpp"

namespace sitmap::join {

/// Outer rings minus holes on the WGS 84 ellipsoid, square kilometres: the authalic integral of
/// Snyder (1987, eq. 3-12) along each side, by Gauss-Legendre quadrature of four points.
double ground_square_km(PolygonSet const& shape);

}  // namespace sitmap::join
