// SPDX-License-Identifier: MIT
#include "analysis/findings_context.hpp"

#include "tests/analysis/findings_sample.hpp"

#include <fmt/format.h>
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

TEST(FindingsSpace, EqualsTheReferences)
{
    auto const found = oracle_findings();
    EXPECT_EQ(value(found, "contiguity.links"), 144);
    EXPECT_EQ(value(found, "diffusion.h1.expansion"), 26);
    EXPECT_EQ(value(found, "diffusion.h3.persistence"), 72);
    EXPECT_NEAR(value(found, "cluster.moran"), 0.265194797112273, 1e-9);
    EXPECT_EQ(found.hot_spots.size(), 25u);
    EXPECT_EQ(find(found, "diffusion.h1.leap")->n, 150);
}

TEST(FindingsSpace, HoldOutOneMonthOnePlaceAndEqualCounts)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    std::vector<Placed> events;
    for (std::size_t unit = 0; unit < 25; ++unit) {
        Placed placed;
        placed.incident.id = "E" + std::to_string(unit);
        placed.incident.when = *parse_iso_interval("2015-03-05");
        placed.incident.where = LonLat{66.5, 33.5};
        placed.area = unit;
        events.push_back(placed);
    }
    auto settings = oracle_settings();
    settings.period.reset();
    auto const found = findings(events, areas, settings);
    EXPECT_THAT(find(found, "cluster.moran")->text, HasSubstr("not defined"));
    EXPECT_THAT(find(found, "ellipse.inside")->text, HasSubstr("not defined"));
    EXPECT_TRUE(found.hot_spots.empty());
    for (auto const& number : found.numbers)
        EXPECT_THAT(number.text, testing::Not(HasSubstr("nan"))) << number.key;
}

TEST(FindingsSpace, SaysThatAnIslandTouchesNoOther)
{
    auto areas = test::read_areas("units.geojson", "unit");
    for (auto& corner : areas[24].shape[0][0]) corner.lon += 20;
    auto const found = findings(test::read_events(), areas, oracle_settings());
    EXPECT_THAT(find(found, "contiguity.links")->warnings,
                testing::ElementsAre("1 areas touch no other"));
}

TEST(FindingsSpace, SayThatNothingIsConcentrated)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    auto const events = test::read_events();
    std::vector<Placed> even;
    for (std::size_t unit = 0; unit < 4; ++unit)
        for (int month = 1; month <= 6; ++month) {
            even.push_back(events[0]);
            even.back().area = unit;
            even.back().incident.id = fmt::format("{}-{}", unit, month);
            Date const day = *date_from(2015, month, 5);
            even.back().incident.when = {day, day};
        }
    auto settings = oracle_settings();
    settings.period.reset();
    auto const found = findings(even, areas, settings);
    EXPECT_EQ(find(found, "cluster.scan")->text,
              "none: no areas and months hold more records than expected");
}

/// 20 x 20 units of one degree, U000 in the south-west corner.
std::vector<Area> districts()
{
    std::vector<Area> areas;
    for (int i = 0; i < 400; ++i) {
        double const west = 60 + i % 20, south = 20 + i / 20;
        Ring const ring{{west, south},
                        {west + 1, south},
                        {west + 1, south + 1},
                        {west, south + 1},
                        {west, south}};
        areas.push_back({fmt::format("U{:03}", i), "", "", {{ring}}});
    }
    return areas;
}

/// One record in each of the districts and more than half of all in one in the middle, where the
/// zones end: without it the search within its limits would take seconds.
Findings many_districts(int months)
{
    auto const areas = districts();
    std::vector<Placed> events;
    auto const add_event = [&](std::size_t unit, LonLat corner) {
        Placed placed;
        placed.incident.id = fmt::format("E{}", events.size());
        int const month = static_cast<int>(events.size()) * 7 % months;
        Date const day = *date_from(2000 + month / 12, month % 12 + 1, 5);
        placed.incident.when = {day, day};
        placed.incident.where = LonLat{corner.lon + 0.5, corner.lat + 0.5};
        placed.area = unit;
        events.push_back(placed);
    };
    for (std::size_t i = 0; i < areas.size(); ++i) add_event(i, areas[i].shape[0][0][0]);
    for (int i = 0; i < 500; ++i) add_event(210, {70, 30});
    FindingSettings settings;
    settings.draws.count = 99;
    settings.jitter_draws = 0;
    return findings(events, areas, settings);
}

TEST(FindingsSpace, ScanManyDistrictsWithinLimitsThatArePrinted)
{
    auto const full = oracle_findings();
    auto const limit_of = [](Findings const& found) {
        auto const* const scan = find(found, "cluster.scan");
        auto const zones = std::ranges::find(scan->parameters, "zones",
                                             &std::pair<std::string, std::string>::first);
        return zones == scan->parameters.end() ? "none" : zones->second;
    };
    EXPECT_EQ(limit_of(full), "237 sets of nearest areas with at most 50 % of the records");
    auto const districts = many_districts(36);
    EXPECT_TRUE(find(districts, "cluster.scan")->p);
    EXPECT_THAT(limit_of(districts), HasSubstr(" and 347 areas, for the time it takes"));
}

/// One or two records in each district, 25 in a block of four of them.
std::vector<Placed> block_among(std::vector<Area> const& areas)
{
    std::vector<Placed> events;
    for (int i = 0; i < 400; ++i) {
        bool const is_hot = i == 105 || i == 106 || i == 125 || i == 126;
        for (int k = 0; k < (is_hot ? 25 : 1 + i % 2); ++k) {
            Placed placed;
            placed.incident.id = fmt::format("{}-{}", areas[static_cast<std::size_t>(i)].id, k);
            placed.incident.when = *parse_iso_interval("2015-03");
            placed.area = static_cast<std::size_t>(i);
            events.push_back(placed);
        }
    }
    return events;
}

TEST(FindingsSpace, FindAHotSpotAmongManyAreasWhateverTheDrawsOfOtherTests)
{
    auto const areas = districts();
    auto const events = block_among(areas);
    FindingSettings settings;
    settings.draws.count = 99;
    settings.jitter_draws = 0;
    auto const found = findings(events, areas, settings);
    auto const* spots = find(found, "cluster.hot_spots");
    EXPECT_GE(*spots->value, 4);
    EXPECT_THAT(spots->text, testing::AllOf(HasSubstr("U105"), HasSubstr("U126")));
    EXPECT_THAT(spots->parameters, testing::Contains(testing::Pair("draws", "40000")));
    EXPECT_THAT(spots->parameters,
                testing::Contains(testing::Pair("smallest p of these draws", "5e-05")));
    EXPECT_THAT(spots->warnings, testing::Not(testing::Contains(HasSubstr("cannot tell"))));
}

DateInterval whole_month(Placed const& event)
{
    auto const month = month_of(event.incident.when.first);
    return {first_day(month), last_day(month)};
}

TEST(FindingsSpace, CountClosePairsOfDaysOnly)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    auto events = test::read_events();
    for (auto& event : events) event.incident.when = whole_month(event);
    auto const monthly = findings(events, areas, oracle_settings());
    EXPECT_EQ(find(monthly, "cluster.knox")->text, "not defined: fewer than 2 events");
    EXPECT_THAT(find(monthly, "cluster.knox")->warnings,
                testing::Contains("left out: 150 dated more coarsely than a day"));
    auto mixed = test::read_events();
    mixed[3].incident.when = whole_month(mixed[3]);
    mixed[4].incident.where.reset();
    auto const found = findings(mixed, areas, oracle_settings());
    EXPECT_EQ(find(found, "cluster.knox")->n, 148);
    EXPECT_THAT(
        find(found, "cluster.knox")->warnings,
        testing::Contains("left out: 1 dated more coarsely than a day, 1 without a known place"));
}

TEST(DrawsWarning, SaysThatDrawsCannotTellAPFromFivePercent)
{
    Chance chance{.p_upper = 0.04, .p_lower = 0.97, .draws = 999};
    EXPECT_THAT(draws_warning(chance, Tail::upper), HasSubstr("drawn 999 times"));
    EXPECT_EQ(draws_warning(chance, Tail::both), "") << "0.08";
    chance.draws = 99999;
    EXPECT_EQ(draws_warning(chance, Tail::upper), "");
    chance = {.p_upper = 0.04, .p_lower = 0.97, .draws = 24, .exhaustive = true};
    EXPECT_EQ(draws_warning(chance, Tail::upper), "") << "all orders";
}

TEST(FindingsSpace, WarnOfDistancesFarFromTheMiddle)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    auto events = test::read_events();
    auto const stretched = testing::Contains(HasSubstr("% too long"));
    auto const near = findings(events, areas, oracle_settings());
    EXPECT_THAT(find(near, "cluster.knox")->warnings, testing::Not(stretched));
    for (std::size_t i = 0; i < 75; ++i) events[i].incident.where->lon += 60;
    auto const far = findings(events, areas, oracle_settings());
    EXPECT_THAT(find(far, "cluster.knox")->warnings, stretched);
}

TEST(FindingsSpace, WarnOfKnoxLimitsThatNoPairExceeds)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    auto const events = test::read_events();
    auto settings = oracle_settings();
    auto const warnings = [&] {
        return find(findings(events, areas, settings), "cluster.knox")->warnings;
    };
    auto const says_nothing = testing::Contains(HasSubstr("the test says nothing"));
    EXPECT_THAT(warnings(), testing::Not(says_nothing));
    settings.near_km = 20000;
    EXPECT_THAT(warnings(), testing::Contains(HasSubstr("farther apart than 20000 km")));
    settings.near_km = 50;
    settings.near_days = 100000;
    EXPECT_THAT(warnings(), testing::Contains(HasSubstr("farther apart than 100000 days")));
}

}  // namespace
}  // namespace sitmap::analysis
