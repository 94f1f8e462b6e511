// SPDX-License-Identifier: MIT
// cli/map_frame_files.hpp: files beside a sheet with which a GIS program puts its map in its place.
#pragma once

#include "cli/outcome.hpp"
#include "map/compose.hpp"

#include <string>

namespace sitmap::cli {

struct MapOptions;

/// FILE.pgw and FILE.prj beside FILE.png. ErrorKind::usage for another format, or for a sheet
/// without one map.
void add_world_file(MapOptions const& options, map::Sheet const& sheet, double dpi,
                    Outcome& outcome);
/// FILE.tif: the map frame alone, without title and panel, in the projection of the map.
/// ErrorKind::usage for a sheet without one map.
void add_geotiff(MapOptions const& options, map::Sheet const& sheet, double dpi, Outcome& outcome);

}  // namespace sitmap::cli
