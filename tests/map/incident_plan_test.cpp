// SPDX-License-Identifier: MIT
// incident_plan_test.cpp: symbols sized by deaths: which stand aside, and which lie over others.
#include "map/incident_layer.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

#include <utility>

namespace sitmap::map {
namespace {

using namespace test;
using testing::ElementsAre;

struct IncidentPlans : testing::Test {
    SmallStudy small;

    Ground ground() { return ground_for(small.material(), {}, {0, 0, 200, 120}); }
    IncidentPlan plan() { return plan_incidents(small.material(), ground()); }
    Group drawn()
    {
        Group into;
        add_incidents(into, small.material(), ground(), plan(), nullptr);
        return into;
    }
};

/// A triangle of the most deaths, and a square of one.
void add_large_and_small(SmallStudy& small, LonLat large, LonLat little)
{
    small.study.size = "deaths";
    small.study.categories = {{"many", "many", {}}, {"one", "one", {}}};
    small.style.categories[0].shape = "triangle";
    small.style.categories[1].shape = "square";
    small.placed.clear();
    small.add(incident_at("large", large, "2021")).category = "many";
    small.add(incident_at("small", little, "2021")).category = "one";
    small.placed[0].incident.fatalities = {500, {}};
    small.placed[1].incident.fatalities = {1, {}};
}

TEST_F(IncidentPlans, KeepsSmallSymbolsFromUnderTheCornersOfLargeOnes)
{
    LonLat const where{61.5, 30.5};
    add_large_and_small(small, where, where);
    auto const made = plan();
    ASSERT_EQ(made.clusters.size(), 1u);
    auto const& row = made.clusters[0];
    EXPECT_GE(distance(row.positions[0], row.positions[1]),
              symbol_reach(small.material(), made, 0) + symbol_reach(small.material(), made, 1))
        << "side by side";
    EXPECT_TRUE(row.shows_leader) << "between the corners of the large one";
    auto const disc = symbol_size(small.material(), made.scale, small.placed[0].incident) / 2;
    EXPECT_GT(symbol_reach(small.material(), made, 0), 1.5 * disc);
}

TEST_F(IncidentPlans, DrawsLargeSymbolsBelowSmallOnes)
{
    add_large_and_small(small, {61.5, 30.5}, {60.5, 30.5});
    std::vector<std::string> order;
    for (auto const& markers : all_of<Markers>(drawn())) order.push_back(markers.ids.at(0));
    EXPECT_THAT(order, ElementsAre("large", "small"));
    std::swap(small.placed[0].incident.category, small.placed[1].incident.category);
    order.clear();
    for (auto const& markers : all_of<Markers>(drawn())) order.push_back(markers.ids.at(0));
    EXPECT_THAT(order, ElementsAre("large", "small")) << "whichever category is first";
}

}  // namespace
}  // namespace sitmap::map
