// SPDX-License-Identifier: MIT
// inset_test.cpp: the small overview map and the corner that it stands in.
#include "map/inset.hpp"

#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>

namespace sitmap::map {
namespace {

using namespace test;

struct Inset : testing::Test {
    SmallStudy small;
    Box map{10, 20, 200, 140};

    Box size{0, 0, 30, 20};

    Ground ground() { return ground_for(small.material(), Frame{60, 30, 63, 32}, map); }
    GroundRaster land() { return {small.material(), ground()}; }

    /// Areas in the colour of the home country.
    int homes(Group const& group)
    {
        int count = 0;
        for (auto const& path : all_of<Path>(group)) {
            auto const* const fill = path.fill ? std::get_if<Colour>(&*path.fill) : nullptr;
            count += fill && *fill == small.style.sequence[small.style.sequence.size() / 2] ? 1 : 0;
        }
        return count;
    }
};

TEST_F(Inset, ShowsTheCountriesAndTheFrame)
{
    Group into;
    Box const box{15, 25, 38, 28};
    add_inset(into, small.material(), ground(), box);
    int frames = 0;
    for (auto const& path : all_of<Path>(into))
        frames += path.stroke && path.stroke->colour == small.style.accent ? 1 : 0;
    EXPECT_EQ(frames, 1);
    EXPECT_EQ(homes(into), 1) << "the home country in its own colour";
    small.countries[0].id = "feature 1";
    small.countries[0].country = "XA";  // the code that the study names
    Group by_code;
    add_inset(by_code, small.material(), ground(), box);
    EXPECT_EQ(homes(by_code), 1);
    auto const* const group = find_group(into, "inset");
    ASSERT_NE(group, nullptr);
    EXPECT_EQ(group->clip.size(), 1u);
}

TEST_F(Inset, TellsNothingWhereAllLandLiesInTheFrame)
{
    EXPECT_FALSE(inset_tells_where(small.material(), ground()));
    small.countries.push_back(rectangle_area("XC", "XC", {66, 24}, {67, 24.2}));
    EXPECT_FALSE(inset_tells_where(small.material(), ground())) << "specks beside it";
    small.countries.push_back(rectangle_area("XD", "XD", {64, 26}, {70, 36}));
    EXPECT_TRUE(inset_tells_where(small.material(), ground()));
}

TEST_F(Inset, TellsNothingOfAFrameOfTheWorld)
{
    auto const world = ground_for(small.material(), Frame{-170, -70, 170, 75}, map);
    EXPECT_FALSE(inset_tells_where(small.material(), world));
    Group into;
    add_inset(into, small.material(), world, {15, 25, 38, 28});
    EXPECT_TRUE(into.children.empty());
}

/// Grown in degrees, a frame near a pole went round the earth and became a sliver.
TEST_F(Inset, KeepsTheShapeOfAFrameNearAPole)
{
    small.study.projection = "EPSG:3413";
    Group into;
    Box const box{15, 25, 38, 28};
    add_inset(into, small.material(), ground_for(small.material(), Frame{5, 65, 35, 81}, map), box);
    for (auto const& path : all_of<Path>(into)) {
        if (!path.stroke || path.stroke->colour != small.style.accent) continue;
        auto const& ring = path.outlines.front().points;  // from corner to corner
        double const width = distance(ring[0], ring[ring.size() / 4]);
        double const height = distance(ring[ring.size() / 4], ring[ring.size() / 2]);
        EXPECT_NEAR(width / height, map.width / map.height, 0.15);
        auto const frame = bounds_of(path.outlines);
        EXPECT_GT(frame.height, box.height * 0.15);
        EXPECT_NEAR(frame.centre().x, box.centre().x, 1);
        EXPECT_NEAR(frame.centre().y, box.centre().y, 1);
        return;
    }
    FAIL() << "no frame";
}

TEST_F(Inset, FitsTheShorterSideOfTheMap)
{
    EXPECT_EQ(inset_size({0, 0, 300, 100}).width, 23);
    EXPECT_EQ(inset_size({0, 0, 40, 40}).width, 16) << "never smaller";
    EXPECT_EQ(inset_size({0, 0, 900, 900}).width, 38) << "never larger";
}

TEST_F(Inset, StandsInACornerInsideTheMargin)
{
    auto const corner = quiet_corner(land(), {map, {}, {}, 5}, size);
    EXPECT_TRUE(corner.x == map.x + 5 || corner.right() == map.right() - 5);
    EXPECT_TRUE(corner.y == map.y + 5 || corner.bottom() == map.bottom() - 5);
    EXPECT_LT(corner.bottom(), map.centre().y) << "the home areas fill the lower half";
}

TEST_F(Inset, AvoidsCornersThatAreTakenOrHoldSymbols)
{
    auto const first = quiet_corner(land(), {map, {}, {}, 5}, size);
    std::vector<Box> const taken{first};
    EXPECT_FALSE(quiet_corner(land(), {map, taken, {}, 5}, size).meets(first));
    std::vector<Point> const symbols{first.centre()};
    EXPECT_FALSE(quiet_corner(land(), {map, {}, symbols, 5}, size).meets(first));
}

TEST_F(Inset, MovesAlongTheEdgeOnlyWhereThatIsCalmer)
{
    std::vector<Box> const sizes{size};
    auto const first = quiet_edge(land(), {map, {}, {}, 5}, sizes).box;
    EXPECT_TRUE(first.x == map.x + 5 || first.right() == map.right() - 5);
    std::vector<Point> symbols;  // in both upper corners; the home areas fill the lower half
    for (double const x : {map.x + 10, map.right() - 10}) symbols.push_back({x, map.y + 10});
    auto const moved = quiet_edge(land(), {map, {}, symbols, 5}, sizes).box;
    EXPECT_EQ(moved.y, map.y + 5);
    EXPECT_GT(moved.x, map.x + 10);
    EXPECT_LT(moved.right(), map.right() - 10);
}

TEST_F(Inset, TakesANarrowerSizeWhereTheFirstWouldCoverTheStudysLand)
{
    map = {10, 20, 90, 140};
    auto const home = land();
    Box const wide{0, 0, 78, 12}, narrow{0, 0, 30, 20};
    auto const free = quiet_edge(home, {map, {}, {}, 5}, std::vector{narrow, wide});
    EXPECT_EQ(free.size, 0u);
    std::vector<Box> const taken{{map.x + 40, map.y, 40, 30}, {map.x, map.bottom() - 60, 90, 60}};
    auto const beside = quiet_edge(home, {map, taken, {}, 5}, std::vector{wide, narrow});
    EXPECT_EQ(beside.size, 1u) << "the wide one meets what is taken everywhere";
    EXPECT_EQ(beside.box.width, narrow.width);
}

TEST_F(Inset, KeepsOffIsletsWhereAnotherSizeIsFree)
{
    std::vector<Box> const sizes{{0, 0, 150, 13}, {0, 0, 60, 25}};
    double const islet = map.x + 110;  // below the wide one in either upper corner
    auto const where = ground().geo.to_lonlat({islet, map.y + 10});
    small.areas.push_back(rectangle_area("A4", "XA", {where->lon - 0.02, where->lat - 0.02},
                                         {where->lon + 0.02, where->lat + 0.02}));
    EXPECT_GT(land().home_area({islet - 4, map.y + 6, 8, 8}), 0);
    auto const placed = quiet_edge(land(), {map, {}, {}, 5}, sizes);
    EXPECT_EQ(placed.size, 1u);
    EXPECT_FALSE(contains(placed.box, {islet, map.y + 10}));
}

TEST_F(Inset, TakesTheFirstSizeWhereAllIsLand)
{
    small.areas[0] = rectangle_area("A1", "XA", {50, 20}, {75, 45});
    std::vector<Box> const sizes{{0, 0, 60, 13}, {0, 0, 48, 25}, {0, 0, 36, 13}, {0, 0, 25, 25}};
    EXPECT_EQ(quiet_edge(land(), {map, {}, {}, 5}, sizes).size, 0u);
}

}  // namespace
}  // namespace sitmap::map
