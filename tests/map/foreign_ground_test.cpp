// SPDX-License-Identifier: MIT
// foreign_ground_test.cpp: names cost more across a border than across a shade.
#include "map/foreign_ground.hpp"

#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>

namespace sitmap::map {
namespace {

using namespace test;

struct Foreign : testing::Test {
    SmallStudy small;
    study::Sheet sheet;
    MapSheet made;
    GroundRaster land;

    Foreign() : made(prepared()), land(small.material(), made.ground) {}

    MapSheet prepared()
    {
        small.places = {{"Town", {}, "XA", "A1", {60.5, 30.5}, 1}};
        auto plan = plan_map_sheet(small.material(), sheet, page_from("a4"));
        plan.shading.class_of.assign(small.areas.size(), std::nullopt);
        plan.shading.class_of[1] = 0;
        return plan;
    }
    double cost_at(LonLat where, std::string const& id = "place:Town", bool may_leave = false)
    {
        LabelRequest request;
        request.id = id;
        request.kind = id.starts_with("area:")   ? LabelKind::area
                       : id.starts_with("mark:") ? LabelKind::callout
                                                 : LabelKind::point;
        request.allow_leader = may_leave;
        auto const at = *made.ground.geo.to_page(where);
        return ForeignGround(made, small.material(), land)
            .cost(request, {at.x - 2, at.y - 1, 4, 2});
    }
};

TEST_F(Foreign, IsFreeOnTheTownsOwnGround)
{
    EXPECT_EQ(cost_at({60.5, 30.5}), 0);
    EXPECT_EQ(cost_at({62.5, 30.5}), 0) << "another area of the same shade";
}

TEST_F(Foreign, CostsMoreAcrossABorderThanAcrossAShade)
{
    double const shade = cost_at({61.5, 30.5});
    double const border = cost_at({61.5, 31.5});
    EXPECT_GT(shade, 0);
    EXPECT_GT(border, shade);
    EXPECT_LE(border, 1);
}

TEST_F(Foreign, CountsTheShareOfTheBlock)
{
    double const half = cost_at({61.0, 30.5});
    EXPECT_NEAR(half, cost_at({61.5, 30.5}) / 2, 0.06) << "half of it lies over the border of A2";
}

TEST_F(Foreign, KeepsAnAreasNameOffOtherHomeAreasWhereItMayLeave)
{
    EXPECT_EQ(cost_at({60.9, 30.5}, "area:A1"), 0) << "it stays in its area";
    EXPECT_GT(cost_at({60.99, 30.5}, "area:A1", true), 0.9);
    EXPECT_EQ(cost_at({60.5, 30.5}, "area:A1", true), 0);
    EXPECT_LT(cost_at({61.5, 31.5}, "area:A1", true), 0.9) << "abroad it names no other area";
    EXPECT_GT(cost_at({61.5, 31.5}, "area:A1", true), 0) << "but does not stand in its own";
}

TEST_F(Foreign, LetsNoNameOfAnAreaStandInAnother)
{
    for (bool const may_leave : {false, true}) {
        EXPECT_EQ(cost_at({61.5, 30.5}, "area:A1", may_leave), LabelRules::forbidden);
        EXPECT_EQ(cost_at({61.03, 30.5}, "area:A1", may_leave), LabelRules::forbidden)
            << "nor mostly";
        EXPECT_EQ(cost_at({61.03, 30.01}, "area:A2", may_leave), 0);
    }
    EXPECT_EQ(cost_at({61.5, 33.5}, "area:A1", true), 0) << "nobody's ground";
}

TEST_F(Foreign, LetsNoNameStandByALeaderOnTheCoastOfAnotherArea)
{
    auto const led = [&](LonLat block, LonLat from, std::string const& id = "area:A1") {
        LabelRequest request;
        request.id = id;
        request.kind = LabelKind::area;
        request.allow_leader = true;
        auto const at = *made.ground.geo.to_page(block);
        return ForeignGround(made, small.material(), land)
            .cost(request, {at.x - 2, at.y - 1, 4, 2}, Segment{*made.ground.geo.to_page(from), at});
    };
    EXPECT_EQ(led({60.5, 29.9}, {60.5, 30.5}), 0) << "off its own coast";
    EXPECT_GT(led({61.5, 29.95}, {60.9, 30.1}), 3) << "off that of another, nearest to it";
    double const across = led({61.5, 29.5}, {60.5, 30.5});
    EXPECT_GT(across, 1) << "its leader runs over another";
    EXPECT_GT(led({62.5, 29.5}, {60.5, 30.5}), across) << "farther";
    EXPECT_EQ(led({62.5, 33.5}, {60.5, 30.9}, "country:XA"), 0) << "at sea";
    EXPECT_EQ(led({61.5, 31.5}, {60.5, 30.9}, "country:XA"), LabelRules::forbidden) << "in XB";
    EXPECT_EQ(led({61.5, 30.5}, {60.5, 30.9}, "country:XA"), 0) << "in an area of its own";
}

TEST_F(Foreign, AsksNothingOfOtherLabels)
{
    EXPECT_EQ(cost_at({61.5, 31.5}, "river:Long"), 0);
}

TEST_F(Foreign, KeepsAMarkThatStandsOffItsAreaOffOtherGround)
{
    EXPECT_EQ(cost_at({60.5, 30.5}, "mark:A1"), 0);
    EXPECT_GT(cost_at({61.5, 30.5}, "mark:A1"), 0.5);
    EXPECT_GT(cost_at({61.5, 31.5}, "mark:A1"), 0.5) << "abroad as well";
    EXPECT_EQ(cost_at({61.5, 33.5}, "mark:A1"), 0) << "nobody's ground";
}

}  // namespace
}  // namespace sitmap::map
