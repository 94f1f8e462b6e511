// SPDX-License-Identifier: MIT
#include "map/geo_to_page.hpp"

#include "tests/support/expect_error.hpp"

namespace sitmap::map {
namespace {

using test::expect_error;

TEST(Frame, FitsPoints)
{
    std::vector<LonLat> const points{{61, 30}, {74, 38}, {66, 34}};
    EXPECT_EQ(frame_around(points), (Frame{61, 30, 74, 38}));
}

TEST(Frame, GoesAcrossTheAntimeridianWhereThatIsNarrower)
{
    std::vector<LonLat> const points{{177, -18}, {-179, -16}, {179, -17}};
    Frame const frame = frame_around(points);
    EXPECT_EQ(frame, (Frame{177, -18, -179, -16}));
    EXPECT_DOUBLE_EQ(frame.width(), 4);
}

TEST(Frame, LeavesOutWhatIsNotOnEarth)
{
    std::vector<LonLat> const points{{61, 30}, {std::nan(""), 1}, {1e300, 0}, {62, 31}};
    EXPECT_EQ(frame_around(points), (Frame{61, 30, 62, 31}));
    expect_error(ErrorKind::input, "no shape has a position on earth",
                 [] { frame_around(std::span<LonLat const>{}); });
}

TEST(Frame, GrowsWithinThePolesAndAroundTheEarth)
{
    EXPECT_EQ(grown(Frame{60, 30, 70, 40}, 0.1), (Frame{59, 29, 71, 41}));
    EXPECT_EQ(grown(Frame{175, -20, 179, -10}, 1), (Frame{171, -30, -177, 0}));
    EXPECT_EQ(grown(Frame{-170, -80, 170, 80}, 0.5), (Frame{-180, -90, 180, 90}));
}

TEST(Frame, ChoosesACylinderWhereAConeWouldOpen)
{
    EXPECT_NE(equal_area_for({60, 29, 75, 39}).find("+proj=aea"), std::string::npos);
    EXPECT_NE(equal_area_for({10, -8, 30, 8}).find("+proj=cea"), std::string::npos);
}

TEST(Frame, HoldsWhatLongEdgesPassOver)
{
    Ring const world{{-180, -80}, {180, -80}, {180, 80}, {-180, 80}, {-180, -80}};
    auto const around = frame_around(std::vector<PolygonSet>{{{world}}});
    EXPECT_EQ(around.west, -180);
    EXPECT_EQ(around.width(), 360);
    Ring const wide{{-100, 0}, {70, 0}, {70, 10}, {-100, 10}, {-100, 0}};
    Ring const far{{170, 0}, {175, 0}, {175, 10}, {170, 0}};
    EXPECT_EQ(frame_around(std::vector<PolygonSet>{{{wide}, {far}}}).width(), 260)
        << "over the antimeridian: the gap between 70 and 170 is the widest";
}

TEST(Frame, ChoosesAnAzimuthalProjectionAroundAPole)
{
    EXPECT_TRUE(equal_area_for({-180, 60, 180, 90}).starts_with("+proj=laea +lat_0=90 "));
    EXPECT_TRUE(equal_area_for({-180, -90, 180, -50}).starts_with("+proj=laea +lat_0=-90 "));
    EXPECT_TRUE(equal_area_for({0, 60, 60, 90}).starts_with("+proj=aea"));
}

TEST(Frame, IsNotDrawnAroundThePointOppositeToItsProjection)
{
    Frame const frame{60, 29, 75, 39};
    Box const page{0, 0, 100, 100};
    expect_error(ErrorKind::input, "times more one way than the other\nchoose another projection",
                 [&] { GeoToPage(frame, page, "+proj=laea +lat_0=-34 +lon_0=-112.3", 0); });
    GeoToPage const fits(frame, page, "+proj=laea +lat_0=34 +lon_0=67", 0);
    GeoToPage const world({-180, -90, 180, 90}, page, "+proj=laea +lat_0=34 +lon_0=67", 0);
    GeoToPage const cylinder({-180, -80, 180, 80}, page, "EPSG:6933", 0);
    EXPECT_GT(cylinder.metres_per_mm(), fits.metres_per_mm());
}

TEST(Frame, ChoosesEqualEarthForMostOfTheWorld)
{
    EXPECT_TRUE(equal_area_for({-180, -90, 180, 90}).starts_with("+proj=eqearth +lon_0=0 "));
    EXPECT_TRUE(equal_area_for({100, -60, -40, 70}).starts_with("+proj=eqearth +lon_0=210 "));
    EXPECT_NE(equal_area_for({-10, 30, 150, 80}).find("+proj=aea"), std::string::npos);
}

}  // namespace
}  // namespace sitmap::map
