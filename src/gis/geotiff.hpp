// SPDX-License-Identifier: MIT
// gis/geotiff.hpp: a picture with its place on the ground, as GIS programs read it.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace sitmap::gis {

/// Pixels as 0x..RRGGBB, rows from the top without padding, north up: the upper left corner lies at
/// (west, north) in the plane of the coordinate system, each pixel is `step` of its units wide and
/// high.
struct PlacedPicture {
    int width = 0;
    int height = 0;
    std::span<std::uint32_t const> pixels;
    double west = 0;
    double north = 0;
    double step = 0;
    std::string definition;  // "EPSG:n" or PROJ text
};

/// Bytes of a GeoTIFF (RGB, DEFLATE); the same picture gives the same bytes. ErrorKind::internal if
/// GDAL cannot make it.
std::string geotiff(PlacedPicture const& picture);

}  // namespace sitmap::gis
