// SPDX-License-Identifier: MIT
#include "analysis/border.hpp"

#include <gtest/gtest.h>

namespace sitmap::analysis {
namespace {

Area square(std::string id, std::string country, double west, double south)
{
    Area area{std::move(id), "", std::move(country), {}};
    area.shape = {{{{west, south},
                    {west + 1, south},
                    {west + 1, south + 1},
                    {west, south + 1},
                    {west, south}}}};
    return area;
}

TEST(BorderLines, AreWhereCountriesShareEdges)
{
    // a b | c     a, b: country A; c, d: country B
    // d
    std::vector<Area> const areas{square("a", "A", 0, 1), square("b", "A", 1, 1),
                                  square("c", "B", 2, 1), square("d", "B", 0, 0)};
    auto const borders = border_lines(areas);
    ASSERT_EQ(borders.size(), 2u);
    EXPECT_EQ(borders[0].a, "A");
    EXPECT_EQ(borders[0].b, "B");
    EXPECT_EQ(borders[0].line, (Line{{0, 1}, {1, 1}}));
    EXPECT_EQ(borders[1].line, (Line{{2, 1}, {2, 2}}));
}

TEST(BorderLines, JoinEdgesToOneChain)
{
    auto const borders =
        border_lines(std::vector<Area>{square("a", "A", 0, 0), square("b", "A", 1, 0),
                                       square("c", "B", 0, 1), square("d", "B", 1, 1)});
    ASSERT_EQ(borders.size(), 1u);
    EXPECT_EQ(borders[0].line, (Line{{0, 1}, {1, 1}, {2, 1}}));
}

TEST(BorderLines, TakeTheIdWhereThereIsNoCountryAndCloseLoops)
{
    Area const hole = square("in", "", 1, 1);
    Area around{"out", "", "", {}};
    around.shape = {
        {{{0, 0}, {3, 0}, {3, 3}, {0, 3}, {0, 0}}, {{1, 1}, {1, 2}, {2, 2}, {2, 1}, {1, 1}}}};
    auto const borders = border_lines(std::vector<Area>{hole, around});
    ASSERT_EQ(borders.size(), 1u);
    EXPECT_EQ(borders[0].line.size(), 5u);
    EXPECT_EQ(borders[0].line.front(), borders[0].line.back());
}

TEST(BorderLines, SnapNearlyEqualVertices)
{
    auto moved = square("b", "B", 1, 0);
    for (auto& corner : moved.shape[0][0]) corner.lon += 5e-5;
    std::vector<Area> const areas{square("a", "A", 0, 0), moved};
    EXPECT_TRUE(border_lines(areas).empty());
    EXPECT_EQ(border_lines(areas, 1e-4).size(), 1u);
}

TEST(BorderLines, AreNoneWithoutNeighbours)
{
    EXPECT_TRUE(border_lines({}).empty());
    EXPECT_TRUE(border_lines(std::vector<Area>{square("a", "A", 0, 0)}).empty());
}

}  // namespace
}  // namespace sitmap::analysis
