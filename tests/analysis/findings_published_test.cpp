// SPDX-License-Identifier: MIT
#include "analysis/findings_context.hpp"

#include "tests/analysis/findings_sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sitmap::analysis {
namespace {

using test::oracle_findings;
using test::oracle_settings;
using testing::HasSubstr;

TEST(FindingsPublished, SetPublishedFiguresBesideOwnCounts)
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
    EXPECT_THAT(
        find(found, "published.A-2")->warnings,
        testing::Contains("unit 'fighters' is none of incidents.counted_units (attacks): no "
                          "own count beside it"));
    EXPECT_THAT(find(found, "published.A-1")->text,
                HasSubstr("own records wholly in that period: 47"));
}

TEST(FindingsPublished, SayThatAFigureWithoutAPeriodHasNoOwnCount)
{
    auto settings = oracle_settings();
    PublishedCount published;
    published.id = "A-1";
    published.unit = "attacks";
    settings.published = {published};
    auto const found = oracle_findings(settings);
    EXPECT_FALSE(found.published[0].own);
    EXPECT_THAT(find(found, "published.A-1")->warnings,
                testing::Contains("no period is stated: no own count beside it"));
}

TEST(FindingsPublished, CountOwnRecordsBesideTheUnitsThatTheStudyNames)
{
    auto settings = oracle_settings();
    settings.counted_units = {"incidents", "protests"};
    for (auto const* unit : {"attacks", "incidents", "protests"}) {
        PublishedCount published;
        published.id = published.unit = unit;
        published.period = *parse_iso_interval("2015");
        settings.published.push_back(published);
    }
    auto const found = oracle_findings(settings);
    EXPECT_FALSE(found.published[0].own);
    EXPECT_EQ(found.published[1].own, 47u);
    EXPECT_EQ(found.published[2].own, 47u);
}

TEST(FindingsPublished, CountOwnRecordsWhereThePublishedFigureIs)
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

TEST(FindingsPublished, WordPublishedFiguresWithOneLimit)
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

/// A record every six days from 2019-06-11 to 2020-06-17, and these figures beside them.
Findings beside(std::vector<PublishedCount> const& published, std::string const& period,
                bool starts_open = false, bool ends_open = false)
{
    auto settings = oracle_settings();
    settings.period = *parse_iso_interval(period);
    settings.starts_open = starts_open;
    settings.ends_open = ends_open;
    settings.published = published;
    return findings(test::events_dated(test::dates_every(6, "2019-06-11", "2020-06-19")),
                    test::read_areas("units.geojson", "unit"), settings);
}

TEST(FindingsPublished, NoOwnCountStandsBesideATotalOfMoreThanThePeriod)
{
    PublishedCount year;
    year.id = "A-1";
    year.unit = "attacks";
    year.period = *parse_iso_interval("2019");
    PublishedCount autumn = year;
    autumn.id = "A-2";
    autumn.period = *parse_iso_interval("2019-09/2019-11");
    auto const found = beside({year, autumn}, "2019-06-10/2020-06-20");
    EXPECT_FALSE(found.published[0].own);
    EXPECT_THAT(find(found, "published.A-1")->warnings,
                testing::Contains("the study covers 2019-06-10/2020-06-20 only, not all of that "
                                  "period: no own count beside it"));
    EXPECT_EQ(found.published[1].own, 15u);
}

TEST(FindingsPublished, NoOwnCountStandsBesideATotalThatNoRecordReaches)
{
    auto const of = [](std::string const& period) {
        PublishedCount published;
        published.id = period;
        published.unit = "attacks";
        published.period = *parse_iso_interval(period);
        return published;
    };
    std::vector const figures{of("2018"), of("2019-09/2019-11"), of("2020"), of("2019/2020")};
    auto const open = beside(figures, "1000-01-01/3000-12-31", true, true);
    auto const warned = [](Findings const& found, std::string const& id, std::string const& words) {
        EXPECT_FALSE(find(found, "published." + id)->text.find("own records") != std::string::npos);
        EXPECT_THAT(find(found, "published." + id)->warnings, testing::Contains(words)) << id;
    };
    warned(open, "2018",
           "the records that count begin 2019-06-11, and no period is stated: no own count beside "
           "it");
    EXPECT_FALSE(open.published[0].own);
    EXPECT_EQ(open.published[1].own, 15u);
    warned(open, "2020",
           "the records that count end 2020-06-17, and no period is stated: no own count beside "
           "it");
    warned(open, "2019/2020",
           "the records that count begin 2019-06-11 and end 2020-06-17, and no period is stated: "
           "no own count beside it");
    auto const from = beside(figures, "2018-01-01/3000-12-31", false, true);
    EXPECT_EQ(from.published[0].own, 0u) << "watched, and silent";
    warned(from, "2020",
           "the records that count end 2020-06-17, and no last day is stated: no own count beside "
           "it");
}

}  // namespace
}  // namespace sitmap::analysis
