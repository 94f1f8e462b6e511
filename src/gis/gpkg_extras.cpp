// SPDX-License-Identifier: MIT
#include "gis/gpkg_extras.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace sitmap::gis {

namespace {

/// Columns as QGIS names them (QgsOgrProvider, layer_styles).
constexpr std::array<std::pair<char const*, OGRFieldType>, 12> columns{{
    {"f_table_catalog", OFTString},
    {"f_table_schema", OFTString},
    {"f_table_name", OFTString},
    {"f_geometry_column", OFTString},
    {"styleName", OFTString},
    {"styleQML", OFTString},
    {"styleSLD", OFTString},
    {"useAsDefault", OFTInteger},
    {"description", OFTString},
    {"owner", OFTString},
    {"ui", OFTString},
    {"update_time", OFTDateTime},
}};

OGRLayer* create_table(GDALDataset& dataset)
{
    CPLStringList options;
    options.SetNameValue("FID", "id");
    auto* const table = dataset.CreateLayer("layer_styles", nullptr, wkbNone, options.List());
    if (table == nullptr) return nullptr;
    for (auto const& [name, type] : columns) {
        OGRFieldDefn field(name, type);
        if (type == OFTInteger) field.SetSubType(OFSTBoolean);
        if (table->CreateField(&field) != OGRERR_NONE) return nullptr;
    }
    return table;
}

}  // namespace

void write_layer_styles(GDALDataset& dataset, std::span<VectorLayer const> layers, Date stamp)
{
    if (std::ranges::all_of(layers, &std::string::empty, &VectorLayer::style_qml)) return;
    auto* const table = create_table(dataset);
    if (table == nullptr) return;
    for (auto const& layer : layers) {
        if (layer.style_qml.empty()) continue;
        OGRFeature row(table->GetLayerDefn());
        row.SetField("f_table_catalog", "");
        row.SetField("f_table_schema", "");
        row.SetField("f_table_name", layer.name.c_str());
        row.SetField("f_geometry_column", "geom");
        row.SetField("styleName", layer.name.c_str());
        row.SetField("styleQML", layer.style_qml.c_str());
        row.SetField("styleSLD", "");
        row.SetField("useAsDefault", 1);
        row.SetField("description", layer.description.c_str());
        row.SetField("owner", "");
        row.SetField("update_time", (to_text(stamp) + "T00:00:00Z").c_str());
        if (table->CreateFeature(&row) != OGRERR_NONE) return;
    }
}

}  // namespace sitmap::gis
