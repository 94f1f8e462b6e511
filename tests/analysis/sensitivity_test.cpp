// SPDX-License-Identifier: MIT
#include "analysis/sensitivity.hpp"

#include "tests/analysis/findings_sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sitmap::analysis {
namespace {

std::vector<Placed> sourced_events()
{
    auto events = test::read_events();
    for (std::size_t i = 0; i < events.size(); ++i) {
        auto& incident = events[i].incident;
        incident.source = i % 3 == 0 ? "A; B" : i % 3 == 1 ? "A" : "C";
        incident.claim = i % 2 == 0 ? ClaimState::claimed : ClaimState::assessed;
        incident.place_precision = i < 30 ? PlacePrecision::area : PlacePrecision::town;
        incident.radius_km = 20;
    }
    return events;
}

std::vector<SensitivityRow> rows_of(std::vector<Placed> const& events)
{
    auto const areas = test::read_areas("units.geojson", "unit");
    FindingSettings settings;
    settings.origin = LonLat{70.4, 34.3};
    settings.draws = {99, 3};
    settings.jitter_draws = 19;
    return sensitivity(context_of(events, areas, settings));
}

TEST(Sensitivity, HasARowForEachDoubt)
{
    auto const rows = rows_of(sourced_events());
    std::vector<std::pair<std::string, std::size_t>> seen;
    for (auto const& row : rows) seen.emplace_back(row.variant, row.records);
    using Row = std::pair<std::string, std::size_t>;
    EXPECT_THAT(
        seen, testing::ElementsAre(
                  Row{"all records", 150}, Row{"claimed only (by the actor, or confirmed)", 75},
                  Row{"without unclaimed (assessed, reported, denied, not stated)", 75},
                  Row{"without source A", 100}, Row{"without source B", 150},
                  Row{"without source C", 100}, Row{"without coarse places (area and wider)", 120},
                  Row{"jittered places, 19 draws of 150 of 150 records", 150}));
    for (auto const& row : rows)
        for (auto const& cell : row.cells)
            if (cell.low) {
                EXPECT_LE(*cell.low, *cell.value);
                EXPECT_GE(*cell.high, *cell.value);
            }
}

TEST(Sensitivity, HasNoIntervalWhereNoRecordStatesARadius)
{
    auto events = sourced_events();
    for (auto& event : events) event.incident.radius_km = 0;
    auto const last = rows_of(events).back();
    EXPECT_EQ(last.variant, "jittered places: no record states a radius");
    EXPECT_FALSE(last.cells.empty());
    for (auto const& cell : last.cells) EXPECT_FALSE(cell.low || cell.high);
    events[3].incident.radius_km = 20;
    auto const one = rows_of(events).back();
    EXPECT_EQ(one.variant, "jittered places, 19 draws of 1 of 150 records");
    EXPECT_TRUE(one.cells.at(0).low);
}

TEST(Sensitivity, GivesNoNumbersWhereNoRecordStatesItsClaim)
{
    auto events = sourced_events();
    for (auto& event : events) {
        event.incident.claim = ClaimState::reported;
        event.incident.states_claim = false;
        event.incident.source = "A";
    }
    auto const rows = rows_of(events);
    EXPECT_EQ(rows[1].variant,
              "claimed only (by the actor, or confirmed): not stated by any record");
    EXPECT_EQ(rows[3].variant, "without source A");
    for (std::size_t const row : {1U, 2U, 3U}) {
        EXPECT_EQ(rows[row].records, 0U);
        for (auto const& cell : rows[row].cells) EXPECT_FALSE(cell.value) << cell.headline;
    }
}

TEST(Sensitivity, ShowsWhatRecordsOfPresenceChange)
{
    auto events = sourced_events();
    for (std::size_t i = 0; i < events.size(); ++i) {
        events[i].incident.scope = i < 100 ? "iskp" : "context";
        if (i >= 120) events[i].incident.category = "presence";
    }
    events[149].area.reset();
    FindingSettings settings;
    settings.scopes = {"iskp"};
    settings.presence = {"presence"};
    settings.jitter_draws = 9;
    auto const areas = test::read_areas("units.geojson", "unit");
    auto const context = context_of(events, areas, settings);
    auto const rows = sensitivity(context);
    EXPECT_EQ(rows.front().records, 100u);
    EXPECT_EQ(rows.back().variant, "with records of presence");
    EXPECT_EQ(rows.back().records, 129u);
    EXPECT_EQ(rows.back().cells.front().value, reached(context, context.presence).size());
    EXPECT_EQ(rows.back().cells.size(), rows.front().cells.size());
}

/// The same over 40 degrees, three times as far in the east as in the north.
std::vector<Placed> spread_wide(std::vector<Placed> events)
{
    for (std::size_t i = 0; i < events.size(); ++i) {
        auto& where = *events[i].incident.where;
        where = {where.lon + 20.0 * static_cast<double>(i % 3),
                 where.lat + 13.0 * static_cast<double>(i % 2)};
    }
    return events;
}

class SensitivityBase : public testing::TestWithParam<bool> {};

TEST_P(SensitivityBase, IsReproducedByRadiusZero)
{
    auto events = GetParam() ? spread_wide(sourced_events()) : sourced_events();
    for (auto& event : events) event.incident.radius_km = 0;
    // A geodesic mean is settled to 1e-5 m; over a few degrees the last step goes beyond that.
    double const tolerance = GetParam() ? 1e-8 : 1e-9;
    auto const rows = rows_of(events);
    auto const& base = rows.front().cells;
    ASSERT_EQ(rows.back().cells.size(), 4u) << "of the mean centre and its scatter";
    for (auto const& cell : rows.back().cells) {
        auto const same = std::ranges::find(base, cell.headline, &SensitivityCell::headline);
        ASSERT_NE(same, base.end());
        EXPECT_NEAR(*cell.value, *same->value, tolerance) << cell.headline;
        EXPECT_EQ(cell.low, cell.high);
    }
}

TEST_P(SensitivityBase, IsWhatTheFindingsSay)
{
    auto events = GetParam() ? spread_wide(sourced_events()) : sourced_events();
    for (std::size_t i = 0; i < events.size(); i += 5) {
        events[i].incident.when.last.days += 400;
        if (GetParam()) events[i].incident.where->lon += 30;  // left out, on one side
    }
    events[1].incident.place_precision = PlacePrecision::country;
    auto settings = test::oracle_settings();
    settings.period = DateInterval{*date_from(2015, 6, 10), *date_from(2017, 6, 20)};
    auto const areas = test::read_areas("units.geojson", "unit");
    auto const found = findings(events, areas, settings);
    auto const& base = found.sensitivity.front();
    auto const same = [&](std::string const& headline, std::string const& key, double tolerance) {
        auto const cell = std::ranges::find(base.cells, headline, &SensitivityCell::headline);
        ASSERT_NE(cell, base.cells.end()) << headline;
        EXPECT_NEAR(*cell->value, test::value(found, key), tolerance) << headline;
        EXPECT_EQ(cell->n, static_cast<std::size_t>(find(found, key)->n)) << headline;
        EXPECT_LT(cell->n, base.records) << headline;
    };
    same("share of north", "share.north.all", 1e-12);
    same("mean centre, longitude", "centre.all.mean_lon", 1e-9);
    same("mean centre, latitude", "centre.all.mean_lat", 1e-9);
    same("standard distance, km", "centre.all.standard_distance", 1e-9);
    same("expansions, memory 3 months", "diffusion.h3.expansion", 1e-12);
}

INSTANTIATE_TEST_SUITE_P(NearAndWide, SensitivityBase, testing::Bool());

TEST(SourcesOf, SplitsAtSemicolons)
{
    Incident incident;
    EXPECT_THAT(sources_of(incident), testing::ElementsAre("not stated"));
    incident.source = " ISW (2021); USIP ;";
    EXPECT_THAT(sources_of(incident), testing::ElementsAre("ISW (2021)", "USIP"));
}

TEST(Sensitivity, KeepsTheRecordsOfEachRow)
{
    auto const found = test::oracle_findings();
    for (auto const& row : found.sensitivity)
        EXPECT_EQ(row.kept.size(), row.records) << row.variant;
    EXPECT_EQ(find(found, "sensitivity.01")->records.size(),
              static_cast<std::size_t>(find(found, "sensitivity.01")->n));
}

}  // namespace
}  // namespace sitmap::analysis
