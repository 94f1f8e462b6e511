// SPDX-License-Identifier: MIT
#include "gis/open_layer.hpp"

#include "base/columns.hpp"
#include "base/infile.hpp"
#include "base/text.hpp"
#include "gis/date_condition.hpp"
#include "gis/dbf_encoding.hpp"
#include "gis/decoded_layer.hpp"
#include "gis/json_nul.hpp"
#include "gis/ogr_values.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

namespace sitmap::gis {

namespace {

Error refused(std::string const& path, std::string const& cause, std::string const& hint = {})
{
    return Error{ErrorKind::input, "cannot open '" + clean(without_password(path)) + "': " + cause,
                 hint};
}

}  // namespace

std::string without_masks(std::string connection)
{
    constexpr std::string_view in_url = ":***@";
    for (auto at = connection.find(in_url); at != std::string::npos; at = connection.find(in_url))
        connection.erase(at, in_url.size() - 1);
    constexpr std::string_view before{": \t\r\n?&"};
    for (std::string_view const value : {"password=***", "sslpassword=***"})
        for (auto at = connection.find(value); at != std::string::npos;
             at = connection.find(value, at + 1)) {
            if (at == 0 || before.find(connection[at - 1]) == std::string_view::npos) continue;
            connection.erase(at, value.size());
            if (connection[at] == '&') connection.erase(at, 1);  // libpq takes no empty parameter
            --at;
        }
    return connection;
}

Dataset open_dataset(std::string const& path, Access access)
{
    start_gdal();
    check_readable(path, access);
    auto const source = path.starts_with("PG:") ? without_masks(path) : path;
    GdalErrors const errors;
    auto const kind = to_lower_ascii(path);
    bool const is_table = kind.ends_with(".shp") || kind.ends_with(".dbf");
    auto const encoding = encoding_of(path).name;
    char const* const option = kind.ends_with(".fgb") ? "VERIFY_BUFFERS=YES"
                               : is_table             ? "ENCODING="  // the bytes as they are
                                                      : nullptr;
    std::array<char const*, 2> const options{option, nullptr};
    constexpr unsigned flags = GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR;
    Dataset dataset{GDALDataset::Open(source.c_str(), flags, nullptr, options.data(), nullptr)};
    if (errors.has_warned_of("out of 64bit integer range"))
        throw refused(path, "it holds whole numbers beyond 64 bits, which would all become one",
                      "write them as text, in quotes");
    bool const is_json =
        dataset != nullptr && std::string_view(dataset->GetDriverName()).starts_with("GeoJSON");
    if (is_json && holds_nul(path))
        throw refused(path, "a text in it holds a NUL character, and would be cut there",
                      "remove each \\u0000 from it");
    if (dataset != nullptr && errors.failures() == 0)
        return encoding.empty() ? std::move(dataset) : decoded(std::move(dataset), encoding);
    auto const message = errors.last_failure();
    bool const unknown =
        dataset == nullptr &&
        (message.empty() || message.find("not recognized as a supported") != std::string::npos);
    if (unknown)
        throw refused(path, "no allowed driver reads it",
                      "formats that are read: " + readable_formats());
    throw refused(path, message.empty() ? "GDAL gives no reason" : message);
}

std::vector<std::string> names_of(GDALDataset& dataset)
{
    std::vector<std::string> names;
    for (int i = 0; i < dataset.GetLayerCount(); ++i)
        names.emplace_back(dataset.GetLayer(i)->GetName());
    return names;
}

namespace {

std::string in_quotes(std::string text, char quote)
{
    for (auto at = text.find(quote); at != std::string::npos; at = text.find(quote, at + 2))
        text.insert(at, 1, quote);
    return quote + text + quote;
}

/// The value of the first row and column; nothing if there is no row.
std::optional<std::string> first_value(GDALDataset& dataset, std::string const& sql)
{
    GdalErrors const quiet;
    auto* const result = dataset.ExecuteSQL(sql.c_str(), nullptr, nullptr);
    if (result == nullptr) return {};
    std::unique_ptr<OGRFeature> const row{result->GetNextFeature()};
    auto const value = row == nullptr ? std::optional<std::string>{} : row->GetFieldAsString(0);
    dataset.ReleaseResultSet(result);
    return value;
}

/// A view is a program: it may give records without end, or look for the first one for ever.
void refuse_view(GDALDataset& dataset, std::string const& layer, std::string const& path)
{
    if (std::string_view(dataset.GetDriverName()) != "GPKG") return;
    auto const kind = first_value(dataset,
                                  "SELECT type FROM pragma_table_list WHERE schema = 'main' AND "
                                  "name = " +
                                      in_quotes(layer, '\'') + " COLLATE NOCASE");
    if (kind.value_or("") == "table") return;
    throw refused(path, "its layer '" + clean(layer) + "' is a view, and only tables are read",
                  "if you trust it, copy it into a table: ogr2ogr copy.gpkg FILE LAYER");
}

}  // namespace

OGRLayer& choose_layer(GDALDataset& dataset, std::string const& path, std::string const& wanted)
{
    auto const names = names_of(dataset);
    if (names.empty()) throw refused(path, "it holds no layer");
    auto const found = quoted_list(names);
    if (!wanted.empty()) {
        auto* const layer = dataset.GetLayerByName(wanted.c_str());
        if (layer == nullptr)
            throw refused(path, "no layer '" + clean(wanted) + "': found " + found);
        refuse_view(dataset, layer->GetName(), path);
        return *layer;
    }
    std::vector<OGRLayer*> layers;
    for (int i = 0; i < dataset.GetLayerCount(); ++i)
        if (names.size() == 1 || dataset.GetLayer(i)->GetGeomType() != wkbNone)
            layers.push_back(dataset.GetLayer(i));
    if (layers.size() != 1)
        throw refused(
            path, "which layer? found " + found,
            "name one of them: --areas-layer, --points-layer, or layer = in the study file");
    refuse_view(dataset, layers.front()->GetName(), path);
    return *layers.front();
}

namespace {

/// GDAL says nothing of a .prj that it cannot read: the layer then seems to have no system.
bool has_unread_prj(std::string const& path)
{
    if (!to_lower_ascii(path).ends_with(".shp")) return false;
    for (auto const* ending : {".prj", ".PRJ"}) {
        auto const file = path.substr(0, path.size() - 4) + ending;
        std::error_code ignored;
        if (std::filesystem::exists(file, ignored) && !trim(read_file(file)).empty()) return true;
    }
    return false;
}

/// How a GeoPackage writes that it states no system: 0, -1, or 99999 as GDAL does from 3.9 on.
bool is_undefined(OGRSpatialReference const& system)
{
    return system.IsProjected() == FALSE && name_of(system).starts_with("Undefined ");
}

/// Nor of a number that the GeoPackage's own list of systems does not explain; 0 and -1 mean none.
bool has_unknown_srs_id(GDALDataset& dataset, OGRLayer& layer)
{
    if (std::string_view(dataset.GetDriverName()) != "GPKG") return false;
    auto const id =
        first_value(dataset, "SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = " +
                                 in_quotes(layer.GetName(), '\''));
    return id && std::strtol(id->c_str(), nullptr, 10) > 0;
}

}  // namespace

LayerCrs to_lonlat_of(GDALDataset& dataset, OGRLayer& layer, std::string const& path,
                      std::string const& stated)
{
    std::unique_ptr<OGRSpatialReference> source;
    if (!stated.empty())
        source = std::make_unique<OGRSpatialReference>(system_from(stated));
    else if (auto const* own = layer.GetSpatialRef(); own != nullptr) {
        if (is_undefined(*own)) return {};
        source.reset(own->Clone());
    }
    if (source == nullptr && (has_unread_prj(path) || has_unknown_srs_id(dataset, layer)))
        throw refused(path, "the coordinate system that it states cannot be read",
                      "give it one, for example: ogr2ogr -a_srs EPSG:n with_crs.gpkg FILE");
    if (source == nullptr) return {};
    LayerCrs taken{name_of(*source), nullptr};
    if (source->IsGeographic() == FALSE && source->IsProjected() == FALSE)
        throw refused(path, "its coordinate system '" + taken.name + "' is not tied to the earth",
                      "state the right one as EPSG:n");
    auto const target = lonlat_system();
    if (source->IsSame(&target) != FALSE) return taken;
    GdalErrors const errors;
    taken.to_lonlat.reset(OGRCreateCoordinateTransformation(source.get(), &target));
    if (taken.to_lonlat == nullptr)
        throw refused(path,
                      "its coordinate system '" + taken.name +
                          "' cannot be turned into longitude/latitude: " + errors.last_failure());
    return taken;
}

namespace {

/// OGR would take the first of columns that differ in case only.
void refuse_twins(OGRLayer& layer, std::string const& path, std::string const& where)
{
    std::vector<std::string> columns;
    auto* const definition = layer.GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i)
        columns.emplace_back(definition->GetFieldDefn(i)->GetNameRef());
    if (auto const name = name_of_twins(where, columns))
        throw Error{ErrorKind::input,
                    "cannot select '" + clean(where) + "' in '" + clean(without_password(path)) +
                        "': several columns have the name '" + clean(*name) + "'",
                    "rename one of them: a condition does not tell small letters from capitals"};
}

void refuse_numbers_as_dates(OGRLayer& layer, std::string const& path, std::string const& where)
{
    std::vector<std::string> dates;
    auto* const definition = layer.GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i) {
        auto const* const field = definition->GetFieldDefn(i);
        if (field->GetType() == OFTDate || field->GetType() == OFTDateTime)
            dates.emplace_back(field->GetNameRef());
    }
    if (auto const number = number_beside_date(where, dates))
        throw Error{ErrorKind::input,
                    "cannot select '" + clean(where) + "' in '" + clean(without_password(path)) +
                        "': a date is compared with " + clean(*number) +
                        ", which SQLite takes for a number",
                    "write a whole date such as '2022-01-01', or strftime('%Y', date) = '2022'"};
}

}  // namespace

void set_condition(GDALDataset& dataset, OGRLayer& layer, std::string const& path,
                   std::string const& where)
{
    if (where.empty()) return;
    bool const is_database = std::string_view(dataset.GetDriverName()) == "PostgreSQL";
    if (!is_database) refuse_twins(layer, path, where);
    GdalErrors const errors;
    bool good = layer.SetAttributeFilter(where.c_str()) == OGRERR_NONE;
    if (good && std::string_view(dataset.GetDriverName()) == "GPKG") {
        refuse_numbers_as_dates(layer, path, where);
        // SQLite looks at a condition only when it reads, and then gives no reason.
        // GDAL puts it into brackets in some of its statements only.
        for (auto const& condition : {"(" + where + "\n)", where + "\n"}) {
            auto const sql = "SELECT 1 FROM " + in_quotes(layer.GetName(), '"') + " WHERE " +
                             condition + " LIMIT 1";
            auto* const result = dataset.ExecuteSQL(sql.c_str(), nullptr, nullptr);
            if (result != nullptr) dataset.ReleaseResultSet(result);
        }
        good = errors.failures() == 0;
    }
    if (good) return;
    auto reason = errors.last_failure();
    constexpr std::string_view before_reason = "LIMIT 1):";  // of the statement that was tried
    if (auto const at = reason.find(before_reason); at != std::string::npos)
        reason = trim(reason.substr(at + before_reason.size()));
    throw Error{ErrorKind::input,
                "cannot select '" + clean(where) + "' in '" + clean(without_password(path)) +
                    "': " + clean(reason),
                "write an SQL condition such as: country = 'AF' AND deaths_low > 0"};
}

}  // namespace sitmap::gis
