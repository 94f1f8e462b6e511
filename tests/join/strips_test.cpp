// SPDX-License-Identifier: MIT
#include "join/strips.hpp"

#include "gis/orientation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace sitmap::join {
namespace {

CellFrame const frame{0, 0, 1, 1, 20, 20};
CellBox const cell{7, 9, 1};

/// Long edges side by side through the cell, at `angle` to the east, with `spread` between them.
std::vector<BorderEdge> fan(std::size_t count, double angle, double spread)
{
    std::mt19937_64 random(5);
    std::uniform_real_distribution<double> around(-1, 1);
    std::vector<BorderEdge> edges;
    for (std::size_t i = 0; i < count; ++i) {
        double const turned = angle + spread * around(random), off = 0.4 * around(random);
        double const du = 3 * std::cos(turned), dv = 3 * std::sin(turned);
        double const u = 7.5 - off * std::sin(angle), v = 9.5 + off * std::cos(angle);
        edges.push_back({{u - du, v - dv}, {u + du, v + dv}, 0});
    }
    return edges;
}

std::vector<std::uint32_t> all_of(std::span<BorderEdge const> edges)
{
    std::vector<std::uint32_t> listed(edges.size());
    std::iota(listed.begin(), listed.end(), 0u);
    return listed;
}

TEST(Strips, AreLeftOutWhereTheyDoNotPartTheEdges)
{
    auto const few = fan(64, 0.4, 0);
    EXPECT_FALSE(cut_into_strips(few, all_of(few), frame, cell, 1));
    auto const many = fan(1000, 0.4, 0);
    EXPECT_TRUE(cut_into_strips(many, all_of(many), frame, cell, 1));
    EXPECT_FALSE(cut_into_strips(many, all_of(many), frame, cell, 200)) << "a heap of areas";
    auto const every_way = fan(1000, 0, 3.14);
    EXPECT_FALSE(cut_into_strips(every_way, all_of(every_way), frame, cell, 1));
}

TEST(Strips, PartEdgesThatRunSideBySideWhateverTheirWay)
{
    for (double const angle : {0.0, 0.4, 0.7853981633974483, 1.5707963267948966, 2.5}) {
        auto const edges = fan(4000, angle, 1e-4);
        auto const cut = cut_into_strips(edges, all_of(edges), frame, cell, 1);
        ASSERT_TRUE(cut) << angle;
        std::size_t most = 0, entries = 0;
        for (auto const& listed : cut->listed) {
            most = std::max(most, listed.size());
            entries += listed.size();
        }
        EXPECT_LT(most, 40u) << angle;
        EXPECT_LE(entries, 3 * edges.size()) << angle;
    }
}

/// Every edge between a point and the free point of its strip must be in the strip's list.
TEST(Strips, MissNoEdge)
{
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> part(0, 1);
    for (double const angle : {0.0, 0.4, 0.7853981633974483, 1.5707963267948966}) {
        auto const edges = fan(500, angle, 0.02);
        auto const cut = cut_into_strips(edges, all_of(edges), frame, cell, 1);
        ASSERT_TRUE(cut) << angle;
        for (int i = 0; i < 3000; ++i) {
            LonLat const where{cell.u + part(random), cell.v + part(random)};
            auto const& strips = cut->strips;
            auto const strip = strips.of(where.lon * strips.across_u + where.lat * strips.across_v);
            auto const free = cut->free_point(edges, frame, strip);
            EXPECT_TRUE(gis::in_box({7, 9}, {8, 10}, free));
            for (std::uint32_t e = 0; e < edges.size(); ++e)
                if (gis::crosses(where, free, edges[e].a, edges[e].b)) {
                    EXPECT_TRUE(std::ranges::binary_search(cut->listed[strip], e))
                        << angle << ": edge " << e;
                }
        }
    }
}

}  // namespace
}  // namespace sitmap::join
