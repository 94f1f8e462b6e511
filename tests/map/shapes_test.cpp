// SPDX-License-Identifier: MIT
// shapes_test.cpp: outlines of furniture.
#include "map/shapes.hpp"

#include "map/clip.hpp"

#include <gtest/gtest.h>

#include <numbers>

namespace sitmap::map {
namespace {

TEST(Shapes, AddsALayerAtTheEnd)
{
    Group parent;
    add_group(parent, "first");
    auto& second = add_group(parent, "second", "id2");
    EXPECT_EQ(parent.children.size(), 2u);
    EXPECT_EQ(second.name, "second");
    EXPECT_EQ(std::get<std::unique_ptr<Group>>(parent.children.back()).get(), &second);
}

TEST(Shapes, ARectangleHasItsFourCorners)
{
    auto const outline = rectangle({1, 2, 3, 4});
    EXPECT_TRUE(outline.closed);
    EXPECT_EQ(outline.points, (std::vector<Point>{{1, 2}, {4, 2}, {4, 6}, {1, 6}}));
}

TEST(Shapes, ACircleStaysWithinATenthOfAPercentOfItsRadius)
{
    auto const outline = circle({5, 5}, 2);
    ASSERT_TRUE(outline.curved);
    for (std::size_t i = 0; i + 3 < outline.points.size(); i += 3) {
        auto const& p = outline.points;
        Point const middle{(p[i].x + 3 * p[i + 1].x + 3 * p[i + 2].x + p[i + 3].x) / 8,
                           (p[i].y + 3 * p[i + 1].y + 3 * p[i + 2].y + p[i + 3].y) / 8};
        EXPECT_NEAR(distance(middle, Point{5, 5}), 2, 0.002);
    }
}

TEST(Shapes, ARoundedBoxStaysInsideItsBox)
{
    for (auto const& point : rounded({0, 0, 10, 4}, 1).points) {
        EXPECT_GE(point.x, -1e-9);
        EXPECT_LE(point.x, 10 + 1e-9);
        EXPECT_GE(point.y, -1e-9);
        EXPECT_LE(point.y, 4 + 1e-9);
    }
}

TEST(Shapes, FillAndStrokeAreTheOnesAskedFor)
{
    auto const fill = filled(polygon({{0, 0}, {1, 0}, {0, 1}}), Colour{1, 2, 3});
    EXPECT_TRUE(fill.fill && !fill.stroke);
    auto const line = lined(open_line({{0, 0}, {1, 1}}), stroke_of({0.4, {9, 9, 9}, {1, 2}}));
    ASSERT_TRUE(line.stroke && !line.fill);
    EXPECT_EQ(line.stroke->width, 0.4);
    EXPECT_EQ(line.stroke->dashes, (std::vector<double>{1, 2}));
    EXPECT_FALSE(line.outlines.front().closed);
}

TEST(Shapes, ALeaderHasACasing)
{
    style::Style const style;
    Group group;
    add_leader(group, {0, 0}, {3, 4}, style);
    ASSERT_EQ(group.children.size(), 2u);
    auto const& casing = *std::get<Path>(group.children[0]).stroke;
    auto const& line = *std::get<Path>(group.children[1]).stroke;
    EXPECT_GT(casing.width, line.width);
    EXPECT_EQ(casing.colour, style.halo);
    EXPECT_EQ(line.colour, style.leader.colour);
}

}  // namespace
}  // namespace sitmap::map
