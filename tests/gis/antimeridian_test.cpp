// SPDX-License-Identifier: MIT
// antimeridian_test.cpp: outlines and lines across longitude +-180 become two, all others stay as
// they are.
#include "gis/antimeridian.hpp"

#include "gis/geodesic.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using namespace sitmap;
using namespace sitmap::gis;

namespace {

Ring box(double west, double south, double east, double north)
{
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

PolygonSet cut(PolygonSet const& shape)
{
    Geos geos;
    return cut_at_antimeridian(unwrapped(shape).shape, geos);
}

}  // namespace

TEST(Antimeridian, LeavesOutlinesOnOneSideAlone)
{
    for (auto const& ring : {box(0, 0, 10, 10), box(-180, -10, 180, 10), box(-100, -40, 100, 40),
                             box(170, 0, 180, 5), box(-180, -90, 180, -60)}) {
        auto const same = unwrapped({{ring}});
        EXPECT_FALSE(same.crosses);
        EXPECT_FALSE(same.runs_around_pole);
        EXPECT_EQ(same.shape, (PolygonSet{{ring}}));
    }
}

TEST(Antimeridian, CutsARingThatCrossesIt)
{
    auto const pieces = cut({{box(170, -10, -170, 10)}});
    ASSERT_EQ(pieces.size(), 2u);
    double const expected =
        gis::area_square_km({{box(170, -10, 180, 10)}, {box(-180, -10, -170, 10)}});
    EXPECT_NEAR(gis::area_square_km(pieces), expected, 1e-6 * expected);
    for (auto const& rings : pieces)
        for (auto const& at : rings.front()) EXPECT_LE(std::abs(at.lon), 180);
}

TEST(Antimeridian, CutsLongitudesThatAreCountedOn)
{
    for (auto const& ring : {box(175, 0, 185, 10), box(-185, 0, -175, 10)}) {
        auto const pieces = cut({{ring}});
        ASSERT_EQ(pieces.size(), 2u);
        double const expected = 2 * gis::area_square_km({{box(175, 0, 180, 10)}});
        EXPECT_NEAR(gis::area_square_km(pieces), expected, 1e-6 * expected);
    }
    EXPECT_EQ(cut({{box(190, 0, 200, 10)}}).size(), 1u) << "wholly beyond: moved, not cut";
}

TEST(Antimeridian, KeepsHolesOnEitherSide)
{
    for (auto const& hole : {box(172, -5, 175, 5), box(-175, -5, -172, 5), box(178, -5, -178, 5)}) {
        auto const pieces = cut({{box(170, -10, -170, 10), hole}});
        double const outer = 2 * gis::area_square_km({{box(170, -10, 180, 10)}});
        double const inner =
            gis::area_square_km(hole[0].lon > hole[1].lon ? cut({{hole}}) : PolygonSet{{hole}});
        EXPECT_NEAR(gis::area_square_km(pieces), outer - inner, 1e-3);
    }
}

TEST(Antimeridian, LeavesARingAroundAPoleAsDrawn)
{
    Ring const around{{-120, 70}, {0, 70}, {120, 70}, {-160, 70}, {-120, 70}};
    auto const result = unwrapped({{around}});
    EXPECT_TRUE(result.runs_around_pole);
    EXPECT_FALSE(result.crosses);
    EXPECT_EQ(result.shape, (PolygonSet{{around}}));
}

TEST(Antimeridian, PartsOfADiscAcrossItAreValidAndLieOnBothSides)
{
    PolygonSet const round{{disc({179.8, -16.745}, Metres{30000}, 120)}};
    auto const parts = parts_of(round);
    ASSERT_EQ(parts.size(), 2u);
    Geos geos;
    EXPECT_TRUE(geos.is_valid(geos.polygons(parts).get()));
    EXPECT_NEAR(area_square_km(parts), area_square_km(round), 0.01 * area_square_km(round));
    for (auto const& rings : parts) {
        auto const [west, east] = std::ranges::minmax_element(rings.front(), {}, &LonLat::lon);
        EXPECT_LT(east->lon - west->lon, 1);
    }
    PolygonSet const elsewhere{{disc({69, 34}, Metres{30000}, 120)}};
    EXPECT_EQ(parts_of(elsewhere), elsewhere);
}

TEST(Antimeridian, PartsOfALineGoTheShortWay)
{
    using Lines = std::vector<Line>;
    EXPECT_EQ(parts_of(Line{{179, -16}, {-179, -17}}),
              (Lines{{{179, -16}, {180, -16.5}}, {{-180, -16.5}, {-179, -17}}}));
    EXPECT_EQ(parts_of(Line{{-179, 0}, {179, 4}, {178, 4}}),
              (Lines{{{-179, 0}, {-180, 2}}, {{180, 2}, {179, 4}, {178, 4}}}));
    EXPECT_EQ(parts_of(Line{{-60, 0}, {60, 4}}), (Lines{{{-60, 0}, {60, 4}}}));
}

TEST(Antimeridian, ALineThatBeginsOrEndsOnItHasNoPartWithoutLength)
{
    using Lines = std::vector<Line>;
    EXPECT_EQ(parts_of(Line{{180, 1}, {-179, 2}}), (Lines{{{-180, 1}, {-179, 2}}}));
    EXPECT_EQ(parts_of(Line{{-179, 2}, {180, 1}}), (Lines{{{-179, 2}, {-180, 1}}}));
}
