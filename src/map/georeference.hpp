// SPDX-License-Identifier: MIT
// map/georeference.hpp: where the map of a sheet lies on the ground: for world files and GeoTIFF.
#pragma once

#include "map/geo_to_page.hpp"

#include <string>

namespace sitmap::map {

/// Plane position (metres) = (x0 + metres_per_mm * x, y0 - metres_per_mm * y) for a page position
/// in mm.
struct Georeference {
    std::string definition;  // PROJ
    double x0 = 0;
    double y0 = 0;
    double metres_per_mm = 0;
    Box frame;  // mm: the part of the page that the map takes
};

Georeference georeference_of(GeoToPage const& geo);
/// The six lines of a world file for a picture of `dpi` pixels per inch: pixel size, rotations,
/// centre of the upper left pixel.
std::string world_file(Georeference const& reference, double dpi);

}  // namespace sitmap::map
