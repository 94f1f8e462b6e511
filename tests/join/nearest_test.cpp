// SPDX-License-Identifier: MIT
#include "join/nearest.hpp"

#include "gis/geodesic.hpp"
#include "tests/join/layers.hpp"

#include <gtest/gtest.h>

#include <random>

namespace sitmap::join {
namespace {

TEST(NearestArea, FindsNothingBeyondTheLimit)
{
    NearestArea const nearest(std::vector{test::box("a", 0, 0, 1, 1)});
    EXPECT_FALSE(nearest.find({3, 0.5}, 200));
    EXPECT_TRUE(nearest.find({3, 0.5}, 250));
    EXPECT_FALSE(NearestArea(std::vector<Area>{}).find({0, 0}, 1e5));
}

TEST(NearestArea, MeasuresOverTheAntimeridian)
{
    NearestArea const nearest(std::vector{test::box("a", 178, -1, 179.9, 1)});
    auto const found = nearest.find({-179.9, 0}, 1000);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->km, gis::geodesic({-179.9, 0}, {179.9, 0}).distance.value / 1000, 1e-3);
}

TEST(NearestArea, PrefersTheLowerPositionOfTwoEquallyNear)
{
    NearestArea const nearest(
        std::vector{test::box("a", 2, -1, 3, 1), test::box("b", -3, -1, -2, 1)});
    auto const found = nearest.find({0, 0}, 1000);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->area, 0u);
}

TEST(NearestArea, EqualsASearchOverAllBorderPoints)
{
    std::mt19937 random(3);
    std::uniform_real_distribution<double> lon(55, 80), lat(20, 85);
    std::vector<Area> areas;
    for (int i = 0; i < 60; ++i) {
        double const x = lon(random), y = lat(random);
        areas.push_back(test::box(std::to_string(100 + i), x, y, x + 0.4, y + 0.3));
    }
    NearestArea const nearest(areas);
    for (int i = 0; i < 200; ++i) {
        LonLat const p{lon(random), lat(random)};
        double least = 1e9;
        for (auto const& area : areas) {
            // No box is as wide as 80 km: what its corner is further off by cannot be the nearest.
            if (gis::geodesic(p, area.shape[0][0][0]).distance.value / 1000 - 80 > least) continue;
            for (std::size_t k = 1; k < 5; ++k)
                for (int step = 0; step <= 200; ++step) {
                    auto const& a = area.shape[0][0][k - 1];
                    auto const& b = area.shape[0][0][k];
                    LonLat const q{a.lon + (b.lon - a.lon) * step / 200,
                                   a.lat + (b.lat - a.lat) * step / 200};
                    least = std::min(least, gis::geodesic(p, q).distance.value / 1000);
                }
        }
        auto const found = nearest.find(p, 20000);
        ASSERT_TRUE(found);
        EXPECT_LE(found->km, least + 1e-6);
        EXPECT_GE(found->km, least - 0.3) << "the samples are 0.2 km apart";
    }
}

}  // namespace
}  // namespace sitmap::join
