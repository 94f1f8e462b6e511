// SPDX-License-Identifier: MIT
// points_and_areas_test.cpp: what join and tally do alike.
#include "cli/points_and_areas.hpp"

#include "gis/gdal.hpp"
#include "tests/cli/small_tables.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <gmock/gmock.h>

namespace sitmap::cli {
namespace {

using namespace sitmap::cli::test;

TEST(PointsAndAreas, ReadsTheLayersInTheOrderGivenWithTheirAreasSorted)
{
    gis::start_gdal();
    PointsAndAreas input;
    input.areas = {areas_file(), areas_file()};
    Outcome outcome;
    auto const layers = read_layers(input, outcome);
    ASSERT_EQ(layers.size(), 2u);
    ASSERT_EQ(layers[0]->areas().size(), 2u);
    EXPECT_EQ(layers[0]->areas()[0].id, "a");
    EXPECT_EQ(layers[0]->areas()[1].id, "b");
}

TEST(PointsAndAreas, RefusesALayerWhoseIdIsNoKey)
{
    gis::start_gdal();
    PointsAndAreas input;
    input.areas = {areas_file()};
    input.area_id = "nosuch";
    sitmap::test::expect_error(ErrorKind::input, "nosuch", [&] {
        Outcome outcome;
        read_layers(input, outcome);
    });
}

TEST(PointsAndAreas, SaysWhatIsWrongWithMostAreas)
{
    gis::start_gdal();
    PointsAndAreas input;
    auto const point = [](std::string const& id) {
        return R"({"type":"Feature","properties":{"id":")" + id +
               R"("},"geometry":{"type":"Point","coordinates":[1,1]}})";
    };
    auto const box = R"({"type":"Feature","properties":{"id":"c"},"geometry":{"type":"Polygon",)"
                     R"("coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}})";
    auto const lost = [&](std::string const& second, std::string const& words) {
        input.areas = {sitmap::test::text_file(
            "lost.geojson", R"({"type":"FeatureCollection","features":[)" + std::string(box) + "," +
                                second + "," + second + "," + second + "]}")};
        sitmap::test::expect_error(ErrorKind::input, words, [&] {
            Outcome outcome;
            read_layers(input, outcome);
        });
    };
    lost(point("a"), "polygons that enclose ground");
    lost(box, "with --area-id");
}

TEST(PointsAndAreas, TakesRecordsWithoutAnAreaAsOutside)
{
    load::PassResult pass;
    pass.records = {10, 8, 1, 1};
    Outcome outcome;
    take_account(std::move(pass), 5, {}, outcome);
    EXPECT_EQ(outcome.records, (Accounting{10, 5, 4, 1}));
    EXPECT_TRUE(outcome.records.balances());
}

}  // namespace
}  // namespace sitmap::cli
