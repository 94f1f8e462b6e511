// SPDX-License-Identifier: MIT
// gis/gpkg_extras.hpp: what a GeoPackage keeps beside its layers: the styles that QGIS applies when
// it opens them.
#pragma once

#include "gis/vector_layer.hpp"

#include <span>

class GDALDataset;

namespace sitmap::gis {

/// The table `layer_styles` as QGIS writes it, one row for each layer with a style. GDAL's failures
/// are left to the caller's GdalErrors.
void write_layer_styles(GDALDataset& dataset, std::span<VectorLayer const> layers, Date stamp);

}  // namespace sitmap::gis
