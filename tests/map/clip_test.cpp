// SPDX-License-Identifier: MIT
#include "map/clip.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sitmap::map {
namespace {

Box const unit{0, 0, 10, 10};

TEST(Clip, CutsARingExactlyAtTheBox)
{
    std::vector<Point> const ring{{5, 5}, {15, 5}, {15, 15}, {5, 15}};
    auto const cut = clip_ring(ring, unit);
    EXPECT_DOUBLE_EQ(std::abs(ring_area(cut)), 25);
    EXPECT_EQ(bounds_of(cut), (Box{5, 5, 5, 5}));
}

TEST(Clip, KeepsARingInsideAndDropsOneOutside)
{
    std::vector<Point> const inside{{1, 1}, {2, 1}, {2, 2}};
    EXPECT_EQ(clip_ring(inside, unit), inside);
    EXPECT_TRUE(clip_ring(std::vector<Point>{{11, 1}, {12, 1}, {12, 2}}, unit).empty());
    EXPECT_TRUE(clip_ring(std::vector<Point>{{-9, 11}, {11, 31}, {-9, 31}}, unit).empty());
}

TEST(Clip, GivesTheBoxForARingAroundIt)
{
    auto const cut = clip_ring(std::vector<Point>{{-5, -5}, {20, -5}, {20, 20}, {-5, 20}}, unit);
    EXPECT_DOUBLE_EQ(std::abs(ring_area(cut)), 100);
}

TEST(Clip, KeepsTheAreaOfAConcaveRingThatLeavesTwice)
{
    // A "u" lying on its side: two arms of 2 x 5 mm reach into the box.
    std::vector<Point> const u{{5, 1}, {15, 1}, {15, 9}, {5, 9}, {5, 7}, {12, 7}, {12, 3}, {5, 3}};
    EXPECT_DOUBLE_EQ(std::abs(ring_area(clip_ring(u, unit))), 20);
}

TEST(Clip, SplitsALineThatLeavesAndComesBack)
{
    std::vector<Point> const line{{5, 5}, {5, 15}, {7, 15}, {7, 5}};
    auto const pieces = clip_line(line, unit);
    ASSERT_EQ(pieces.size(), 2u);
    EXPECT_EQ(pieces[0], (std::vector<Point>{{5, 5}, {5, 10}}));
    EXPECT_EQ(pieces[1], (std::vector<Point>{{7, 10}, {7, 5}}));
}

TEST(Clip, FindsThePartOfASegmentInsideTheBox)
{
    EXPECT_EQ(clip_segment({{-5, 5}, {15, 5}}, unit), (Segment{{0, 5}, {10, 5}}));
    EXPECT_FALSE(clip_segment({{-5, 5}, {5, -6}}, unit));
    EXPECT_FALSE(clip_segment({{11, 0}, {11, 10}}, unit));
}

TEST(Clip, MeasuresDistances)
{
    EXPECT_DOUBLE_EQ(distance(Point{0, 5}, Segment{{3, 0}, {3, 10}}), 3);
    EXPECT_DOUBLE_EQ(distance(Point{0, 0}, Segment{{3, 4}, {30, 40}}), 5);
    EXPECT_DOUBLE_EQ(distance(Point{13, 14}, unit), 5);
    EXPECT_DOUBLE_EQ(distance(Point{5, 5}, unit), 0);
    EXPECT_DOUBLE_EQ(distance(Segment{{0, 0}, {10, 0}}, Segment{{5, 2}, {5, 9}}), 2);
    EXPECT_DOUBLE_EQ(distance(Segment{{0, 0}, {10, 10}}, Segment{{0, 10}, {10, 0}}), 0);
}

TEST(Clip, KnowsWhichSegmentsCross)
{
    EXPECT_TRUE(crosses(Segment{{0, 0}, {10, 10}}, Segment{{0, 10}, {10, 0}}));
    EXPECT_TRUE(crosses(Segment{{0, 0}, {10, 0}}, Segment{{5, 0}, {5, 9}})) << "touching counts";
    EXPECT_TRUE(crosses(Segment{{0, 0}, {10, 0}}, Segment{{5, 0}, {15, 0}})) << "overlap counts";
    EXPECT_FALSE(crosses(Segment{{0, 0}, {10, 0}}, Segment{{11, 0}, {15, 0}}));
    EXPECT_FALSE(crosses(Segment{{0, 0}, {10, 10}}, Segment{{6, 5}, {9, 5}}));
    EXPECT_TRUE(crosses(Segment{{-5, 5}, {15, 6}}, unit));
}

TEST(Clip, TellsHolesFromInside)
{
    std::vector<Outline> const ring{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, true, false},
                                    {{{4, 4}, {6, 4}, {6, 6}, {4, 6}}, true, false}};
    EXPECT_TRUE(contains(ring, {2, 2}));
    EXPECT_FALSE(contains(ring, {5, 5}));
    EXPECT_FALSE(contains(ring, {11, 5}));
}

}  // namespace
}  // namespace sitmap::map
