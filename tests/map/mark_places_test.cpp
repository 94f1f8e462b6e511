// SPDX-License-Identifier: MIT
// mark_places_test.cpp: the marks of records known to their area only stand in it, or lead into it.
#include "map/mark_places.hpp"

#include "map/marks.hpp"
#include "tests/support/drawn_study.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace sitmap::map {
namespace {

using namespace test;

struct MarkPlaces : DrawnStudy {
    MarkPlaces() { small.placed.clear(); }

    void add_to_area(std::size_t area, int count)
    {
        for (int i = 0; i < count; ++i) {
            auto& incident = small.add(incident_at("a" + std::to_string(i), {60, 30}, "2021"));
            incident.where.reset();
            incident.place_precision = PlacePrecision::area;
            small.placed.back().area = area;
        }
    }
};

/// A row of symbols leaves room above and below it, but not beside the circle around it.
TEST_F(MarkPlaces, LeadIntoTheirAreaBetweenSymbolsThatWereMovedAside)
{
    Ring round;
    for (int k = 0; k <= 8; ++k) {
        double const angle = (22.5 + 45 * (k % 8)) * std::numbers::pi / 180;
        round.push_back({60.09 + 0.085 * std::cos(angle), 30.07 + 0.073 * std::sin(angle)});
    }
    small.areas[0].shape = {{round}};
    for (int i = 0; i < 3; ++i)
        small.add(incident_at("p" + std::to_string(i), {60.09, 30.07}, "2021"));
    add_to_area(0, 5);
    auto const made = plan();
    ASSERT_EQ(made.plan.marks.size(), 1u);
    auto const& mark = made.plan.marks.front();
    ASSERT_TRUE(mark.at && mark.leader);
    EXPECT_TRUE(contains(mark.request.shape, mark.leader->from)) << "with a dot that says whose";
    for (auto const& cluster : made.plan.clusters)
        for (auto const& at : cluster.positions)
            EXPECT_GT(distance(at, mark.leader->from), small.style.marker / 2);
}

TEST_F(MarkPlaces, StandAtAPieceOfTheirAreaNotBetweenItsPieces)
{
    auto const speck = [](double lon) {
        return RingSet{Ring{{lon, 30.5}, {lon + 0.0012, 30.5}, {lon, 30.5 + 0.0012}, {lon, 30.5}}};
    };
    small.areas[0].shape = {speck(60.2), speck(62.8)};
    add_to_area(0, 1);
    auto const made = plan();
    ASSERT_EQ(made.plan.marks.size(), 1u);
    auto const& mark = made.plan.marks.front();
    auto const pill = box_around(*mark.at, mark.request.width, mark.request.height);
    double const west = made.ground.geo.to_page({60.2, 30.5})->x;
    double const east = made.ground.geo.to_page({62.8, 30.5})->x;
    EXPECT_TRUE(mark.leader || pill.x < west + 1 || pill.right() > east - 1);
}

/// The dot in which the leader of a mark ends would be lost below the head of an arrow.
TEST_F(MarkPlaces, LeadIntoTheirAreaBesideTheHeadOfAnArrow)
{
    small.areas[1] = rectangle_area("A2", "XA", {61.48, 30.48}, {61.52, 30.52});
    small.reach(analysis::Step::contact);
    add_to_area(1, 5);
    auto const made = plan();
    ASSERT_EQ(made.plan.marks.size(), 1u);
    auto const& mark = made.plan.marks.front();
    ASSERT_FALSE(made.arrows.empty());
    ASSERT_TRUE(mark.at && mark.leader);
    auto const head = head_of_arrow(made.arrows.front().second);
    EXPECT_GT(distance(mark.leader->from, head), small.style.arrow_width);
}

}  // namespace
}  // namespace sitmap::map
