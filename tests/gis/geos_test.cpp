// SPDX-License-Identifier: MIT
#include "gis/geos.hpp"

#include "tests/support/expect_error.hpp"

#include <cmath>
#include <limits>

using namespace sitmap;
using namespace sitmap::gis;

namespace {

PolygonSet square(double west, double south, double size)
{
    return {{{{west, south},
              {west + size, south},
              {west + size, south + size},
              {west, south + size},
              {west, south}}}};
}

PolygonSet const bow_tie{{{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}}};

}  // namespace

TEST(Geos, GivesPolygonsBackAsTheyWere)
{
    Geos geos;
    auto shape = square(0, 0, 4);
    shape.front().push_back({{1, 1}, {1, 2}, {2, 2}, {1, 1}});
    shape.push_back(square(9, 9, 1).front());
    EXPECT_EQ(geos.to_polygons(geos.polygons(shape).get()), shape);
}

TEST(Geos, StopsCoordinatesThatAreNotFinite)
{
    Geos geos;
    for (double const bad : {std::nan(""), std::numeric_limits<double>::infinity()}) {
        auto shape = square(0, 0, 1);
        shape[0][0][2].lat = bad;
        test::expect_error(ErrorKind::internal, "a coordinate is not finite",
                           [&] { geos.polygons(shape); });
        test::expect_error(ErrorKind::internal, "a coordinate is not finite", [&] {
            geos.point({bad, 0});
        });
        test::expect_error(ErrorKind::internal, "a coordinate is not finite", [&] {
            geos.line({{0, 0}, {bad, 1}});
        });
    }
}

TEST(Geos, StopsRingsThatAreOpenOrTooShort)
{
    Geos geos;
    test::expect_error(ErrorKind::internal, "a ring is not closed", [&] {
        geos.polygons({{{{0, 0}, {1, 0}, {1, 1}}}});
    });
    test::expect_error(ErrorKind::internal, "cannot make a ring", [&] {
        geos.polygons({{{{0, 0}, {0, 0}}}});
    });
}

TEST(Geos, MendsABowTieAndSaysWhy)
{
    Geos geos;
    auto const tie = geos.polygons(bow_tie);
    std::string reason;
    EXPECT_FALSE(geos.is_valid(tie.get(), &reason));
    EXPECT_THAT(reason, testing::HasSubstr("Self-intersection"));
    auto const mended = geos.make_valid(tie.get());
    EXPECT_TRUE(geos.is_valid(mended.get()));
    EXPECT_DOUBLE_EQ(geos.area(mended.get()), 2.0);
}

TEST(Geos, AnswersPredicates)
{
    Geos geos;
    auto const area = geos.polygons(square(0, 0, 2));
    EXPECT_TRUE(geos.covers(area.get(), geos.point({2, 1}).get()));
    EXPECT_FALSE(geos.covers(area.get(), geos.point({2.1, 1}).get()));
    EXPECT_TRUE(geos.intersects(area.get(), geos.line({{-1, 1}, {3, 1}}).get()));
    EXPECT_TRUE(geos.is_empty(geos.polygons({}).get()));
}

TEST(Geos, ReportsAnOperationThatFails)
{
    Geos geos;
    auto const tie = geos.polygons(bow_tie);
    auto const other = geos.polygons({{{{0, 1}, {2, 0.5}, {1, 3}, {1.5, -1}, {0, 1}}}});
    try {
        geos.is_empty(geos.intersection(tie.get(), other.get()).get());
    } catch (Error const& error) {
        EXPECT_THAT(error.what(), testing::StartsWith("cannot intersect two geometries: "));
    }
    test::expect_error(ErrorKind::internal, "cannot take a boundary: ", [&] {
        geos.boundary(geos.unite([&] {
                              std::vector<Geometry> parts;
                              parts.push_back(geos.point({5, 5}));
                              parts.push_back(geos.line({{0, 0}, {1, 1}}));
                              return parts;
                          }())
                          .get());
    });
}

TEST(Geos, MeasuresAndCombines)
{
    Geos geos;
    auto const a = geos.polygons(square(0, 0, 2));
    auto const b = geos.polygons(square(1, 0, 2));
    EXPECT_DOUBLE_EQ(geos.area(geos.intersection(a.get(), b.get()).get()), 2);
    EXPECT_DOUBLE_EQ(geos.area(geos.difference(a.get(), b.get()).get()), 2);
    EXPECT_EQ(geos.to_lines(geos.boundary(a.get()).get()).front().size(), 5u);
    std::vector<Geometry> both;
    both.push_back(geos.polygons(square(0, 0, 2)));
    both.push_back(geos.polygons(square(1, 0, 2)));
    auto const united = geos.unite(std::move(both));
    EXPECT_DOUBLE_EQ(geos.area(united.get()), 6);
}
