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

}  // namespace
}  // namespace sitmap::analysis
