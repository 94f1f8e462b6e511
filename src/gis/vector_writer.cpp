// SPDX-License-Identifier: MIT
#include "gis/vector_writer.hpp"

#include "base/error.hpp"
#include "base/outfile.hpp"
#include "base/text.hpp"
#include "gis/dbf_fit.hpp"
#include "gis/gdal.hpp"
#include "gis/gpkg_extras.hpp"
#include "gis/gpkg_index.hpp"
#include "gis/ogr_shapes.hpp"
#include "gis/ogr_values.hpp"
#include "gis/vector_format.hpp"

#include <fmt/format.h>

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <variant>

namespace sitmap::gis {

namespace {

/// Text of a value in a CSV file; empty for "no value".
struct CsvText {
    std::string operator()(std::monostate) const { return {}; }
    // cleaned first: behind a mark that is left out a formula would go unseen
    std::string operator()(std::string const& text) const { return without_formula(clean(text)); }
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
std::optional<VectorLayer> fit(VectorFormat const& format, VectorLayer const& layer,
                               std::vector<FieldLoss>& losses)
{
    if (format.extension == ".shp") return fit_for_dbf(layer, losses);
    if (format.extension == ".csv") return fit_for_csv(layer);
    if (format.extension == ".kml") return fit_for_kml(layer);
    return {};
}

class LayerWriter {
public:
    LayerWriter(GDALDataset& dataset, VectorFormat const& format, std::string const& file,
                GdalErrors const& errors)
        : dataset_(dataset), format_(format), file_(file), errors_(errors)
    {
    }

    void write(VectorLayer const& layer, Date stamp)
    {
        auto options = layer_options(format_, layer, stamp);
        auto* const target = dataset_.CreateLayer(
            layer.name.c_str(), layer.kind == ShapeKind::none ? nullptr : &lonlat_,
            geometry_type(layer.kind), options.List());
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
        fail_to_write(file_, reason.empty() ? "GDAL gave no reason" : reason);
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
            set_value(feature, first_field_ + static_cast<int>(i), row.values[i]);
        if (first_field_ > 0 && !row.values.empty()) set_value(feature, 0, row.values[0]);
        if (auto geometry = to_ogr(row.shape)) feature.SetGeometryDirectly(geometry.release());
        if (target.CreateFeature(&feature) != OGRERR_NONE) fail_with_reason();
        if (index && feature.GetGeometryRef() != nullptr)
            index->add(feature.GetFID(), *feature.GetGeometryRef());
    }

    GDALDataset& dataset_;
    VectorFormat const& format_;
    std::string const& file_;
    GdalErrors const& errors_;
    OGRSpatialReference lonlat_ = lonlat_system();
    int first_field_ =
        0;  // KML has the fields Name and Description in front; Name gets our first value
};

void check_layers(VectorFormat const& format, std::span<VectorLayer const> layers)
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
std::size_t rows_read_again(VectorFormat const& format, VectorLayer const& layer)
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
        fail_to_write(file, fmt::format("layer '{}' has {} of {} rows when it is read again",
                                        layer.name, rows, expected));
}

void verify_fields(std::string const& file, OGRLayer& found, VectorLayer const& layer)
{
    auto const fields = static_cast<std::size_t>(found.GetLayerDefn()->GetFieldCount());
    if (!layer.rows.empty() && fields < layer.fields.size())
        fail_to_write(file, fmt::format("layer '{}' has {} of {} fields when it is read again",
                                        layer.name, fields, layer.fields.size()));
}

}  // namespace

std::vector<std::string> const& vector_extensions()
{
    static std::vector<std::string> const extensions = [] {
        std::vector<std::string> all;
        for (auto const& format : vector_formats()) all.emplace_back(format.extension);
        return all;
    }();
    return extensions;
}

void require_vector_format(std::string const& file)
{
    vector_format_of(file);
}

bool holds_layers(std::string const& file)
{
    return vector_format_of(file).holds_layers;
}

std::vector<FieldLoss> write_layers(std::string const& file, std::span<VectorLayer const> layers,
                                    Date stamp)
{
    auto const& format = vector_format_of(file);
    check_layers(format, layers);
    start_gdal();
    GdalErrors errors;
    StampOption const stamped(stamp);
    auto* const driver = GetGDALDriverManager()->GetDriverByName(format.driver);
    if (driver == nullptr)
        fail_to_write(file, fmt::format("GDAL has no driver '{}'", format.driver));
    auto options = dataset_options(format);
    GDALDatasetUniquePtr dataset(
        driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, options.List()));
    if (!dataset) fail_to_write(file, errors.last_failure());
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
    auto const& format = vector_format_of(file);
    start_gdal();
    GdalErrors errors;
    char const* drivers[] = {format.driver, nullptr};
    GDALDatasetUniquePtr const dataset(
        GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers));
    if (!dataset) fail_to_write(file, "it cannot be opened again: " + errors.last_failure());
    for (auto const& layer : layers) {
        auto* const found = format.holds_layers ? dataset->GetLayerByName(layer.name.c_str())
                                                : dataset->GetLayer(0);
        if (found == nullptr && layer.rows.empty() && format.extension == ".kml") continue;
        if (found == nullptr)
            fail_to_write(file, fmt::format("layer '{}' is not in it", layer.name));
        verify_rows(file, *found, layer, rows_read_again(format, layer));
        if (format.extension != ".kml") verify_fields(file, *found, layer);
        if (errors.failures() > 0) fail_to_write(file, errors.last_failure());
    }
}

}  // namespace sitmap::gis
