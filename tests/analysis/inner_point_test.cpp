// SPDX-License-Identifier: MIT
#include "analysis/inner_point.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace sitmap::analysis {
namespace {

Ring box(double west, double south, double east, double north)
{
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

TEST(Centroid, LiesInTheMiddle)
{
    PolygonSet const square{{{{66, 36}, {68, 36}, {68, 38}, {66, 38}, {66, 36}}}};
    EXPECT_NEAR(centroid(square).lon, 67, 1e-12);
    EXPECT_NEAR(centroid(square).lat, 37, 1e-12);
    PolygonSet const over_180{{{{179, 0}, {-179, 0}, {-179, 2}, {179, 2}, {179, 0}}}};
    EXPECT_NEAR(std::abs(centroid(over_180).lon), 180, 1e-12);
    EXPECT_EQ(centroid({}), LonLat{});
}

TEST(Centroid, DoesNotAskWhichWayRingsRun)
{
    auto const square = [](double west, double size, bool reversed) {
        Ring ring{{west, 0}, {west + size, 0}, {west + size, size}, {west, size}, {west, 0}};
        if (reversed) std::ranges::reverse(ring);
        return ring;
    };
    for (bool const first : {false, true})
        for (bool const second : {false, true}) {
            LonLat const of_parts = centroid({{square(10, 2, first)}, {square(16, 2, second)}});
            EXPECT_NEAR(of_parts.lon, 14, 1e-12);
            EXPECT_NEAR(of_parts.lat, 1, 1e-12);
            // 16 square degrees around 2/2 without one around 1/1: to the far corner by 1/15.
            LonLat const with_hole =
                centroid({{square(0, 4, first),
                           second ? Ring{{.5, .5}, {1.5, .5}, {1.5, 1.5}, {.5, 1.5}, {.5, .5}}
                                  : Ring{{.5, .5}, {.5, 1.5}, {1.5, 1.5}, {1.5, .5}, {.5, .5}}}});
            EXPECT_NEAR(with_hole.lon, 2 + 1.0 / 15, 1e-12);
            EXPECT_NEAR(with_hole.lat, 2 + 1.0 / 15, 1e-12);
        }
}

TEST(Centroid, OfAnOutlineAroundThePoleLiesInIt)
{
    Ring ring{{-180, -90}, {180, -90}};
    for (int lon = 180; lon >= -180; lon -= 10) ring.push_back({static_cast<double>(lon), -70});
    ring.push_back(ring.front());
    LonLat const middle = centroid({{ring}});
    EXPECT_NEAR(middle.lat, -80, 1e-9);
    EXPECT_NEAR(middle.lon, 0, 1e-9);
    // Cut at longitude 180, wider than half the circle: as Russia is.
    Ring const east{{20, 50}, {180, 50}, {180, 60}, {20, 60}, {20, 50}};
    Ring const west{{-180, 50}, {-170, 50}, {-170, 60}, {-180, 60}, {-180, 50}};
    EXPECT_NEAR(centroid({{east}, {west}}).lon, 105, 1e-9);
    EXPECT_NEAR(centroid({{west}, {east}}).lon, 105, 1e-9);
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
