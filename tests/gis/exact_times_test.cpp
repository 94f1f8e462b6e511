// SPDX-License-Identifier: MIT
// exact_times_test.cpp: time stamps keep their zone on the way into the column stream.
#include "gis/exact_times.hpp"

#include "gis/arrow_stream.hpp"
#include "gis/gdal.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include <gdal_priv.h>
#include <unistd.h>

namespace sitmap::gis {
namespace {

using testing::ElementsAre;

/// Four points, of whose times three have a zone and one has none; the fifth has no time.
std::string written()
{
    auto const path = testing::TempDir() + std::to_string(getpid()) + "_times.geojson";
    std::ofstream file(path);
    file << R"({"type":"FeatureCollection","features":[)";
    bool is_first = true;
    for (auto const* time :
         {"\"2020-01-02T23:04:05Z\"", "\"2020-01-02T23:04:05+05:45\"",
          "\"2020-01-02T23:04:05.250\"", "\"2020-01-02T23:04:05-03:30\"", "null"}) {
        file << (is_first ? "" : ",") << R"({"type":"Feature","properties":{"n":7,"t":)" << time
             << R"(,"x":0.5},"geometry":{"type":"Point","coordinates":[69.1,34.5]}})";
        is_first = false;
    }
    file << "]}";
    return path;
}

std::vector<std::string> texts(std::string const& path, ArrowOptions const& options)
{
    ArrowLayer layer(path, options);
    std::vector<std::string> seen;
    while (auto const batch = layer.next())
        for (std::size_t row = 0; row < batch->size(); ++row) {
            std::string store, trouble, line;
            for (std::size_t column = 0; column < layer.columns().size(); ++column)
                line += std::string(batch->text(column, row, store)) + "|";
            seen.push_back(line + (batch->point(row, trouble) ? "on a place" : trouble));
        }
    return seen;
}

std::string as_geopackage(std::string const& path)
{
    start_gdal();
    GDALDatasetUniquePtr const from(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    auto const copy = path + ".gpkg";
    std::filesystem::remove(copy);
    auto* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    GDALDatasetUniquePtr const to(driver->Create(copy.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    to->CopyLayer(from->GetLayer(0), "t");
    return copy;
}

TEST(ExactTimes, KeepZonesAndMilliseconds)
{
    auto const geojson = written();
    for (auto const& path : {geojson, as_geopackage(geojson)}) {
        SCOPED_TRACE(path);
        EXPECT_THAT(texts(path, {.exact_times = true}),
                    ElementsAre("7|2020-01-02T23:04:05Z|0.5|on a place",
                                "7|2020-01-02T23:04:05+05:45|0.5|on a place",
                                "7|2020-01-02T23:04:05.250|0.5|on a place",
                                "7|2020-01-02T23:04:05-03:30|0.5|on a place", "7||0.5|on a place"));
    }
}

TEST(ExactTimes, ObeyConditionAndChoiceOfColumns)
{
    ArrowLayer layer(written(), {.where = "t IS NULL", .exact_times = true});
    std::vector<std::size_t> const only{1};
    layer.select(only, false);
    auto const batch = layer.next();
    ASSERT_TRUE(batch);
    EXPECT_EQ(batch->size(), 1u);
    std::string store;
    EXPECT_EQ(batch->text(1, 0, store), "");
    EXPECT_THAT(layer.column_types(),
                ElementsAre(FieldType::integer, FieldType::date_time, FieldType::real));
}

TEST(ExactTimes, AreOnlyNeededWhereThereAreTimes)
{
    start_gdal();
    auto const path = written();
    GDALDatasetUniquePtr const with(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    EXPECT_TRUE(has_times(*with->GetLayer(0)));
    ExactTimes seen(*with->GetLayer(0));
    EXPECT_FALSE(has_times(seen));
    EXPECT_FALSE(seen.TestCapability(OLCFastGetArrowStream));
}

}  // namespace
}  // namespace sitmap::gis
