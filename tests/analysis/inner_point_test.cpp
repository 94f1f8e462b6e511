// SPDX-License-Identifier: MIT
#include "analysis/inner_point.hpp"

#include "analysis/findings_context.hpp"

#include <gtest/gtest.h>

namespace sitmap::analysis {
namespace {

Ring box(double west, double south, double east, double north)
{
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

TEST(InnerPoint, IsTheCentroidWhereThatLiesInside)
{
    PolygonSet const square{{box(10, 20, 12, 22)}};
    EXPECT_EQ(inner_point(square), centroid(square));
}

TEST(InnerPoint, OfIslandsLiesOnTheLargest)
{
    PolygonSet const islands{{box(0, 0, 1, 1)}, {box(5, 0, 7, 2)}};
    EXPECT_FALSE(is_inside(islands, centroid(islands)));
    EXPECT_EQ(inner_point(islands), (LonLat{6, 1}));
}

TEST(InnerPoint, StaysOutOfHolesAndBays)
{
    PolygonSet const ring{{box(0, 0, 9, 9), box(1, 1, 7, 8)}};
    EXPECT_FALSE(is_inside(ring, {4, 4.5}));
    EXPECT_EQ(inner_point(ring), (LonLat{8, 4.5})) << "the wider side";
    PolygonSet const horseshoe{
        {{{0, 0}, {9, 0}, {9, 9}, {8, 9}, {8, 1}, {2, 1}, {2, 9}, {0, 9}, {0, 0}}}};
    EXPECT_TRUE(is_inside(horseshoe, inner_point(horseshoe)));
}

TEST(InnerPoint, OfNothingIsACorner)
{
    EXPECT_EQ(inner_point({}), LonLat{});
    EXPECT_EQ(inner_point({{{{3, 4}, {5, 4}, {3, 4}}}}), (LonLat{3, 4}));
}

}  // namespace
}  // namespace sitmap::analysis
