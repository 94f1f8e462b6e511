// SPDX-License-Identifier: MIT
#include "write/findings_tables.hpp"

#include "tests/analysis/findings_sample.hpp"
#include "write/findings_layers.hpp"
#include "write/incident_fields.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace sitmap::write {
namespace {

using testing::HasSubstr;

std::vector<Area> units()
{
    return test::read_areas("units.geojson", "unit");
}

std::string cell(Table const& table, std::size_t row, std::string const& column)
{
    auto const found = std::ranges::find(table.columns, column);
    return table.rows.at(row).at(static_cast<std::size_t>(found - table.columns.begin()));
}

std::vector<analysis::FireFinding> fires(double radius)
{
    FireEvent event;
    event.id = "F-1";
    event.origin = {"A, \"north\"", {67, 37}, radius, true};
    event.target = {"B", {67, 38}, radius, false};
    event.calibre_mm = 107;
    return analysis::fire(std::vector{event}, {}, {}, {});
}

TEST(ArrivalsTable, HasEveryAreaAndSaysWhichWereNeverReached)
{
    auto const placed = test::read_events();
    auto const table = arrivals_table(test::oracle_findings(), placed, units());
    ASSERT_EQ(table.rows.size(), 25u);
    EXPECT_EQ(cell(table, 0, "state"), "no record (censored)");
    EXPECT_EQ(cell(table, 0, "rank"), "");
    EXPECT_EQ(cell(table, 8, "rank"), "1");
    EXPECT_EQ(cell(table, 8, "deciding_record"), "1");
    EXPECT_EQ(cell(table, 8, "onset_from"), "2015-01-09");
    EXPECT_EQ(cell(table, 9, "step"), "contact");
    EXPECT_EQ(cell(table, 9, "from_area"), "G09");
}

/// G09 known to a year, its neighbour G10 to a day of it, G22 long before.
analysis::Findings overlapping(std::vector<Placed>& placed)
{
    placed = test::read_events();
    placed.resize(3);
    std::size_t const areas[] = {8, 9, 21};
    char const* when[] = {"2018", "2018-06-16", "2015"};
    for (std::size_t i = 0; i < 3; ++i) {
        placed[i].area = areas[i];
        placed[i].incident.when = *parse_iso_interval(when[i]);
    }
    return analysis::findings(placed, units(), test::oracle_settings());
}

TEST(ArrivalsTable, GivesTheRanksThatTheDatesAllowAndNoStepWhereTheyDoNotTell)
{
    std::vector<Placed> placed;
    auto const findings = overlapping(placed);
    auto const table = arrivals_table(findings, placed, units());
    EXPECT_EQ(cell(table, 9, "rank"), "2");
    EXPECT_EQ(cell(table, 9, "rank_from"), "2");
    EXPECT_EQ(cell(table, 9, "rank_to"), "3");
    EXPECT_EQ(cell(table, 9, "step"), "contact or leap");
    EXPECT_EQ(cell(table, 21, "rank_to"), "1");
    EXPECT_EQ(cell(table, 0, "rank_from"), "");
}

TEST(HotSpotsTable, NeverWritesAPOfZero)
{
    analysis::Findings findings;
    findings.hot_spots.push_back({.area = 0, .count = 9, .z = 4, .p = 2e-5, .adjusted_p = 3e-5});
    auto const table = hot_spots_table(findings, units());
    EXPECT_EQ(cell(table, 0, "p"), "0.0000200");
    EXPECT_EQ(cell(table, 0, "p_adjusted"), "0.0000300");
}

TEST(CentresTable, GivesTheIntervalOfADrift)
{
    analysis::Findings findings;
    findings.centres.resize(2);
    findings.centres[1].drift_km = 157.4;
    findings.centres[1].drift_range_km = analysis::Interval{0, 412.7};
    auto const table = centres_table(findings);
    EXPECT_EQ(cell(table, 0, "drift_low_km"), "");
    EXPECT_EQ(cell(table, 1, "drift_low_km"), "0.00");
    EXPECT_EQ(cell(table, 1, "drift_high_km"), "412.70");
    auto const layers = findings_layers(findings, {}, {});
    auto const field = std::ranges::find(layers[2].fields, "drift_high_km", &gis::Field::name);
    auto const at = static_cast<std::size_t>(field - layers[2].fields.begin());
    EXPECT_EQ(to_text(layers[2].rows[0].values[at]), "");
    EXPECT_EQ(to_text(layers[2].rows[1].values[at]), "412.7");
}

TEST(ArrivalsTable, NamesAFireThatStatesALaunchFromAnAreaWithoutARecord)
{
    auto stated = fires(5);
    stated[0].origin_area = 0;
    auto const table =
        arrivals_table(test::oracle_findings(), test::read_events(), units(), stated);
    EXPECT_EQ(cell(table, 0, "fire_from"), "F-1");
    EXPECT_EQ(cell(table, 0, "state"), "no record (censored)");
}

TEST(SharesTable, KeepsPeriodsWithoutARecord)
{
    auto const table = shares_table(test::oracle_findings());
    EXPECT_EQ(table.rows.size(), 1u + 4u + 48u);
    auto const empty =
        std::ranges::find_if(table.rows, [](auto const& row) { return row[5] == "0"; });
    ASSERT_NE(empty, table.rows.end());
    EXPECT_EQ((*empty)[6], "");
    EXPECT_EQ((*empty)[9], "not defined: no record");
}

TEST(FireTable, GivesADirectionBelowAFullTurnAndNoneWhereThereIsNone)
{
    auto north = fires(5);
    north[0].azimuth = {355, 360, 365};
    EXPECT_EQ(cell(fire_table(north), 0, "azimuth_mid"), "0.000");
    north[0].azimuth.mid = 359.9999;
    EXPECT_EQ(cell(fire_table(north), 0, "azimuth_mid"), "0.000");
    north[0].mid_azimuth_defined = false;
    EXPECT_EQ(cell(fire_table(north), 0, "azimuth_mid"), "");
}

TEST(FireTable, SaysWhoReportsAndHowThatWasRead)
{
    auto read = fires(5);
    read[0].event.source = "TOLO";
    read[0].event.note = "origin inferred";
    auto const table = fire_table(read);
    EXPECT_EQ(cell(table, 0, "source"), "TOLO");
    EXPECT_EQ(cell(table, 0, "note"), "origin inferred");
}

TEST(PublishedTable, KeepsTheActorAndTheWordsOfTheSource)
{
    analysis::Findings findings;
    analysis::PublishedCount published;
    published.id = "T-1";
    published.actor = "ISKP";
    published.words = "77 attacks";
    published.caveat = "not checked";
    findings.published.push_back({published, {}, {}});
    auto const table = published_table(findings, {});
    EXPECT_EQ(cell(table, 0, "actor"), "ISKP");
    EXPECT_EQ(cell(table, 0, "words"), "77 attacks");
    EXPECT_EQ(cell(table, 0, "caveat"), "not checked");
}

TEST(FireTable, GivesRangesAndSaysWhereAnyDirectionFits)
{
    auto const apart = fire_table(fires(5));
    EXPECT_EQ(cell(apart, 0, "distance_mid_km"), "110.987");
    EXPECT_EQ(cell(apart, 0, "distance_min_km"), "100.987");
    EXPECT_EQ(cell(apart, 0, "distance_max_km"), "120.987");
    EXPECT_EQ(cell(apart, 0, "azimuth_note"), "");
    EXPECT_EQ(cell(apart, 0, "range_check"), "cannot tell");
    EXPECT_EQ(cell(fire_table(fires(80)), 0, "azimuth_note"), "any direction fits");
}

TEST(FireTable, LeavesEmptyWhatIsNotKnown)
{
    auto unknown = fires(5);  // neither countries nor a stated range
    unknown.push_back(fires(0).at(0));
    for (std::size_t row : {0, 1})
        for (auto const* column : {"border_crossed_km", "crossing_points", "border_in_range_km"})
            EXPECT_EQ(cell(fire_table(unknown), row, column), "") << row << column;
    auto known = unknown;
    for (auto& fire : known) fire.knows_borders = fire.has_range = true;
    EXPECT_EQ(cell(fire_table(known), 0, "border_crossed_km"), "0.000");
    EXPECT_EQ(cell(fire_table(known), 0, "crossing_points"), "") << "between areas: a stretch";
    EXPECT_EQ(cell(fire_table(known), 0, "border_in_range_km"), "0.000");
    EXPECT_EQ(cell(fire_table(known), 1, "border_crossed_km"), "") << "between points: points";
    EXPECT_EQ(cell(fire_table(known), 1, "crossing_points"), "0");
    for (auto& fire : known) fire.misses_border = true;
    for (std::size_t row : {0, 1})
        for (auto const* column : {"border_crossed_km", "crossing_points", "border_in_range_km"})
            EXPECT_EQ(cell(fire_table(known), row, column), "") << row << column;
}

TEST(FindingsTables, AreNamedFilesOfValidCsv)
{
    auto const placed = test::read_events();
    auto const files = findings_tables(test::oracle_findings(), placed, units(), fires(5));
    std::vector<std::string> names;
    for (auto const& [name, text] : files) {
        names.push_back(name);
        EXPECT_THAT(text, testing::EndsWith("\n"));
        EXPECT_THAT(text, testing::Not(testing::ContainsRegex(",-?(nan|inf)")));
    }
    EXPECT_THAT(names, testing::ElementsAre("arrivals.csv", "shares.csv", "share_changes.csv",
                                            "centres.csv", "ellipse.csv", "diffusion.csv",
                                            "hot_spots.csv", "sensitivity.csv", "published.csv",
                                            "numbers.csv", "fire.csv", "fire_border.csv"));
    EXPECT_THAT(files[10].text, HasSubstr("\"A, \"\"north\"\"\""));
}

TEST(FindingsTables, LeaveFireOutWhereThereIsNone)
{
    EXPECT_EQ(findings_tables(test::oracle_findings(), test::read_events(), units(), {}).size(),
              10u);
}

}  // namespace
}  // namespace sitmap::write
