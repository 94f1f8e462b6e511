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
    EXPECT_THAT(ShareFinder(areas).of_disc({5, 5}, {100}), ElementsAre(AreaShare{0, 1.0}));
}

TEST(Shares, OfADiscFarFromBordersAreThoseOfItsOutline)
{
    std::vector<Area> const areas{box("a", 0, 50, 10, 60), box("b", 10, 50, 20, 60)};
    ShareFinder finder(areas);
    for (double lon = 9; lon <= 11; lon += 0.05) {
        auto const outline = gis::disc({lon, 57}, {40000}, 360);
        EXPECT_THAT(finder.of_disc({lon, 57}, {40}), finder.of_shape({{outline}})) << lon;
    }
}

TEST(Shares, OfADiscAtAPoleAreThoseOfItsSectors)
{
    std::vector<Area> const areas{box("a", -180, -90, -90, -60), box("b", -90, -90, 0, -60),
                                  box("c", 0, -90, 90, -60), box("d", 90, -90, 180, -60)};
    for (double const lon : {0.0, -180.0, 123.0}) {
        auto const shares = ShareFinder(areas).of_disc({lon, -90}, {50});
        ASSERT_THAT(shares, SizeIs(4)) << lon;
        for (auto const& s : shares) EXPECT_NEAR(s.share, 0.25, 1e-6) << lon;
    }
}

TEST(Shares, OfADiscBeyondAHemisphereFollowItsSize)
{
    std::vector<Area> const areas{box("south", -180, -90, 180, 0), box("north", -180, 0, 180, 90)};
    for (double const radius : {10500.0, 15000.0, 19000.0, 20000.0}) {
        auto const shares = ShareFinder(areas).of_disc({172, -43}, {radius});
        ASSERT_THAT(shares, SizeIs(2)) << radius;
        EXPECT_NEAR(shares[0].share + shares[1].share, 1, 1e-9) << radius;
        EXPECT_EQ(shares[0].area, 0U) << radius;
        EXPECT_GT(shares[1].share, 0.1) << radius;
    }
    auto const world = ShareFinder(areas).of_disc({172, -43}, {20000});
    EXPECT_NEAR(world[0].share, 0.5, 1e-9);
}

TEST(Shares, OfOverlappingAreasAreScaledToOne)
{
    std::vector<Area> const areas{box("a", 0, 0, 10, 10), box("b", 0, 0, 10, 10)};
    EXPECT_THAT(ShareFinder(areas).of_disc({5, 5}, {10}),
                ElementsAre(AreaShare{0, 0.5}, AreaShare{1, 0.5}));
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
