// SPDX-License-Identifier: MIT
#include "gis/crossings.hpp"

#include "tests/support/star.hpp"

#include <gtest/gtest.h>

namespace sitmap::gis {
namespace {

constexpr std::size_t any = 1'000'000;

PolygonSet shape_of(Ring ring)
{
    ring.push_back(ring.front());
    return {{ring}};
}

TEST(Crossings, AreCountedOnceEach)
{
    EXPECT_EQ(count_crossings({}, any).meetings, 0u);
    EXPECT_EQ(count_crossings(shape_of({{0, 0}, {4, 0}, {4, 4}, {0, 4}}), any).meetings, 0u);
    EXPECT_EQ(count_crossings(shape_of({{0, 0}, {4, 4}, {4, 0}, {0, 4}}), any).crossings, 1u);
    for (int const points : {5, 21, 101}) {
        auto const expected = static_cast<std::size_t>(points) * (points - 3) / 2;
        EXPECT_EQ(count_crossings(test::star(points), any).crossings, expected) << points;
    }
}

TEST(Crossings, AreNoTouchesOfCorners)
{
    auto const touching = count_crossings(
        shape_of({{0, 0}, {1, 0}, {1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}, {0, 1}}), any);
    EXPECT_EQ(touching.crossings, 0u);
    EXPECT_EQ(touching.meetings, 4u);
}

TEST(Crossings, AreThoseOfTwoRingsToo)
{
    PolygonSet two = shape_of({{0, 0}, {4, 0}, {4, 4}, {0, 4}});
    two.push_back(shape_of({{2, 2}, {6, 2}, {6, 6}, {2, 6}}).front());
    EXPECT_EQ(count_crossings(two, any).crossings, 2u);
}

TEST(Crossings, AreNotCountedWithoutEnd)
{
    auto const found = count_crossings(test::star(2001), 500);
    EXPECT_FALSE(found.is_complete);
    EXPECT_EQ(found.crossings, 501u);
}

}  // namespace
}  // namespace sitmap::gis
