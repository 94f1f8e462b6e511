// SPDX-License-Identifier: MIT
#include "analysis/corridor.hpp"

#include "analysis/border.hpp"
#include "gis/geodesic.hpp"

#include <gtest/gtest.h>

namespace sitmap::analysis {
namespace {

FireEnd end(double lon, double lat, double radius)
{
    return {"", {lon, lat}, radius, false};
}

TEST(Corridor, HoldsEveryPointOfEveryLineBetweenTheDiscs)
{
    auto const origin = end(67.3, 36.9, 12);
    auto const target = end(67.6, 37.4, 5);
    Corridor const corridor{origin, target};
    for (int i = 0; i < 360; i += 15)
        for (int j = 0; j < 360; j += 15) {
            auto const p = gis::travel(origin.where, i, Metres{12000});
            auto const q = gis::travel(target.where, j, Metres{5000});
            auto const line = gis::geodesic(p, q);
            for (double const part : {0.0, 0.25, 0.5, 0.9})
                EXPECT_LE(corridor.outside(gis::travel(p, line.azimuth, line.distance * part)),
                          0.1);
        }
    EXPECT_GT(corridor.outside({67.8, 36.8}), 10000);
}

TEST(Corridor, OutlineLiesOnItsEdge)
{
    Corridor const corridor{end(67.3, 36.9, 12), end(67.6, 37.4, 5)};
    auto const outline = corridor.outline();
    ASSERT_EQ(outline.size(), 1u);
    EXPECT_EQ(outline[0][0].front(), outline[0][0].back());
    for (auto const& corner : outline[0][0]) EXPECT_NEAR(corridor.outside(corner), 0, 0.5);
}

TEST(Corridor, OfADiscInsideTheOtherIsTheLargerDisc)
{
    Corridor const corridor{end(67.3, 36.9, 30), end(67.31, 36.9, 2)};
    EXPECT_NEAR(gis::area_square_km(corridor.outline()), 3.14159 * 900, 5);
    EXPECT_TRUE(corridor.ends_overlap());
}

TEST(Corridor, OfTwoPointsHasNoOutline)
{
    Corridor const corridor{end(67, 37, 0), end(68, 37, 0)};
    EXPECT_TRUE(corridor.outline().empty());
    EXPECT_NEAR(corridor.outside({67, 37}), 0, 1e-6);
    EXPECT_GT(corridor.outside({67.5, 36.9}), 9000);
}

TEST(AzimuthTurns, AreZeroForTwoPoints)
{
    auto const [left, right] = azimuth_turns(end(67, 37, 0), end(68, 37.5, 0));
    EXPECT_NEAR(left, 0, 1e-9);
    EXPECT_NEAR(right, 0, 1e-9);
}

}  // namespace
}  // namespace sitmap::analysis
