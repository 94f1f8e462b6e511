// SPDX-License-Identifier: MIT
// gis/vector_format.hpp: the vector formats that are written, with the options that make their
// bytes the same in every run. Seen within gis only.
#pragma once

#include "domain/date.hpp"
#include "gis/vector_layer.hpp"

#include <cpl_string.h>
#include <ogr_core.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

class OGRFeature;

namespace sitmap::gis {

struct VectorFormat {
    std::string_view extension;
    char const* driver;
    bool holds_layers;
    std::vector<char const*> dataset_options;
    std::vector<char const*> layer_options;
};

std::span<VectorFormat const> vector_formats();
/// ErrorKind::usage for an unknown extension, with those that are known.
VectorFormat const& vector_format_of(std::string const& file);

CPLStringList dataset_options(VectorFormat const& format);
CPLStringList layer_options(VectorFormat const& format, VectorLayer const& layer, Date stamp);
OGRwkbGeometryType geometry_type(ShapeKind kind);
OGRFieldType field_type(FieldType type);

/// As `clean` leaves them, or as they are: these must be UTF-8 without NUL.
enum class Texts { cleaned, as_they_are };
/// Puts one value into a feature.
void set_value(OGRFeature& feature, int field, Value const& value, Texts texts = Texts::cleaned);

/// GeoPackage reads its date of last change from an option of the process; set for this thread
/// only.
class StampOption {
public:
    explicit StampOption(Date stamp);
    ~StampOption();
    StampOption(StampOption const&) = delete;
    StampOption& operator=(StampOption const&) = delete;
};

}  // namespace sitmap::gis
