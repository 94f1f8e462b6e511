// SPDX-License-Identifier: MIT
// gis/vector_layer.hpp: a table with shapes as plain values, ready to be written to any vector
// format. Positions are WGS 84 longitude/latitude.
#pragma once

#include "domain/area.hpp"
#include "domain/date.hpp"
#include "domain/lonlat.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sitmap::gis {

/// date_time: its values are texts, "2022-04-18T10:00:00", with milliseconds and zone if known.
enum class FieldType { text, integer, real, date, date_time };
constexpr std::string_view word_of(FieldType type)
{
    switch (type) {
        case FieldType::text: return "text";
        case FieldType::integer: return "integer";
        case FieldType::real: return "real";
        case FieldType::date: return "date";
        case FieldType::date_time: return "time stamp";
    }
    return {};
}

struct Field {
    std::string name;
    FieldType type = FieldType::text;
    int width = 0;  // text: bytes of the longest value that is expected; 0: no limit known
    std::string short_name = {};  // at most 10 bytes, for shapefiles; empty: made from `name`
    std::string meaning = {};     // one sentence for the field dictionary
};

/// std::monostate is "no value"; the kind of value must match the field.
using Value = std::variant<std::monostate, std::string, std::int64_t, double, Date>;
/// std::monostate is "no shape"; lines and polygons are multi-part.
using Shape = std::variant<std::monostate, LonLat, std::vector<Line>, PolygonSet>;
enum class ShapeKind { none, point, line, polygon };

struct VectorRow {
    std::vector<Value> values;  // one for each field
    Shape shape = {};
};

struct VectorLayer {
    std::string name;              // letters, digits, '_' and '-'
    std::string description = {};  // one sentence
    ShapeKind kind = ShapeKind::none;
    std::vector<Field> fields = {};
    std::vector<VectorRow> rows = {};
    std::string style_qml = {};  // QGIS style, empty: none (kept by GeoPackage only)
};

}  // namespace sitmap::gis
