// SPDX-License-Identifier: MIT
#include "analysis/findings.hpp"

#include "tests/analysis/findings_sample.hpp"
#include "tests/support/expect_error.hpp"

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

TEST(Findings, RefuseAnOriginThatIsNoArea)
{
    auto settings = oracle_settings();
    settings.origin_area = "G99";
    test::expect_error(ErrorKind::input, "cannot start the spread from 'G99': no area has this id",
                       [&] { oracle_findings(settings); });
}

TEST(Findings, AreFoundByKeyAndByPart)
{
    auto const found = oracle_findings();
    EXPECT_EQ(find(found, "no.such.key"), nullptr);
    EXPECT_THAT(
        keys_like(found, "drift"),
        testing::ElementsAre("centre.2016.drift", "centre.2017.drift", "centre.2018.drift"));
}

TEST(Findings, OfArrivalsOnlyAreTheSameArrivals)
{
    auto const events = test::read_events();
    auto const areas = test::read_areas("units.geojson", "unit");
    auto const quick = arrival_findings(events, areas, oracle_settings());
    auto const full = oracle_findings();
    ASSERT_EQ(quick.order.size(), full.order.size());
    for (std::size_t i = 0; i < quick.order.size(); ++i)
        EXPECT_EQ(quick.order[i].record, full.order[i].record);
    EXPECT_TRUE(quick.numbers.empty());
}

}  // namespace
}  // namespace sitmap::analysis
