// SPDX-License-Identifier: MIT
#include "gis/prepared.hpp"

#include <gtest/gtest.h>

using namespace sitmap;
using namespace sitmap::gis;

namespace {

PolygonSet box(double west, double south, double east, double north)
{
    return {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}};
}

}  // namespace

TEST(PreparedShape, AnswersAsGeosDoes)
{
    Geos geos;
    PreparedShape const area(geos, geos.polygons(box(0, 0, 10, 10)));
    for (auto const& other : {box(1, 1, 2, 2), box(9, 9, 11, 11), box(20, 20, 21, 21),
                              box(10, 0, 12, 10), box(0, 0, 10, 10)}) {
        auto const shape = geos.polygons(other);
        EXPECT_EQ(area.covers(shape.get()), geos.covers(area.shape(), shape.get()));
        EXPECT_EQ(area.intersects(shape.get()), geos.intersects(area.shape(), shape.get()));
    }
}

TEST(PreparedShape, CanBeMoved)
{
    Geos geos;
    PreparedShape first(geos, geos.polygons(box(0, 0, 10, 10)));
    PreparedShape const second(std::move(first));
    auto const inside = geos.polygons(box(1, 1, 2, 2));
    EXPECT_TRUE(second.covers(inside.get()));
}
