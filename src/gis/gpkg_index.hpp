// SPDX-License-Identifier: MIT
// gis/gpkg_index.hpp: the R-tree of a GeoPackage layer, filled at once. GDAL makes table and
// triggers; the content is written by us. GDAL's failures are left to the caller's GdalErrors.
#pragma once

#include "gis/rtree_pack.hpp"

#include <string>
#include <vector>

class GDALDataset;
class OGRGeometry;

namespace sitmap::gis {

/// Make one before the first row goes into the layer, add each row with a shape, finish before the
/// commit.
class GpkgIndex {
public:
    /// `layer` is a plain name; its geometry column is "geom".
    GpkgIndex(GDALDataset& dataset, std::string const& layer);
    void add(std::int64_t row, OGRGeometry const& geometry);
    void finish();

private:
    void run(std::string const& sql) const;
    std::string value(std::string const& sql) const;
    void insert(std::string const& table,
                std::vector<std::pair<std::int64_t, std::int64_t>> const& pairs) const;

    GDALDataset& dataset_;
    std::string index_;           // name of the rtree table
    std::string insert_trigger_;  // SQL of the trigger that is away meanwhile
    std::vector<RtreeEntry> entries_;
};

}  // namespace sitmap::gis
