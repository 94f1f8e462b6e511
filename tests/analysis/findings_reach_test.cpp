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

TEST(FindingsReach, EqualsTheReferences)
{
    auto const found = oracle_findings();
    EXPECT_NEAR(value(found, "onset.spearman"), 0.705882352941176, 1e-9);
    EXPECT_NEAR(value(found, "onset.kendall"), 0.6, 1e-9);
    EXPECT_NEAR(value(found, "onset.slope"), 1.85771458203701, 1e-6);
    EXPECT_NEAR(value(found, "onset.theil_sen"), 1.59440311441648, 1e-6);
    EXPECT_NEAR(value(found, "onset.speed"), 0.538295823087896, 1e-6);
    EXPECT_NEAR(std::log(value(found, "onset.cox")), -0.785272, 1e-4);
    EXPECT_EQ(value(found, "reach.day_25_percent"), 288);
    EXPECT_EQ(value(found, "reach.day_50_percent"), 674);
    EXPECT_NEAR(value(found, "concentration.effective_areas"), 8.747602, 1e-5);
    EXPECT_NEAR(value(found, "edges.velocity"), 0.996466431095406, 1e-9);
}

TEST(FindingsReach, NamesTheReasonWithoutAnOrigin)
{
    auto events = test::read_events();
    events.resize(3);
    auto settings = oracle_settings();
    auto const found = findings(events, test::read_areas("units.geojson", "unit"), settings);
    EXPECT_THAT(find(found, "onset.speed")->text, HasSubstr("not defined"));
    EXPECT_THAT(find(found, "reach.day_50_percent")->text,
                HasSubstr("that share was never reached"));
}

TEST(FindingsReach, ListTheRecordsThatNCounts)
{
    auto const found = oracle_findings();
    auto const* rarefied = find(found, "reach.rarefied.2015_2016");
    EXPECT_EQ(rarefied->n, 47 + 58);
    EXPECT_EQ(rarefied->records.size(), 105u);
    auto const* cox = find(found, "onset.cox");
    EXPECT_EQ(cox->n, 25) << "all areas";
    EXPECT_EQ(cox->parameters.back(), (std::pair<std::string, std::string>{"areas reached", "16"}));
}

TEST(FindingsReach, SayWhatCoarseOnsetsLeaveOpen)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    auto events = test::read_events();
    for (auto& event : events)
        if (*event.area % 3 != 0) {
            auto const year = month_of(event.incident.when.first).year();
            event.incident.when = *parse_iso_interval(std::to_string(year));
        }
    auto const found = findings(events, areas, oracle_settings());
    EXPECT_THAT(find(found, "onset.speed")->text, HasSubstr("cannot tell"));
    auto const* slope = find(found, "onset.slope");
    EXPECT_LT(*slope->low, 0.0);
    EXPECT_GT(*slope->high, 1.85771458203701) << "the slope of the days as they were";
    for (auto const* key : {"onset.slope", "onset.speed", "onset.theil_sen", "onset.spearman",
                            "onset.kendall", "onset.cox"})
        EXPECT_THAT(find(found, key)->warnings,
                    testing::Contains(HasSubstr("known to an interval of more than a month")))
            << key;
    auto const& parameters = find(found, "onset.spearman")->parameters;
    EXPECT_THAT(parameters,
                testing::Contains(testing::Pair("with the first days", HasSubstr("("))));
    EXPECT_THAT(parameters,
                testing::Contains(testing::Pair("areas reached by", "records that count")));
}

TEST(FindingsReach, RankTestsOfAFewAreasAreExact)
{
    auto events = test::read_events();
    std::erase_if(events, [](Placed const& event) { return *event.area > 11; });
    auto settings = oracle_settings();
    auto const found = findings(events, test::read_areas("units.geojson", "unit"), settings);
    auto const* rank = find(found, "onset.spearman");
    ASSERT_GE(rank->n, 3);
    ASSERT_LE(rank->n, 8);
    int orders = 1;
    for (int i = 2; i <= rank->n; ++i) orders *= i;
    EXPECT_NEAR(*rank->p * orders, std::round(*rank->p * orders), 1e-9);
    EXPECT_THAT(rank->parameters, testing::Contains(testing::Pair(
                                      "p", HasSubstr(std::to_string(orders) + " orders"))));
    EXPECT_THAT(rank->warnings, testing::Contains(HasSubstr("areas only")));
}

TEST(FindingsReach, LeaveOutAnOriginThatWasFoundInTheSameOnsets)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    auto settings = oracle_settings();
    settings.origin.reset();
    auto const found = findings(test::read_events(), areas, settings);
    auto const left_out =
        testing::Contains(HasSubstr("G09, the area reached first, is the origin"));
    for (auto const* key :
         {"onset.slope", "onset.theil_sen", "onset.spearman", "onset.kendall", "onset.cox"}) {
        EXPECT_EQ(find(found, key)->n, std::string(key) == "onset.cox" ? 24 : 15) << key;
        EXPECT_THAT(find(found, key)->warnings, left_out) << key;
    }
    EXPECT_EQ(find(found, "reach.day_50_percent")->n, 25);
    EXPECT_EQ(find(found, "reach.day_50_percent")->value, 674);
    EXPECT_EQ(found.sensitivity[0].cells[3].value, find(found, "onset.spearman")->value);
    settings.origin_area = "G09";
    auto const stated = findings(test::read_events(), areas, settings);
    EXPECT_EQ(find(stated, "onset.spearman")->n, 16);
    EXPECT_THAT(find(stated, "onset.spearman")->warnings, testing::Not(left_out));
}

/// The invented events, those of these areas known to their year only.
Findings coarse_findings(std::size_t step)
{
    auto events = test::read_events();
    for (auto& event : events)
        if (*event.area % step == 0)
            event.incident.when =
                *parse_iso_interval(std::to_string(month_of(event.incident.when.first).year()));
    return findings(events, test::read_areas("units.geojson", "unit"), oracle_settings());
}

TEST(FindingsReach, GiveTheDaysThatTheDatesAllow)
{
    auto const found = coarse_findings(2);
    auto const* day = find(found, "reach.day_50_percent");
    EXPECT_EQ(day->high, day->value);
    EXPECT_LT(*day->low, *day->value);
    EXPECT_LE(*day->low, 674) << "the true day";
    EXPECT_GE(*day->high, 674);
    EXPECT_THAT(day->text, HasSubstr("; the dates allow day "));
    EXPECT_THAT(day->warnings,
                testing::Contains(HasSubstr("known to an interval of more than a month")));
    auto const exact = oracle_findings();
    EXPECT_FALSE(find(exact, "reach.day_50_percent")->low);
    EXPECT_EQ(find(exact, "reach.day_50_percent")->text, "day 674 (2016-11-05)");
}

TEST(FindingsReach, GiveNoPOfAnOrderThatTheDatesLeaveOpen)
{
    auto const exact = oracle_findings();
    EXPECT_TRUE(find(exact, "onset.cox")->p);
    EXPECT_FALSE(find(exact, "onset.spearman")->low);
    auto const found = coarse_findings(2);
    auto const* cox = find(found, "onset.cox");
    EXPECT_FALSE(cox->p);
    EXPECT_FALSE(cox->low);
    EXPECT_THAT(cox->warnings, testing::Contains(HasSubstr("no interval and no p")));
    EXPECT_THAT(cox->parameters, testing::Contains(testing::Key("with the last days")));
    for (auto const* key : {"onset.spearman", "onset.kendall"}) {
        auto const* rank = find(found, key);
        EXPECT_LE(*rank->low, find(exact, key)->value) << "of the days as they were";
        EXPECT_GE(*rank->high, find(exact, key)->value);
        EXPECT_GE(*rank->p, *find(exact, key)->p);
        EXPECT_THAT(rank->warnings, testing::Contains(HasSubstr("leave open which came first")));
    }
}

TEST(FindingsReach, CannotTellAnOrderOfOnsetsWithinOneYear)
{
    auto events = test::read_events();
    for (auto& event : events) event.incident.when = *parse_iso_interval("2016");
    auto const found =
        findings(events, test::read_areas("units.geojson", "unit"), oracle_settings());
    EXPECT_THAT(find(found, "onset.spearman")->text, HasSubstr("cannot tell"));
    EXPECT_THAT(find(found, "reach.day_50_percent")->text,
                HasSubstr("(2016-12-31); the dates allow day 365 (2016-01-01) already"));
}

TEST(FindingsReach, ADayBeforeDay0IsADate)
{
    auto events = test::read_events();
    for (auto& event : events) event.incident.when = *parse_iso_interval("2016");
    auto settings = oracle_settings();
    settings.period.reset();
    auto const found = findings(events, test::read_areas("units.geojson", "unit"), settings);
    auto const* day = find(found, "reach.day_50_percent");
    EXPECT_EQ(day->text, "by day 0 (2016-12-31); the dates allow 2016-01-01 already");
    EXPECT_EQ(day->low, -365);
}

TEST(FindingsReach, TellTheRanksByPresenceToo)
{
    auto events = test::read_events();
    for (std::size_t i = 0; i < events.size(); ++i) {
        events[i].incident.scope = i % 4 == 0 ? "context" : "";
        events[i].incident.category = i % 4 == 0 ? "presence" : "";
    }
    auto settings = oracle_settings();
    settings.scopes = {""};
    settings.presence = {"presence"};
    auto const found = findings(events, test::read_areas("units.geojson", "unit"), settings);
    auto const all = oracle_findings();
    EXPECT_THAT(find(found, "onset.spearman")->parameters,
                testing::Contains(testing::Pair("with records of presence",
                                                find(all, "onset.spearman")->text + " (n 16)")));
}

TEST(FindingsReach, EdgesOfFewAreasAreWeak)
{
    auto settings = test::oracle_settings();
    auto const areas = test::read_areas("units.geojson", "unit");
    auto const few = findings(test::events_dated({"2015-03-02", "2016-04-05"}), areas, settings);
    EXPECT_THAT(find(few, "edges.velocity")->warnings,
                testing::Contains("edges of spread on 2 reached units, fewer than 10: show the "
                                  "arrival list"));
    settings.period.reset();
    auto const one = findings(test::events_dated({"2015-03-02"}), areas, settings);
    EXPECT_EQ(find(one, "edges.velocity")->text,
              "not defined: within one month nothing is first or last");
}

}  // namespace
}  // namespace sitmap::analysis
