// SPDX-License-Identifier: MIT
#include "analysis/chain.hpp"

#include "gis/geodesic.hpp"

#include <gtest/gtest.h>

namespace sitmap::analysis {
namespace {

TEST(Chain, ClampsToItsEndsAndHitsItsVertices)
{
    Line const line{{67, 36}, {67, 37}, {68, 37}};
    Chain const chain{line};
    EXPECT_EQ(chain.at(-5), line.front());
    EXPECT_EQ(chain.at(1e9), line.back());
    EXPECT_EQ(chain.at(chain.start(1)), line[1]);
}

TEST(StretchesWhere, FindsEveryStretchLongerThan25Metres)
{
    Line const line{{67, 36}, {67, 37}};
    Chain const chain{line};
    LonLat const first = chain.at(20000);
    LonLat const second = chain.at(50000);
    auto const found = stretches_where(chain, [&](LonLat where) {
        return std::min(gis::geodesic(where, first).distance.value,
                        gis::geodesic(where, second).distance.value) -
               30.0;
    });
    ASSERT_EQ(found.size(), 2u);
    EXPECT_NEAR(found[0].from.value, 19970, 0.01);
    EXPECT_NEAR(found[0].to.value, 20030, 0.01);
    EXPECT_NEAR(found[1].to.value, 50030, 0.01);
}

TEST(StretchesWhere, KnowsAllAndNothing)
{
    Line const line{{67, 36}, {67, 37}};
    Chain const chain{line};
    EXPECT_TRUE(stretches_where(chain, [](LonLat) { return 1e9; }).empty());
    auto const all = stretches_where(chain, [](LonLat) { return -1e9; });
    ASSERT_EQ(all.size(), 1u);
    EXPECT_DOUBLE_EQ(all[0].to.value, chain.length());
    Line const nothing;
    EXPECT_TRUE(stretches_where(Chain{nothing}, [](LonLat) { return -1.0; }).empty());
}

}  // namespace
}  // namespace sitmap::analysis
