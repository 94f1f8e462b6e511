// SPDX-License-Identifier: MIT
#include "gis/faces.hpp"

#include "gis/geos.hpp"

#include <geos_c.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace sitmap;
using namespace sitmap::gis;

namespace {

using Segments = std::vector<Segment>;

void add_line(Segments& segments, Line const& line)
{
    for (std::size_t i = 1; i < line.size(); ++i) segments.push_back({line[i - 1], line[i]});
}

Line box(double west, double south, double east, double north)
{
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

double area(Geos& geos, RingSet const& face)
{
    return geos.area(geos.polygons({face}).get());
}

/// Areas of the faces, smallest first.
std::vector<double> sizes(Segments const& segments)
{
    Geos geos;
    std::vector<double> found;
    for (auto const& face : faces_of(segments)) found.push_back(area(geos, face));
    std::ranges::sort(found);
    return found;
}

using testing::DoubleEq;
using testing::ElementsAre;
using testing::IsEmpty;

}  // namespace

TEST(Faces, WalksCounterClockwiseRoundEachFace)
{
    Segments segments;
    add_line(segments, {{0, 0}, {0, 2}, {4, 2}, {4, 0}, {0, 0}});
    add_line(segments, {{1, 0}, {1, 2}});
    segments[1] = {{0, 2}, {1, 2}};
    segments.push_back({{1, 2}, {4, 2}});
    segments[3] = {{4, 0}, {1, 0}};
    segments.push_back({{1, 0}, {0, 0}});
    auto const faces = faces_of(segments);
    ASSERT_EQ(faces.size(), 2u);
    EXPECT_THAT(sizes(segments), ElementsAre(2, 6));
    for (auto const& face : faces) {
        EXPECT_EQ(face.front().front(), face.front().back());
        EXPECT_GT(signed_area(face.front()), 0);
    }
}

TEST(Faces, MeasureARingWithTheSignOfItsTurn)
{
    auto ring = box(1, 2, 4, 6);
    EXPECT_DOUBLE_EQ(signed_area(ring), 12);
    std::ranges::reverse(ring);
    EXPECT_DOUBLE_EQ(signed_area(ring), -12);
}

TEST(Faces, GivesHolesToTheFaceRightAroundThem)
{
    Segments segments;
    for (auto const& ring :
         {box(0, 0, 10, 10), box(1, 1, 9, 9), box(2, 2, 3, 3), box(20, 0, 21, 1)})
        add_line(segments, ring);
    auto const faces = faces_of(segments);
    ASSERT_EQ(faces.size(), 4u);
    EXPECT_THAT(sizes(segments), ElementsAre(1, 1, 36, 63));
    EXPECT_EQ(faces[0].size(), 2u);
    EXPECT_EQ(faces[1].size(), 2u);
    EXPECT_EQ(faces[2].size(), 1u);
}

TEST(Faces, LeavesOutWhatEnclosesNothing)
{
    EXPECT_THAT(faces_of({}), IsEmpty());
    Segments segments;
    add_line(segments, {{0, 0}, {1, 0}, {2, 1}});
    EXPECT_THAT(faces_of(segments), IsEmpty());
    // Two squares, a bridge between them and a loose end.
    add_line(segments, box(5, 5, 6, 6));
    add_line(segments, box(8, 5, 9, 6));
    add_line(segments, {{6, 5}, {8, 5}});
    add_line(segments, {{9, 6}, {10, 7}, {11, 7}});
    EXPECT_THAT(sizes(segments), ElementsAre(1, 1));
}

TEST(Faces, AllowsRingsThatTouchAtACorner)
{
    Segments segments;
    add_line(segments, box(0, 0, 4, 4));
    add_line(segments, {{0, 0}, {2, 1}, {1, 2}, {0, 0}});
    auto const faces = faces_of(segments);
    ASSERT_EQ(faces.size(), 2u);
    EXPECT_THAT(sizes(segments), ElementsAre(DoubleEq(1.5), DoubleEq(14.5)));
}

TEST(Faces, AgreeWithGeosOnRandomDrawings)
{
    Geos geos;
    std::mt19937 random(17);
    std::uniform_real_distribution<double> place(0, 10);
    for (int round = 0; round < 60; ++round) {
        std::vector<Geometry> lines;
        for (int i = 0; i < 3 + round / 2; ++i)
            lines.push_back(geos.line({{place(random), place(random)},
                                       {place(random), place(random)},
                                       {place(random), place(random)}}));
        auto const cut = geos.unite(std::move(lines));
        Segments segments;
        for (auto const& line : geos.to_lines(cut.get())) add_line(segments, line);
        auto const* const parts = cut.get();
        Geometry const made{GEOSPolygonize_r(geos.handle(), &parts, 1),
                            GeometryDeleter{geos.handle()}};
        std::vector<double> expected;
        for (auto const& face : geos.to_polygons(made.get())) expected.push_back(area(geos, face));
        std::ranges::sort(expected);
        EXPECT_THAT(sizes(segments), testing::Pointwise(testing::DoubleNear(1e-9), expected))
            << "round " << round;
    }
}
