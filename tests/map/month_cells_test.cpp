// SPDX-License-Identifier: MIT
// month_cells_test.cpp: what each cell of the sheet of months counts, and where its marks stand.
#include "map/month_cells.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

#include <set>

namespace sitmap::map {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::Not;

struct MonthCells : testing::Test {
    SmallStudy small;
    style::Style close;

    MonthCells() { small.placed.clear(); }
    Incident& add_vague(std::string id, std::string const& date)
    {
        auto& vague = small.add(incident_at(std::move(id), {60.5, 30.5}, date));
        vague.place_precision = PlacePrecision::country;
        return vague;
    }
    Incident& add_in_area(std::string id, LonLat where, std::string const& date)
    {
        auto& incident = small.add(incident_at(std::move(id), where, date));
        incident.place_precision = PlacePrecision::area;
        return incident;
    }
    std::vector<MonthCell> cells(Box const& box = {10, 10, 40, 30})
    {
        auto const material = small.material();
        study::Sheet const sheet;
        MapSheetRules rules;
        rules.arrows = rules.cards = rules.inset = rules.places = rules.panel = rules.labels =
            rules.furniture = rules.month_strip = false;
        auto plan = plan_map(material, sheet, frame_for(material, sheet, page_from("a4"), "", 0.2),
                             box, rules);
        return month_cells(material, plan, close);
    }
};

TEST_F(MonthCells, CountRecordsWithoutAPlaceAndSaySo)
{
    small.add(incident_at("here", {60.5, 30.5}, "2021-01"));
    add_vague("somewhere", "2021-01");
    add_vague("sometime", "2021-01/2021-02");
    auto const made = cells();
    ASSERT_EQ(made.size(), 2u);
    EXPECT_EQ(count_words(made[0], CountWords::full), "2 + 1 possible, 2 of them not drawn");
    EXPECT_EQ(count_words(made[0], CountWords::plain), "2 + 1 possible*");
    EXPECT_EQ(count_words(made[1], CountWords::brief), "(1)*");
    EXPECT_EQ(count_words(made[1], CountWords::bare), "(1)");
    EXPECT_THAT(cell_note(small.material(), made, false, CountWords::plain),
                HasSubstr("also those without a place on the map (*)."));
}

TEST_F(MonthCells, SayWhichRecordsTheyDoNotCount)
{
    auto const note = [&] {
        return cell_note(small.material(), cells(), false, CountWords::plain);
    };
    small.add(incident_at("here", {60.5, 30.5}, "2021-01"));
    small.add(incident_at("far", {-100, -40}, "2021-01/2021-02"));
    EXPECT_THAT(note(), HasSubstr("Cells count what they draw."));
    add_vague("somewhere", "2021-01");
    EXPECT_EQ(count_words(cells().front(), CountWords::full), "2, 1 of them not drawn");
    EXPECT_THAT(note(), HasSubstr("all their records but the 1 outside the map, also those without "
                                  "a place on it (*)."));
}

TEST_F(MonthCells, StandMarksOfAnAreaAtOnePlaceInAllCells)
{
    // Symbols that crowd another part of the area each month push a mark about.
    small.style.marker = 1.4;
    for (int month = 1; month <= 9; ++month) {
        auto const date = "2021-0" + std::to_string(month);
        for (int i = 0; i < 3; ++i)
            small.add(incident_at("p" + date + std::to_string(i),
                                  {60.1 + 0.09 * month, 30.2 + 0.07 * month}, date));
        for (int i = 0; i <= month % 3; ++i)
            add_in_area("a" + date + std::to_string(i), {60.5, 30.5}, date);
        add_in_area("b" + date, {61.5, 30.5}, date);
    }
    std::map<std::size_t, std::set<std::pair<double, double>>> places;
    for (auto const& cell : cells())
        for (auto const& mark : cell.plan.marks) {
            ASSERT_TRUE(mark.at) << cell.bin.label;
            places[mark.area].insert({mark.at->x, mark.at->y});
        }
    ASSERT_EQ(places.size(), 2u);
    for (auto const& [area, of] : places) EXPECT_EQ(of.size(), 1u) << "area " << area;
}

TEST_F(MonthCells, KeepLargeSymbolsAtTheirPlaces)
{
    small.style.marker = 1.8;
    close.marker = 1.3;
    for (double lon : {60.2, 60.3, 60.4, 60.5, 60.6})  // that would be one heap
        small.add(incident_at("p" + std::to_string(small.placed.size()), {lon, 30.5}, "2021-01"));
    auto const made = cells();
    auto const& plan = made.front().plan;
    std::vector<Point> drawn;
    for (auto const& cluster : plan.clusters)
        for (std::size_t m = 0; m < cluster.members.size(); ++m) {
            auto const at = cluster.positions[m];
            EXPECT_LT(distance(at, plan.true_place[cluster.members[m]]), 0.26);
            for (auto const& other : drawn) EXPECT_GT(distance(at, other), 0.63 * 1.8);
            drawn.push_back(at);
        }
    EXPECT_EQ(drawn.size(), 5u);
}

TEST_F(MonthCells, ShowSymbolsBesideMarksOfFire)
{
    small.style.marker = close.marker = 1.8;
    small.add(incident_at("rockets", {61.5, 30.5}, "2021-01"));
    small.add_fire("rockets");
    small.fires.front().event.target.where = {61.5, 30.9};
    small.add(incident_at("near", {61.5, 30.85}, "2021-01"));
    auto const made = cells();
    auto const& plan = made.front().plan;
    ASSERT_EQ(plan.fires.size(), 1u);
    ASSERT_EQ(plan.clusters.size(), 1u);
    EXPECT_NEAR(distance(plan.clusters.front().positions.front(), plan.true_place.front()), 0.9,
                1e-6);
    EXPECT_GT(plan.clusters.front().at.y, plan.true_place.front().y) << "away from the star";
}

TEST_F(MonthCells, ShowTheNumberOfAGroupBesideMarksOfFire)
{
    small.style.marker = close.marker = 1.8;
    small.add(incident_at("rockets", {61.5, 30.5}, "2021-01"));
    small.add_fire("rockets");
    for (int i = 0; i < 6; ++i)
        small.add(incident_at("p" + std::to_string(i), {61.6, 31.4}, "2021-01"));
    auto const made = cells();
    auto const& group = made.front().plan.clusters.at(0);
    ASSERT_EQ(group.spread, Spread::gathered);
    EXPECT_GT(distance(group.place, group.at), group.radius) << "the place is that of the star";
}

TEST_F(MonthCells, SayThatNoRecordIsNotNothingAndNamePublishedTotals)
{
    small.add(incident_at("first", {60.5, 30.5}, "2021-01"));
    small.add(incident_at("last", {60.5, 30.5}, "2021-07"));
    small.totals = {published(77, "2021-02-01/2021-05-31"), published(9, "2021-06-01/2021-07-31")};
    auto const note = cell_note(small.material(), cells(), false, CountWords::plain);
    EXPECT_THAT(note, HasSubstr("does not say that nothing happened"));
    EXPECT_THAT(note, HasSubstr("77 attacks (somebody) for February \xE2\x80\x93 May 2021"));
    EXPECT_THAT(note, Not(HasSubstr("9 attacks"))) << "July has a record";
    small.totals[0].low.reset();
    small.totals[0].high = 80;
    EXPECT_THAT(cell_note(small.material(), cells(), false, CountWords::plain),
                HasSubstr("at most 80 attacks"));
    small.placed[1].incident.when = when("2021-02");
    EXPECT_THAT(cell_note(small.material(), cells(), false, CountWords::plain),
                Not(HasSubstr("nothing happened")));
}

TEST_F(MonthCells, NameWhatIsPaleByTheLengthOfACell)
{
    small.add(incident_at("a", {60.5, 30.5}, "2021-01"));
    EXPECT_EQ(pale_words(cells()), "");
    small.add(incident_at("b", {60.5, 30.5}, "2021-01/2021-02"));
    EXPECT_EQ(pale_words(cells()), "may be of this month");
    small.add(incident_at("c", {60.5, 30.5}, "2010"));
    EXPECT_EQ(pale_words(cells()), "may be of this time");
}

TEST_F(MonthCells, SpeakOfAPaleSymbolOnlyWhereOneIsDrawn)
{
    small.add(incident_at("a", {60.5, 30.5}, "2021-01"));
    add_vague("sometime", "2021-01/2021-02");
    auto const note = [&] {
        return cell_note(small.material(), cells(), false, CountWords::brief);
    };
    EXPECT_EQ(pale_words(cells()), "");
    EXPECT_THAT(note(), Not(HasSubstr("ale ")));
    EXPECT_THAT(note(), HasSubstr("longer interval"));
    EXPECT_THAT(note(), HasSubstr("in brackets"));
    add_in_area("b", {60.5, 30.5}, "2021-01/2021-02");
    EXPECT_EQ(pale_words(cells()), "may be of this month");
    EXPECT_THAT(note(), HasSubstr("A pale symbol"));
}

TEST_F(MonthCells, KeepQuartersOfTheCalendar)
{
    auto const bins = bins_of(when("2015-02/2022-11"));
    ASSERT_EQ(bins.size(), 32u);
    EXPECT_EQ(bins.front().brief, "Q1 2015");
    EXPECT_EQ(bins.back().brief, "Q4 2022");
}

}  // namespace
}  // namespace sitmap::map
