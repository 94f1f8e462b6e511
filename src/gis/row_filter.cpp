// SPDX-License-Identifier: MIT
#include "gis/row_filter.hpp"

#include "base/error.hpp"
#include "base/handle.hpp"
#include "base/text.hpp"
#include "gis/gdal.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <memory>
#include <span>

namespace sitmap::gis {

namespace {

using Dataset = std::unique_ptr<GDALDataset, Releaser<GDALClose>>;
using Rows = std::vector<std::vector<std::string>>;

/// Whole numbers of a sample may have decimals further on.
OGRFieldType type_of(Rows const& rows, std::size_t column, std::size_t sample)
{
    bool whole = sample >= rows.size();
    bool number = true;
    for (auto const& row : std::span(rows).first(std::min(sample, rows.size()))) {
        if (column >= row.size() || row[column].empty()) continue;
        whole = whole && parse_integer(row[column]).has_value();
        number = number && parse_number(row[column]).has_value();
    }
    return whole ? OFTInteger64 : number ? OFTReal : OFTString;
}

void fill(OGRFeature& feature, std::vector<std::string> const& row)
{
    for (std::size_t i = 0; i < row.size() && static_cast<int>(i) < feature.GetFieldCount(); ++i) {
        int const field = static_cast<int>(i);
        auto const type = feature.GetFieldDefnRef(field)->GetType();
        bool const is_number = type != OFTString;
        if (row[i].empty() || (is_number && !parse_number(row[i])))
            feature.SetFieldNull(field);
        else
            feature.SetField(field, row[i].c_str());
    }
}

OGRLayer& make_layer(GDALDataset& memory, std::vector<std::string> const& columns, Rows const& rows,
                     std::size_t sample)
{
    auto* const layer = memory.CreateLayer("rows", nullptr, wkbNone, nullptr);
    if (layer == nullptr) throw Error{ErrorKind::internal, "cannot make a layer in memory"};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        OGRFieldDefn field{columns[i].c_str(), type_of(rows, i, sample)};
        layer->CreateField(&field);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].empty()) continue;
        OGRFeature feature{layer->GetLayerDefn()};
        feature.SetFID(static_cast<GIntBig>(i));
        fill(feature, rows[i]);
        if (layer->CreateFeature(&feature) != OGRERR_NONE)
            throw Error{ErrorKind::internal, "cannot add a row to a layer in memory"};
    }
    return *layer;
}

}  // namespace

std::vector<bool> rows_that_meet(std::vector<std::string> const& columns, Rows const& rows,
                                 std::string const& where, std::size_t sample)
{
    start_gdal();
    GdalErrors const errors;
    auto* const driver = GetGDALDriverManager()->GetDriverByName("Memory");
    if (driver == nullptr) throw Error{ErrorKind::internal, "cannot use GDAL's Memory driver"};
    Dataset const memory{driver->Create("", 0, 0, 0, GDT_Unknown, nullptr)};
    if (memory == nullptr) throw Error{ErrorKind::internal, "cannot make a table in memory"};
    auto& layer = make_layer(*memory, columns, rows, sample);
    if (layer.SetAttributeFilter(where.c_str()) != OGRERR_NONE)
        throw Error{ErrorKind::input,
                    "cannot select '" + clean(where) + "': " + errors.last_failure(),
                    "write an OGR SQL condition such as: country = 'AF' AND deaths_low > 0"};
    std::vector<bool> meets(rows.size(), false);
    while (auto const feature = OGRFeatureUniquePtr{layer.GetNextFeature()})
        meets[static_cast<std::size_t>(feature->GetFID())] = true;
    errors.refuse_failures("select", where);
    return meets;
}

}  // namespace sitmap::gis
