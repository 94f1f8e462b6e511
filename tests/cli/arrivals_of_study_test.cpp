// SPDX-License-Identifier: MIT
// arrivals_of_study_test.cpp: arrivals for a map, and none where no map shows them.
#include "cli/arrivals_of_study.hpp"

#include "tests/cli/two_squares.hpp"

#include <gmock/gmock.h>

namespace sitmap::cli {
namespace {

using namespace sitmap::cli::test;

TEST(ArrivalsOfStudy, TellWhichAreaWasReachedFirst)
{
    auto const findings = arrivals_of_study(load_briefing(two_squares(), {}, "map"));
    ASSERT_EQ(findings.presence.size(), 2u) << "E and W";
    EXPECT_EQ(findings.presence[1].rank, 1) << "W in January";
    EXPECT_EQ(findings.presence[0].rank, 2) << "E in February";
    ASSERT_EQ(findings.presence_order.size(), 2u);
    EXPECT_EQ(findings.presence_order[0].area, 1u);
    EXPECT_EQ(findings.presence_order[1].step, analysis::Step::contact);
}

TEST(ArrivalsOfStudy, AreTheSameAsThoseOfTheWholeAnalysis)
{
    auto const briefing = load_briefing(two_squares(), {}, "map");
    auto const quick = arrivals_of_study(briefing).presence_order;
    auto const whole = analysis::arrival_findings(briefing.placed, briefing.areas.units, {});
    ASSERT_EQ(quick.size(), whole.presence_order.size());
    for (std::size_t i = 0; i < quick.size(); ++i) {
        EXPECT_EQ(quick[i].area, whole.presence_order[i].area);
        EXPECT_EQ(quick[i].record, whole.presence_order[i].record);
    }
}

TEST(ArrivalsOfStudy, AreLeftOutWhereTheShadeSaysSomethingElse)
{
    auto choice = two_squares();
    choice.shade = "count";
    EXPECT_TRUE(findings_for_map(load_briefing(choice, {}, "map")).presence.empty());
    choice.shade = "arrival";
    EXPECT_EQ(findings_for_map(load_briefing(choice, {}, "map")).presence.size(), 2u);
}

TEST(ArrivalsOfStudy, AreNoneWithoutAreas)
{
    auto choice = table("no_areas.csv", "a,2022-01-05,60.5,30.5,x\n");
    choice.areas.clear();
    EXPECT_TRUE(arrivals_of_study(load_briefing(choice, {}, "map")).presence.empty());
}

}  // namespace
}  // namespace sitmap::cli
