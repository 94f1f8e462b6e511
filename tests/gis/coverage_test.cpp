// SPDX-License-Identifier: MIT
#include "gis/coverage.hpp"

#include "gis/geodesic.hpp"
#include "gis/geos.hpp"

#include <geos_c.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

using namespace sitmap;
using namespace sitmap::gis;

namespace {

Ring box(double west, double south, double east, double north)
{
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

Area area(std::string const& id, Ring ring)
{
    return {id, id, "", {{std::move(ring)}}};
}

}  // namespace

TEST(Coverage, FindsNothingWhereAreasTile)
{
    std::vector<Area> const areas{area("a", box(0, 0, 1, 1)), area("b", box(1, 0, 2, 1)),
                                  area("c", box(0, 1, 1, 2))};
    auto const found = audit_coverage(areas);
    EXPECT_TRUE(found.overlaps.empty());
    EXPECT_TRUE(found.gaps.empty());
}

TEST(Coverage, MeasuresOverlaps)
{
    std::vector<Area> const areas{area("a", box(0, 0, 1, 1)), area("b", box(0.9, 0, 2, 1)),
                                  area("c", box(5, 5, 6, 6))};
    auto const found = audit_coverage(areas);
    ASSERT_EQ(found.overlaps.size(), 1u);
    EXPECT_EQ(found.overlaps[0].a, 0u);
    EXPECT_EQ(found.overlaps[0].b, 1u);
    EXPECT_NEAR(found.overlaps[0].square_km, area_square_km({{box(0.9, 0, 1, 1)}}), 0.1);
}

TEST(Coverage, FindsTheSameAreaTwiceWhateverItsOrientation)
{
    auto turned = box(0, 0, 1, 1);
    std::ranges::reverse(turned);
    std::vector<Area> const areas{area("a", box(0, 0, 1, 1)), area("b", turned)};
    EXPECT_EQ(audit_coverage(areas).overlaps.size(), 1u);
}

TEST(Coverage, FindsAGapAndWhoLiesAroundIt)
{
    // A ring of four areas around the empty square 1..2.
    std::vector<Area> const areas{
        area("south", {{0, 0}, {3, 0}, {3, 1}, {2, 1}, {1, 1}, {0, 1}, {0, 0}}),
        area("east", box(2, 1, 3, 2)),
        area("north", {{0, 2}, {1, 2}, {2, 2}, {3, 2}, {3, 3}, {0, 3}, {0, 2}}),
        area("west", box(0, 1, 1, 2))};
    auto const found = audit_coverage(areas);
    EXPECT_TRUE(found.overlaps.empty());
    ASSERT_EQ(found.gaps.size(), 1u);
    EXPECT_THAT(found.gaps[0].beside, testing::ElementsAre(0u, 1u, 2u, 3u));
    EXPECT_NEAR(found.gaps[0].square_km, area_square_km({{box(1, 1, 2, 2)}}), 0.1);
    EXPECT_GT(found.gaps[0].where.lon, 1);
    EXPECT_LT(found.gaps[0].where.lon, 2);
}

TEST(Coverage, LeavesOutWhatIsTooSmall)
{
    std::vector<Area> const areas{area("a", box(0, 0, 1, 1)), area("b", box(0.9999, 0, 2, 1))};
    EXPECT_TRUE(audit_coverage(areas, 100).overlaps.empty());
    EXPECT_EQ(audit_coverage(areas, 0.1).overlaps.size(), 1u);
    EXPECT_TRUE(audit_coverage({}).gaps.empty());
}

/// Squares of a lattice whose corners are moved, doubled, or pushed over their neighbours', and
/// whose sides carry points of their own: crossings, slivers, T-junctions and common borders.
std::vector<Area> untidy_layer(std::mt19937& random)
{
    constexpr int side = 4;
    auto const maybe = [&](unsigned one_in) { return random() % one_in == 0; };
    auto const off = [&] { return (static_cast<double>(random() % 2001) - 1000) / 4000; };
    std::vector<Area> areas;
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column) {
            double const x = column, y = row;
            Ring ring{{x, y}, {x + 1, y}, {x + 1, y + 1}, {x, y + 1}};
            if (maybe(4)) ring[random() % 4] = {ring[0].lon + off() + 0.5, ring[0].lat + off()};
            if (maybe(3)) ring.insert(ring.begin() + 1, {x + 0.5, y});
            if (maybe(9)) ring = {{x + 0.2, y + 0.2}, {x + 0.8, y + 0.2}, {x + 0.8, y + 0.8}};
            ring.push_back(ring.front());
            if (maybe(2)) std::ranges::reverse(ring);
            areas.push_back(area(std::to_string(row) + std::to_string(column), ring));
        }
    if (maybe(2)) areas.push_back(area("twice", areas[5].shape[0][0]));
    if (maybe(2)) areas.push_back(area("over", box(0.5, 0.5, 2.5, 1.5)));
    if (maybe(3)) areas.push_back(area("whole", box(0, 0, 4, 4)));
    return areas;
}

TEST(Coverage, FindsTheOverlapsThatEveryPairCutWithEachOtherHas)
{
    std::mt19937 random{20};
    int overlapping = 0;
    for (int round = 0; round < 150; ++round) {
        auto areas = untidy_layer(random);
        Geos geos;
        std::erase_if(areas, [&](Area const& a) {
            return GEOSisValid_r(geos.handle(), geos.polygons(a.shape).get()) != 1;
        });
        auto const found = audit_coverage(areas, 0.5);
        std::vector<std::tuple<std::size_t, std::size_t, double>> expected, got;
        for (std::size_t a = 0; a < areas.size(); ++a)
            for (std::size_t b = a + 1; b < areas.size(); ++b) {
                auto const common =
                    geos.to_polygons(geos.intersection(geos.polygons(areas[a].shape).get(),
                                                       geos.polygons(areas[b].shape).get())
                                         .get());
                if (auto const size = area_square_km(common); size >= 0.5)
                    expected.emplace_back(a, b, size);
            }
        for (auto const& o : found.overlaps) got.emplace_back(o.a, o.b, o.square_km);
        ASSERT_EQ(got, expected) << "round " << round;
        overlapping += static_cast<int>(expected.size());
    }
    EXPECT_GT(overlapping, 300);
}
