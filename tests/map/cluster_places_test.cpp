// SPDX-License-Identifier: MIT
// cluster_places_test.cpp: symbols and groups off the edge of the map and off reported fire.
#include "map/cluster_places.hpp"

#include "map/fire_layer.hpp"
#include "tests/support/drawn_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::Each;
using testing::Gt;
using testing::IsEmpty;

struct ClusterPlaces : PlannedStudy {
    void add(int count, LonLat where)
    {
        for (int i = 0; i < count; ++i)
            small.add(incident_at("p" + std::to_string(small.placed.size()), where, "2021-01"));
    }
    void add_fire()
    {
        small.add(incident_at("rockets", town, "2021-01"));
        small.add_fire("rockets");
    }
    IncidentPlan settled(FireLook look)
    {
        auto made = plan();
        settle_clusters(made, small.material(), ground(), look);
        return made;
    }
    Disc star() { return fire_stars(small.material(), ground(), plan()).at(0); }
    /// mm from each symbol of the only cluster to the edge of the map: below 0 where it is cut.
    std::vector<double> room_at_edge(IncidentPlan const& made)
    {
        std::vector<double> room;
        for (auto const& symbol : symbols_of(small.material(), made, made.clusters.at(0))) {
            auto const& at = symbol.disc.centre;
            room.push_back(
                std::min({at.x - box.x, box.right() - at.x, at.y - box.y, box.bottom() - at.y}) -
                symbol.reach);
        }
        return room;
    }
};

TEST_F(ClusterPlaces, LeaveSymbolsWhereTheyAre)
{
    add(6, {60.3, 30.5});
    add(3, {61.5, 30.5});
    add(1, {62.5, 30.5});
    add_fire();
    for (auto const look : {FireLook::star, FireLook::areas}) {
        auto const before = plan();
        auto const after = settled(look);
        for (std::size_t i = 0; i < before.clusters.size(); ++i)
            EXPECT_EQ(after.clusters[i].positions, before.clusters[i].positions);
    }
}

TEST_F(ClusterPlaces, SetAGroupBesideTheStarOfFire)
{
    add(6, town);
    add_fire();
    EXPECT_LT(distance(plan().clusters.at(0).at, star().centre), 1e-6) << "on its number";
    auto const made = settled(FireLook::star);
    auto const& group = made.clusters.at(0);
    EXPECT_GE(distance(group.at, star().centre), group.radius + star().radius);
    ASSERT_EQ(group.leaders.size(), 1u) << "to the place that the ring does not cover";
    EXPECT_EQ(group.leaders[0].from, group.place);
    EXPECT_EQ(group.leaders[0].to, group.at);
    EXPECT_THAT(group.positions, Each(group.at));
}

TEST_F(ClusterPlaces, SetSingleSymbolsAndRowsOfThemBesideTheStar)
{
    for (int const count : {1, 3}) {
        small.placed.clear();
        small.fires.clear();
        add(count, town);
        add_fire();
        auto const made = settled(FireLook::star);
        for (auto const& symbol : symbols_of(small.material(), made, made.clusters.at(0)))
            EXPECT_GE(distance(symbol.disc.centre, star().centre),
                      0.75 * (symbol.disc.radius + star().radius))
                << count;
        EXPECT_LE(distance(made.clusters[0].at, star().centre), 4 * small.style.marker);
    }
}

TEST_F(ClusterPlaces, SetAGroupBesideFireThatItWouldCover)
{
    frame = Frame{20, 10, 100, 60};
    add(6, {61.55, 31.1});
    add_fire();
    auto const covered = [&](IncidentPlan const& made) {
        auto const& group = made.clusters.at(0);
        auto const corners = fire_corners(ground(), small.fires.at(0));
        return std::ranges::count_if(
            corners, [&](Point corner) { return distance(corner, group.at) < group.radius; });
    };
    EXPECT_GT(covered(plan()), 0);
    EXPECT_EQ(covered(settled(FireLook::areas)), 0);
    EXPECT_TRUE(settled(FireLook::areas).clusters.at(0).shows_leader);
}

TEST_F(ClusterPlaces, LeaveAGroupBelowWhichFireSticksOut)
{
    add(6, town);
    add_fire();
    EXPECT_EQ(settled(FireLook::areas).clusters.at(0).at, plan().clusters.at(0).at);
}

TEST_F(ClusterPlaces, KeepSymbolsInsideTheMap)
{
    frame = Frame{60, 30, 61, 30.6};
    for (int const count : {1, 2, 6}) {
        small.placed.clear();
        add(count, {60.5, 29.995});
        EXPECT_LT(room_at_edge(plan()).front(), 0) << count;
        auto const made = settled(FireLook::areas);
        EXPECT_THAT(room_at_edge(made), Each(Gt(-0.2))) << count;
        auto const& cluster = made.clusters.at(0);
        EXPECT_LT(distance(cluster.at, cluster.place), cluster.radius) << "hardly off its place";
    }
}

TEST_F(ClusterPlaces, KeepASymbolInsideTheMapOffItsNeighbour)
{
    frame = Frame{60, 30, 61, 30.6};
    double const side = ground().geo.mm_per_km({60.5, 30});
    double const degree = 96;  // km along the parallel
    add(1, {60.5, 29.995});
    add(1, {60.5 + 0.8 * small.style.marker / side / degree, 29.995});
    auto const made = settled(FireLook::areas);
    ASSERT_EQ(made.clusters.size(), 2u);
    EXPECT_GE(distance(made.clusters[0].at, made.clusters[1].at),
              0.75 * (made.clusters[0].radius + made.clusters[1].radius) - 1e-6);
    EXPECT_THAT(room_at_edge(made), Each(Gt(-0.2)));
}

TEST_F(ClusterPlaces, LeaveWhatHasNoRoomAnywhere)
{
    box = {0, 0, 4, 4};
    add(6, {61.5, 30.5});
    EXPECT_EQ(settled(FireLook::areas).clusters.at(0).at, plan().clusters.at(0).at);
}

TEST_F(ClusterPlaces, KnowThatBetweenTwoExactPlacesNothingIsDrawn)
{
    add_fire();
    EXPECT_FALSE(fire_corners(ground(), small.fires.at(0)).empty());
    small.fires[0].origin.clear();
    small.fires[0].target.clear();
    small.fires[0].corridor.clear();
    EXPECT_THAT(fire_corners(ground(), small.fires.at(0)), IsEmpty());
}

}  // namespace
}  // namespace sitmap::map
