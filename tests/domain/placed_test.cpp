// SPDX-License-Identifier: MIT
#include "domain/placed.hpp"

#include <gtest/gtest.h>

namespace sitmap {

TEST(Placed, IsNowhereUntilSaid)
{
    Placed const placed;
    EXPECT_EQ(placed.area, std::nullopt);
    EXPECT_EQ(placed.method, JoinMethod::none);
    EXPECT_FALSE(placed.disagrees);
    EXPECT_TRUE(placed.shares.empty());
}

TEST(JoinMethod, HasOneWordEach)
{
    EXPECT_EQ(to_text(JoinMethod::within), "within");
    EXPECT_EQ(to_text(JoinMethod::border), "border");
    EXPECT_EQ(to_text(JoinMethod::overlap), "overlap");
    EXPECT_EQ(to_text(JoinMethod::nearest), "nearest");
    EXPECT_EQ(to_text(JoinMethod::stated), "stated");
    EXPECT_EQ(to_text(JoinMethod::none), "none");
}

}  // namespace sitmap
