// SPDX-License-Identifier: MIT
#include "analysis/findings_context.hpp"

#include "tests/analysis/findings_sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace sitmap::analysis {
namespace {

using test::oracle_findings;
using test::oracle_settings;
using test::value;
using testing::HasSubstr;

TEST(FindingsArrival, RanksAreasLikeTheReference)
{
    auto const found = oracle_findings();
    EXPECT_EQ(value(found, "arrival.areas_reached"), 16);
    EXPECT_EQ(value(found, "arrival.G22.first"), 16);
    auto const* first = find(found, "arrival.G10.first");
    ASSERT_NE(first, nullptr);
    EXPECT_THAT(first->text, HasSubstr("rank 2"));
    EXPECT_EQ(first->n, 44);
    EXPECT_EQ(first->method, "M1");
    EXPECT_THAT(find(found, "arrival.G22.kth")->text,
                HasSubstr("not defined: fewer than 3 records"));
    EXPECT_THAT(find(found, "arrival.G22.first")->warnings,
                testing::Contains(HasSubstr("single-report onset")));
}

TEST(FindingsArrival, TellContactFromLeap)
{
    auto const found = oracle_findings();
    ASSERT_EQ(found.order.size(), 16u);
    EXPECT_EQ(found.order[0].step, Step::origin);
    // G10 is the eastern neighbour of G09 and reached 22 days after it.
    EXPECT_EQ(found.order[1].area, 9u);
    EXPECT_EQ(found.order[1].step, Step::contact);
    EXPECT_EQ(found.order[1].from, 8u);
    for (auto const& reached : found.order)
        EXPECT_EQ(reached.from.has_value(), reached.step != Step::origin);
}

TEST(FindingsArrival, CountScopesAndPresence)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    auto events = test::read_events();
    events.resize(2);
    events[0].incident.scope = "iskp";
    events[1].incident.scope = "context";
    events[1].incident.category = "presence";
    auto settings = oracle_settings();
    settings.scopes = {"iskp"};
    settings.presence = {"presence"};
    auto const found = findings(events, areas, settings);
    EXPECT_EQ(found.counted.size(), 1u);
    EXPECT_EQ(found.by_presence.size(), 2u);
    ASSERT_EQ(found.presence_order.size(), 2u);
    EXPECT_TRUE(found.presence_order[1].presence_only);
    EXPECT_EQ(find(found, "arrival.G10.first"), nullptr);
    EXPECT_NE(find(found, "presence.G10.first"), nullptr);
}

TEST(FindingsArrival, TellsAReturnAfterASilence)
{
    auto events = test::read_events();
    events.resize(2);
    events[1].area = events[0].area;
    events[1].incident.when = *parse_iso_interval("2018-02");
    auto const found =
        findings(events, test::read_areas("units.geojson", "unit"), oracle_settings());
    auto const* back = find(found, "arrival.G09.return_1");
    ASSERT_NE(back, nullptr);
    EXPECT_EQ(back->value, 36);
    EXPECT_THAT(back->text, HasSubstr("2018-02 (2), after 36 silent months"));
}

TEST(FindingsArrival, CountTheRecordsOfHomeAreasOnly)
{
    auto areas = test::read_areas("units.geojson", "unit");
    for (std::size_t i = 0; i < areas.size(); ++i) areas[i].country = i < 10 ? "A" : "B";
    auto settings = oracle_settings();
    settings.home = "A";
    settings.presence = {"presence"};
    auto const found = findings(test::read_events(), areas, settings);
    EXPECT_EQ(find(found, "presence.areas_reached")->n, 74);
    EXPECT_EQ(find(found, "arrival.areas_reached")->n, 74);
}

}  // namespace
}  // namespace sitmap::analysis
