// SPDX-License-Identifier: MIT
#include "domain/gazetteer.hpp"

#include <gtest/gtest.h>

namespace sitmap {

TEST(Place, IsOfTheLowestRankUnlessSaid)
{
    EXPECT_EQ(Place{}.rank, 3);
    EXPECT_EQ(Place{}.where, (LonLat{0, 0}));
}

TEST(AreaNames, KnowsNoNameUnlessSaid)
{
    AreaNames const names{.id = "AF-KAB", .name = {}, .name_fa = {}, .name_ps = {}, .variants = {}};
    EXPECT_TRUE(names.name.empty());
    EXPECT_TRUE(names.variants.empty());
}

}  // namespace sitmap
