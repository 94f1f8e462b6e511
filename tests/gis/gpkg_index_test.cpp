// SPDX-License-Identifier: MIT
#include "gis/gpkg_index.hpp"

#include "gis/gdal.hpp"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <filesystem>

namespace sitmap::gis {
namespace {

/// A package with a layer "t" of `rows` points along a diagonal, its index packed.
std::string package_with(int rows)
{
    start_gdal();
    auto const file = std::filesystem::path(testing::TempDir()) /
                      ("sitmap-index-" + std::to_string(getpid()) + ".gpkg");
    std::filesystem::remove(file);
    auto* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    GDALDatasetUniquePtr const dataset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    CPLStringList options;
    options.SetNameValue("SPATIAL_INDEX", "NO");
    auto* const layer = dataset->CreateLayer("t", nullptr, wkbPoint, options.List());
    GpkgIndex index(*dataset, "t");
    for (int i = 0; i < rows; ++i) {
        OGRFeature feature(layer->GetLayerDefn());
        OGRPoint const where(i * 0.01, i * 0.02);
        if (i != 7) feature.SetGeometry(&where);  // one row without a shape
        EXPECT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
        if (i != 7) index.add(feature.GetFID(), where);
    }
    index.finish();
    return file.string();
}

std::string value(GDALDataset& dataset, char const* sql)
{
    auto* const result = dataset.ExecuteSQL(sql, nullptr, nullptr);
    if (result == nullptr) return "<no result>";
    OGRFeatureUniquePtr const row(result->GetNextFeature());
    std::string const text = row ? row->GetFieldAsString(0) : "<no row>";
    dataset.ReleaseResultSet(result);
    return text;
}

TEST(GpkgIndex, PassesSqlitesOwnCheckAtEverySize)
{
    for (int const rows : {0, 1, 51, 53, 3000}) {
        GdalErrors const errors;
        auto const file = package_with(rows);
        GDALDatasetUniquePtr const dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
        EXPECT_EQ(value(*dataset, "SELECT rtreecheck('rtree_t_geom')"), "ok") << rows;
        EXPECT_EQ(value(*dataset, "SELECT count(*) FROM rtree_t_geom"),
                  std::to_string(rows - (rows > 7 ? 1 : 0)));
        EXPECT_EQ(
            value(*dataset, "SELECT extension_name FROM gpkg_extensions WHERE table_name = 't'"),
            "gpkg_rtree_index");
        EXPECT_EQ(errors.failures(), 0) << errors.last_failure();
    }
}

TEST(GpkgIndex, AnswersSpatialFilters)
{
    auto const file = package_with(3000);
    GDALDatasetUniquePtr const dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
    auto* const layer = dataset->GetLayer(0);
    layer->SetSpatialFilterRect(0.995, 0, 2.005, 30);
    EXPECT_EQ(layer->GetFeatureCount(), 101);
}

TEST(GpkgIndex, KeepsTheTriggersSoThatLaterRowsAreFound)
{
    auto const file = package_with(60);
    GDALDatasetUniquePtr const dataset(
        GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    auto* const layer = dataset->GetLayer(0);
    OGRFeature feature(layer->GetLayerDefn());
    OGRPoint const where(90, 45);
    feature.SetGeometry(&where);
    ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
    EXPECT_EQ(value(*dataset, "SELECT count(*) FROM rtree_t_geom WHERE minx > 89 AND maxy < 46"),
              "1");
    EXPECT_EQ(value(*dataset, "SELECT rtreecheck('rtree_t_geom')"), "ok");
}

}  // namespace
}  // namespace sitmap::gis
