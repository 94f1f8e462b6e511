// SPDX-License-Identifier: MIT
#include "join/shares.hpp"

#include "gis/geodesic.hpp"
#include "tests/join/layers.hpp"

#include <gmock/gmock.h>

namespace sitmap::join {
namespace {

using test::box;
using testing::ElementsAre;
using testing::SizeIs;

TEST(Shares, OfADiscWhollyInsideAnAreaAreOne)
{
    std::vector<Area> const areas{box("a", 0, 0, 10, 10)};
    EXPECT_THAT(ShareFinder(areas).of_disc({5, 5}, {100}),
                testing::Optional(ElementsAre(AreaShare{0, 1.0})));
}

TEST(Shares, OfADiscFarFromBordersAreThoseOfItsOutline)
{
    std::vector<Area> const areas{box("a", 0, 50, 10, 60), box("b", 10, 50, 20, 60)};
    ShareFinder finder(areas);
    for (double lon = 9; lon <= 11; lon += 0.05) {
        auto const outline = gis::disc({lon, 57}, {40000}, 360);
        EXPECT_THAT(finder.of_disc({lon, 57}, {40}),
                    testing::Optional(finder.of_shape({{outline}})))
            << lon;
    }
}

TEST(Shares, OfADiscThatHoldsAPoleAreNotGiven)
{
    std::vector<Area> const areas{box("a", -180, 60, 180, 90)};
    EXPECT_EQ(ShareFinder(areas).of_disc({0, 89.9}, {100}), std::nullopt);
}

TEST(Shares, OfOverlappingAreasAreScaledToOne)
{
    std::vector<Area> const areas{box("a", 0, 0, 10, 10), box("b", 0, 0, 10, 10)};
    EXPECT_THAT(ShareFinder(areas).of_disc({5, 5}, {10}),
                testing::Optional(ElementsAre(AreaShare{0, 0.5}, AreaShare{1, 0.5})));
}

TEST(Shares, BySizeFollowGroundArea)
{
    std::vector<Area> const areas{box("a", 0, 0, 1, 1), box("b", 0, 60, 1, 61)};
    std::vector<std::size_t> const both{0, 1};
    auto const shares = ShareFinder(areas).by_size(both);
    ASSERT_THAT(shares, SizeIs(2));
    EXPECT_EQ(shares[0].area, 0u);
    EXPECT_NEAR(shares[0].share, 12308.8 / (12308.8 + 6125.9), 1e-3);
}

TEST(Shares, AreSortedMergedAndFreeOfTraces)
{
    EXPECT_THAT(tidy({{2, 0.25}, {1, 0.25}, {0, 1e-12}, {3, 0.2}, {3, 0.2}}),
                ElementsAre(AreaShare{3, 0.4}, AreaShare{1, 0.25}, AreaShare{2, 0.25}));
}

}  // namespace
}  // namespace sitmap::join
