// SPDX-License-Identifier: MIT
// gis/open_layer.hpp: a layer opened safely, for the .cpp files of gis that read through GDAL; no
// other room includes it.
#pragma once

#include "base/error.hpp"
#include "base/handle.hpp"
#include "gis/gdal.hpp"

#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <memory>
#include <string>
#include <vector>

namespace sitmap::gis {

using Dataset = std::unique_ptr<GDALDataset, Releaser<GDALClose>>;
using Transformation =
    std::unique_ptr<OGRCoordinateTransformation, Releaser<OGRCoordinateTransformation::DestroyCT>>;

/// Only existing files (or databases) of allowed drivers. Throws ErrorKind::input with GDAL's
/// reason. The password "***" of a database stands for the one that PGPASSWORD or ~/.pgpass holds.
Dataset open_dataset(std::string const& path, Access access);
/// A connection as a manifest shows it, without its masked passwords: libpq then looks in
/// PGPASSWORD and ~/.pgpass.
std::string without_masks(std::string connection);
std::vector<std::string> names_of(GDALDataset& dataset);
/// The layer that is asked for; else the only one, where tables without geometry (styles) do not
/// count beside a layer that has some. Throws ErrorKind::input with the names found, and for a view
/// of a GeoPackage, which may have no end.
OGRLayer& choose_layer(GDALDataset& dataset, std::string const& path, std::string const& wanted);

/// How a layer's coordinates become longitude/latitude: nothing to do if `to_lonlat` is null.
struct LayerCrs {
    std::string name;  // empty: the source states none
    Transformation to_lonlat;
};
/// `stated` overrules the layer's own. Throws ErrorKind::input for a system that is not tied to the
/// earth, and for one that is stated in a way that cannot be read.
LayerCrs to_lonlat_of(GDALDataset& dataset, OGRLayer& layer, std::string const& path,
                      std::string const& stated);

/// Only features that meet the condition are read then; an empty one changes nothing. Throws
/// ErrorKind::input with the reason for one that cannot be used.
void set_condition(GDALDataset& dataset, OGRLayer& layer, std::string const& path,
                   std::string const& where);

}  // namespace sitmap::gis
