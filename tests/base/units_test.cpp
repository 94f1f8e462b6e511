// SPDX-License-Identifier: MIT
#include "base/units.hpp"

#include <gtest/gtest.h>

#include <type_traits>

namespace sitmap {

TEST(Length, ConvertsByName)
{
    EXPECT_DOUBLE_EQ(to_millimetres(Points{72}).value, 25.4);
    EXPECT_DOUBLE_EQ(to_points(Millimetres{25.4}).value, 72.0);
    EXPECT_DOUBLE_EQ(to_metres(Kilometres{1.5}).value, 1500.0);
    EXPECT_DOUBLE_EQ(to_kilometres(Metres{1}).value, 0.001);
}

TEST(Length, CalculatesInItsOwnUnitOnly)
{
    EXPECT_EQ(Millimetres{2} + Millimetres{3}, Millimetres{5});
    EXPECT_EQ(Millimetres{2} - Millimetres{3}, Millimetres{-1});
    EXPECT_EQ(2.0 * Millimetres{3}, Millimetres{6});
    EXPECT_EQ(Millimetres{3} * 2.0, Millimetres{6});
    EXPECT_EQ(Millimetres{3} / 2.0, Millimetres{1.5});
    EXPECT_DOUBLE_EQ(Millimetres{3} / Millimetres{2}, 1.5);
    EXPECT_LT(Millimetres{2}, Millimetres{3});
    EXPECT_FALSE((std::is_convertible_v<Points, Millimetres>));
    EXPECT_FALSE((std::is_convertible_v<double, Millimetres>));
}

}  // namespace sitmap
