// SPDX-License-Identifier: MIT
// month_marks_test.cpp: marks of areas in maps that are compared: one place each, inside the area,
// never on a symbol or another mark.
#include "map/month_marks.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace sitmap::map {
namespace {

using namespace test;

struct MonthMarks : testing::Test {
    SmallStudy small;
    Box box{0, 0, 60, 30};
    std::vector<std::vector<std::size_t>> maps;  // records of each

    MonthMarks()
    {
        small.placed.clear();
        small.style.marker = 1.4;
    }
    void add(std::string id, LonLat where, PlacePrecision precision)
    {
        small.add(incident_at(std::move(id), where, "2021-01")).place_precision = precision;
        maps.back().push_back(small.placed.size() - 1);
    }
    void add_point(LonLat where)
    {
        add("p" + std::to_string(small.placed.size()), where, PlacePrecision::town);
    }
    void add_mark(LonLat where)
    {
        add("m" + std::to_string(small.placed.size()), where, PlacePrecision::area);
    }
    std::vector<IncidentPlan> settled()
    {
        auto material = small.material();
        auto const ground = ground_for(material, {}, box);
        std::vector<IncidentPlan> plans;
        for (auto const& records : maps) {
            material.shown = records;
            plans.push_back(plan_incidents(material, ground));
        }
        return with_settled_marks(std::move(plans), material, ground);
    }
};

Box box_of(AreaMark const& mark)
{
    return box_around(*mark.at, mark.request.width, mark.request.height);
}

AreaMark const* mark_of(IncidentPlan const& plan, std::size_t area)
{
    auto const found = std::ranges::find(plan.marks, area, &AreaMark::area);
    return found == plan.marks.end() ? nullptr : &*found;
}

TEST_F(MonthMarks, StandAtOnePlaceWhereItIsFree)
{
    for (int month = 0; month < 6; ++month) {
        maps.emplace_back();
        add_mark({60.5, 30.5});
        if (month % 2 == 0) add_mark({60.5, 30.5});
        if (month > 2) add_point({60.1, 30.1 + 0.1 * month});
    }
    auto const plans = settled();
    auto const first = plans.front().marks.front().at;
    for (auto const& plan : plans) {
        EXPECT_EQ(plan.marks.front().at, first);
        EXPECT_FALSE(plan.marks.front().leader);
    }
}

TEST_F(MonthMarks, StayInsideTheirAreaWhereEachMapHasRoom)
{
    // Together the symbols of all maps leave no room in the area.
    for (double lat = 30.1; lat < 31; lat += 0.2)
        for (double lon = 60.1; lon < 61; lon += 0.2) {
            maps.emplace_back();
            add_point({lon, lat});
            add_mark({60.5, 30.5});
            add_mark({61.5, 30.5});
        }
    for (auto const& plan : settled()) {
        auto const* const mark = mark_of(plan, 0);
        ASSERT_TRUE(mark != nullptr && mark->at);
        EXPECT_TRUE(contains(mark->request.shape, *mark->at));
        EXPECT_FALSE(mark->leader);
        EXPECT_GE(distance(plan.clusters.front().at, box_of(*mark)), plan.clusters.front().radius);
        EXPECT_FALSE(box_of(*mark).meets(box_of(*mark_of(plan, 1))));
    }
}

TEST_F(MonthMarks, NeverStandOnOneAnother)
{
    box = {0, 0, 24, 16};
    for (int month = 0; month < 6; ++month) {
        maps.emplace_back();
        for (int i = 0; i < 4; ++i)
            for (double lon = 60.5; lon < 63; lon += 1)
                if (month % 3 != 1 || lon > 61) add_mark({lon, 30.5});
        for (double lon = 60.2; lon < 63; lon += 0.3) add_point({lon, 30.3 + 0.1 * month});
    }
    for (auto const& plan : settled())
        for (auto const& mark : plan.marks)
            for (auto const& other : plan.marks) {
                ASSERT_TRUE(mark.at && other.at);
                if (mark.area == other.area) continue;
                EXPECT_FALSE(box_of(mark).meets(box_of(other))) << mark.area << " " << other.area;
            }
}

TEST_F(MonthMarks, AreJoinedToASpotThatNoSymbolCovers)
{
    box = {0, 0, 30, 16};
    small.areas.push_back(rectangle_area("A4", "XA", {61.15, 30.35}, {61.45, 30.65}));
    maps.emplace_back();
    for (double lon : {61.0, 61.02, 61.04}) add_point({lon, 30.5});
    auto& tiny = small.add(incident_at("tiny", {61.3, 30.5}, "2021-01"));
    tiny.place_precision = PlacePrecision::area;
    small.placed.back().area = 4;
    maps.back().push_back(small.placed.size() - 1);
    auto const plan = settled().front();
    ASSERT_EQ(plan.clusters.size(), 1u);
    auto const& row = plan.clusters.front();
    ASSERT_EQ(row.spread, Spread::displaced);
    auto const* const mark = mark_of(plan, 4);
    ASSERT_TRUE(mark != nullptr && mark->leader);
    auto const from = mark->leader->from;
    EXPECT_TRUE(contains(mark->request.shape, from)) << "its dot is in the area";
    for (auto const& at : row.positions) EXPECT_GT(distance(at, from), small.style.marker / 2);
}

}  // namespace
}  // namespace sitmap::map
