// SPDX-License-Identifier: MIT
#include "gis/geodesic.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numbers>

namespace sitmap::gis {
namespace {

constexpr double micrometre = 1e-6;

// Reference values of GeographicLib's GeodSolve.
TEST(Geodesic, EqualsTheReferenceToAMicrometre)
{
    auto const line = geodesic({70.45, 34.43}, {67.278, 37.224});
    EXPECT_NEAR(line.distance.value, 422149.443976841, micrometre);
    EXPECT_NEAR(line.azimuth, -41.836438129612, 1e-11);
    EXPECT_NEAR(line.azimuth_back, -43.6940028446986, 1e-11);
}

TEST(Geodesic, TravelsToTheReferencePoint)
{
    auto const there = travel({74.70455, 31.791832}, 144.476265, Metres{408838.267426});
    EXPECT_NEAR(there.lat, 28.7670079187822, 1e-11);
    EXPECT_NEAR(there.lon, 77.1361294627159, 1e-11);
}

TEST(Geodesic, GoesTheShortWayOverTheAntimeridian)
{
    EXPECT_NEAR(geodesic({179.9, 0}, {-179.9, 0}).distance.value, 22263.9, 0.1);
}

TEST(Disc, IsClosedAndEverywhereAtItsRadius)
{
    LonLat const centre{69.17, 34.53};
    auto const ring = disc(centre, Metres{12000});
    ASSERT_EQ(ring.size(), 73u);
    EXPECT_EQ(ring.front(), ring.back());
    for (auto const& corner : ring)
        EXPECT_NEAR(geodesic(centre, corner).distance.value, 12000, micrometre);
}

TEST(Measure, TakesHolesOffAndDoesNotMindTheDirection)
{
    auto outer = disc({69, 34}, Metres{10000}, 360);
    auto const hole = disc({69, 34}, Metres{5000}, 360);
    double const whole = area_square_km({{outer}});
    EXPECT_NEAR(whole, std::numbers::pi * 100, 0.1);
    EXPECT_NEAR(area_square_km({{outer, hole}}), std::numbers::pi * 75, 0.1);
    std::ranges::reverse(outer);
    EXPECT_NEAR(area_square_km({{outer}}), whole, 1e-9);
}

}  // namespace
}  // namespace sitmap::gis
