// SPDX-License-Identifier: MIT
#include "join/disc_outline.hpp"

#include "gis/geos.hpp"
#include "join/ground_area.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace sitmap::join {
namespace {

/// Of a cap on the sphere of the same area as WGS 84; on the ellipsoid discs differ by up to 0.5 %.
double cap_square_km(double radius_km)
{
    constexpr double sphere = 6371.0072;
    return 2 * std::numbers::pi * sphere * sphere * (1 - std::cos(radius_km / sphere));
}

struct Case {
    LonLat centre;
    double radius_km;
};

TEST(DiscOutline, IsSoundAndAsLargeAsTheDiscWhereverItLies)
{
    gis::Geos geos;
    for (auto const& [centre, radius] : std::initializer_list<Case>{{{69, 34}, 40},
                                                                    {{-180, 10}, 3000},
                                                                    {{0, -90}, 50},
                                                                    {{100, -89.99}, 50},
                                                                    {{170, 70}, 5000},
                                                                    {{-170, -70}, 5000},
                                                                    {{10, 0}, 9900},
                                                                    {{172, -43}, 12000},
                                                                    {{-60, -20}, 12000},
                                                                    {{0, 0}, 12000},
                                                                    {{180, 20}, 15000},
                                                                    {{-60, -20}, 19000},
                                                                    {{0, 90}, 19000},
                                                                    {{33, 44}, 20000}}) {
        auto const outline = disc_outline(centre, {radius});
        std::string why;
        EXPECT_TRUE(geos.is_valid(geos.polygons(outline).get(), &why)) << why;
        EXPECT_NEAR(ground_square_km(outline) / cap_square_km(radius), 1, 0.005)
            << centre.lon << " " << centre.lat << " " << radius;
    }
}

TEST(DiscOutline, OfTheLargestRadiusIsTheWholeEarth)
{
    EXPECT_NEAR(ground_square_km(disc_outline({172, -43}, {1e300})), 510065622, 1);
}

TEST(DiscOutline, ThatHoldsAPoleRunsAlongIt)
{
    auto const outline = disc_outline({100, -89.9}, {50});
    gis::Geos geos;
    auto const shape = geos.polygons(outline);
    for (double const turn : {0.0, 180.0})
        EXPECT_TRUE(geos.covers(shape.get(), geos.point({-170 + turn, -90}).get()));
}

}  // namespace
}  // namespace sitmap::join
