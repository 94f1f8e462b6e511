// SPDX-License-Identifier: MIT
// dbf_rows_test.cpp: rows that are marked as deleted are no records, wherever a layer is counted.
#include "gis/dbf_rows.hpp"

#include "gis/arrow_stream.hpp"
#include "gis/layer_reader.hpp"
#include "gis/vector_writer.hpp"
#include "tests/support/fresh_folder.hpp"
#include "tests/support/text_file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace sitmap::gis {
namespace {

/// Points with the numbers 0 to `count` - 1, of which some rows are deleted and stay in the table.
std::string shapefile(int count, std::set<int> const& deleted)
{
    auto const path = test::fresh_folder() + "/points.shp";
    VectorLayer layer{"points", "", ShapeKind::point, {}, {}, {}};
    layer.fields = {{"n", FieldType::integer}};
    for (int i = 0; i < count; ++i)
        layer.rows.push_back({{std::int64_t{i}}, LonLat{69.0 + i * 1e-6, 34}});
    write_layers(path, std::vector{layer}, *date_from(2022, 4, 18));
    char const* const options[] = {"AUTO_REPACK=NO", nullptr};
    GDALDatasetUniquePtr const opened(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr, options));
    for (int const row : deleted) EXPECT_EQ(opened->GetLayer(0)->DeleteFeature(row), OGRERR_NONE);
    return path;
}

std::int64_t given_by(ArrowLayer& layer)
{
    std::int64_t rows = 0;
    while (auto const batch = layer.next()) rows += static_cast<std::int64_t>(batch->size());
    return rows;
}

std::int64_t given_by(LayerReader& layer)
{
    std::int64_t rows = 0;
    while (layer.next()) ++rows;
    return rows;
}

}  // namespace

TEST(DbfRows, CountsTheMarksOfTheTable)
{
    EXPECT_EQ(deleted_rows(shapefile(3, {})), 0);
    EXPECT_EQ(deleted_rows(shapefile(5, {0, 4})), 2);
    // More than one block of the file.
    EXPECT_EQ(deleted_rows(shapefile(150'000, {7, 149'999})), 2);
    EXPECT_EQ(deleted_rows(test::text_file("table.csv", "x\n")), 0);
    EXPECT_EQ(deleted_rows(test::text_file("dbf_short.dbf", "x")), 0);
}

TEST(DbfRows, ThatAreDeletedAreNotMissed)
{
    auto const path = shapefile(6, {1, 5});
    ArrowLayer stream(path, {});
    EXPECT_EQ(given_by(stream), 4);
    EXPECT_EQ(stream.left_out(), 0);
    LayerReader layer(path, {});
    EXPECT_EQ(given_by(layer), 4);
    EXPECT_EQ(layer.left_out(), 0);
}

TEST(DbfRows, ThatAreDeletedAreNotLeftOutByACondition)
{
    auto const path = shapefile(6, {1, 5});
    ArrowOptions some;
    some.where = "n < 3";
    ArrowLayer stream(path, some);
    EXPECT_EQ(given_by(stream), 2);
    EXPECT_EQ(stream.left_out(), 2);
    OpenOptions same;
    same.where = some.where;
    LayerReader layer(path, same);
    EXPECT_EQ(given_by(layer), 2);
    EXPECT_EQ(layer.left_out(), 2);
}

}  // namespace sitmap::gis
