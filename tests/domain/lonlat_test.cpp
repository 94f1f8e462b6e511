// SPDX-License-Identifier: MIT
#include "domain/lonlat.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace sitmap {

TEST(LonLat, IsOnEarthUpToItsEdges)
{
    EXPECT_TRUE(is_on_earth({69.17, 34.53}));
    EXPECT_TRUE(is_on_earth({180, 90}));
    EXPECT_TRUE(is_on_earth({-180, -90}));
    EXPECT_FALSE(is_on_earth({0, 91}));
    EXPECT_FALSE(is_on_earth({0, std::nextafter(90.0, 91.0)}));
    EXPECT_FALSE(is_on_earth({std::nextafter(-180.0, -181.0), 0}));
    EXPECT_FALSE(is_on_earth({535.5, 0}));
}

TEST(LonLat, IsNotOnEarthIfNotFinite)
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    EXPECT_FALSE(is_on_earth({nan, 34}));
    EXPECT_FALSE(is_on_earth({69, nan}));
    EXPECT_FALSE(is_on_earth({infinity, 34}));
    EXPECT_FALSE(is_on_earth({69, -infinity}));
}

}  // namespace sitmap
