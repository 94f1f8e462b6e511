// SPDX-License-Identifier: MIT
#include "analysis/findings_context.hpp"

#include "tests/analysis/findings_sample.hpp"
#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sitmap::analysis {
namespace {

using test::oracle_findings;
using test::oracle_settings;
using test::value;
using testing::HasSubstr;

TEST(FindingContext, TakesWhatIsInScopePeriodAndHome)
{
    auto areas = test::read_areas("units.geojson", "unit");
    for (std::size_t i = 0; i < areas.size(); ++i) areas[i].country = i < 10 ? "A" : "B";
    auto const events = test::read_events();
    auto settings = oracle_settings();
    settings.home = {"A"};
    auto const context = context_of(events, areas, settings);
    EXPECT_EQ(context.home.size(), 10u);
    EXPECT_EQ(context.counted.size(), 150u);
    EXPECT_EQ(context.in_home.size(), 74u);
    for (std::size_t i = 10; i < areas.size(); ++i) EXPECT_EQ(context.arrivals[i].rank, 0);
    settings.period = parse_iso_interval("2015");
    EXPECT_EQ(context_of(events, areas, settings).counted.size(), 47u);
}

TEST(FindingContext, CountsNoRecordThatLiesInNoArea)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    auto events = test::read_events();
    events[0].area.reset();
    events[0].incident.where = LonLat{0, 0};
    auto const settings = oracle_settings();
    EXPECT_EQ(context_of(events, areas, settings).counted.size(), 149u);
    EXPECT_EQ(context_of(events, areas, settings).by_presence.size(), 149u);
}

TEST(FindingContext, LeavesRecordsOfACountryOutOfThePlane)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    auto events = test::read_events();
    events[0].incident.place_precision = PlacePrecision::country;
    auto const settings = oracle_settings();
    auto const context = context_of(events, areas, settings);
    EXPECT_EQ(located(context, context.counted).size(), 149u);
}

TEST(FindingContext, NumbersAreNewAndFinite)
{
    Numbers numbers;
    numbers.value("b", "", "M1", 1, 0);
    numbers.value("a", "", "M1", std::nan(""), 0);
    test::expect_error(ErrorKind::internal, "cannot add the number 'b' twice",
                       [&] { numbers.add("b", "", "M1"); });
    auto const list = numbers.in_order();
    ASSERT_EQ(list.size(), 2u);
    EXPECT_EQ(list[0].key, "a");
    EXPECT_FALSE(list[0].value.has_value());
    EXPECT_EQ(fixed(-0.00001, 2), "0.00");
    EXPECT_EQ(fixed(-0.5, 1), "-0.5");
}

TEST(FindingContext, NamesWhatNobodyStatedOfThePeriod)
{
    auto settings = oracle_settings();
    EXPECT_EQ(unstated(settings), "");
    settings.starts_open = true;
    EXPECT_EQ(unstated(settings), "no first day");
    EXPECT_TRUE(starts_open(settings));
    EXPECT_FALSE(ends_open(settings));
    settings.ends_open = true;
    EXPECT_EQ(unstated(settings), "no period");
    settings.starts_open = false;
    EXPECT_EQ(unstated(settings), "no last day");
    settings.ends_open = false;
    settings.period.reset();
    EXPECT_EQ(unstated(settings), "no period");
}

TEST(FindingContext, AnOpenSideOfThePeriodDropsNothing)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    auto events = test::read_events();
    events[1].incident.when = *parse_iso_interval("2011");
    events[1].incident.scope = "context";
    events[1].incident.category = "presence";
    auto settings = oracle_settings();
    settings.scopes = {""};
    settings.presence = {"presence"};
    settings.period = DateInterval{*date_from(1000, 1, 1), *date_from(2017, 12, 31)};
    settings.starts_open = true;
    auto const context = context_of(events, areas, settings);
    EXPECT_EQ(context.presence[*events[1].area].rank, 1);
    EXPECT_EQ(context.period, (DateInterval{*date_from(2015, 1, 9), *date_from(2017, 12, 31)}));
    EXPECT_EQ(context.months.first, month_of(*date_from(2015, 1, 1)));
    EXPECT_EQ(context.months.count, 36);
    auto const none = context_of({}, areas, settings);
    EXPECT_EQ(to_text(none.period), "2017-12");
}

TEST(FindingContext, NamesTheAreasThatAreTiedForTheOrigin)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    auto events = test::read_events();
    auto settings = oracle_settings();
    settings.origin.reset();
    EXPECT_TRUE(context_of(events, areas, settings).origin_tied.empty());
    events[1].incident.when = events[0].incident.when;
    auto const context = context_of(events, areas, settings);
    EXPECT_EQ(context.origin_tied, std::vector<std::size_t>{9});
    auto const found = findings(events, areas, settings);
    EXPECT_THAT(find(found, "onset.spearman")->warnings,
                testing::Contains("G09 is taken as the origin by its id only: G10 was reached as "
                                  "early"));
}

}  // namespace
}  // namespace sitmap::analysis
