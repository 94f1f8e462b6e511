// SPDX-License-Identifier: MIT
#include "join/leaf_builder.hpp"

#include "gis/orientation.hpp"

#include <gmock/gmock.h>

namespace sitmap::join {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

CellFrame const unit_frame{0, 0, 1, 1, 10, 10};

TEST(LeafBuilder, MergesAscendingLists)
{
    EXPECT_THAT(merged(std::vector<std::uint32_t>{1, 3}, std::vector<std::uint32_t>{2, 3}),
                ElementsAre(1, 2, 3));
}

TEST(LeafBuilder, CarriesWhatCoversAPointOverBorders)
{
    std::vector<BorderEdge> const edges{
        {{1, 0}, {1, 9}, 4}, {{1, 0}, {1, 9}, 2}, {{3, 0}, {3, 9}, 4}};
    std::vector<std::uint32_t> const all{0, 1, 2};
    auto const inside = step(edges, all, {{0.5, 0.5}, {2}}, {2, 0.6});
    EXPECT_THAT(inside.areas, ElementsAre(4)) << "2 is left, 4 entered";
    EXPECT_THAT(step(edges, all, inside, {4, 0.7}).areas, IsEmpty());
}

TEST(LeafBuilder, FindsAPointOnNoLine)
{
    // The first choice is on this very line.
    auto const first = free_point({}, {}, unit_frame, {2, 2, 1});
    std::vector<BorderEdge> const edges{{{first.lon, 0}, {first.lon, 9}, 0}};
    std::vector<std::uint32_t> const all{0};
    auto const point = free_point(edges, all, unit_frame, {2, 2, 1});
    EXPECT_NE(gis::orientation(edges[0].a, edges[0].b, point), 0);
    EXPECT_TRUE(gis::in_box({2, 2}, {3, 3}, point));
}

}  // namespace
}  // namespace sitmap::join
