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
    EXPECT_EQ(found.presence_order.size(), 2u);
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
    EXPECT_THAT(back->text,
                HasSubstr("2018-02 (2), after at least 36 months without a record by these data"));
    EXPECT_EQ(back->unit, "months without a record");
}

TEST(FindingsArrival, NameWhatElseLiesInASilenceAndTheNoteOfTheRecordThatEndsIt)
{
    auto events = test::read_events();
    events.resize(4);
    for (auto& event : events) event.area = events[0].area;
    for (auto& event : events) event.incident.scope = "iskp";
    events[1].incident.when = *parse_iso_interval("2018-02");
    events[1].incident.note = "month inferred";
    events[2].incident.when = *parse_iso_interval("2017-12/2018-01");
    events[2].incident.scope = "counter";
    events[2].incident.category = "raid";
    events[3].incident.when = *parse_iso_interval("2019");
    events[3].incident.scope = "counter";
    auto settings = oracle_settings();
    settings.scopes = {"iskp"};
    auto const found = findings(events, test::read_areas("units.geojson", "unit"), settings);
    auto const* back = find(found, "arrival.G09.return_1");
    ASSERT_NE(back, nullptr);
    EXPECT_THAT(
        back->warnings,
        testing::Contains("other records of the area, which do not count here, meet it: 3 (raid)"));
    EXPECT_THAT(back->warnings, testing::Contains("note of 2: month inferred"));
}

/// Three records, in G09, its eastern neighbour G10 and G22, which touches neither.
Findings three(std::string const& g09, std::string const& g10, std::string const& g22)
{
    auto events = test::read_events();
    events.resize(3);
    std::size_t const areas[] = {8, 9, 21};
    std::string const when[] = {g09, g10, g22};
    for (std::size_t i = 0; i < 3; ++i) {
        events[i].area = areas[i];
        events[i].incident.when = *parse_iso_interval(when[i]);
    }
    auto settings = oracle_settings();
    settings.period = {};
    return findings(events, test::read_areas("units.geojson", "unit"), settings);
}

TEST(FindingsArrival, GiveARangeOfRanksWhereDatesOverlapHoweverShort)
{
    auto const found = three("2022-04-17/2022-05-03", "2022-04-24", "2021");
    auto const* first = find(found, "arrival.G10.first");
    EXPECT_THAT(first->text, HasSubstr("rank 2 (2 to 3 by the dates)"));
    EXPECT_EQ(first->low, 2);
    EXPECT_EQ(first->high, 3);
    EXPECT_THAT(first->warnings,
                testing::Contains("rank 2 to 3 by the dates: the dates overlap with those of G09"));
    EXPECT_EQ(find(found, "arrival.G22.first")->low, std::nullopt);
    EXPECT_THAT(find(found, "arrival.G22.first")->text, testing::EndsWith("rank 1"));
}

TEST(FindingsArrival, TellNeitherContactNorLeapWhereTheDatesAllowBoth)
{
    // G10 on a day of the year that its neighbour is known to: who was first is not known.
    auto const leap = three("2018", "2018-06-16", "2015");
    auto const* step = find(leap, "arrival.G10.step");
    ASSERT_NE(step, nullptr);
    EXPECT_EQ(step->text, "contact or leap: cannot tell; by the deciding days leap from G22");
    EXPECT_THAT(step->warnings,
                testing::ElementsAre(HasSubstr("may or may not have been active: G09")));
    EXPECT_THAT(step->records, testing::ElementsAre(1, 0)) << "its own and the neighbour's";
    EXPECT_EQ(step->n, 2);
    EXPECT_THAT(find(leap, "arrival.G09.step")->text, HasSubstr("cannot tell"));
    for (auto const& reached : leap.order)
        EXPECT_EQ(reached.step_is_certain, !reached.from) << reached.area;
    // A record that may be older than the contact months.
    EXPECT_THAT(find(three("2017", "2018-06-16", "2015"), "arrival.G10.step")->text,
                HasSubstr("cannot tell"));
}

TEST(FindingsArrival, TellNoOriginWhereTheDatesAllowAnotherFirstArea)
{
    auto const found = three("2015-01/2015-08-18", "2015-08", "2020");
    auto const* step = find(found, "arrival.G09.step");
    ASSERT_NE(step, nullptr);
    EXPECT_EQ(step->text, "origin or later: cannot tell; by the deciding days origin");
    EXPECT_THAT(step->warnings,
                testing::ElementsAre(HasSubstr("may or may not have been reached before: G10")));
    EXPECT_THAT(step->records, testing::ElementsAre(0, 1));
    EXPECT_EQ(found.order[0].step, Step::origin);
    EXPECT_FALSE(found.order[0].step_is_certain);
    EXPECT_TRUE(three("2015-01/2015-07", "2015-08", "2020").order[0].step_is_certain);
    EXPECT_TRUE(three("2015-08-18", "2015-08-18", "2020").order[1].step_is_certain) << "a tie";
}

TEST(FindingsArrival, TellNoLeapOfAnAreaThatMayHaveBeenTheFirst)
{
    auto const found = three("2021-03", "2022", "2021-03-10/2021-06-02");
    auto const* step = find(found, "arrival.G22.step");
    EXPECT_EQ(step->text, "origin or leap: cannot tell; by the deciding days leap from G09");
    EXPECT_THAT(step->warnings,
                testing::ElementsAre(HasSubstr("may or may not have been reached before: G09")));
    EXPECT_THAT(step->records, testing::ElementsAre(2, 0));
    ASSERT_EQ(found.order[1].area, 21u);
    EXPECT_FALSE(found.order[1].step_is_certain);
    EXPECT_EQ(step_words(found.order[1]), "origin or leap");
    auto const beside = three("2021-03", "2021-03-10/2021-06-02", "2022");
    EXPECT_EQ(step_words(beside.order[1]), "origin, contact or leap");
    EXPECT_THAT(find(beside, "arrival.G10.step")->warnings.size(), 2u);
}

TEST(FindingsArrival, EndsArrowsAtTheDecidingRecordOrInsideTheArea)
{
    auto areas = test::read_areas("units.geojson", "unit");
    Ring const islet{{80, 30}, {80.1, 30}, {80.1, 30.1}, {80, 30.1}, {80, 30}};
    areas[9].shape.push_back({islet});
    auto events = test::read_events();
    events.resize(2);
    events[1].area = 9;
    events[1].method = JoinMethod::within;
    events[1].incident.where = LonLat{80.02, 30.03};
    events[1].incident.place_precision = PlacePrecision::town;
    auto const where = [&] { return findings(events, areas, oracle_settings()).order[1].where; };
    EXPECT_EQ(where(), (LonLat{80.02, 30.03}));
    events[1].incident.place_precision = PlacePrecision::area;
    auto const middle = where();
    EXPECT_LT(middle.lon, 79) << "in the largest part, if not at the centroid";
    auto const km = findings(events, areas, oracle_settings()).order[1].origin_km;
    events[1].incident.place_precision = PlacePrecision::site;
    EXPECT_EQ(findings(events, areas, oracle_settings()).order[1].origin_km, km);
}

TEST(FindingsArrival, TakeTheOriginThatIsStatedForCertain)
{
    auto events = test::read_events();
    events.resize(2);
    events[0].area = 8;
    events[0].incident.when = *parse_iso_interval("2015-01/2015-08-18");
    events[1].area = 9;
    events[1].incident.when = *parse_iso_interval("2015-08");
    auto settings = oracle_settings();
    settings.origin_area = "G09";
    auto const found = findings(events, test::read_areas("units.geojson", "unit"), settings);
    EXPECT_TRUE(found.order[0].step_is_certain);
    auto const* step = find(found, "arrival.G09.step");
    ASSERT_NE(step, nullptr);
    EXPECT_EQ(step->text, "origin, as the study states");
    EXPECT_EQ(step->n, 1) << "its deciding record";
}

TEST(FindingsArrival, CallNoSecondAreaTheOriginBesideAStatedOne)
{
    auto events = test::read_events();
    events.resize(3);
    std::size_t const areas[] = {8, 9, 21};
    for (std::size_t i = 0; i < 3; ++i) events[i].area = areas[i];
    auto settings = oracle_settings();
    settings.origin_area = "G09";
    auto const of = [&](std::string const& g09, std::string const& g10) {
        events[0].incident.when = *parse_iso_interval(g09);
        events[1].incident.when = *parse_iso_interval(g10);
        events[2].incident.when = *parse_iso_interval("2018");
        return findings(events, test::read_areas("units.geojson", "unit"), settings);
    };
    auto const found = of("2016-02", "2015-08");
    EXPECT_EQ(step_words(found.order[0]), "first");
    EXPECT_EQ(step_words(found.order[1]), "origin");
    EXPECT_EQ(find(found, "arrival.G09.step")->text, "origin, as the study states");
    auto const* step = find(found, "arrival.G10.step");
    ASSERT_NE(step, nullptr);
    EXPECT_EQ(step->text, "first");
    EXPECT_THAT(step->warnings, testing::ElementsAre(HasSubstr("states another origin: G09")));
    auto const open = of("2015-07/2016-02", "2015-08");
    EXPECT_EQ(step_words(open.order[0]), "first or later");
    EXPECT_EQ(find(open, "arrival.G10.step")->text,
              "first or later: cannot tell; by the deciding days first");
}

TEST(FindingsArrival, SayThatTheOriginIsFirstByPresence)
{
    auto events = test::read_events();
    events.resize(3);
    std::size_t const areas[] = {8, 8, 9};
    char const* const dates[] = {"2015-02", "2018-02", "2016-02"};
    for (std::size_t i = 0; i < 3; ++i) {
        events[i].area = areas[i];
        events[i].incident.when = *parse_iso_interval(dates[i]);
        events[i].incident.scope = i == 0 ? "context" : "counted";
        events[i].incident.category = i == 0 ? "presence" : "raid";
    }
    auto settings = oracle_settings();
    settings.scopes = {"counted"};
    settings.presence = {"presence"};
    auto const found = findings(events, test::read_areas("units.geojson", "unit"), settings);
    EXPECT_EQ(find(found, "arrival.G09.step")->text,
              "origin: the area reached first, presence included");
    EXPECT_EQ(find(found, "presence.G09.step")->text, "origin: no area was reached before");
}

TEST(StepWords, LeaveOpenWhatTheDatesDo)
{
    Reached reached;
    EXPECT_EQ(step_words(reached), "origin");
    reached.step_is_certain = false;
    EXPECT_EQ(step_words(reached), "origin or later");
    reached.step = Step::leap;
    reached.from = 0;
    reached.may_have_contact = true;
    EXPECT_EQ(step_words(reached), "contact or leap");
    reached.may_be_first = true;
    EXPECT_EQ(step_words(reached), "origin, contact or leap");
    reached.may_have_contact = false;
    EXPECT_EQ(step_words(reached), "origin or leap");
}

TEST(FindingsArrival, GiveEachNumberATitleOfItsOwn)
{
    auto settings = oracle_settings();
    settings.presence = {"presence"};
    auto const found =
        findings(test::read_events(), test::read_areas("units.geojson", "unit"), settings);
    for (auto const* key : {"G10.first", "G10.kth", "G10.first_sound", "G10.step"})
        EXPECT_NE(find(found, std::string("arrival.") + key)->title,
                  find(found, std::string("presence.") + key)->title);
}

TEST(FindingsArrival, TellContactAndLeapWhereTheDatesAreClear)
{
    auto const contact = three("2018-02", "2018-06-16", "2015");
    EXPECT_EQ(find(contact, "arrival.G10.step")->text, "contact from G09");
    EXPECT_TRUE(find(contact, "arrival.G10.step")->warnings.empty());
    EXPECT_EQ(find(contact, "arrival.G09.step")->text, "leap from G22");
    EXPECT_EQ(find(contact, "arrival.G22.step")->text, "origin: no area was reached before");
    EXPECT_EQ(find(three("2015", "2018-06-16", "2016"), "arrival.G10.step")->text, "leap from G09")
        << "long ago";
}

TEST(FindingsArrival, CountTheRecordsOfHomeAreasOnly)
{
    auto areas = test::read_areas("units.geojson", "unit");
    for (std::size_t i = 0; i < areas.size(); ++i) areas[i].country = i < 10 ? "A" : "B";
    auto settings = oracle_settings();
    settings.home = {"A"};
    settings.presence = {"presence"};
    auto const found = findings(test::read_events(), areas, settings);
    EXPECT_EQ(find(found, "presence.areas_reached")->n, 74);
    EXPECT_EQ(find(found, "arrival.areas_reached")->n, 74);
}

}  // namespace
}  // namespace sitmap::analysis
