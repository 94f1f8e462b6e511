// SPDX-License-Identifier: MIT
// gis/dbf_rows.hpp: the table of a shapefile as a file of rows. A row that was deleted stays in it
// with a mark until the table is packed; GDAL counts it and does not give it.
#pragma once

#include <cstdint>
#include <string>

namespace sitmap::gis {

/// The .dbf of a shapefile, or `path` itself if it is one; empty for other files and where there is
/// none.
std::string table_of(std::string const& path);

/// Rows of that table that are marked as deleted; 0 where there is no table. Reads all of it.
std::int64_t deleted_rows(std::string const& path);

}  // namespace sitmap::gis
