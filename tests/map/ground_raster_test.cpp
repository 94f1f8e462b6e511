// SPDX-License-Identifier: MIT
// ground_raster_test.cpp: the raster agrees with the outlines that it is made from.
#include "map/ground_raster.hpp"

#include "map/clip.hpp"
#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>

namespace sitmap::map {
namespace {

using namespace test;

struct Raster : testing::Test {
    SmallStudy small;
    Box map{10, 20, 200, 140};
    Ground ground = ground_for(small.material(), Frame{60, 30, 63, 32}, map);
    double cell = 1.5;
    GroundRaster raster{small.material(), ground, cell};
};

TEST_F(Raster, SaysWhoseLandStandsAtTheMiddleOfEachCell)
{
    auto const material = small.material();
    int compared = 0;
    for (double y = map.y + cell / 2; y < map.bottom(); y += cell)
        for (double x = map.x + cell / 2; x < map.right(); x += cell) {
            int expected = GroundRaster::nobody;
            for (std::size_t i = 0; i < ground.countries.size(); ++i)
                if (contains(ground.countries[i], {x, y}))
                    expected = static_cast<int>(material.areas.size() + i);
            for (std::size_t i = 0; i < ground.areas.size(); ++i)
                if (is_home(material, material.areas[i]) && contains(ground.areas[i], {x, y}))
                    expected = static_cast<int>(i);
            ASSERT_EQ(raster.owner_at({x, y}), expected) << x << " " << y;
            compared += expected == GroundRaster::nobody ? 0 : 1;
        }
    EXPECT_GT(compared, 1000);
}

TEST_F(Raster, CountsHomeLandUnderABox)
{
    EXPECT_EQ(raster.home_area({map.x, map.y, 0, 0}), 0) << "foreign land";
    double sum = 0;
    for (double y = map.y + cell / 2; y < map.bottom(); y += cell)
        for (double x = map.x + cell / 2; x < map.right(); x += cell)
            sum += raster.is_home_area(raster.owner_at({x, y})) ? cell * cell : 0;
    EXPECT_NEAR(raster.home_area(map), sum, 1e-6);
    Box const inside{map.centre().x, map.bottom() - 20, 3, 3};
    EXPECT_GE(raster.home_area(inside), 9);
    EXPECT_LE(raster.home_area(inside), 36);
}

TEST_F(Raster, NobodyOwnsWhatIsBeyondTheMap)
{
    EXPECT_EQ(raster.owner_at({map.x - 1, map.y + 5}), GroundRaster::nobody);
    EXPECT_EQ(raster.owner_at({map.x, map.bottom() + 5}), GroundRaster::nobody);
    EXPECT_FALSE(raster.is_home_area(GroundRaster::nobody));
}

}  // namespace
}  // namespace sitmap::map
