// SPDX-License-Identifier: MIT
#include "map/marks.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace sitmap::map {
namespace {

double area(Path const& path)
{
    double sum = 0;
    for (auto const& outline : path.outlines) sum += std::abs(ring_area(outline.points));
    return sum;
}

TEST(Marks, SplitTheRingOfAGatheredSymbolByCount)
{
    std::vector<Slice> const slices{{{1, 0, 0}, 3}, {{2, 0, 0}, 1}, {{3, 0, 0}, 0}};
    auto const symbol =
        gathered_symbol({50, 50}, 10, slices, "4", Font{}, {0, 0, 0}, {255, 255, 255});
    ASSERT_EQ(symbol.paths.size(), 3u) << "the ground and two slices; an empty one is not drawn";
    EXPECT_NEAR(area(symbol.paths[1]) / area(symbol.paths[2]), 3, 0.02);
    Box const first = bounds_of(symbol.paths[1].outlines);
    EXPECT_NEAR(first.right(), 55, 0.01);
    EXPECT_NEAR(first.bottom(), 55, 0.01) << "three quarters clockwise from the top";
}

TEST(Marks, LeaveAPartHollowInsideAnOutlineOfItsColour)
{
    std::vector<Slice> const slices{{{1, 0, 0}, 3, false}, {{1, 0, 0}, 1, true}};
    auto const symbol =
        gathered_symbol({50, 50}, 10, slices, "4", Font{}, {0, 0, 0}, {255, 255, 255});
    ASSERT_EQ(symbol.paths.size(), 4u);
    EXPECT_EQ(std::get<Colour>(symbol.paths[3].fill.value()), (Colour{255, 255, 255}));
    auto const outer = bounds_of(symbol.paths[2].outlines);
    auto const inner = bounds_of(symbol.paths[3].outlines);
    EXPECT_GT(inner.x, outer.x + 0.2);
    EXPECT_LT(inner.bottom(), outer.bottom() - 0.2);
    EXPECT_GT(area(symbol.paths[3]), 0.2 * area(symbol.paths[2]));
    std::vector<Slice> const all{{{1, 0, 0}, 4, true}};
    auto const ring = gathered_symbol({50, 50}, 10, all, "4", Font{}, {}, {});
    EXPECT_EQ(ring.paths[2].outlines.size(), 2u) << "a whole ring stays whole";
}

TEST(Marks, SetTheNumberInTheMiddle)
{
    Font font;
    font.size = 10;
    auto const symbol = gathered_symbol({50, 50}, 10, {}, "15", font, {9, 9, 9}, {255, 255, 255});
    EXPECT_EQ(symbol.number.text, "15");
    EXPECT_EQ(symbol.number.anchor, Anchor::middle);
    EXPECT_EQ(symbol.number.at.x, 50);
    EXPECT_NEAR(symbol.number.at.y, 51.26, 0.01) << "half the height of a digit below the middle";
}

TEST(Marks, CloseTheRingForOneCategory)
{
    std::vector<Slice> const one{{{1, 0, 0}, 5}};
    auto const symbol = gathered_symbol({0, 0}, 10, one, "5", Font{}, {}, {});
    ASSERT_EQ(symbol.paths[1].outlines.size(), 2u) << "outer and inner circle";
    EXPECT_FALSE(symbol.paths[1].stroke);
}

TEST(Marks, RoundTheEndsOfAPill)
{
    auto const pill = area_pill({10, 10}, 8, 4, {}, {});
    EXPECT_NEAR(area(pill), 4 * 4 + std::numbers::pi * 4, 0.05);
    EXPECT_NEAR(bounds_of(pill.outlines).width, 8, 1e-9);
    EXPECT_NEAR(area(area_pill({0, 0}, 4, 4, {}, {})), std::numbers::pi * 4, 0.05);
}

TEST(Marks, DrawAnArrowThatGrowsToItsTip)
{
    ArrowLook look;
    std::vector<Point> const line{{0, 0}, {50, 0}};
    auto const arrow = tapered_arrow(line, look, {});
    ASSERT_EQ(arrow.outlines.size(), 1u);
    Box const box = bounds_of(arrow.outlines);
    EXPECT_NEAR(box.x, 0, 1e-9);
    EXPECT_NEAR(box.right(), 50, 1e-9);
    EXPECT_NEAR(box.height, look.head, 1e-9);
    EXPECT_TRUE(contains(arrow.outlines, {45, 0.5})) << "wide near the head";
    EXPECT_FALSE(contains(arrow.outlines, {5, 0.5})) << "thin at the tail";
}

TEST(Marks, KnowTheHeadOfAnArrow)
{
    ArrowLook look;
    auto const arrow = tapered_arrow(std::vector<Point>{{0, 3}, {50, 3}}, look, {});
    auto const [foot, tip] = head_of_arrow(arrow);
    EXPECT_NEAR(tip.x, 50, 1e-9);
    EXPECT_NEAR(foot.x, 50 - look.head_length, 1e-9);
    EXPECT_NEAR(tip.y, 3, 1e-9);
    EXPECT_NEAR(foot.y, 3, 1e-9);
}

TEST(Marks, LeaveRoomAtTheEndsOfAnArrow)
{
    ArrowLook look;
    look.start_gap = 3;
    look.end_gap = 2;
    Box const box =
        bounds_of(tapered_arrow(std::vector<Point>{{0, 0}, {50, 0}}, look, {}).outlines);
    EXPECT_NEAR(box.x, 3, 1e-9);
    EXPECT_NEAR(box.right(), 48, 1e-9);
}

TEST(Marks, DrawNoArrowWithoutRoom)
{
    EXPECT_TRUE(tapered_arrow(std::vector<Point>{{0, 0}, {1, 0}}, {}, {}).outlines.empty());
    EXPECT_TRUE(tapered_arrow(std::vector<Point>{{0, 0}}, {}, {}).outlines.empty());
    EXPECT_TRUE(tapered_arrow({}, {}, {}).outlines.empty());
}

TEST(Marks, BowAnArcToTheSideAskedFor)
{
    auto const arc = bowed({0, 0}, {10, 0}, 0.2, 32);
    EXPECT_EQ(arc.front(), (Point{0, 0}));
    EXPECT_EQ(arc.back(), (Point{10, 0}));
    EXPECT_NEAR(arc[16].x, 5, 1e-9);
    EXPECT_NEAR(arc[16].y, -2, 1e-9) << "left of the way east is up on the page";
    EXPECT_NEAR(bowed({0, 0}, {10, 0}, -0.2, 32)[16].y, 2, 1e-9);
    EXPECT_EQ(bowed({0, 0}, {10, 0}, 0).size(), 2u);
}

TEST(Marks, HoldAllLinesBetweenTwoDiscsInAFan)
{
    auto const hull = fan({0, 0}, 4, {30, 0}, 2);
    EXPECT_TRUE(hull.closed);
    for (auto const& ray : fan_rays({0, 0}, 4, {30, 0}, 2, 5)) {
        EXPECT_TRUE(contains(std::vector<Outline>{hull}, ray.from));
        EXPECT_TRUE(contains(std::vector<Outline>{hull}, ray.to));
    }
    EXPECT_NEAR(bounds_of(hull.points).width, 36, 0.02);
}

TEST(Marks, RankRaysFromLeftToRight)
{
    auto const rays = fan_rays({0, 0}, 4, {30, 0}, 2, 3);
    ASSERT_EQ(rays.size(), 3u);
    EXPECT_LT(rays[0].from.y, rays[1].from.y) << "left of the way east is up on the page";
    EXPECT_EQ(rays[1], (Segment{{0, 0}, {30, 0}}));
    EXPECT_TRUE(fan_rays({1, 1}, 1, {1, 1}, 1, 3).empty());
}

}  // namespace
}  // namespace sitmap::map
