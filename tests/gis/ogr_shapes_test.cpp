// SPDX-License-Identifier: MIT
#include "gis/ogr_shapes.hpp"

#include "tests/support/expect_error.hpp"

#include <ogr_geometry.h>

#include <limits>

namespace sitmap::gis {
namespace {

std::string wkt(Shape const& shape)
{
    return to_ogr(shape)->exportToWkt();
}

TEST(OgrShapes, MakesMultiPartGeometries)
{
    EXPECT_EQ(wkt(LonLat{70.5, 34.25}), "POINT (70.5 34.25)");
    EXPECT_EQ(wkt(std::vector<Line>{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}),
              "MULTILINESTRING ((1 2,3 4),(5 6,7 8))");
    PolygonSet const with_hole{
        {{{0, 0}, {9, 0}, {9, 9}, {0, 0}}, {{5, 1}, {6, 2}, {6, 1}, {5, 1}}}};
    EXPECT_EQ(wkt(with_hole), "MULTIPOLYGON (((0 0,9 0,9 9,0 0),(5 1,6 2,6 1,5 1)))");
    EXPECT_EQ(to_ogr(std::monostate{}), nullptr);
}

TEST(OgrShapes, LetsNoInfinityThrough)
{
    double const infinity = std::numeric_limits<double>::infinity();
    double const nan = std::numeric_limits<double>::quiet_NaN();
    test::expect_error(ErrorKind::internal, "a coordinate is not finite", [&] {
        (void)to_ogr(LonLat{nan, 0});
    });
    test::expect_error(ErrorKind::internal, "a coordinate is not finite", [&] {
        (void)to_ogr(std::vector<Line>{{{0, 0}, {1, infinity}}});
    });
}

}  // namespace
}  // namespace sitmap::gis
