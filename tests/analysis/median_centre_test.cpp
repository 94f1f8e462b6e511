// SPDX-License-Identifier: MIT
#include "analysis/centre.hpp"

#include <gtest/gtest.h>

namespace sitmap::analysis {
namespace {

using gis::Plane;
using Planes = std::vector<Plane>;

void expect_at(Defined<Plane> const& actual, double x, double y)
{
    ASSERT_TRUE(actual) << actual.why();
    EXPECT_NEAR(actual->x, x, 1e-10);
    EXPECT_NEAR(actual->y, y, 1e-10);
}

TEST(MedianCentre, OfASquareIsItsMiddle)
{
    expect_at(median_centre(Planes{{0, 0}, {2, 0}, {2, 2}, {0, 2}}), 1, 1);
}

TEST(MedianCentre, OfATriangleIsItsFermatPoint)
{
    auto const height = std::sqrt(3.0);
    expect_at(median_centre(Planes{{-1, 0}, {1, 0}, {0, height}}), 0, height / 3);
}

TEST(MedianCentre, MayBeADataPoint)
{
    // Three events at one place outweigh two elsewhere.
    expect_at(median_centre(Planes{{0, 0}, {0, 0}, {0, 0}, {9, 1}, {4, 7}}), 0, 0);
    expect_at(median_centre(Planes{{0, 0}, {9, 1}, {4, 7}}, std::vector<double>{3, 1, 1}), 0, 0);
    // An angle of more than 120 degrees: the corner itself.
    expect_at(median_centre(Planes{{-5, 0.5}, {5, 0.5}, {0, 0}}), 0, 0);
}

TEST(MedianCentre, OfOneAndOfHeapsIsThePlace)
{
    expect_at(median_centre(Planes{{3, 4}}), 3, 4);
    expect_at(median_centre(Planes(7, {3e6, 4e6})), 3e6, 4e6);
}

TEST(MedianCentre, OnALineIsTheMedian)
{
    expect_at(median_centre(Planes{{0, 0}, {1, 1}, {10, 10}}), 1, 1);
    auto const two = median_centre(Planes{{0, 0}, {2, 0}});
    EXPECT_NEAR(sum_of_distances(*two, Planes{{0, 0}, {2, 0}}), 2, 1e-12);
}

TEST(MedianCentre, StandsStillWhenAnOutlierMovesOutwards)
{
    Planes points = {{0, 0}, {2, 0}, {1, 2}, {1, 1}, {10, 1}};
    auto const before = *median_centre(points);
    // Outward along the line from the median: the pull keeps its direction.
    auto const& last = points.back();
    points.back() = {before.x + 100 * (last.x - before.x), before.y + 100 * (last.y - before.y)};
    expect_at(median_centre(points), before.x, before.y);
}

TEST(MedianCentre, IsNotTheOnlyOneBetweenTwoEqualHeaps)
{
    EXPECT_FALSE(is_median_unique(Planes{{0, 0}, {0, 0}, {5, 3}, {5, 3}}));
    EXPECT_FALSE(is_median_unique(Planes{{0, 0}, {1, 1}, {4, 4}, {9, 9}}));
    EXPECT_TRUE(is_median_unique(Planes{{0, 0}, {1, 1}, {4, 4}}));
    EXPECT_TRUE(is_median_unique(Planes{{0, 0}, {2, 0}, {2, 2}, {0, 2}}));
    EXPECT_TRUE(is_median_unique(Planes{{3, 4}, {3, 4}}));
    EXPECT_TRUE(is_median_unique(Planes{{0, 0}, {5, 3}}, std::vector<double>{2, 1}));
    EXPECT_FALSE(is_median_unique(Planes{{0, 0}, {5, 3}, {5, 3}}, std::vector<double>{2, 1, 1}));
}

}  // namespace
}  // namespace sitmap::analysis
