// SPDX-License-Identifier: MIT
#include "map/grouped.hpp"

#include <gtest/gtest.h>

using sitmap::map::grouped;

TEST(Grouped, PartsDigitsByThree)
{
    EXPECT_EQ(grouped(std::int64_t{0}), "0");
    EXPECT_EQ(grouped(std::int64_t{999}), "999");
    EXPECT_EQ(grouped(std::int64_t{1000}), "1,000");
    EXPECT_EQ(grouped(std::int64_t{99365}), "99,365");
    EXPECT_EQ(grouped(std::int64_t{-123456}), "-123,456");
    EXPECT_EQ(grouped(std::int64_t{10000000}), "10,000,000");
}

TEST(Grouped, KeepsDecimals)
{
    EXPECT_EQ(grouped(2000.0), "2,000");
    EXPECT_EQ(grouped(0.5), "0.5");
    EXPECT_EQ(grouped(1e300), "1e+300");
}
