// SPDX-License-Identifier: MIT
// gis/vector_writer.hpp: vector files through GDAL. GDAL's writers report a full disk late or
// never, so errors are counted, and a finished file is opened again and counted. Same layers, same
// bytes.
#pragma once

#include "domain/date.hpp"
#include "gis/vector_layer.hpp"

#include <span>
#include <string>
#include <vector>

namespace sitmap::gis {

/// What a format cannot hold of a layer, for the field dictionary.
struct FieldLoss {
    std::string layer;
    std::string field;
    std::string loss;  // "3 texts cut to 254 bytes"
    friend bool operator==(FieldLoss const&, FieldLoss const&) = default;
};

/// File extensions that can be written, with the dot: ".shp", ".gpkg" ...
std::vector<std::string> const& vector_extensions();
/// ErrorKind::usage for a file whose extension is not one of them.
void require_vector_format(std::string const& file);
/// Whether one file of this extension can hold several layers.
bool holds_layers(std::string const& file);
/// Names of at most 10 bytes, unique without regard to case, in field order: what a shapefile calls
/// the fields.
std::vector<std::string> short_names(std::span<Field const> fields);

/// Bytes that a shapefile takes for one value of the field.
int dbf_width(VectorLayer const& layer, std::size_t field);

/// Writes the layers to `file`, which must not exist; the format follows from its extension. A
/// shapefile is a set
/// (.shp .shx .dbf .prj .cpg beside it). `stamp` is the date of last change that GeoPackage and DBF
/// keep. Throws ErrorKind::output with GDAL's reason, ErrorKind::usage for an unknown extension.
std::vector<FieldLoss> write_layers(std::string const& file, std::span<VectorLayer const> layers,
                                    Date stamp);
/// Opens the file again and compares layers, fields and row counts; ErrorKind::output if they
/// differ.
void verify_layers(std::string const& file, std::span<VectorLayer const> layers);

}  // namespace sitmap::gis
