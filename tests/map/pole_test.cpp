// SPDX-License-Identifier: MIT
#include "map/pole.hpp"

#include "map/shapes.hpp"

#include "map/clip.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include <cmath>

namespace sitmap::map {
namespace {

Outline closed(std::vector<Point> points)
{
    return {std::move(points), true, false};
}

TEST(Pole, LiesInTheWideArmOfAShape)
{
    // A wide room in the west with a thin corridor to the east; the centroid would lie near the
    // corridor.
    std::vector<Outline> const shape{
        closed({{0, 0}, {20, 0}, {20, 9}, {80, 9}, {80, 11}, {20, 11}, {20, 20}, {0, 20}})};
    auto const pole = pole_of_inaccessibility(shape);
    EXPECT_NEAR(pole.at.x, 10, 1);
    EXPECT_NEAR(pole.at.y, 10, 1);
    EXPECT_NEAR(pole.clearance, 10, 0.4);
}

TEST(Pole, KeepsOffHoles)
{
    std::vector<Outline> const shape{closed({{0, 0}, {30, 0}, {30, 10}, {0, 10}}),
                                     closed({{1, 1}, {19, 1}, {19, 9}, {1, 9}})};
    auto const pole = pole_of_inaccessibility(shape);
    EXPECT_TRUE(contains(shape, pole.at));
    EXPECT_GT(pole.at.x, 19);
}

TEST(Pole, PrefersWidthForAWideLabel)
{
    // A tall tower of 12 x 40 beside a low hall of 50 x 10.
    std::vector<Outline> const shape{
        closed({{0, 0}, {12, 0}, {12, 30}, {62, 30}, {62, 40}, {0, 40}})};
    EXPECT_LT(pole_of_inaccessibility(shape, 1).at.x, 12);
    EXPECT_GT(pole_of_inaccessibility(shape, 5).at.x, 15);
}

TEST(Pole, GivesFurtherPlacesApart)
{
    std::vector<Outline> const shape{closed({{0, 0}, {40, 0}, {40, 20}, {0, 20}})};
    auto const places = places_inside(shape, 1, 6, 5);
    ASSERT_EQ(places.size(), 6u);
    for (std::size_t i = 0; i < places.size(); ++i) {
        EXPECT_TRUE(contains(shape, places[i].at));
        for (std::size_t k = 0; k < i; ++k) EXPECT_GE(distance(places[i].at, places[k].at), 5);
    }
}

TEST(Pole, GivesPlacesAcrossTheWholeShapeForAWideLabel)
{
    std::vector<Outline> const shape{closed({{0, 0}, {40, 0}, {40, 20}, {0, 20}})};
    auto const places = places_inside(shape, 7, 96, 3);
    auto const [left, right] =
        std::ranges::minmax(places, {}, [](Pole const& place) { return place.at.x; });
    EXPECT_LT(left.at.x, 6);
    EXPECT_GT(right.at.x, 34);
    EXPECT_GT(places.size(), 40u);
}

TEST(Pole, CoarsensAShapeWithoutMovingItsBorderFar)
{
    std::vector<Point> ring;
    for (int i = 0; i < 2000; ++i) {
        double const angle = i * 3.14159265 / 1000;
        ring.push_back({50 + 20 * std::cos(angle), 50 + 20 * std::sin(angle)});
    }
    std::vector<Outline> const shape{closed(ring)};
    auto const coarse = coarsened(shape);
    ASSERT_EQ(coarse.size(), 1u);
    EXPECT_LT(coarse[0].points.size(), 60u);
    EXPECT_NEAR(std::abs(ring_area(coarse[0].points)), std::abs(ring_area(ring)), 20);
    EXPECT_TRUE(coarsened(std::vector<Outline>{{ring, false, false}}).empty())
        << "lines have no inside";
}

TEST(Pole, SaysWhenThereIsNoInside)
{
    EXPECT_LT(pole_of_inaccessibility({}).clearance, 0);
    std::vector<Outline> const flat{closed({{0, 0}, {10, 0}, {5, 0}})};
    EXPECT_LT(pole_of_inaccessibility(flat).clearance, 0);
    EXPECT_TRUE(places_inside(flat, 1, 3, 1).empty());
}

TEST(Pole, LooksAtTheLargestOfThousandsOfIslandsAndTheirHoles)
{
    std::vector<Outline> islands;
    for (int i = 0; i < 3000; ++i)
        islands.push_back(rectangle({i % 100 * 2.0, 100 + i / 100 * 2.0, 1, 1}));
    islands.push_back(rectangle({0, 0, 40, 40}));
    islands.push_back(rectangle({15, 15, 10, 10}));
    EXPECT_EQ(coarsened(islands).size(), 64u);
    auto const pole = pole_of_inaccessibility(islands);
    EXPECT_LT(pole.at.y, 40);
    bool const in_hole = pole.at.x > 15 && pole.at.x < 25 && pole.at.y > 15 && pole.at.y < 25;
    EXPECT_FALSE(in_hole);
}

}  // namespace
}  // namespace sitmap::map
