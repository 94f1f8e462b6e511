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

/// The corners of the ring, closed.
Area outline(std::string id, Ring ring)
{
    ring.push_back(ring.front());
    return {std::move(id), "", "", {{std::move(ring)}}};
}

TEST(BorderLines, TakeTheVerticesOfEitherOutline)
{
    // The common meridian 1: one edge of "a", three of "b", whose edge goes on beyond it.
    Area const a = outline("a", {{0, 0}, {1, 0}, {1, 3}, {0, 3}});
    Area const b = outline("b", {{1, -1}, {2, -1}, {2, 4}, {1, 4}, {1, 2}, {1, 1}});
    for (auto const& areas : {std::vector{a, b}, std::vector{b, a}}) {
        auto const borders = border_lines(areas);
        ASSERT_EQ(borders.size(), 1u);
        EXPECT_EQ(borders[0].line, (Line{{1, 0}, {1, 1}, {1, 2}, {1, 3}}));
    }
}

TEST(BorderLines, EndWhereThreeCountriesMeetOnAnEdge)
{
    auto const borders = border_lines(std::vector{outline("a", {{0, 0}, {2, 2}, {0, 2}}),
                                                  outline("b", {{0, 0}, {2, 0}, {2, 0.5}, {1, 1}}),
                                                  outline("c", {{1, 1}, {2, 0.5}, {2, 2}})});
    ASSERT_EQ(borders.size(), 3u);
    EXPECT_EQ(borders[0].line, (Line{{0, 0}, {1, 1}}));
    EXPECT_EQ(borders[1].line, (Line{{1, 1}, {2, 2}}));
    EXPECT_EQ(borders[2].line, (Line{{1, 1}, {2, 0.5}}));
}

TEST(BorderLines, AreNotDrawnOverAnOutlineThatLiesApart)
{
    // The corner of "b" at the height of 1 lies 1e-5 degrees off the edge of "a".
    std::vector<Area> const areas{outline("a", {{0, 0}, {1, 0}, {1, 3}, {0, 3}}),
                                  outline("b", {{1, 0}, {2, 0}, {2, 3}, {1, 3}, {1.00001, 1}})};
    EXPECT_TRUE(border_lines(areas).empty());
    EXPECT_EQ(border_lines(areas, 1e-4).size(), 1u);
}

TEST(BorderLines, TakeVerticesAtTheAntimeridian)
{
    std::vector<Area> const areas{outline("a", {{-180, 0}, {-178, 0}, {-178, 1}, {-180, 1}}),
                                  outline("b", {{-180, 0}, {-180, -1}, {-179, -1}, {-179, 0}})};
    auto const borders = border_lines(areas);
    ASSERT_EQ(borders.size(), 1u);
    EXPECT_EQ(borders[0].line, (Line{{-179, 0}, {180, 0}}));
}

/// A comb of many vertices on one long edge: each is found, as any of the brute force would be.
TEST(BorderLines, TakeManyVerticesOnOneSlantedEdge)
{
    constexpr int count = 500;
    Ring comb{{10, 40}};
    for (int i = 0; i < count; ++i) {
        double const share = (i + 0.5) / count;
        comb.push_back({10 + 7 * share, 40 + 3 * share});
        if (i % 2 == 0) comb.push_back({10 + 7 * share + 0.02, 40 + 3 * share});
    }
    comb.push_back({17, 43});
    comb.push_back({17, 40});
    auto const borders =
        border_lines(std::vector{outline("a", {{10, 40}, {17, 43}, {10, 43}}), outline("b", comb)});
    // The teeth leave each second stretch open.
    std::size_t vertices = 0;
    for (auto const& border : borders) vertices += border.line.size();
    EXPECT_EQ(borders.size(), count / 2 + 1u);
    EXPECT_EQ(vertices, count + 2u);
}

TEST(BorderLines, AreNoneWithoutNeighbours)
{
    EXPECT_TRUE(border_lines({}).empty());
    EXPECT_TRUE(border_lines(std::vector<Area>{square("a", "A", 0, 0)}).empty());
}

}  // namespace
}  // namespace sitmap::analysis
