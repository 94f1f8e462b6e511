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
    EXPECT_THAT(find(sharp, "level.change")->parameters,
                testing::Contains(testing::Pair("months", "47, from 2015-01 on")));
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

std::vector<std::string> monthly_dates(std::vector<int> const& counts, int year)
{
    std::vector<std::string> dates;
    for (std::size_t month = 0; month < counts.size(); ++month)
        for (int i = 0; i < counts[month]; ++i)
            dates.push_back(to_text(Month{year * 12 + static_cast<int>(month)}));
    return dates;
}

Findings of_period(std::vector<std::string> const& dates, std::string const& period)
{
    auto settings = oracle_settings();
    settings.period = *parse_iso_interval(period);
    return findings(test::events_dated(dates), test::read_areas("units.geojson", "unit"), settings);
}

TEST(FindingsTime, NameTheSideThatNobodyStated)
{
    auto settings = oracle_settings();
    auto const areas = test::read_areas("units.geojson", "unit");
    auto dates = test::dates_every(9, "2018-12-03", "2019-12-20");
    dates.push_back("2019-12-20/2020-01-10");
    auto const events = test::events_dated(dates);
    settings.period = DateInterval{*date_from(2018, 12, 1), *date_from(3000, 12, 31)};
    settings.ends_open = true;
    auto const from = findings(events, areas, settings);
    EXPECT_THAT(find(from, "level.trend")->warnings,
                testing::Contains("no last day is stated: the series ends with a record because it "
                                  "was made to"));
    EXPECT_THAT(find(from, "count.2020")->text, HasSubstr("and no last day is stated that says"));
    EXPECT_THAT(find(from, "count.2019_2020.ratio")->text,
                HasSubstr("between the start of the period and the last record"));
    EXPECT_THAT(find(from, "count.2019_2020.ratio")->warnings,
                testing::Contains("the study states no last day: without one the last month of its "
                                  "records is no measure of a rate"));
    settings.period = DateInterval{*date_from(1000, 1, 1), *date_from(2020, 1, 31)};
    settings.ends_open = false;
    settings.starts_open = true;
    auto const until = findings(events, areas, settings);
    EXPECT_THAT(find(until, "level.change")->warnings,
                testing::Contains("no first day is stated: the series begins with a record because "
                                  "it was made to"));
    EXPECT_THAT(find(until, "count.2018_2019.ratio")->warnings,
                testing::Contains("the study states no first day: without one the first month of "
                                  "its records is no measure of a rate"));
}

TEST(FindingsTime, TheDateOfAChangeHoldsForManyRecordsAMonth)
{
    std::vector<int> counts(24, 60);
    std::fill(counts.begin() + 12, counts.end(), 80);
    auto const found = of_period(monthly_dates(counts, 2020), "2020/2021");
    auto const* change = find(found, "level.change_date");
    EXPECT_EQ(change->value, 11);
    EXPECT_LE(*change->low, 11);
    EXPECT_GE(*change->high, 11);
    EXPECT_THAT(change->text, testing::StartsWith("2020-12 ("));
    EXPECT_THAT(change->warnings,
                testing::Not(testing::Contains("no change is more probable than one")));
    EXPECT_THAT(change->parameters,
                testing::Contains(std::pair<std::string, std::string>{
                    "prior of each level", "exponential, its mean the level of the whole series"}));
}

TEST(FindingsTime, AFirstMonthInPartIsNoChange)
{
    auto dates = test::dates_every(3, "2019-01-25", "2020-12-31");
    auto const twice = dates;
    dates.insert(dates.end(), twice.begin(), twice.end());
    auto const found = of_period(dates, "2019-01-25/2020-12-31");
    auto const* change = find(found, "level.change_date");
    EXPECT_THAT(change->warnings, testing::Contains("no change is more probable than one"));
    EXPECT_THAT(change->text, HasSubstr("), if it changed"));
}

TEST(FindingsTime, AChangeHardlyMoreProbableThanNoneHasNoBareDate)
{
    // A few more at the end, as chance has it.
    auto const found = of_period(monthly_dates({1, 0, 1, 2, 1, 0, 1, 1, 3, 2, 3, 2}, 2020), "2020");
    auto const* change = find(found, "level.change_date");
    auto const factor = std::ranges::find(change->parameters, "Bayes factor for a change",
                                          [](auto const& parameter) { return parameter.first; });
    ASSERT_NE(factor, change->parameters.end());
    EXPECT_GT(std::stod(factor->second), 1);
    EXPECT_LT(std::stod(factor->second), 3);
    EXPECT_THAT(change->text, testing::EndsWith("), if it changed"));
    EXPECT_THAT(change->warnings, testing::Contains("a change is hardly more probable than none, " +
                                                    factor->second + " to 1"));
    EXPECT_GT(*find(found, "level.change")->p, 0.05);
}

TEST(FindingsTime, ATrendOfThreeMonthsIsNotSure)
{
    auto const found = of_period(monthly_dates({4, 6, 9}, 2020), "2020-01/2020-03");
    auto const* trend = find(found, "level.trend");
    EXPECT_NEAR(*trend->low, -15.67, 0.01);
    EXPECT_NEAR(*trend->high, 162.20, 0.01);
    EXPECT_EQ(trend->interval, "95 % Poisson, wider than quasi-Poisson, t on 1 degree");
    auto const uneven = of_period(monthly_dates({4, 13, 9}, 2020), "2020-01/2020-03");
    auto const* scattered = find(uneven, "level.trend");
    EXPECT_GT(*scattered->high, 1000);
    EXPECT_EQ(scattered->interval, "95 % quasi-Poisson, t on 1 degree");
    EXPECT_THAT(trend->warnings, testing::Contains(HasSubstr("on 3 months, fewer than 24")));
}

TEST(FindingsTime, WarnOfCountsThatVaryMoreThanByChance)
{
    std::vector<int> counts;
    for (int i = 0; i < 24; ++i) counts.push_back(i % 4 == 0 ? 20 : 1 + i / 12);
    auto const found = of_period(monthly_dates(counts, 2020), "2020/2021");
    EXPECT_THAT(find(found, "level.change")->warnings,
                testing::Contains(HasSubstr("as chance alone would have it: p is too small")));
    EXPECT_THAT(find(found, "level.change_date")->parameters,
                testing::Contains(testing::Pair("dispersion", testing::Not("1.000"))));
}

/// Even days, and records that may lie before or after 2019-06-10/2020-06-20.
std::vector<std::string> dates_over_the_edges()
{
    auto dates = test::dates_every(6, "2019-06-11", "2020-06-19");
    for (auto const* wide : {"2019", "2020", "2019-06", "2020-06", "2019-02-07/2019-07-05"})
        dates.push_back(wide);
    dates.push_back("2019-12-30/2020-01-02");
    return dates;
}

TEST(FindingsTime, YearsEndWhereTheStatedPeriodDoes)
{
    auto const dates = dates_over_the_edges();
    auto const sharp = dates.size() - 6;
    auto const found = of_period(dates, "2019-06-10/2020-06-20");
    EXPECT_EQ(value(found, "count.2019") + value(found, "count.2020"), sharp);
    EXPECT_EQ(find(found, "share.north.all")->n, static_cast<std::int64_t>(sharp + 1));
    EXPECT_EQ(find(found, "share.north.2019")->n + find(found, "share.north.2020")->n,
              static_cast<std::int64_t>(sharp));
    EXPECT_EQ(find(found, "level.change")->n, static_cast<std::int64_t>(sharp));
    for (auto const* key :
         {"count.2019", "share.north.2019", "share.north.2019_2020.change", "share.north.trend",
          "centre.2019.mean_lon", "centre.2020.drift", "reach.rarefied.2019_2020"})
        EXPECT_THAT(find(found, key)->warnings,
                    testing::Contains("of 2019 the study covers 2019-06-10/2019-12-31 only"))
            << key;
    EXPECT_THAT(find(found, "count.2019")->warnings,
                testing::Contains("4 records may lie in 2019-06-10/2019-12-31 or not: left out"));
    EXPECT_THAT(find(found, "share.north.all")->warnings,
                testing::Contains("5 records may lie in the period or not: left out"));
    EXPECT_THAT(find(found, "share.north.trend")->warnings,
                testing::Contains("6 records may lie in one year or another, or outside the "
                                  "period: left out"));
    EXPECT_THAT(find(found, "level.trend")->warnings,
                testing::Contains("4 records dated more coarsely than a month are left out; "
                                  "2 records may lie outside the period: left out"));
    EXPECT_NEAR(value(found, "count.2019_2020.ratio"), 1, 0.1);
}

TEST(FindingsTime, AYearThatNobodyWatchedHasNoCount)
{
    auto dates = test::dates_every(20, "2020-01-03", "2021-12-20");
    dates.push_back("2021-12-20/2022-01-10");
    auto const found = of_dates(dates);
    auto const* count = find(found, "count.2022");
    EXPECT_FALSE(count->value);
    EXPECT_FALSE(count->low);
    EXPECT_THAT(count->text, HasSubstr("not defined: no record is certain to lie in it"));
    EXPECT_THAT(count->warnings, testing::Contains("1 record may lie in 2022 or not: left out"));
    EXPECT_EQ(value(of_period(dates, "2020/2022"), "count.2022"), 0) << "watched, and silent";
}

}  // namespace
}  // namespace sitmap::analysis
