// SPDX-License-Identifier: MIT
#include "gis/coverage.hpp"

#include "gis/geodesic.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace sitmap;
using namespace sitmap::gis;

namespace {

Ring box(double west, double south, double east, double north)
{
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

Area area(std::string const& id, Ring ring)
{
    return {id, id, "", {{std::move(ring)}}};
}

}  // namespace

TEST(Coverage, FindsNothingWhereAreasTile)
{
    std::vector<Area> const areas{area("a", box(0, 0, 1, 1)), area("b", box(1, 0, 2, 1)),
                                  area("c", box(0, 1, 1, 2))};
    auto const found = audit_coverage(areas);
    EXPECT_TRUE(found.overlaps.empty());
    EXPECT_TRUE(found.gaps.empty());
}

TEST(Coverage, MeasuresOverlaps)
{
    std::vector<Area> const areas{area("a", box(0, 0, 1, 1)), area("b", box(0.9, 0, 2, 1)),
                                  area("c", box(5, 5, 6, 6))};
    auto const found = audit_coverage(areas);
    ASSERT_EQ(found.overlaps.size(), 1u);
    EXPECT_EQ(found.overlaps[0].a, 0u);
    EXPECT_EQ(found.overlaps[0].b, 1u);
    EXPECT_NEAR(found.overlaps[0].square_km, area_square_km({{box(0.9, 0, 1, 1)}}), 0.1);
}

TEST(Coverage, FindsTheSameAreaTwiceWhateverItsOrientation)
{
    auto turned = box(0, 0, 1, 1);
    std::ranges::reverse(turned);
    std::vector<Area> const areas{area("a", box(0, 0, 1, 1)), area("b", turned)};
    EXPECT_EQ(audit_coverage(areas).overlaps.size(), 1u);
}

TEST(Coverage, FindsAGapAndWhoLiesAroundIt)
{
    // A ring of four areas around the empty square 1..2.
    std::vector<Area> const areas{
        area("south", {{0, 0}, {3, 0}, {3, 1}, {2, 1}, {1, 1}, {0, 1}, {0, 0}}),
        area("east", box(2, 1, 3, 2)),
        area("north", {{0, 2}, {1, 2}, {2, 2}, {3, 2}, {3, 3}, {0, 3}, {0, 2}}),
        area("west", box(0, 1, 1, 2))};
    auto const found = audit_coverage(areas);
    EXPECT_TRUE(found.overlaps.empty());
    ASSERT_EQ(found.gaps.size(), 1u);
    EXPECT_THAT(found.gaps[0].beside, testing::ElementsAre(0u, 1u, 2u, 3u));
    EXPECT_NEAR(found.gaps[0].square_km, area_square_km({{box(1, 1, 2, 2)}}), 0.1);
    EXPECT_GT(found.gaps[0].where.lon, 1);
    EXPECT_LT(found.gaps[0].where.lon, 2);
}

TEST(Coverage, LeavesOutWhatIsTooSmall)
{
    std::vector<Area> const areas{area("a", box(0, 0, 1, 1)), area("b", box(0.9999, 0, 2, 1))};
    EXPECT_TRUE(audit_coverage(areas, 100).overlaps.empty());
    EXPECT_EQ(audit_coverage(areas, 0.1).overlaps.size(), 1u);
    EXPECT_TRUE(audit_coverage({}).gaps.empty());
}
