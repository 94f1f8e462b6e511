// SPDX-License-Identifier: MIT
#include "analysis/azimuth_range.hpp"

#include "gis/geodesic.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace sitmap::analysis {
namespace {

PolygonSet box(double west, double south, double east, double north)
{
    return {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}};
}

/// Whether the azimuth lies in the range, which may reach over north.
bool holds(AzimuthRange const& range, double azimuth)
{
    double const past = std::fmod(azimuth - range.low + 720, 360.0);
    return past <= range.high - range.low + 1e-6 || past > 360 - 1e-6;
}

TEST(AzimuthRange, OfSquaresApartEndsAtTheirCorners)
{
    // Beside the equator a tenth of a degree is 11,132 m east and 11,057 m north.
    auto const range = azimuth_range(box(0, 0, 0.1, 0.1), box(0.3, 0, 0.4, 0.1));
    ASSERT_TRUE(range.has_value());
    double const tilt = std::atan2(11057, 22264) * 180 / 3.14159265358979;
    EXPECT_NEAR(range->low, 90 - tilt, 0.01);
    EXPECT_NEAR(range->high, 90 + tilt, 0.01);
}

TEST(AzimuthRange, ReachesOverNorth)
{
    auto const range = azimuth_range(box(0, 0, 0.1, 0.1), box(0, 0.3, 0.1, 0.4));
    ASSERT_TRUE(range.has_value());
    EXPECT_GT(range->low, 300);
    EXPECT_GT(range->high, 360);
    EXPECT_NEAR(range->low + range->high, 720, 1e-6);
}

TEST(AzimuthRange, OfAreasOnTheTwoSidesOfAStraightBorderIsHalfACircle)
{
    auto const range = azimuth_range(box(0, -0.1, 0.2, 0), box(0.05, 0, 0.3, 0.1));
    ASSERT_TRUE(range.has_value());
    EXPECT_NEAR(range->low, 270, 1e-6);
    EXPECT_NEAR(range->high, 450, 1e-6);
}

TEST(AzimuthRange, DoesNotTakeTheBulgeOfAParallelForABorderCrossed)
{
    // Vertices of the two sides in different places: as geodesics the edges would cross each other.
    auto const range = azimuth_range(box(66, 36.9, 66.2, 37), box(66.05, 37, 66.3, 37.1));
    ASSERT_TRUE(range.has_value());
    EXPECT_NEAR(range->low, 270, 0.2);
    EXPECT_NEAR(range->high, 450, 0.2);
}

TEST(AzimuthRange, OfACornerThatTheOtherSurroundsIsThreeQuarters)
{
    PolygonSet const corner{
        {{{0, 0.1}, {0.1, 0.1}, {0.1, 0}, {0.2, 0}, {0.2, 0.2}, {0, 0.2}, {0, 0.1}}}};
    auto const range = azimuth_range(box(0, 0, 0.1, 0.1), corner);
    ASSERT_TRUE(range.has_value());
    EXPECT_NEAR(range->low, 270, 0.01);
    EXPECT_NEAR(range->high, 540, 0.01);
}

TEST(AzimuthRange, IsNotGivenWhereEveryDirectionOccurs)
{
    EXPECT_FALSE(azimuth_range(box(0, 0, 0.1, 0.1), box(0.05, 0.05, 0.2, 0.2)).has_value());
    PolygonSet ring = box(-0.1, -0.1, 0.2, 0.2);
    ring[0].push_back(box(0, 0, 0.1, 0.1)[0][0]);
    EXPECT_FALSE(azimuth_range(box(0, 0, 0.1, 0.1), ring).has_value());
    EXPECT_FALSE(azimuth_range({}, ring).has_value());
}

TEST(AzimuthRange, HoldsWhatIsSampledAndNoMoreThanItsEndsNeed)
{
    // A bent border: two areas that interlock without touching.
    PolygonSet const from{
        {{{66, 37}, {66.3, 37}, {66.3, 37.05}, {66.1, 37.05}, {66.1, 37.2}, {66, 37.2}, {66, 37}}}};
    PolygonSet const to{
        {{{66.12, 37.07}, {66.4, 37.07}, {66.4, 37.3}, {66.12, 37.3}, {66.12, 37.07}}}};
    auto const range = azimuth_range(from, to);
    ASSERT_TRUE(range.has_value());
    std::mt19937 random{7};
    std::uniform_real_distribution<double> at{0, 1};
    double lowest = 720, highest = 0;
    auto const see = [&](LonLat a, LonLat b) {
        double azimuth = gis::geodesic(a, b).azimuth;
        EXPECT_TRUE(holds(*range, azimuth)) << azimuth;
        while (azimuth < range->low - 1) azimuth += 360;
        lowest = std::min(lowest, azimuth);
        highest = std::max(highest, azimuth);
    };
    for (int i = 0; i < 20000; ++i) {
        LonLat const b{66.12 + 0.28 * at(random), 37.07 + 0.23 * at(random)};
        see({66 + 0.3 * at(random), 37 + 0.05 * at(random)}, b);
        see({66 + 0.1 * at(random), 37 + 0.2 * at(random)}, b);
    }
    for (LonLat const a : from[0][0])
        for (LonLat const b : to[0][0]) see(a, b);
    EXPECT_NEAR(lowest, range->low, 1e-6);
    EXPECT_NEAR(highest, range->high, 1e-6);
}

}  // namespace
}  // namespace sitmap::analysis
