// SPDX-License-Identifier: MIT
// points_and_areas_test.cpp: what join and tally do alike.
#include "cli/points_and_areas.hpp"

#include "gis/gdal.hpp"
#include "tests/cli/small_tables.hpp"
#include "tests/support/expect_error.hpp"

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

TEST(PointsAndAreas, TakesRecordsWithoutAnAreaAsOutside)
{
    load::PassResult pass;
    pass.records = {10, 8, 1, 1};
    Outcome outcome;
    take_account(std::move(pass), 5, outcome);
    EXPECT_EQ(outcome.records, (Accounting{10, 5, 4, 1}));
    EXPECT_TRUE(outcome.records.balances());
}

}  // namespace
}  // namespace sitmap::cli
