// SPDX-License-Identifier: MIT
#include "analysis/contiguity.hpp"

#include "tests/analysis/spread_oracle.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace sitmap::analysis {
namespace {

using Lists = std::vector<std::vector<std::size_t>>;

/// Reference lists are 1-based; spdep writes 0 for "none".
Lists lists_of(nlohmann::json const& json)
{
    Lists lists;
    for (auto const& row : json) {
        lists.emplace_back();
        for (auto const& number : row)
            if (number.get<int>() > 0) lists.back().push_back(number.get<std::size_t>() - 1);
    }
    return lists;
}

Area square(double west, double south)
{
    return {"",
            "",
            "",
            {{{{west, south},
               {west + 1, south},
               {west + 1, south + 1},
               {west, south + 1},
               {west, south}}}}};
}

TEST(Neighbours, EqualSpdepOnTheColumbusPolygons)
{
    auto const areas = test::read_areas("areal_polygons.geojson", "id");
    auto const oracle = test::read_oracle("contiguity.json");
    auto const queen = neighbours(areas, Contiguity::queen, 1.5e-8);
    auto const rook = neighbours(areas, Contiguity::rook, 1.5e-8);
    EXPECT_EQ(links(queen), 236u);
    EXPECT_EQ(links(rook), 200u);
    EXPECT_EQ(queen, lists_of(oracle["queen"]));
    EXPECT_EQ(rook, lists_of(oracle["rook"]));
}

TEST(Neighbours, EqualSpdepOnTheGridOfUnits)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    auto const oracle = test::read_oracle("units_counts.json");
    EXPECT_EQ(neighbours(areas, Contiguity::queen), lists_of(oracle["queen"]));
    EXPECT_EQ(neighbours(areas, Contiguity::rook), lists_of(oracle["rook"]));
}

TEST(Neighbours, MeetAtACornerAsQueenOnly)
{
    std::vector<Area> const areas{square(0, 0), square(1, 1)};
    EXPECT_EQ(links(neighbours(areas, Contiguity::queen)), 2u);
    EXPECT_EQ(links(neighbours(areas, Contiguity::rook)), 0u);
}

TEST(Neighbours, NeedNoCommonVertex)
{
    // The long south side carries two smaller areas; their common corner is a vertex of neither
    // long edge.
    Area const wide{"", "", "", {{{{0, 0}, {2, 0}, {2, 1}, {0, 1}, {0, 0}}}}};
    std::vector<Area> const areas{wide, square(0, -1), square(1, -1)};
    EXPECT_EQ(neighbours(areas, Contiguity::rook), (Lists{{1, 2}, {0, 2}, {0, 1}}));
}

TEST(Neighbours, BridgeASliverOnlyWithinTheSnap)
{
    std::vector<Area> const areas{square(0, 0), square(1.001, 0)};
    EXPECT_EQ(links(neighbours(areas, Contiguity::rook)), 0u);
    EXPECT_EQ(links(neighbours(areas, Contiguity::rook, 0.002)), 2u);
}

TEST(Neighbours, MeetAcrossTheAntimeridian)
{
    std::vector<Area> const areas{square(179, 0), square(-180, 0)};
    EXPECT_EQ(links(neighbours(areas, Contiguity::rook)), 2u);
}

TEST(Neighbours, OfAnIslandAndOfNothingAreNone)
{
    EXPECT_TRUE(neighbours({}, Contiguity::queen).empty());
    std::vector<Area> const areas{square(0, 0), square(5, 5)};
    EXPECT_EQ(neighbours(areas, Contiguity::queen), (Lists{{}, {}}));
}

TEST(Neighbours, DoNotDependOnTheOrderOfAreas)
{
    auto areas = test::read_areas("units.geojson", "unit");
    auto const before = neighbours(areas, Contiguity::queen);
    std::ranges::reverse(areas);
    auto const after = neighbours(areas, Contiguity::queen);
    std::size_t const last = areas.size() - 1;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        auto mirrored = after[last - i];
        for (auto& j : mirrored) j = last - j;
        std::ranges::sort(mirrored);
        EXPECT_EQ(mirrored, before[i]);
    }
}

}  // namespace
}  // namespace sitmap::analysis
