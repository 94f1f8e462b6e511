// SPDX-License-Identifier: MIT
#include "join/ground_area.hpp"

#include "gis/geodesic.hpp"
#include "tests/join/layers.hpp"

#include <gtest/gtest.h>

namespace sitmap::join {
namespace {

TEST(GroundArea, OfTheWholeEarthIsThatOfTheEllipsoid)
{
    // Karney 2013: 510 065 621 724 088.44 square metres for WGS 84.
    EXPECT_NEAR(ground_square_km({{test::rectangle(-180, -90, 180, 90)}}), 510065621.724,
                0.5e6 * 1e-3);
}

TEST(GroundArea, EqualsTheGeodesicAreaOfSmallOutlines)
{
    PolygonSet const shape{{{{69, 34}, {69.0001, 34}, {69.00013, 34.0002}, {69, 34}}}};
    EXPECT_NEAR(ground_square_km(shape) / gis::area_square_km(shape), 1, 2e-6);
}

TEST(GroundArea, OfPartsAddsUpToTheWhole)
{
    double const whole = ground_square_km({{test::rectangle(0, 40, 10, 50)}});
    double const parts = ground_square_km({{test::rectangle(0, 40, 3, 50)}}) +
                         ground_square_km({{test::rectangle(3, 40, 10, 50)}});
    EXPECT_NEAR(parts / whole, 1, 1e-14);
    double const hole =
        ground_square_km({{test::rectangle(0, 40, 10, 50), test::rectangle(1, 41, 2, 42)}});
    EXPECT_NEAR(hole + ground_square_km({{test::rectangle(1, 41, 2, 42)}}), whole, 1e-6);
}

}  // namespace
}  // namespace sitmap::join
