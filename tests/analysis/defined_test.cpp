// SPDX-License-Identifier: MIT
#include "analysis/defined.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace sitmap::analysis {
namespace {

TEST(Defined, HoldsAValueOrTheReason)
{
    Defined<double> const value{0.0};
    EXPECT_TRUE(value);
    EXPECT_EQ(*value, 0.0);
    EXPECT_EQ(value.why(), "");
    Defined<double> const none{Undefined{"all values are equal"}};
    EXPECT_FALSE(none.has_value());
    EXPECT_EQ(none.why(), "all values are equal");
    EXPECT_THROW(none.value(), std::bad_variant_access);
}

Defined<std::vector<int>> three()
{
    return std::vector{1, 2, 3};
}

TEST(Defined, OutlivesTheTemporaryItCameFrom)
{
    int sum = 0;
    for (auto const value : *three()) sum += value;
    EXPECT_EQ(sum, 6);
    EXPECT_EQ(three()->size(), 3U);
}

}  // namespace
}  // namespace sitmap::analysis
