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

TEST(FindingsTime, CountsYearsWithTheirLimits)
{
    auto const found = oracle_findings();
    EXPECT_EQ(value(found, "count.2015"), 47);
    EXPECT_EQ(value(found, "records.counted"), 150);
    EXPECT_EQ(value(found, "records.dated_to_month"), 150);
    EXPECT_EQ(find(found, "count.2015")->interval, "95 % Garwood");
    EXPECT_NEAR(value(found, "count.2015_2016.ratio"), 58.0 / 366 / (47.0 / 365), 1e-9);
    EXPECT_TRUE(find(found, "level.change")->p.has_value());
}

TEST(FindingsTime, SetPublishedFiguresBesideOwnCounts)
{
    auto settings = oracle_settings();
    PublishedCount published;
    published.id = "A-1";
    published.unit = "attacks";
    published.low = published.high = 77;
    published.period = *parse_iso_interval("2015");
    PublishedCount other = published;
    other.id = "A-2";
    other.unit = "fighters";
    settings.published = {published, other};
    auto const found = oracle_findings(settings);
    ASSERT_EQ(found.published.size(), 2u);
    EXPECT_EQ(found.published[0].own, 47u);
    EXPECT_FALSE(found.published[1].own.has_value());
    EXPECT_THAT(find(found, "published.A-1")->text,
                HasSubstr("own records wholly in that period: 47"));
}

TEST(FindingsTime, ComparesDaysThatThePeriodCovers)
{
    auto settings = oracle_settings();
    settings.period->last = *date_from(2016, 9, 30);
    auto const found = oracle_findings(settings);
    EXPECT_NEAR(value(found, "count.2015_2016.ratio"),
                value(found, "count.2016") / 274 / (47.0 / 365), 1e-9);
    auto const* ratio = find(found, "count.2015_2016.ratio");
    EXPECT_EQ(ratio->records.size(), static_cast<std::size_t>(ratio->n));
}

TEST(FindingsTime, ACoarseRecordDoesNotStretchTheMonths)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    auto settings = oracle_settings();
    settings.period.reset();
    auto events = test::read_events();
    auto const sharp = findings(events, areas, settings);
    events[0].incident.when = *parse_iso_interval("2010/2030");
    auto const first = events[0];
    events.erase(events.begin());
    auto const without = findings(events, areas, settings);
    events.push_back(first);
    auto const found = findings(events, areas, settings);
    for (auto const* key : {"level.change", "level.change_date", "level.trend", "edges.velocity",
                            "diffusion.h3.leap", "cluster.scan"}) {
        EXPECT_EQ(find(found, key)->text, find(without, key)->text) << key;
        EXPECT_THAT(find(found, key)->warnings,
                    testing::Contains("1 record dated more coarsely than a month is left out"))
            << key;
    }
    EXPECT_EQ(value(found, "reach.day_50_percent"), value(without, "reach.day_50_percent"));
    EXPECT_EQ(find(sharp, "level.change")->parameters.back().second, "47, from 2015-01 on");
}

TEST(FindingsTime, HoldWhereNoRecordIsDatedToAMonth)
{
    auto settings = oracle_settings();
    settings.period.reset();
    auto events = test::read_events();
    for (auto& event : events) event.incident.when = *parse_iso_interval("2016");
    auto const found = findings(events, test::read_areas("units.geojson", "unit"), settings);
    EXPECT_THAT(find(found, "level.change")->text, HasSubstr("not defined"));
    EXPECT_THAT(find(found, "diffusion.h1.leap")->text, HasSubstr("not defined"));
}

TEST(FindingsTime, CountOwnRecordsWhereThePublishedFigureIs)
{
    auto settings = oracle_settings();
    PublishedCount published;
    published.id = "A-1";
    published.unit = "attacks";
    published.period = *parse_iso_interval("2015");
    published.codes = std::vector<std::string>{"G09", "G10"};
    PublishedCount unknown = published;
    unknown.id = "A-2";
    unknown.codes.reset();
    settings.published = {published, unknown};
    auto const found = oracle_findings(settings);
    std::size_t expected = 0;
    for (auto const& event : test::read_events())
        expected += (event.area == 8u || event.area == 9u) &&
                    month_of(event.incident.when.first).year() == 2015;
    EXPECT_GT(expected, 0u);
    EXPECT_EQ(found.published[0].own, expected);
    EXPECT_FALSE(found.published[1].own.has_value());
    EXPECT_THAT(find(found, "published.A-2")->warnings, testing::Contains(HasSubstr("that name")));
}

/// Findings of records with these dates, without a stated period.
Findings of_dates(std::vector<std::string> const& dates)
{
    auto settings = oracle_settings();
    settings.period.reset();
    return findings(test::events_dated(dates), test::read_areas("units.geojson", "unit"), settings);
}

TEST(FindingsTime, ARecordDatedToAYearDoesNotLowerItsRate)
{
    auto dates = test::dates_every(3, "2019-01-01", "2020-02-21");
    auto const sharp = of_dates(dates);
    EXPECT_NEAR(value(sharp, "count.2019_2020.ratio"), 1, 0.15);
    dates.back() = "2020";
    auto const found = of_dates(dates);
    auto const* ratio = find(found, "count.2019_2020.ratio");
    EXPECT_EQ(ratio->value, find(sharp, "count.2019_2020.ratio")->value);
    EXPECT_GT(*ratio->p, 0.5);
    EXPECT_THAT(ratio->text, HasSubstr(" on 31 days against "));
    EXPECT_THAT(ratio->parameters,
                testing::Contains(std::pair<std::string, std::string>{"days of 2020", "31"}));
    EXPECT_THAT(ratio->warnings, testing::Contains("2020 is compared by its 31 days 2020-01-01 to "
                                                   "2020-01-31"));
    EXPECT_EQ(value(found, "count.2020"), value(sharp, "count.2020"));
}

TEST(FindingsTime, AnOpenPeriodDoesNotBeginAtTheFirstRecord)
{
    auto dates = test::dates_every(7, "2018-01-03", "2019-12-20");
    dates.insert(dates.begin(), {"2017-12-30", "2017-12-31"});
    auto const found = of_dates(dates);
    EXPECT_EQ(find(found, "count.2017_2018.ratio")->text,
              "not defined: no whole month of 2017 lies between the first and the last record");
    EXPECT_NEAR(value(found, "count.2018_2019.ratio"), 1, 0.05);
    auto settings = oracle_settings();
    settings.period = DateInterval{*date_from(2017, 12, 1), *date_from(2019, 12, 31)};
    auto const stated =
        findings(test::events_dated(dates), test::read_areas("units.geojson", "unit"), settings);
    EXPECT_THAT(find(stated, "count.2017_2018.ratio")->parameters,
                testing::Contains(std::pair<std::string, std::string>{"days of 2017", "31"}));
}

TEST(FindingsTime, ComparePartsOfYearsByWhatBothCanCount)
{
    // Every second record of a constant rate is dated to its year only: none of them can lie in a
    // part of 2020.
    auto dates = test::dates_every(3, "2019-01-01", "2020-06-30");
    for (std::size_t i = 0; i < dates.size(); i += 2) dates[i].resize(4);
    auto const found = of_dates(dates);
    EXPECT_NEAR(value(found, "count.2019_2020.ratio"), 1, 0.15);
    EXPECT_THAT(find(found, "count.2019_2020.ratio")->warnings,
                testing::Contains(HasSubstr("dated more coarsely than a month")));
}

TEST(FindingsTime, SayWhichRecordsNoYearCounts)
{
    auto dates = test::dates_every(20, "2018-01-03", "2019-12-20");
    for (int i = 0; i < 5; ++i) dates.push_back("2018-12-30/2019-01-02");
    auto const found = of_dates(dates);
    for (auto const* key :
         {"count.2018", "count.2019", "count.2018_2019.ratio", "share.north.2018",
          "share.north.2018_2019.change", "centre.2019.drift", "reach.rarefied.2018_2019"})
        EXPECT_THAT(find(found, key)->warnings,
                    testing::Contains("5 records may lie in 2018 or not: left out")
                        .Times(std::string_view{key} == "count.2019" ? 0 : 1))
            << key;
    EXPECT_THAT(find(found, "count.2019")->warnings,
                testing::Contains("5 records may lie in 2019 or not: left out"));
    EXPECT_THAT(find(found, "share.north.trend")->warnings,
                testing::Contains("5 records may lie in one year or another: left out"));
}

TEST(FindingsTime, TheTrendIsByTheDaysOfAMonth)
{
    auto settings = oracle_settings();
    settings.period = DateInterval{*date_from(2019, 1, 1), *date_from(2019, 3, 31)};
    auto const events = test::events_dated(test::dates_every(1, "2019-01-01", "2019-03-31"));
    auto const found = findings(events, test::read_areas("units.geojson", "unit"), settings);
    EXPECT_NEAR(value(found, "level.trend"), 0, 1e-9);
    settings.period->last = *date_from(2019, 3, 10);
    auto const cut = findings(events, test::read_areas("units.geojson", "unit"), settings);
    EXPECT_NEAR(value(cut, "level.trend"), 0, 1e-9) << "the days of March that are watched";
    EXPECT_EQ(find(found, "level.change")->text,
              "2019-01, if it changed: 30.44 a month before, 30.44 after; no evidence that it "
              "changed");
}

TEST(FindingsTime, WarnOfASeriesMadeToBeginWithARecord)
{
    auto const found = of_dates(test::dates_every(9, "2018-01-03", "2019-12-20"));
    for (auto const* key : {"level.change", "level.change_date", "level.trend"})
        EXPECT_THAT(find(found, key)->warnings,
                    testing::Contains("no period is stated: the series begins and ends with a "
                                      "record because it was made to"))
            << key;
}

TEST(FindingsTime, WordPublishedFiguresWithOneLimit)
{
    auto settings = oracle_settings();
    PublishedCount published;
    published.id = "A-1";
    published.qualifier = "up to";
    published.high = 2000;
    PublishedCount bare = published;
    bare.id = "A-2";
    bare.qualifier = "";
    PublishedCount range = published;
    range.id = "A-3";
    range.low = 1000;
    range.qualifier = "around";
    PublishedCount none;
    none.id = "A-4";
    PublishedCount words = none;
    words.id = "A-5";
    words.qualifier = "near daily";
    settings.published = {published, bare, range, none, words};
    auto const found = oracle_findings(settings);
    EXPECT_EQ(find(found, "published.A-1")->text, "up to 2000");
    EXPECT_EQ(find(found, "published.A-2")->text, "at most 2000");
    EXPECT_EQ(find(found, "published.A-3")->text, "around 1000 to 2000");
    EXPECT_EQ(find(found, "published.A-4")->text, "no number");
    EXPECT_EQ(find(found, "published.A-5")->text, "near daily (no number)");
}

}  // namespace
}  // namespace sitmap::analysis
