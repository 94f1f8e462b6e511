// SPDX-License-Identifier: MIT
// join/disc_outline.hpp: a geodesic disc as an outline whose sides are straight in
// longitude/latitude, as ground_area measures it and GEOS cuts it.
#pragma once

#include "base/units.hpp"
#include "domain/area.hpp"

namespace sitmap::join {

/// 360 corners; longitudes run on beyond +-180 where the disc crosses it. A disc that holds a pole
/// runs along it, over all longitudes; one that holds both is the earth with a hole. Within 100 km
/// of the farthest place on the earth it is the whole earth.
PolygonSet disc_outline(LonLat centre, Kilometres radius);

}  // namespace sitmap::join
