// SPDX-License-Identifier: MIT
// georeference_test.cpp: a world file leads from a pixel back to its place on the ground.
#include "map/georeference.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>

namespace sitmap::map {
namespace {

TEST(Georeference, MapsAPagePointBackToItsPlace)
{
    GeoToPage const geo({60, 30, 63, 32}, {10, 20, 200, 120});
    auto const reference = georeference_of(geo);
    gis::Projection const projection(reference.definition);
    for (LonLat const where : {LonLat{60.2, 30.1}, LonLat{61.5, 31}, LonLat{62.9, 31.9}}) {
        auto const at = geo.to_page(where).value();
        auto const back = projection.inverse({reference.x0 + reference.metres_per_mm * at.x,
                                              reference.y0 - reference.metres_per_mm * at.y});
        ASSERT_TRUE(back);
        EXPECT_NEAR(back->lon, where.lon, 1e-9);
        EXPECT_NEAR(back->lat, where.lat, 1e-9);
    }
}

TEST(Georeference, WritesTheCentreOfTheUpperLeftPixel)
{
    Georeference const reference{"EPSG:3857", 1000, 2000, 25.4, {}};
    auto const lines = split(world_file(reference, 1), '\n');  // a pixel an inch
    ASSERT_EQ(lines.size(), 7u);
    auto const number = [&](std::size_t i) { return parse_number(lines[i]).value(); };
    EXPECT_NEAR(number(0), 25.4 * 25.4, 1e-9);
    EXPECT_EQ(number(1), 0);
    EXPECT_EQ(number(2), 0);
    EXPECT_NEAR(number(3), -25.4 * 25.4, 1e-9);
    EXPECT_NEAR(number(4), 1000 + 25.4 * 25.4 / 2, 1e-6);
    EXPECT_NEAR(number(5), 2000 - 25.4 * 25.4 / 2, 1e-6);
}

}  // namespace
}  // namespace sitmap::map
