// SPDX-License-Identifier: MIT
// cli/map_frame_files.hpp: files beside a sheet with which a GIS program puts its map in its place.
#pragma once

#include "map/compose.hpp"

#include <array>
#include <string>
#include <vector>

namespace sitmap::cli {

struct MapOptions;

/// Names of FILE.pgw, FILE.prj and FILE.png.aux.xml.
std::array<std::string, 3> world_files_of(std::string const& output);

struct FrameFile {
    std::string path;
    std::string bytes;
};

/// What is asked for: FILE.pgw, FILE.prj and FILE.png.aux.xml for a PNG; FILE.tif, the map frame
/// alone, without title and panel, in the projection of the map. ErrorKind::usage for a sheet
/// without one map, and for a world file of another format.
std::vector<FrameFile> map_frame_files(MapOptions const& options, map::Sheet const& sheet,
                                       double dpi);

}  // namespace sitmap::cli
