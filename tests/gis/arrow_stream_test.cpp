// SPDX-License-Identifier: MIT
#include "gis/arrow_stream.hpp"

#include "gis/vector_writer.hpp"
#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

namespace sitmap::gis {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Three points and a record without a shape, as a file of this extension.
std::string written(std::string const& extension)
{
    auto const path = testing::TempDir() + std::to_string(getpid()) + "_arrow" + extension;
    std::filesystem::remove(path);
    VectorLayer layer{"points", "", ShapeKind::point, {}, {}, {}};
    layer.fields = {{"name", FieldType::text},
                    {"n", FieldType::integer},
                    {"x", FieldType::real},
                    {"day", FieldType::date}};
    Date const day = *date_from(2022, 4, 18);
    layer.rows = {{{std::string("Kabul"), std::int64_t{1}, 0.5, day}, LonLat{69.17, 34.53}},
                  {{std::string("Termez"), std::int64_t{2}, {}, day}, LonLat{67.28, 37.22}},
                  {{{}, {}, {}, {}}, LonLat{-0.1, -0.2}}};
    write_layers(path, std::vector{layer}, day);
    return path;
}

TEST(ArrowStream, GivesValuesAndPositionsOfEveryFormat)
{
    for (auto const* extension : {".gpkg", ".fgb", ".geojson", ".shp"}) {
        SCOPED_TRACE(extension);
        ArrowLayer layer(written(extension), {});
        ASSERT_THAT(layer.columns(), ElementsAre("name", "n", "x", "day"));
        EXPECT_TRUE(layer.has_geometry());
        std::vector<std::string> seen;
        while (auto const batch = layer.next())
            for (std::size_t i = 0; i < batch->size(); ++i) {
                std::string store, trouble;
                std::string row;
                for (std::size_t c = 0; c < 4; ++c)
                    row += std::string(batch->text(c, i, store)) + "|";
                auto const where = batch->point(i, trouble);
                auto const midnight = row.find("T00:00:00");  // FlatGeobuf knows time stamps only
                if (midnight != std::string::npos) row.erase(midnight, 9);
                seen.push_back(row + (where ? std::to_string(where->lat) : trouble) +
                               (batch->day(3, i) ? " day" : ""));
            }
        std::ranges::sort(seen);  // FlatGeobuf orders by place
        EXPECT_THAT(seen, testing::UnorderedElementsAre("Kabul|1|0.5|2022-04-18|34.530000 day",
                                                        "Termez|2||2022-04-18|37.220000 day",
                                                        "||||-0.200000"));
    }
}

TEST(ArrowStream, ReadsOnlyWhatIsSelected)
{
    ArrowLayer layer(written(".gpkg"), {});
    std::vector<std::size_t> const only{1};
    layer.select(only, false);
    auto const batch = layer.next();
    std::string store, trouble;
    EXPECT_EQ(batch->text(1, 0, store), "1");
    EXPECT_EQ(batch->text(0, 0, store), "");
    EXPECT_FALSE(batch->point(0, trouble));
}

TEST(ArrowStream, GivesGeoPackagesOfAnyNumberOfColumns)
{
    auto const path = testing::TempDir() + std::to_string(getpid()) + "_wide.gpkg";
    Date const day = *date_from(2022, 4, 18);
    for (std::size_t const count : {120, 121, 125, 126, 127, 128, 500}) {
        SCOPED_TRACE(count);
        std::filesystem::remove(path);
        VectorLayer table{"points", "", ShapeKind::point, {}, {}, {}};
        std::vector<Value> row;
        for (std::size_t i = 0; i < count; ++i) {
            table.fields.push_back({"c" + std::to_string(i), FieldType::integer});
            row.emplace_back(static_cast<std::int64_t>(i));
        }
        table.fields.back().type = FieldType::date;
        row.back() = day;
        table.rows = {{row, LonLat{69.17, 34.53}}, {row, LonLat{67, 37}}};
        write_layers(path, std::vector{table}, day);
        for (auto const* where : {"", "c0 = 0", "c0 = 1"}) {
            ArrowOptions options;
            options.where = where;
            ArrowLayer layer(path, options);
            ASSERT_EQ(layer.columns().size(), count);
            std::size_t rows = 0;
            std::string store, trouble;
            while (auto const batch = layer.next())
                for (std::size_t i = 0; i < batch->size(); ++i, ++rows) {
                    EXPECT_EQ(batch->text(count - 2, i, store), std::to_string(count - 2));
                    EXPECT_EQ(batch->day(count - 1, i), day);
                    EXPECT_TRUE(batch->point(i, trouble)) << trouble;
                    EXPECT_EQ(batch->fid(i), static_cast<std::int64_t>(rows + 1));
                }
            EXPECT_EQ(rows, std::string_view(where) == "c0 = 1" ? 0u : 2u);
        }
    }
}

TEST(ArrowStream, CountsWhatAConditionLeavesOut)
{
    ArrowOptions options;
    options.where = "n >= 2";
    ArrowLayer layer(written(".gpkg"), options);
    std::size_t rows = 0;
    while (auto const batch = layer.next()) rows += batch->size();
    EXPECT_EQ(rows, 1u);
    EXPECT_EQ(layer.left_out(), 2);
    options.where = "n >>= 2";
    test::expect_error(ErrorKind::input, "cannot select 'n >>= 2'",
                       [&] { ArrowLayer(written(".gpkg"), options); });
    options.where = "nosuch = 2";
    for (auto const* format : {".gpkg", ".fgb"})
        test::expect_error(ErrorKind::input, "nosuch",
                           [&] { ArrowLayer(written(format), options); });
    options.where = "day >= '2023'";  // SQLite alone would select every dated row
    test::expect_error(ErrorKind::input, "a date is compared with '2023'",
                       [&] { ArrowLayer(written(".gpkg"), options); });
}

TEST(ArrowStream, RefusesATruncatedFile)
{
    auto const path = written(".fgb");
    std::filesystem::resize_file(path, std::filesystem::file_size(path) - 40);
    test::expect_error(ErrorKind::input, "arrow.fgb", [&] {
        ArrowLayer layer(path, {});
        while (layer.next()) {
        }
    });
}

TEST(ArrowStream, RefusesWhatIsNotThere)
{
    test::expect_error(ErrorKind::input, "/nowhere.gpkg", [] { ArrowLayer("/nowhere.gpkg", {}); });
    ArrowOptions options;
    options.layer = "lines";
    test::expect_error(ErrorKind::input, "no layer 'lines'",
                       [&] { ArrowLayer(written(".gpkg"), options); });
}

TEST(ArrowStream, TurnsProjectedPositionsIntoDegrees)
{
    auto const path = testing::TempDir() + std::to_string(getpid()) + "_utm.geojson";
    std::ofstream(path)
        << R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:32642"}},"features":[
        {"type":"Feature","properties":{"n":1},"geometry":{"type":"Point","coordinates":[500000,3820000]}},
        {"type":"Feature","properties":{"n":2},"geometry":{"type":"LineString","coordinates":[[5,3],[6,4]]}}]})";
    ArrowLayer layer(path, {});
    auto const batch = layer.next();
    std::string trouble;
    auto const where = batch->point(0, trouble);
    ASSERT_TRUE(where);
    EXPECT_NEAR(where->lon, 69, 1e-9);
    EXPECT_NEAR(where->lat, 34.52, 0.01);
    EXPECT_FALSE(batch->point(1, trouble));
    EXPECT_EQ(trouble, "the geometry is a line, not a point");
}

TEST(ArrowStream, KeepsColumnsApartThatDifferInCase)
{
    auto const path = testing::TempDir() + std::to_string(getpid()) + "_twins.geojson";
    std::ofstream(path) << R"({"type":"FeatureCollection","features":[{"type":"Feature",
        "properties":{"date":"a","DATE":"b"},"geometry":{"type":"Point","coordinates":[1,2]}}]})";
    for (std::size_t wanted = 0; wanted < 2; ++wanted) {
        ArrowLayer layer(path, {});
        layer.select(std::vector{wanted}, true);
        std::string store;
        EXPECT_EQ(layer.next()->text(wanted, 0, store), wanted == 0 ? "a" : "b");
    }
}

}  // namespace
}  // namespace sitmap::gis
