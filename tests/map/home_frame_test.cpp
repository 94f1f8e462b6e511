// SPDX-License-Identifier: MIT
// home_frame_test.cpp: what a map shows if nobody says it.
#include "map/home_frame.hpp"

#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>

namespace sitmap::map {
namespace {

using namespace test;

TEST(HomeFrame, FramesTheHomeAreas)
{
    SmallStudy small;
    EXPECT_EQ(home_frame(small.material()), (Frame{60, 30, 63, 31}));
    small.study.areas.home = {};
    EXPECT_EQ(home_frame(small.material()), (Frame{60, 30, 63, 31})) << "the areas with a record";
    small.placed.clear();
    EXPECT_EQ(home_frame(small.material()), (Frame{60, 30, 63, 32})) << "all areas";
}

TEST(HomeFrame, FramesTheRecordsWhereThereIsNoArea)
{
    SmallStudy small;
    small.areas.clear();
    for (auto& placed : small.placed) placed.area.reset();
    auto const frame = home_frame(small.material());
    EXPECT_LE(frame.west, 60.3);
    EXPECT_GE(frame.east, 62.5);
    EXPECT_LT(frame.width(), 3);
    small.placed.resize(1);
    auto const one = home_frame(small.material());
    EXPECT_NEAR(one.width(), 0.6, 1e-9) << "some 50 km around one place";
    small.placed.clear();
    EXPECT_GT(home_frame(small.material()).width(), 300) << "the world for nothing at all";
}

/// A country with an islet far off, as Norway, Chile and New Zealand have.
struct FarIslet : testing::Test {
    SmallStudy small;

    FarIslet()
    {
        small.areas[1].shape.push_back(
            {Ring{{3, -54}, {3.05, -54}, {3.05, -53.95}, {3, -53.95}, {3, -54}}});
    }
};

TEST_F(FarIslet, IsLeftOutWhereItWouldMakeASpeckOfTheCountry)
{
    EXPECT_EQ(home_frame(small.material()), (Frame{60, 30, 63, 31}));
}

TEST_F(FarIslet, IsShownIfARecordLiesThere)
{
    small.add(incident_at("far", {3.02, -53.97}, "2021-05-05"));
    small.placed.back().area = 1;
    EXPECT_LT(home_frame(small.material()).south, -53);
}

TEST_F(FarIslet, IsShownIfItIsNoIslet)
{
    small.areas[1].shape.push_back({Ring{{20, 0}, {22, 0}, {22, 2}, {20, 2}, {20, 0}}});
    EXPECT_LE(home_frame(small.material()).west, 20);
}

TEST_F(FarIslet, IsShownIfItIsAnAreaOfRecordsKnownToTheirAreaOnly)
{
    small.areas.push_back(small.areas[3]);
    small.areas.back().id = "A4";
    small.areas.back().country = "XA";
    small.areas.back().shape = {small.areas[1].shape.back()};
    small.areas[1].shape.pop_back();
    EXPECT_EQ(home_frame(small.material()).south, 30);
    auto& vague = small.add(incident_at("far", {0, 0}, "2021"));
    vague.where.reset();
    vague.place_precision = PlacePrecision::area;
    small.placed.back().area = 4;
    EXPECT_LE(home_frame(small.material()).south, -54);
    small.study.areas.home = {};
    EXPECT_LE(home_frame(small.material()).south, -54) << "without a home";
}

TEST_F(FarIslet, IsLeftOutOfAnAreaOfWhichItIsNoMainPiece)
{
    auto& vague = small.add(incident_at("far", {0, 0}, "2021"));
    vague.where.reset();
    vague.place_precision = PlacePrecision::area;
    small.placed.back().area = 1;
    EXPECT_EQ(home_frame(small.material()).south, 30);
}

TEST(HomeFrame, HoldsRecordsBesideTheAreaThatTheyCountIn)
{
    SmallStudy small;
    small.add(incident_at("beside", {63.4, 30.5}, "2021"));
    small.placed.back().area = 2;
    EXPECT_EQ(home_frame(small.material()).east, 63.4);
    small.study.areas.home = {};
    EXPECT_EQ(home_frame(small.material()).east, 63.4) << "without a home";
}

TEST(HomeFrame, KeepsIslandsThatAreNearEnough)
{
    SmallStudy small;
    small.areas[1].shape.push_back(
        {Ring{{62.9, 30.9}, {63.6, 30.9}, {63.6, 30.95}, {63.5, 30.95}, {62.9, 30.9}}});
    EXPECT_EQ(home_frame(small.material()).east, 63.6);
}

}  // namespace
}  // namespace sitmap::map
