// SPDX-License-Identifier: MIT
#include "map/arrow_ways.hpp"

#include "map/marks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace sitmap::map {
namespace {

Segment const east{{0, 50}, {100, 50}};

bool do_cross(std::vector<Point> const& a, std::vector<Point> const& b)
{
    for (std::size_t i = 0; i + 1 < a.size(); ++i)
        for (std::size_t k = 0; k + 1 < b.size(); ++k)
            if (crosses(Segment{a[i], a[i + 1]}, Segment{b[k], b[k + 1]})) return true;
    return false;
}

std::vector<Point> bowed_usually(Segment const& arrow)
{
    return bowed(arrow.from, arrow.to, 0.13);
}

double highest(std::vector<Point> const& line)
{
    return std::ranges::min(line, {}, &Point::y).y;
}
double lowest(std::vector<Point> const& line)
{
    return std::ranges::max(line, {}, &Point::y).y;
}

TEST(ArrowWays, BendALittleToOneSideWhereNothingIsInTheWay)
{
    auto const way = arrow_ways({&east, 1}, {}).at(0);
    EXPECT_EQ(way.front(), east.from);
    EXPECT_EQ(way.back(), east.to);
    EXPECT_NEAR(highest(way), 50 - 13, 0.1);
}

TEST(ArrowWays, GoRoundSymbolsAndFires)
{
    std::array<Disc, 1> const symbol{{{{50, 37}, 4}}};
    EXPECT_GT(lowest(arrow_ways({&east, 1}, {symbol, {}, {}}).at(0)), 60);
    EXPECT_GT(lowest(arrow_ways({&east, 1}, {{}, {{{50, 37}, 6}}, {}}).at(0)), 60);
    std::array<Disc, 1> const at_start{{{{2, 50}, 4}}};
    EXPECT_NEAR(highest(arrow_ways({&east, 1}, {at_start, {}, {}}).at(0)), 37, 0.1);
}

TEST(ArrowWays, StayAtHome)
{
    auto const is_foreign = [](Point at) { return at.y < 45; };
    EXPECT_GT(lowest(arrow_ways({&east, 1}, {{}, {}, is_foreign}).at(0)), 60);
    auto const all = [](Point) { return true; };
    EXPECT_NEAR(highest(arrow_ways({&east, 1}, {{}, {}, all}).at(0)), 37, 0.1)
        << "from abroad to abroad";
}

TEST(ArrowWays, CrossNoOtherArrowWhereTheyNeedNot)
{
    // The usual bends of both would cross twice.
    std::vector<Segment> const arrows{{{0, 50}, {100, 50}}, {{90, 40}, {10, 40}}};
    auto const ways = arrow_ways(arrows, {});
    EXPECT_TRUE(do_cross(bowed_usually(arrows[0]), bowed_usually(arrows[1])));
    EXPECT_FALSE(do_cross(ways[0], ways[1]));
}

TEST(ArrowWays, RunThroughNoHeadOfAnother)
{
    std::vector<Segment> const arrows{{{50, 90}, {50, 30}}, {{0, 50}, {100, 50}}};
    auto const ways = arrow_ways(arrows, {});
    EXPECT_FALSE(do_cross(ways[0], ways[1]));
}

TEST(ArrowWays, RatherCrossAnotherThanHideUnderASymbol)
{
    // The only bends without a crossing lead under a symbol each.
    std::vector<Segment> const arrows{{{50, 0}, {50, 100}}, {{0, 50}, {100, 50}}};
    std::vector<Disc> symbols;
    for (double const y : {14.0, 22.0, 30.0, 70.0, 78.0, 86.0}) symbols.push_back({{20, y}, 1.2});
    auto const way = arrow_ways(arrows, {symbols, {}, {}}).at(1);
    for (auto const& symbol : symbols)
        for (std::size_t i = 0; i + 1 < way.size(); ++i)
            EXPECT_GT(distance(symbol.centre, Segment{way[i], way[i + 1]}), symbol.radius);
}

TEST(ArrowWays, MayMeetWhereTheyShareAPlace)
{
    std::vector<Segment> const chain{{{0, 50}, {50, 50}}, {{50, 50}, {100, 50}}};
    for (auto const& way : arrow_ways(chain, {})) EXPECT_NEAR(highest(way), 50 - 6.5, 0.1);
}

}  // namespace
}  // namespace sitmap::map
