// SPDX-License-Identifier: MIT
#include "gis/vector_format.hpp"

#include "base/error.hpp"
#include "base/product_paths.hpp"
#include "base/text.hpp"
#include "gis/vector_writer.hpp"

#include <fmt/format.h>

#include <cpl_conv.h>
#include <ogr_feature.h>

#include <algorithm>
#include <array>
#include <variant>

namespace sitmap::gis {

namespace {

/// Puts one value into a feature.
struct Setter {
    OGRFeature& feature;
    int field;
    Texts texts;

    void operator()(std::monostate) const { feature.SetFieldNull(field); }
    void operator()(std::string const& text) const
    {
        feature.SetField(field, texts == Texts::cleaned ? clean(text).c_str() : text.c_str());
    }
    void operator()(std::int64_t value) const
    {
        feature.SetField(field, static_cast<GIntBig>(value));
    }
    void operator()(double value) const { feature.SetField(field, value); }
    void operator()(Date day) const
    {
        Month const month = month_of(day);
        feature.SetField(field, month.year(), month.of_year(),
                         day.days - first_day(month).days + 1);
    }
};

CPLStringList list_of(std::vector<char const*> const& options)
{
    CPLStringList list;
    for (auto const* option : options) list.AddString(option);
    return list;
}

}  // namespace

std::span<VectorFormat const> vector_formats()
{
    static std::array<VectorFormat, 6> const all{{
        {".csv", "CSV", false, {}, {"LINEFORMAT=LF", "STRING_QUOTING=IF_NEEDED", "CREATE_CSVT=NO"}},
        {".fgb", "FlatGeobuf", false, {}, {}},
        {".geojson",
         "GeoJSON",
         false,
         {},
         {"RFC7946=YES", "COORDINATE_PRECISION=12", "WRITE_NAME=NO"}},
        {".gpkg",
         "GPKG",
         true,
         {"VERSION=1.3"},
         {"GEOMETRY_NAME=geom", "FID=fid", "SPATIAL_INDEX=NO"}},
        {".kml", "KML", true, {}, {}},
        {".shp", "ESRI Shapefile", false, {}, {"ENCODING=UTF-8"}},
    }};
    return all;
}

VectorFormat const& vector_format_of(std::string const& file)
{
    auto const extension = extension_of(file);
    auto const all = vector_formats();
    auto const found = std::ranges::find(all, extension, &VectorFormat::extension);
    // The other parts of a shapefile have small letters, and one name they must have.
    if (extension == ".shp" && !file.ends_with(".shp"))
        throw Error{ErrorKind::usage,
                    fmt::format("cannot write layers to '{}': the extension of a shapefile is "
                                "written in small letters",
                                clean(file)),
                    fmt::format("name it '{}.shp'", clean(file.substr(0, file.size() - 4)))};
    if (found != all.end()) return *found;
    throw Error{ErrorKind::usage,
                fmt::format("cannot write layers to '{}': the extension '{}' is not known",
                            clean(file), clean(extension)),
                fmt::format("use {}", join_words(vector_extensions(), ", "))};
}

CPLStringList dataset_options(VectorFormat const& format)
{
    return list_of(format.dataset_options);
}

CPLStringList layer_options(VectorFormat const& format, VectorLayer const& layer, Date stamp)
{
    auto options = list_of(format.layer_options);
    auto const set = [&](char const* name, std::string const& value) {
        options.SetNameValue(name, value.c_str());
    };
    if (format.extension == ".shp") set("DBF_DATE_LAST_UPDATE", to_text(stamp));
    bool const is_described = format.extension == ".gpkg" ||
                              (format.extension == ".geojson" && !layer.description.empty());
    if (is_described) set("DESCRIPTION", clean(layer.description));
    if (format.extension == ".csv" && layer.kind != ShapeKind::none) set("GEOMETRY", "AS_WKT");
    if (format.extension == ".fgb" && layer.kind == ShapeKind::none) set("SPATIAL_INDEX", "NO");
    return options;
}

OGRwkbGeometryType geometry_type(ShapeKind kind)
{
    switch (kind) {
        case ShapeKind::none: return wkbNone;
        case ShapeKind::point: return wkbPoint;
        case ShapeKind::line: return wkbMultiLineString;
        case ShapeKind::polygon: return wkbMultiPolygon;
    }
    return wkbNone;
}

OGRFieldType field_type(FieldType type)
{
    switch (type) {
        case FieldType::text: return OFTString;
        case FieldType::integer: return OFTInteger64;
        case FieldType::real: return OFTReal;
        case FieldType::date: return OFTDate;
        case FieldType::date_time: return OFTDateTime;
    }
    return OFTString;
}

void set_value(OGRFeature& feature, int field, Value const& value, Texts texts)
{
    std::visit(Setter{feature, field, texts}, value);
}

StampOption::StampOption(Date stamp)
{
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", (to_text(stamp) + "T00:00:00.000Z").c_str());
}

StampOption::~StampOption()
{
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nullptr);
}

}  // namespace sitmap::gis
