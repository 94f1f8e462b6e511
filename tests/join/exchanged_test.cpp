// SPDX-License-Identifier: MIT
#include "join/exchanged.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace sitmap::join {
namespace {

std::vector<Area> one_area()
{
    Area area;
    area.id = "A";
    area.shape = {{{{60, 30}, {62, 30}, {62, 32}, {60, 32}, {60, 30}}}};
    return {area};
}

TEST(Exchanged, CountsPointsThatLieInAnAreaTheOtherWayRound)
{
    AreaIndex const index(one_area());
    std::vector<LonLat> const points{{30.5, 60.5}, {31, 61}, {31.5, 61.5}, {10, 10}};
    EXPECT_EQ(inside_if_exchanged(points, index), 3U);
}

TEST(Exchanged, SaysNothingOfPointsThatAreWhereTheyShouldBe)
{
    AreaIndex const index(one_area());
    std::vector<LonLat> const points{{60.5, 30.5}, {30.5, 60.5}, {31, 61}};
    EXPECT_EQ(inside_if_exchanged(points, index), 0U);
}

TEST(Exchanged, SaysNothingWhereNeitherWayFits)
{
    AreaIndex const index(one_area());
    std::vector<LonLat> const points{{10, 10}, {11, 11}, {31, 61}};
    EXPECT_EQ(inside_if_exchanged(points, index), 0U);
    EXPECT_EQ(inside_if_exchanged(std::span<LonLat const>{}, index), 0U);
}

TEST(Exchanged, PassesOverPointsThatAreNotFinite)
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    AreaIndex const index(one_area());
    std::vector<LonLat> const points{{nan, nan}, {nan, nan}, {31, 61}};
    EXPECT_EQ(inside_if_exchanged(points, index), 1U);
}

TEST(Exchanged, LooksAtExactPointsOfPlacedRecordsOnly)
{
    auto const areas = one_area();
    std::vector<Placed> placed(3);
    placed[0].incident.where = LonLat{30.5, 60.5};
    placed[1].incident.where = LonLat{31, 61};
    placed[2].incident.where = LonLat{10, 10};
    placed[2].incident.place_precision = PlacePrecision::country;
    EXPECT_EQ(inside_if_exchanged(placed, AreaIndex(areas)), 2U);
    placed[0].area = 0;
    EXPECT_EQ(inside_if_exchanged(placed, AreaIndex(areas)), 0U);
    EXPECT_EQ(inside_if_exchanged(placed, AreaIndex(std::span<Area const>{})), 0U);
}

}  // namespace
}  // namespace sitmap::join
