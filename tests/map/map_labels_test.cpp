// SPDX-License-Identifier: MIT
// map_labels_test.cpp: which names stand on a map, and those that somebody has put in place.
#include "map/map_labels.hpp"

#include "map/marks.hpp"

#include "tests/support/drawn_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::Contains;
using testing::IsSupersetOf;
using testing::Not;

struct MapLabels : DrawnStudy {
    std::vector<std::string> ids()
    {
        std::vector<std::string> all;
        for (auto const& request : plan().requests) all.push_back(request.id);
        return all;
    }
};

TEST_F(MapLabels, NamesHomeAreasAndNeighbouringCountries)
{
    EXPECT_THAT(ids(), IsSupersetOf({"area:A1", "area:A2", "area:A3", "country:XB"}));
    EXPECT_THAT(ids(), Not(Contains("area:B1")));
    EXPECT_THAT(ids(), Not(Contains("country:XA"))) << "the map is about it";
}

TEST_F(MapLabels, NamesASmallTownOnlyNearARecord)
{
    small.places = {{"Near", {}, "XA", "A1", {60.31, 30.51}, 4},
                    {"Far", {}, "XA", "A1", {60.9, 30.9}, 4},
                    {"Great", {}, "XA", "A1", {60.8, 30.1}, 1}};
    EXPECT_THAT(ids(), IsSupersetOf({"place:Near", "place:Great"}));
    EXPECT_THAT(ids(), Not(Contains("place:Far")));
}

TEST_F(MapLabels, NamesOfTwoTownsBelowOneSymbolTheOneAtItsMiddle)
{
    small.count_nine_and_two();
    small.places = {{"Suburb", {}, "XA", "A1", {60.503, 30.5}, 1},
                    {"City", {}, "XA", "A1", {60.501, 30.5}, 3}};
    EXPECT_THAT(ids(), Contains("place:City"));
    EXPECT_THAT(ids(), Not(Contains("place:Suburb")));
}

TEST_F(MapLabels, NamesThePlaceThatThePanelOfTheFireSheetSpeaksOf)
{
    small.add_fire("r2");
    small.places = {{"Panj", {}, "XB", "", {61.9, 31.2}, 4}};
    small.fires[0].nearest_place = "Panj";
    EXPECT_THAT(ids(), Not(Contains("place:Panj")));
    MapSheetRules rules;
    rules.fire = true;
    auto const made = plan_map_sheet(small.material(), sheet, page_from("a4"), rules);
    EXPECT_THAT(made.labels.placed,
                Contains(testing::Field(&PlacedLabel::id, testing::StrEq("place:Panj"))));
}

TEST_F(MapLabels, NamesANarrowAreaInOneLanguageWhereTwoFindNoPlace)
{
    small.study.language = "en+fa";
    small.names = {{"A1", "One", {{"fa", "\xDB\x8C\xDA\xA9"}}, "", {}},
                   {"A2", "Two", {{"fa", "\xD8\xAF\xD9\x88"}}, "", {}}};
    small.areas[1] = rectangle_area("A2", "XA", {61, 30}, {62, 30.04});
    auto const made = plan();
    auto const lines_of = [&](std::string const& id) {
        auto const at = std::ranges::find(made.labels.placed, id, &PlacedLabel::id);
        return at == made.labels.placed.end() ? 0 : at->lines.size();
    };
    EXPECT_EQ(lines_of("area:A1"), 2u);
    EXPECT_EQ(lines_of("area:A2"), 1u);
}

TEST_F(MapLabels, NamesTownsInBothLanguagesWhereThereIsRoom)
{
    small.study.language = "en+fa";
    small.places = {{"Free", {{"fa", "\xD8\xB4\xD9\x87\xD8\xB1"}}, "XA", "A1", {60.8, 30.2}, 1}};
    auto const made = plan();
    auto const at = std::ranges::find(made.labels.placed, "place:Free", &PlacedLabel::id);
    ASSERT_NE(at, made.labels.placed.end());
    EXPECT_EQ(at->lines.size(), 2u);
    EXPECT_TRUE(made.requests[at->request].narrow.has_value()) << "one line is better than none";
}

/// Two states of specks far apart: no name has room in them.
TEST_F(MapLabels, NamesBothEndsOfFireOnTheFireSheetAlsoFromOutside)
{
    small.add_fire("r2");
    auto& fire = small.fires[0];
    fire.event.origin.where = {60.01, 30.01};
    fire.event.target.where = {63.01, 30.01};
    fire.origin = fire.target = fire.corridor = {};
    auto const speck = [](std::string const& id, std::string const& country, double lon) {
        return rectangle_area(id, country, {lon, 30}, {lon + 0.02, 30.02});
    };
    small.countries = {speck("XA", "XA", 60), speck("XB", "XB", 63), speck("XC", "XC", 61.5)};
    small.areas = {speck("A1", "XA", 60)};
    for (auto* named : {&small.areas[0], &small.countries[0]}) named->name = "Home";
    for (auto& placed : small.placed) placed.area.reset();
    sheet.frame = {59, 29, 64, 31};
    MapSheetRules rules;
    rules.fire = true;
    auto const made = plan_map_sheet(small.material(), sheet, page_from("a4"), rules);
    std::vector<std::string> names;
    for (auto const& placed : made.labels.placed) names.push_back(placed.id);
    EXPECT_THAT(names, IsSupersetOf({"country:XA", "country:XB"}));
    EXPECT_THAT(names, Not(Contains("country:XC"))) << "the sheet is not about it";
    EXPECT_THAT(names, Not(Contains("area:A1"))) << "its country bears the name already";
}

TEST_F(MapLabels, NamesALongRiver)
{
    small.rivers = {{"Long", {{60, 30.5}, {63, 30.5}}}, {"Short", {{61, 30.2}, {61.05, 30.2}}}};
    EXPECT_THAT(ids(), Contains("river:Long"));
    EXPECT_THAT(ids(), Not(Contains("river:Short")));
}

TEST_F(MapLabels, PlacesTheMarkOfAnAreaInside)
{
    auto const made = plan();
    ASSERT_TRUE(made.plan.marks.at(0).at);
    EXPECT_TRUE(contains(made.ground.areas[2], *made.plan.marks[0].at));
}

TEST_F(MapLabels, LeavesTheTipsOfArrowsToBeSeen)
{
    small.reach(analysis::Step::leap);
    small.study.shade = study::Shade::arrival;
    auto const made = plan();
    ASSERT_FALSE(made.arrows.empty());
    for (auto const& [area, arrow] : made.arrows)
        for (auto const& label : made.labels.placed)
            EXPECT_FALSE(contains(label.box, head_of_arrow(arrow).to)) << label.id;
}

TEST_F(MapLabels, DotsATownAtItsPlaceAlsoWhereItsNameKeepsOffFire)
{
    small.add_fire("r2");
    LonLat const where = small.fires[0].event.origin.where;
    small.places = {{"Launch", {}, "XA", "A2", where, 1}};
    sheet.frame = {{40, 20, 90, 50}};
    auto const made = plan();
    auto const at = std::ranges::find(made.requests, "place:Launch", &LabelRequest::id);
    ASSERT_NE(at, made.requests.end());
    auto const& look = made.name_looks[static_cast<std::size_t>(at - made.requests.begin())];
    EXPECT_EQ(look.dot, made.ground.geo.to_page(where));
    EXPECT_NE(at->at, look.dot) << "its name stands beside the whole fan";
}

TEST_F(MapLabels, NamesAFewReachedAreasInAnyCaseButNotATownTwice)
{
    auto const may_leave = [&](std::string const& id) {
        auto const made = plan();
        auto const at = std::ranges::find(made.requests, id, &LabelRequest::id);
        return at != made.requests.end() && at->allow_leader;
    };
    small.areas[0].name = "Old Town";
    EXPECT_TRUE(may_leave("area:A1"));
    small.places = {{"Old Town", {}, "XA", "A1", {60.5, 30.5}, 1}};
    EXPECT_FALSE(may_leave("area:A1"));
}

TEST_F(MapLabels, ShortensNamesWithoutEnd)
{
    small.areas[0].name = std::string(5000, 'x');
    for (auto const& request : plan().requests)
        for (auto const& line : request.lines) EXPECT_LE(line.size(), 130u);
}

TEST_F(MapLabels, KeepsDegreesOffFurnitureAndEachOther)
{
    sheet.frame = {{-20, 60, 40, 84}};  // where meridians run together
    auto const made = plan();
    ASSERT_GT(made.degrees.size(), 6u);
    for (std::size_t i = 0; i < made.degrees.size(); ++i) {
        auto const& box = made.degrees[i].box;
        if (made.inset) {
            EXPECT_FALSE(box.meets(*made.inset)) << made.degrees[i].run.text;
        }
        for (std::size_t k = i + 1; k < made.degrees.size(); ++k)
            EXPECT_FALSE(box.meets(made.degrees[k].box))
                << made.degrees[i].run.text << " " << made.degrees[k].run.text;
    }
}

TEST_F(MapLabels, LeavesAMarkWithoutRoomOutAndSaysSo)
{
    for (int i = 0; i < 3; ++i) {
        small.areas[static_cast<std::size_t>(i)] = rectangle_area(
            "A" + std::to_string(i + 1), "XA", {60, 30 + 0.001 * i}, {60.01, 30.001 + 0.001 * i});
        for (int k = 0; k < 5; ++k) {
            auto incident =
                incident_at("m" + std::to_string(i) + std::to_string(k), {60, 30}, "2021");
            incident.place_precision = PlacePrecision::area;
            small.add(incident);
            small.placed.back().area = static_cast<std::size_t>(i);
        }
    }
    sheet.frame = {58, 29, 62, 31};
    auto const made = plan();
    std::vector<std::size_t> times(small.placed.size());
    for (auto const& mark : made.plan.marks) {
        EXPECT_TRUE(mark.at);
        for (auto const record : mark.records) ++times[record];
        for (auto const& other : made.plan.marks)
            EXPECT_TRUE(&other == &mark ||
                        !box_around(*mark.at, mark.request.width, 1)
                             .meets(box_around(*other.at, other.request.width, 1)));
    }
    for (auto const& omitted : made.plan.omitted) ++times[omitted.record];
    for (std::size_t i = 4; i < times.size(); ++i) EXPECT_EQ(times[i], 1u) << i;
}

TEST_F(MapLabels, NamesNoTownAtTheDotOfAnother)
{
    small.places = {{"A long name of a town", {}, "XA", "A1", {60.50, 30.5}, 1},
                    {"Other", {}, "XA", "A1", {60.56, 30.5}, 1},
                    {"Third", {}, "XA", "A1", {60.44, 30.5}, 1},
                    {"Fourth", {}, "XA", "A1", {60.5, 30.53}, 1},
                    {"Fifth", {}, "XA", "A1", {60.5, 30.47}, 1}};
    auto const made = plan();
    ASSERT_FALSE(made.labels.placed.empty());
    for (auto const& placed : made.labels.placed) {
        auto const& own = made.requests[placed.request];
        if (own.kind != LabelKind::point || placed.leader) continue;
        for (auto const& other : made.requests) {
            if (other.kind != LabelKind::point || other.id == own.id) continue;
            EXPECT_GE(distance(other.at, placed.box), distance(own.at, placed.box) - own.clearance)
                << own.id << " at " << other.id;
        }
    }
}

TEST_F(MapLabels, NamesNoTownAtTheEndOfAMarksLeader)
{
    small.areas[0] = rectangle_area("A1", "XA", {60, 30}, {60.05, 30.05});
    for (int i = 0; i < 4; ++i) {
        auto incident = incident_at("m" + std::to_string(i), {60, 30}, "2021");
        incident.place_precision = PlacePrecision::area;
        small.add(incident);
        small.placed.back().area = 0;
    }
    sheet.frame = {58, 29, 62, 31};
    std::size_t near = 0;
    for (double const lon : {60.0, 60.04, 60.08, 60.12, 60.16})
        for (double const lat : {29.94, 29.98, 30.02, 30.06, 30.1}) {
            small.places.clear();
            for (int i = 0; i < 6; ++i)  // names crowd each other away from their own dots
                small.places.push_back({"Town " + std::to_string(i),
                                        {},
                                        "XA",
                                        "A1",
                                        {lon + 0.035 * (i % 3), lat - 0.02 * (i / 3)},
                                        1});
            auto const made = plan();
            ASSERT_FALSE(made.plan.marks.empty());
            auto const& leader = made.plan.marks.front().leader;
            ASSERT_TRUE(leader);
            for (auto const& placed : made.labels.placed) {
                auto const& own = made.requests[placed.request];
                if (own.kind != LabelKind::point || placed.leader) continue;
                double const away = distance(leader->from, placed.box);
                near += away < 6 ? 1 : 0;
                EXPECT_GE(away, distance(own.at, placed.box) - own.clearance) << lon << " " << lat;
            }
        }
    EXPECT_GT(near, 0u);
}

}  // namespace
}  // namespace sitmap::map
