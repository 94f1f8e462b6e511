// SPDX-License-Identifier: MIT
#include "map/label_space.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace sitmap::map {
namespace {

Candidate box_at(double x, double y)
{
    Candidate candidate;
    candidate.boxes = {{x, y, 10, 4}};
    return candidate;
}

using Owners = std::vector<std::size_t>;

TEST(LabelSpace, BlocksWhatTouchesSomethingFixed)
{
    LabelSpace space{{0, 0, 200, 100}};
    space.add(Box{50, 50, 10, 10}, fixed_owner);
    space.add(Disc{{100, 50}, 5}, {});
    space.add(Segment{{150, 0}, {150, 100}}, fixed_owner);
    EXPECT_TRUE(space.is_blocked(box_at(45, 52), 0));
    EXPECT_FALSE(space.is_blocked(box_at(40, 52), 0)) << "sharing an edge is not touching";
    EXPECT_TRUE(space.is_blocked(box_at(87, 50), 0));
    EXPECT_FALSE(space.is_blocked(box_at(87, 42), 0)) << "beside the round, within its square";
    EXPECT_TRUE(space.is_blocked(box_at(145, 10), 0));
}

TEST(LabelSpace, LetsALeaderStartAtItsOwnSymbolOnly)
{
    LabelSpace space{{0, 0, 200, 100}};
    space.add(Disc{{50, 50}, 3}, 7);
    auto candidate = box_at(70, 48);
    candidate.leader = Segment{{52, 50}, {70, 50}};
    EXPECT_FALSE(space.is_blocked(candidate, 7));
    EXPECT_TRUE(space.is_blocked(candidate, 8));
}

TEST(LabelSpace, NamesTheLabelsThatACandidateTouches)
{
    LabelSpace space{{0, 0, 200, 100}};
    space.add(box_at(20, 20), 1, 0.4);
    space.add(box_at(40, 20), 2, 0.4);
    EXPECT_EQ(space.touched(box_at(25, 21), 9, 0.4), (Owners{1}));
    EXPECT_EQ(space.touched(box_at(30.2, 21), 9, 0.4), (Owners{1, 2})) << "the margin counts";
    EXPECT_TRUE(space.touched(box_at(25, 21), 1, 0.4).empty()) << "not itself";
    space.remove(1);
    EXPECT_TRUE(space.touched(box_at(25, 21), 9, 0.4).empty());
}

TEST(LabelSpace, KeepsLeadersFromCrossingLeaders)
{
    LabelSpace space{{0, 0, 200, 100}};
    auto first = box_at(60, 10);
    first.leader = Segment{{10, 50}, {60, 14}};
    space.add(first, 1, 0.4);
    auto second = box_at(60, 60);
    second.leader = Segment{{20, 20}, {60, 60}};
    EXPECT_EQ(space.touched(second, 2, 0.4), (Owners{1}));
}

TEST(LabelSpace, CountsSoftLinesThroughABox)
{
    LabelSpace space{{0, 0, 200, 100}};
    for (int i = 0; i < 5; ++i) space.add_soft({{10.0 + i, 0}, {10.0 + i, 100}});
    EXPECT_EQ(space.soft_in({8, 50, 4.5, 4}, 9), 3);
    EXPECT_EQ(space.soft_in({8, 50, 20, 4}, 4), 4) << "at most what was asked for";
    EXPECT_EQ(space.soft_in({100, 50, 20, 4}, 9), 0);
}

TEST(LabelSpace, LeavesOutWhatIsNotFinite)
{
    LabelSpace space{{0, 0, 200, 100}};
    double const inf = std::numeric_limits<double>::infinity();
    space.add(Box{0, 0, inf, inf}, fixed_owner);
    space.add(Segment{{0, 0}, {std::nan(""), 5}}, fixed_owner);
    EXPECT_FALSE(space.is_blocked(box_at(20, 20), 0));
}

TEST(LabelSpace, ForgetsWhatIsRemovedAndUsesItsRoomAgain)
{
    LabelSpace space{{0, 0, 200, 100}};
    auto led = box_at(50, 50);
    led.leader = Segment{{20, 20}, {50, 50}};
    for (int i = 0; i < 3; ++i) {
        space.add(led, 4, 0.4);
        space.add(box_at(100, 50), 9, 0.4);
        EXPECT_EQ(space.touched(box_at(52, 50), 1, 0.4), Owners{4});
        EXPECT_EQ(space.touched(box_at(25, 24), 1, 0.4), Owners{4}) << "its leader";
        space.remove(4);
        EXPECT_TRUE(space.touched(box_at(52, 50), 1, 0.4).empty());
        EXPECT_TRUE(space.touched(box_at(25, 24), 1, 0.4).empty());
        EXPECT_EQ(space.touched(box_at(102, 50), 1, 0.4), Owners{9});
        space.remove(9);
    }
    space.remove(1000);
    EXPECT_TRUE(space.touched(box_at(102, 50), 1, 0.4).empty());
}

}  // namespace
}  // namespace sitmap::map
