// SPDX-License-Identifier: MIT
#include "join/area_grid.hpp"

#include "join/cell_walk.hpp"
#include "tests/join/layers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace sitmap::join {
namespace {

TEST(AreaGrid, AnswersInnerPointsWithoutLeaves)
{
    auto const grid =
        build_grid(std::vector{test::box("a", 0, 0, 10, 10), test::box("b", 10, 0, 20, 10)});
    EXPECT_EQ(grid.find({5.1, 5.1}), 0);
    EXPECT_EQ(grid.find({15.1, 5.1}), 1);
    EXPECT_EQ(grid.find({30, 5}), no_area);
    EXPECT_LT(grid.find({10, 5}), no_area) << "on a border only a leaf knows";
}

TEST(AreaGrid, HoldsASharedSegmentOnce)
{
    auto const one = build_grid(std::vector{test::box("a", 0, 0, 10, 10)});
    auto const twice =
        build_grid(std::vector{test::box("a", 0, 0, 10, 10), test::box("b", 0, 0, 10, 10)});
    for (auto const& leaf : twice.leaves) EXPECT_LE(leaf.edges, 2u);
    EXPECT_GT(one.leaves.size(), 0u);
}

/// What fills memory: edges and areas listed in cells.
std::size_t listed(AreaGrid const& grid)
{
    return grid.edges.size() + grid.leaf_areas.size();
}

TEST(AreaGrid, BoundsWhatLongBordersCloseTogetherTake)
{
    for (double const slant : {0.0, 1.0}) {
        auto const grid = build_grid(std::vector{test::comb(5000, slant)});
        EXPECT_LT(listed(grid), 9'000'000u) << slant;
        EXPECT_LT(grid.fine.size(), 9'000'000u) << slant;
    }
}

TEST(AreaGrid, BoundsWhatAHeapOfAreasTakes)
{
    std::vector<Area> heap;
    for (int i = 0; i < 1500; ++i) {
        double const r = 1 + i * 1e-3;
        heap.push_back(test::box(std::to_string(10000 + i), -r, -r, r, r));
    }
    EXPECT_LT(listed(build_grid(heap)), 13'000'000u);
}

TEST(AreaGrid, DrawsCellsOutAlongLongBordersThatRunCloseTogether)
{
    auto const grid = build_grid(std::vector{test::comb(10000)});
    EXPECT_GT(grid.frame.rows, 100 * grid.frame.columns);
    std::uint32_t most = 0;
    for (auto const& leaf : grid.leaves) most = std::max(most, leaf.edges);
    EXPECT_LT(most, 20u);
}

TEST(AreaGrid, CutsCrowdedCellsIntoStrips)
{
    auto const grid = build_grid(std::vector{test::comb(20000, 1)});
    EXPECT_FALSE(grid.strips.empty());
    EXPECT_LT(listed(grid), 9'000'000u);
    EXPECT_LT(grid.edges.size(), 20 * grid.strip_values.size());
    EXPECT_TRUE(build_grid(std::vector{test::comb(20000, 1)}, 1000).strips.empty())
        << "too few questions to repay them";
}

/// Every cell that a point of the segment lies in must be visited.
TEST(CellWalk, MissesNoCell)
{
    std::mt19937_64 random(9);
    std::uniform_real_distribution<double> along(0, 20);
    for (int round = 0; round < 3000; ++round) {
        CellSegment s{along(random), along(random), along(random), along(random)};
        if (round % 5 == 0) s.bu = s.au;
        if (round % 7 == 0) s.bv = s.av + 1e-9 * (round % 3);
        if (round % 11 == 0) s.au = std::floor(s.au), s.av = std::floor(s.av);
        std::set<std::pair<int, int>> visited;
        walk_cells(s, {0, 0, 20, 20}, [&](std::int32_t c, std::int32_t r) {
            EXPECT_TRUE(visited.emplace(c, r).second) << "each cell once";
        });
        for (int step = 0; step <= 1000; ++step) {
            double const t = step / 1000.0;
            auto const u = static_cast<int>(s.au + t * (s.bu - s.au)),
                       v = static_cast<int>(s.av + t * (s.bv - s.av));
            ASSERT_TRUE(u >= 20 || v >= 20 || visited.contains({u, v})) << u << " " << v;
        }
        EXPECT_LE(visited.size(), 90u);
    }
}

}  // namespace
}  // namespace sitmap::join
