// SPDX-License-Identifier: MIT
#include "gis/gpkg_extras.hpp"

#include "gis/gdal.hpp"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <filesystem>

namespace sitmap::gis {
namespace {

GDALDatasetUniquePtr new_package(std::string const& name)
{
    start_gdal();
    auto const file = std::filesystem::path(testing::TempDir()) /
                      ("sitmap-" + std::to_string(getpid()) + name + ".gpkg");
    std::filesystem::remove(file);
    auto* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    return GDALDatasetUniquePtr(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
}

TEST(GpkgExtras, WritesOneRowForEachLayerWithAStyle)
{
    auto const dataset = new_package("styles");
    std::vector<VectorLayer> layers{{"a", "first"}, {"b", "second"}, {"c", "third"}};
    layers[0].style_qml = "<qgis a='1'/>";
    layers[2].style_qml = "<qgis c='1'/>";
    write_layer_styles(*dataset, layers, Date{10957});
    auto* const table = dataset->GetLayerByName("layer_styles");
    ASSERT_NE(table, nullptr);
    EXPECT_STREQ(table->GetFIDColumn(), "id");
    ASSERT_EQ(table->GetFeatureCount(), 2);
    OGRFeatureUniquePtr const first(table->GetNextFeature());
    OGRFeatureUniquePtr const second(table->GetNextFeature());
    EXPECT_STREQ(first->GetFieldAsString("f_table_name"), "a");
    EXPECT_STREQ(second->GetFieldAsString("styleQML"), "<qgis c='1'/>");
    EXPECT_STREQ(second->GetFieldAsString("update_time"), "2000/01/01 00:00:00+00");
}

TEST(GpkgExtras, MakesNoTableWithoutStyles)
{
    auto const dataset = new_package("none");
    write_layer_styles(*dataset, std::vector<VectorLayer>{{"a", "first"}}, Date{10957});
    EXPECT_EQ(dataset->GetLayerByName("layer_styles"), nullptr);
}

}  // namespace
}  // namespace sitmap::gis
