// SPDX-License-Identifier: MIT
// write/vector_file.hpp: layers as files for GIS users: .shp .gpkg .geojson .fgb .kml .csv by
// extension. Each file appears complete and verified, or not at all; of a shapefile set nobody
// finds parts of two runs (base/file_set).
#pragma once

#include "base/outfile.hpp"
#include "domain/date.hpp"
#include "gis/vector_layer.hpp"
#include "write/table.hpp"

#include <span>
#include <string>
#include <vector>

namespace sitmap::write {

struct VectorOptions {
    Overwrite overwrite = Overwrite::refuse;
    Date stamp{10957};  // date of last change kept in GeoPackage and DBF; 2000-01-01 so that no
                        // clock gets in
};

/// Writes the layers and gives the paths written. A format of one layer a file (all but .gpkg and
/// .kml) puts the first layer in `path` and each other one beside it as <stem>_<layer>.<extension>;
/// layers without shapes go to .csv there. A shapefile also gets .shx .dbf .prj .cpg and
/// <stem>_fields.csv with the long names and every loss. Throws ErrorKind::usage for an unknown
/// extension (naming the known ones), ErrorKind::output for all else.
std::vector<std::string> write_vector(std::string const& path,
                                      std::span<gis::VectorLayer const> layers,
                                      VectorOptions const& options = {});

/// The columns of the field dictionary beside a shapefile, without rows.
Table empty_fields_table();

/// Says in the description of each layer which run it is of; GeoPackage and GeoJSON keep it.
void note_run(std::span<gis::VectorLayer> layers, std::string const& run_id);

/// The files that write_vector would write, without writing (for --dry-run).
std::vector<std::string> vector_file_names(std::string const& path,
                                           std::span<gis::VectorLayer const> layers);

}  // namespace sitmap::write
