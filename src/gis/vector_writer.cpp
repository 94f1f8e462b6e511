// SPDX-License-Identifier: MIT
#include "gis/vector_writer.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "gis/dbf_fit.hpp"
#include "gis/gdal.hpp"
#include "gis/gpkg_extras.hpp"
#include "gis/gpkg_index.hpp"
#include "gis/ogr_shapes.hpp"
#include "gis/ogr_values.hpp"

#include <fmt/format.h>

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <variant>

namespace sitmap::gis {

namespace {

struct Format {
    std::string_view extension;
    char const* driver;
    bool holds_layers;
    std::vector<char const*> dataset_options;
    std::vector<char const*> layer_options;
};

std::array<Format, 6> const& formats()
{
    static std::array<Format, 6> const all{{
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

Format const& format_of(std::string const& file)
{
    auto const extension = to_lower_ascii(std::filesystem::path(file).extension().string());
    auto const found = std::ranges::find(formats(), extension, &Format::extension);
    if (found != formats().end()) return *found;
    throw Error{ErrorKind::usage,
                fmt::format("cannot write layers to '{}': the extension '{}' is not known",
                            clean(file), clean(extension)),
                fmt::format("use {}", join_words(vector_extensions(), ", "))};
}

[[noreturn]] void fail(std::string const& file, std::string const& reason)
{
    throw Error{ErrorKind::output, fmt::format("cannot write '{}': {}", clean(file), reason)};
}

/// Options as GDAL wants them.
class OptionList {
public:
    explicit OptionList(std::vector<char const*> const& options)
    {
        for (auto const* option : options) list_.AddString(option);
    }
    void set(char const* name, std::string const& value)
    {
        list_.SetNameValue(name, value.c_str());
    }
    char** get() { return list_.List(); }

private:
    CPLStringList list_;
};

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
    }
    return OFTString;
}

/// Puts one value into a feature.
struct Setter {
    OGRFeature& feature;
    int field;

    void operator()(std::monostate) const { feature.SetFieldNull(field); }
    void operator()(std::string const& text) const { feature.SetField(field, clean(text).c_str()); }
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

/// Text of a value in a CSV file; empty for "no value".
struct CsvText {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(std::string const& text) const
    {
        bool const formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) !=
                                                  std::string_view::npos;
        return formula && !parse_number(text) ? "'" + text : text;
    }
    std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
    std::string operator()(double value) const { return to_text(value); }
    std::string operator()(Date day) const { return to_text(day); }
};

/// All fields as text, points as columns lon and lat in front: CSV knows no types, and its writer
/// in GDAL would round numbers to 15 digits and let formulas through.
VectorLayer fit_for_csv(VectorLayer const& layer)
{
    bool const points = layer.kind == ShapeKind::point;
    VectorLayer fitted{.name = layer.name, .kind = points ? ShapeKind::none : layer.kind};
    if (points) fitted.fields = {{.name = "lon"}, {.name = "lat"}};
    for (auto const& field : layer.fields) fitted.fields.push_back({.name = field.name});
    for (auto const& row : layer.rows) {
        VectorRow text;
        if (points) {
            auto const* where = std::get_if<LonLat>(&row.shape);
            text.values.emplace_back(where ? to_text(where->lon) : std::string{});
            text.values.emplace_back(where ? to_text(where->lat) : std::string{});
        } else {
            text.shape = row.shape;
        }
        for (auto const& value : row.values) text.values.emplace_back(std::visit(CsvText{}, value));
        fitted.rows.push_back(std::move(text));
    }
    return fitted;
}

/// Dates as ISO text: GDAL's writer of KML would put slashes.
VectorLayer fit_for_kml(VectorLayer const& layer)
{
    auto fitted = layer;
    for (auto& field : fitted.fields)
        if (field.type == FieldType::date) field.type = FieldType::text;
    for (auto& row : fitted.rows)
        for (auto& value : row.values)
            if (auto const* day = std::get_if<Date>(&value)) value = to_text(*day);
    return fitted;
}

/// The layer as the format can hold it; nothing if it can hold it as it is.
std::optional<VectorLayer> fit(Format const& format, VectorLayer const& layer,
                               std::vector<FieldLoss>& losses)
{
    if (format.extension == ".shp") return fit_for_dbf(layer, losses);
    if (format.extension == ".csv") return fit_for_csv(layer);
    if (format.extension == ".kml") return fit_for_kml(layer);
    return {};
}

OptionList layer_options(Format const& format, VectorLayer const& layer, Date stamp)
{
    OptionList options(format.layer_options);
    if (format.extension == ".shp") options.set("DBF_DATE_LAST_UPDATE", to_text(stamp));
    if (format.extension == ".gpkg") options.set("DESCRIPTION", clean(layer.description));
    if (format.extension == ".csv" && layer.kind != ShapeKind::none)
        options.set("GEOMETRY", "AS_WKT");
    if (format.extension == ".fgb" && layer.kind == ShapeKind::none)
        options.set("SPATIAL_INDEX", "NO");
    return options;
}

class LayerWriter {
public:
    LayerWriter(GDALDataset& dataset, Format const& format, std::string const& file,
                GdalErrors const& errors)
        : dataset_(dataset), format_(format), file_(file), errors_(errors)
    {
    }

    void write(VectorLayer const& layer, Date stamp)
    {
        auto options = layer_options(format_, layer, stamp);
        auto* const target = dataset_.CreateLayer(
            layer.name.c_str(), layer.kind == ShapeKind::none ? nullptr : &lonlat_,
            geometry_type(layer.kind), options.get());
        if (target == nullptr) fail_with_reason();
        first_field_ = target->GetLayerDefn()->GetFieldCount();
        for (std::size_t i = 0; i < layer.fields.size(); ++i) create_field(*target, layer, i);
        std::optional<GpkgIndex> index;
        if (format_.extension == ".gpkg" && layer.kind != ShapeKind::none)
            index.emplace(dataset_, layer.name);
        for (auto const& row : layer.rows) create_row(*target, row, index);
        if (index) index->finish();
        if (errors_.failures() > 0) fail_with_reason();
    }

    [[noreturn]] void fail_with_reason() const
    {
        auto const reason = errors_.last_failure();
        fail(file_, reason.empty() ? "GDAL gave no reason" : reason);
    }

private:
    void create_field(OGRLayer& target, VectorLayer const& layer, std::size_t index) const
    {
        auto const& field = layer.fields[index];
        OGRFieldDefn definition(field.name.c_str(), field_type(field.type));
        if (format_.extension == ".shp") {
            auto const column = dbf_column(layer, index);
            definition.SetWidth(column.width);
            definition.SetPrecision(column.decimals);
        }
        if (target.CreateField(&definition) != OGRERR_NONE) fail_with_reason();
    }

    void create_row(OGRLayer& target, VectorRow const& row, std::optional<GpkgIndex>& index) const
    {
        OGRFeature feature(target.GetLayerDefn());
        for (std::size_t i = 0; i < row.values.size(); ++i)
            std::visit(Setter{feature, first_field_ + static_cast<int>(i)}, row.values[i]);
        if (first_field_ > 0 && !row.values.empty()) std::visit(Setter{feature, 0}, row.values[0]);
        if (auto geometry = to_ogr(row.shape)) feature.SetGeometryDirectly(geometry.release());
        if (target.CreateFeature(&feature) != OGRERR_NONE) fail_with_reason();
        if (index && feature.GetGeometryRef() != nullptr)
            index->add(feature.GetFID(), *feature.GetGeometryRef());
    }

    GDALDataset& dataset_;
    Format const& format_;
    std::string const& file_;
    GdalErrors const& errors_;
    OGRSpatialReference lonlat_ = lonlat_system();
    int first_field_ =
        0;  // KML has the fields Name and Description in front; Name gets our first value
};

/// GeoPackage reads its date of last change from an option of the process; set for this thread
/// only.
class StampOption {
public:
    explicit StampOption(Date stamp)
    {
        CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE",
                                      (to_text(stamp) + "T00:00:00.000Z").c_str());
    }
    ~StampOption() { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nullptr); }
    StampOption(StampOption const&) = delete;
    StampOption& operator=(StampOption const&) = delete;
};

void check_layers(Format const& format, std::span<VectorLayer const> layers)
{
    if (layers.empty() || (layers.size() > 1 && !format.holds_layers))
        throw Error{ErrorKind::internal, fmt::format("cannot write {} layers to one {} file",
                                                     layers.size(), format.extension)};
    for (auto const& layer : layers) {
        if (layer.name.empty() || layer.name != file_name_from(layer.name))
            throw Error{
                ErrorKind::internal,
                fmt::format("cannot write layer '{}': not a plain name", clean(layer.name))};
        for (auto const& row : layer.rows)
            if (row.values.size() != layer.fields.size())
                throw Error{
                    ErrorKind::internal,
                    fmt::format("cannot write layer '{}': a row has {} values for {} fields",
                                layer.name, row.values.size(), layer.fields.size())};
    }
}

/// GDAL's reader of KML passes over placemarks without a shape, though they are in the file; of the
/// fields it gives name and description only.
std::size_t rows_read_again(Format const& format, VectorLayer const& layer)
{
    if (format.extension != ".kml") return layer.rows.size();
    return static_cast<std::size_t>(std::ranges::count_if(layer.rows, [](VectorRow const& row) {
        return !std::holds_alternative<std::monostate>(row.shape);
    }));
}

void verify_rows(std::string const& file, OGRLayer& found, VectorLayer const& layer,
                 std::size_t expected)
{
    std::size_t rows = 0;
    while (OGRFeatureUniquePtr const feature{found.GetNextFeature()}) ++rows;
    if (rows != expected)
        fail(file, fmt::format("layer '{}' has {} of {} rows when it is read again", layer.name,
                               rows, expected));
}

void verify_fields(std::string const& file, OGRLayer& found, VectorLayer const& layer)
{
    auto const fields = static_cast<std::size_t>(found.GetLayerDefn()->GetFieldCount());
    if (!layer.rows.empty() && fields < layer.fields.size())
        fail(file, fmt::format("layer '{}' has {} of {} fields when it is read again", layer.name,
                               fields, layer.fields.size()));
}

}  // namespace

std::vector<std::string> const& vector_extensions()
{
    static std::vector<std::string> const extensions = [] {
        std::vector<std::string> all;
        for (auto const& format : formats()) all.emplace_back(format.extension);
        return all;
    }();
    return extensions;
}

bool holds_layers(std::string const& extension)
{
    return format_of("file" + extension).holds_layers;
}

std::vector<FieldLoss> write_layers(std::string const& file, std::span<VectorLayer const> layers,
                                    Date stamp)
{
    auto const& format = format_of(file);
    check_layers(format, layers);
    start_gdal();
    GdalErrors errors;
    StampOption const stamped(stamp);
    auto* const driver = GetGDALDriverManager()->GetDriverByName(format.driver);
    if (driver == nullptr) fail(file, fmt::format("GDAL has no driver '{}'", format.driver));
    OptionList options(format.dataset_options);
    GDALDatasetUniquePtr dataset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, options.get()));
    if (!dataset) fail(file, errors.last_failure());
    LayerWriter writer(*dataset, format, file, errors);
    std::vector<FieldLoss> losses;
    bool const in_transaction = format.extension == ".gpkg";
    if (in_transaction && dataset->StartTransaction() != OGRERR_NONE) writer.fail_with_reason();
    for (auto const& layer : layers) {
        auto const fitted = fit(format, layer, losses);
        writer.write(fitted ? *fitted : layer, stamp);
    }
    if (format.extension == ".gpkg") write_layer_styles(*dataset, layers, stamp);
    if (in_transaction && dataset->CommitTransaction() != OGRERR_NONE) writer.fail_with_reason();
    dataset.reset();
    if (errors.failures() > 0) writer.fail_with_reason();
    return losses;
}

void verify_layers(std::string const& file, std::span<VectorLayer const> layers)
{
    auto const& format = format_of(file);
    start_gdal();
    GdalErrors errors;
    char const* drivers[] = {format.driver, nullptr};
    GDALDatasetUniquePtr const dataset(
        GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers));
    if (!dataset) fail(file, "it cannot be opened again: " + errors.last_failure());
    for (auto const& layer : layers) {
        auto* const found = format.holds_layers ? dataset->GetLayerByName(layer.name.c_str())
                                                : dataset->GetLayer(0);
        if (found == nullptr && layer.rows.empty() && format.extension == ".kml") continue;
        if (found == nullptr) fail(file, fmt::format("layer '{}' is not in it", layer.name));
        verify_rows(file, *found, layer, rows_read_again(format, layer));
        if (format.extension != ".kml") verify_fields(file, *found, layer);
        if (errors.failures() > 0) fail(file, errors.last_failure());
    }
}

}  // namespace sitmap::gis
