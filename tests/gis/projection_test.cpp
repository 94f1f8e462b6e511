// SPDX-License-Identifier: MIT
#include "gis/projection.hpp"

#include "tests/support/expect_error.hpp"

#include <cmath>
#include <limits>

using namespace sitmap;
using namespace sitmap::gis;

TEST(Projection, TakesLongitudeFirst)
{
    // Central meridian of UTM zone 42 is 69 E: easting 500 km by definition.
    Projection const utm{"EPSG:32642"};
    auto const kabul = utm.forward({69.0, 34.5});
    ASSERT_TRUE(kabul);
    EXPECT_NEAR(kabul->x, 500000, 0.001);
    EXPECT_NEAR(kabul->y, 3817400, 3000);
}

TEST(Projection, ComesBackWhereItStarted)
{
    Projection const albers{albers_for(60, 29, 75, 39)};
    for (LonLat const where : {LonLat{60, 29}, LonLat{69.2, 34.5}, LonLat{75, 39}}) {
        auto const plane = albers.forward(where);
        ASSERT_TRUE(plane);
        auto const back = albers.inverse(*plane);
        ASSERT_TRUE(back);
        EXPECT_NEAR(back->lon, where.lon, 1e-9);
        EXPECT_NEAR(back->lat, where.lat, 1e-9);
    }
}

TEST(Projection, PutsTheStandardParallelsASixthInside)
{
    EXPECT_EQ(albers_for(60, 30, 70, 36),
              "+proj=aea +lat_0=33 +lon_0=65 +lat_1=31 +lat_2=35 +datum=WGS84 +units=m +no_defs");
}

TEST(Projection, GivesNothingInsteadOfAnInfinity)
{
    Projection const gnomonic{"+proj=gnom +lat_0=90 +datum=WGS84"};
    EXPECT_FALSE(gnomonic.forward({0, -45}));
    Projection const mercator{"+proj=merc +datum=WGS84"};
    EXPECT_FALSE(mercator.forward({std::nan(""), 0}));
    EXPECT_FALSE(mercator.forward({0, 91}));
    EXPECT_FALSE(mercator.inverse({std::numeric_limits<double>::infinity(), 0}));
}

TEST(Projection, RefusesWhatIsNoMapInMetres)
{
    struct Case {
        std::string definition, words;
    };
    for (auto const& [definition, words] :
         {Case{"EPSG:4326", "it is not a map projection"},
          Case{"EPSG:2263", "its unit is not the metre"},
          Case{"+proj=longlat +towgs84=1,2,3", "it is not a map projection"},
          Case{"+proj=utm +zone=42 +ellps=intl +towgs84=1,2,3 +units=us-ft",
               "its unit is not the metre"},
          Case{"EPSG:9518", "it is not a map projection"},
          Case{"EPSG:2263+5703", "its unit is not the metre"},
          Case{"EPSG:999999", "cannot use the projection 'EPSG:999999'"},
          Case{"nonsense", "cannot use the projection 'nonsense'"},
          Case{std::string(70000, 'x'), "longer than 64 kB"}})
        test::expect_error(ErrorKind::input, words, [&] { Projection{definition}; });
}

TEST(Projection, TakesHeightsAndShiftsOfDatum)
{
    for (auto const* definition :
         {"EPSG:32642+5773", "+proj=utm +zone=42 +ellps=intl +towgs84=0,0,0"}) {
        auto const at = Projection{definition}.forward({69.0, 34.5});
        ASSERT_TRUE(at) << definition;
        EXPECT_NEAR(at->x, 500000, 0.001) << definition;
    }
}
