// SPDX-License-Identifier: MIT
#include "gis/orientation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace sitmap::gis {
namespace {

TEST(Orientation, SaysLeftRightAndOn)
{
    EXPECT_EQ(orientation({0, 0}, {1, 0}, {0.5, 1}), 1);
    EXPECT_EQ(orientation({0, 0}, {1, 0}, {0.5, -1}), -1);
    EXPECT_EQ(orientation({0, 0}, {1, 0}, {7, 0}), 0);
    EXPECT_EQ(orientation({0, 0}, {3, 1}, {0.75, 0.25}), 0);
}

/// 53-bit coordinates on a grid of 2^-50 are integers; their determinant is exact in 128 bits after
/// a shift to the middle of the numbers.
__extension__ using Wide = __int128;

int by_integers(LonLat a, LonLat b, LonLat c)
{
    auto const whole = [](double x) { return static_cast<Wide>(std::ldexp(x, 50)); };
    Wide const ax = whole(a.lon) - whole(c.lon), ay = whole(a.lat) - whole(c.lat);
    Wide const bx = whole(b.lon) - whole(c.lon), by = whole(b.lat) - whole(c.lat);
    Wide const determinant = ax * by - ay * bx;
    return determinant > 0 ? 1 : determinant < 0 ? -1 : 0;
}

TEST(Orientation, EqualsIntegerArithmeticNearTheLine)
{
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> unit(1, 2);
    std::uniform_int_distribution<int> ulps(-2, 2);
    auto const on_grid = [](double x) { return std::ldexp(std::round(std::ldexp(x, 50)), -50); };
    int in_doubt = 0;
    for (int i = 0; i < 200000; ++i) {
        LonLat const a{on_grid(unit(random)), on_grid(unit(random))},
            b{on_grid(unit(random)), on_grid(unit(random))};
        double const t = unit(random) - 1;
        LonLat const c{on_grid(a.lon + t * (b.lon - a.lon)) + ulps(random) * 0x1p-50,
                       on_grid(a.lat + t * (b.lat - a.lat)) + ulps(random) * 0x1p-50};
        int const expected = by_integers(a, b, c);
        ASSERT_EQ(orientation(a, b, c), expected);
        ASSERT_EQ(orientation_exact(a, b, c), expected);
        double const plain = (a.lon - c.lon) * (b.lat - c.lat) - (a.lat - c.lat) * (b.lon - c.lon);
        if ((plain > 0) - (plain < 0) != expected) ++in_doubt;
    }
    EXPECT_GT(in_doubt, 100) << "the cases must be hard enough to fool plain doubles";
}

TEST(Orientation, CountsAChainThroughTheLineOncePerPassage)
{
    LonLat const p{0, 0}, r{10, 0};
    EXPECT_TRUE(crosses(p, r, {5, -1}, {5, 1}));
    EXPECT_FALSE(crosses(p, r, {11, -1}, {11, 1}));
    // A chain that passes the line in a vertex, and one that only touches it from below or above.
    EXPECT_NE(crosses(p, r, {4, -1}, {5, 0}), crosses(p, r, {5, 0}, {6, 1}));
    EXPECT_EQ(crosses(p, r, {4, -1}, {5, 0}), crosses(p, r, {5, 0}, {6, -1}));
    EXPECT_EQ(crosses(p, r, {4, 1}, {5, 0}), crosses(p, r, {5, 0}, {6, 1}));
    EXPECT_FALSE(crosses(p, r, {4, 0}, {6, 0}));
}

}  // namespace
}  // namespace sitmap::gis
