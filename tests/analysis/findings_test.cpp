// SPDX-License-Identifier: MIT
#include "analysis/findings.hpp"

#include "tests/analysis/spread_oracle.hpp"
#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace sitmap::analysis {
namespace {

using testing::HasSubstr;

FindingSettings oracle_settings()
{
    FindingSettings settings;
    settings.origin = LonLat{70.4, 34.3};
    settings.period = DateInterval{*date_from(2015, 1, 1), *date_from(2018, 12, 31)};
    settings.draws = {199, 7};
    settings.jitter_draws = 19;
    NamedRegion north{"north", "North", {}};
    for (std::size_t unit = 15; unit < 25; ++unit) north.areas.push_back(unit);
    settings.regions = {north};
    return settings;
}

Findings oracle_findings(FindingSettings const& settings = oracle_settings())
{
    return findings(test::read_events(), test::read_areas("units.geojson", "unit"), settings);
}

double value(Findings const& findings, std::string const& key)
{
    auto const* found = find(findings, key);
    if (!found || !found->value) {
        ADD_FAILURE() << key << ": " << (found ? found->text : "no such key");
        return 0;
    }
    return *found->value;
}

TEST(Findings, EqualTheReferencesWhereTheSettingsAre)
{
    auto const found = oracle_findings();
    EXPECT_EQ(value(found, "arrival.areas_reached"), 16);
    EXPECT_EQ(value(found, "arrival.G22.first"), 16);
    EXPECT_NEAR(value(found, "onset.spearman"), 0.705882352941176, 1e-9);
    EXPECT_NEAR(value(found, "onset.kendall"), 0.6, 1e-9);
    EXPECT_NEAR(value(found, "onset.slope"), 1.85771458203701, 1e-6);
    EXPECT_NEAR(value(found, "onset.theil_sen"), 1.59440311441648, 1e-6);
    EXPECT_NEAR(value(found, "onset.speed"), 0.538295823087896, 1e-6);
    EXPECT_NEAR(std::log(value(found, "onset.cox")), -0.785272, 1e-4);
    EXPECT_EQ(value(found, "reach.day_25_percent"), 288);
    EXPECT_EQ(value(found, "reach.day_50_percent"), 674);
    EXPECT_NEAR(value(found, "share.north.2016"), 10.0 / 58, 1e-12);
    EXPECT_NEAR(value(found, "share.north.trend"), 0.608008115740925, 1e-9);
    EXPECT_NEAR(value(found, "concentration.effective_areas"), 8.747602, 1e-5);
    EXPECT_NEAR(value(found, "edges.velocity"), 0.996466431095406, 1e-9);
    EXPECT_EQ(value(found, "contiguity.links"), 144);
    EXPECT_EQ(value(found, "diffusion.h1.expansion"), 26);
    EXPECT_EQ(value(found, "diffusion.h3.persistence"), 72);
    EXPECT_NEAR(value(found, "cluster.moran"), 0.265194797112273, 1e-9);
    EXPECT_NEAR(value(found, "centre.2015.mean_lon"), 69.8215128776745, 1e-6);
    EXPECT_NEAR(value(found, "centre.2016.drift"), 54.2975709615225, 1e-4);
}

TEST(Findings, HaveFiniteNumbersWithMethodAndWords)
{
    auto const found = oracle_findings();
    EXPECT_GT(found.numbers.size(), 100u);
    for (auto const& number : found.numbers) {
        SCOPED_TRACE(number.key);
        EXPECT_FALSE(number.text.empty());
        EXPECT_FALSE(number.title.empty());
        EXPECT_FALSE(number.method.empty());
        EXPECT_THAT(number.text, testing::Not(HasSubstr("nan")));
        EXPECT_THAT(number.text, testing::Not(HasSubstr("inf")));
        for (auto const& part : {number.value, number.low, number.high, number.p}) {
            if (part) {
                EXPECT_TRUE(std::isfinite(*part));
            }
        }
    }
    EXPECT_TRUE(std::ranges::is_sorted(found.numbers, {}, &Finding::key));
}

TEST(Findings, TellContactFromLeap)
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

TEST(Findings, CountWhatTheEllipseHolds)
{
    auto const found = oracle_findings();
    ASSERT_TRUE(found.ellipse.has_value());
    EXPECT_EQ(found.ellipse->n, 150u);
    EXPECT_EQ(found.ellipse->ring.front(), found.ellipse->ring.back());
    EXPECT_GT(found.ellipse->major_km, found.ellipse->minor_km);
    double const share = static_cast<double>(found.ellipse->inside) / 150;
    EXPECT_GT(share, 0.4);
    EXPECT_LT(share, 0.85);
}

TEST(Findings, DoNotDependOnTheOrderOfRecords)
{
    auto events = test::read_events();
    auto const areas = test::read_areas("units.geojson", "unit");
    auto const before = findings(events, areas, oracle_settings());
    std::ranges::reverse(events);
    auto const after = findings(events, areas, oracle_settings());
    ASSERT_EQ(before.numbers.size(), after.numbers.size());
    for (std::size_t i = 0; i < before.numbers.size(); ++i) {
        EXPECT_EQ(before.numbers[i].key, after.numbers[i].key);
        EXPECT_EQ(before.numbers[i].text, after.numbers[i].text) << before.numbers[i].key;
        EXPECT_EQ(before.numbers[i].p, after.numbers[i].p) << before.numbers[i].key;
    }
}

TEST(Findings, DoNotChangeByTurningTheWorld)
{
    auto events = test::read_events();
    auto areas = test::read_areas("units.geojson", "unit");
    auto settings = oracle_settings();
    auto const before = findings(events, areas, settings);
    auto const turn = [](LonLat& where) { where.lon += where.lon + 110 > 180 ? 110 - 360 : 110; };
    for (auto& event : events) turn(*event.incident.where);
    for (auto& area : areas)
        for (auto& corner : area.shape[0][0]) turn(corner);
    turn(*settings.origin);
    auto const after = findings(events, areas, settings);
    for (auto const* key : {"onset.spearman", "onset.slope", "diffusion.h1.expansion",
                            "centre.2016.drift", "ellipse.inside", "cluster.moran"})
        EXPECT_NEAR(value(before, key), value(after, key), 1e-6) << key;
}

TEST(Findings, SaySoWhereNothingIsDefined)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    auto const none = findings({}, areas, oracle_settings());
    EXPECT_EQ(value(none, "records.counted"), 0);
    EXPECT_THAT(none.notes, testing::ElementsAre(HasSubstr("no record counts")));
    EXPECT_TRUE(none.order.empty());

    auto events = test::read_events();
    events.resize(1);
    auto const one = findings(events, areas, oracle_settings());
    EXPECT_EQ(value(one, "arrival.areas_reached"), 1);
    EXPECT_THAT(find(one, "onset.spearman")->text, HasSubstr("not defined"));
    EXPECT_THAT(find(one, "ellipse.inside")->text, HasSubstr("not defined"));
    EXPECT_EQ(one.order[0].step, Step::origin);

    auto const no_areas = findings(test::read_events(), {}, FindingSettings{});
    EXPECT_EQ(value(no_areas, "arrival.areas_reached"), 0);
}

TEST(Findings, HoldOutOneMonthOnePlaceAndEqualCounts)
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

TEST(Findings, RefuseAnOriginThatIsNoArea)
{
    auto settings = oracle_settings();
    settings.origin_area = "G99";
    test::expect_error(ErrorKind::input, "cannot start the spread from 'G99': no area has this id",
                       [&] { oracle_findings(settings); });
}

TEST(Findings, CountScopesAndPresence)
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

TEST(Findings, SetPublishedFiguresBesideOwnCounts)
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

TEST(Findings, AreFoundByKeyAndByPart)
{
    auto const found = oracle_findings();
    EXPECT_EQ(find(found, "no.such.key"), nullptr);
    EXPECT_THAT(
        keys_like(found, "drift"),
        testing::ElementsAre("centre.2016.drift", "centre.2017.drift", "centre.2018.drift"));
}

}  // namespace
}  // namespace sitmap::analysis
