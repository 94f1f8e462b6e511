// SPDX-License-Identifier: MIT
// fire_panel_test.cpp: the table of what can be said of reported fire.
#include "map/fire_panel.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

#include <utility>

namespace sitmap::map {
namespace {

using namespace test;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

struct FirePanel : testing::Test {
    SmallStudy small;
    int rejected = 0;

    FirePanel() { small.add_fire("r1"); }

    std::string words()
    {
        auto material = small.material();
        material.records.read += rejected;
        material.records.rejected = rejected;
        Writer const writer{small.style, small.measure};
        auto const plan =
            plan_incidents(material, ground_for(material, Frame{60, 30, 63, 32}, {0, 0, 200, 140}));
        Group into;
        for (auto const& block : fire_blocks(writer, material, plan, "Own note."))
            block.draw(into, {0, 0, 80, 400});
        std::string all;
        for (auto const& text : texts_of(into)) all += text + " ";
        return all;
    }
};

TEST_F(FirePanel, GivesRangesOfDistanceAndAzimuthAndTheBorder)
{
    auto const& fire = small.fires[0];
    EXPECT_LT(fire.distance_km.low, fire.distance_km.high);
    auto const text = words();
    EXPECT_THAT(text, HasSubstr("5 March 2021, toward Targetville"));
    EXPECT_THAT(text, HasSubstr("distance"));
    EXPECT_THAT(text, HasSubstr("\xE2\x80\x93" +
                                std::to_string(std::lround(fire.distance_km.high)) + " km"));
    EXPECT_THAT(text, HasSubstr("km of the border Land XA\xE2\x80\x93Land XB"));
}

TEST_F(FirePanel, SaysWhatIsInferredAndAddsTheNoteOfTheSheet)
{
    auto const text = words();
    EXPECT_THAT(text, HasSubstr("Inferred, not stated in the reports: the launch area of"));
    EXPECT_THAT(text, HasSubstr("Own note."));
}

TEST_F(FirePanel, TellsStatedFromInferredAreasWhereTheyAreDrawn)
{
    auto const has = [&](std::string const& line) {
        return words().find(line) != std::string::npos;
    };
    auto const launch = [&] { return has("area the launch is reported from"); };
    auto const target = [&] { return has("area the fire is said to have been aimed at"); };
    auto& event = small.fires[0].event;
    event.origin.inferred = true;
    EXPECT_FALSE(launch());
    EXPECT_TRUE(has("launch area inferred, in no report"));
    EXPECT_TRUE(target());
    EXPECT_FALSE(has("target area inferred, in no report"));
    event.origin.inferred = false;
    event.target.inferred = true;
    EXPECT_TRUE(launch());
    EXPECT_FALSE(has("launch area inferred, in no report"));
    EXPECT_FALSE(target());
    EXPECT_TRUE(has("target area inferred, in no report"));
}

TEST_F(FirePanel, SaysWhatTheSheetLeavesOut)
{
    EXPECT_THAT(words(), HasSubstr("Of 4 records of 5 March 2021 \xE2\x80\x93 31 December 2022, 1 "
                                   "is drawn here; 3 are not fire with a launch and a target."));
    EXPECT_THAT(words(), Not(HasSubstr("rows read")));
    rejected = 2;
    EXPECT_THAT(words(), HasSubstr("Of 6 rows read, 2 could not be used."));
    small.fires.clear();
    EXPECT_THAT(words(), HasSubstr("Of 6 rows read, 2 could not be used."));
}

TEST_F(FirePanel, TellsATownFromTheRiverOfItsName)
{
    small.fires[0].nearest_place = "Panj";
    small.fires[0].nearest_place_km = 8.5;
    EXPECT_THAT(words(), HasSubstr(", 8.5\xC2\xA0km from Panj"));
    for (auto const* river : {"Panj", "panj River"}) {
        small.rivers = {{river, {}}};
        EXPECT_THAT(words(), HasSubstr("km from the town of Panj")) << river;
    }
    small.rivers = {{"Panjshir", {}}};
    EXPECT_THAT(words(), Not(HasSubstr("the town of")));
}

TEST_F(FirePanel, ComparesNoRangeThatNobodyStates)
{
    EXPECT_THAT(words(), HasSubstr("No weapon range is stated"));
    small.study.weapon_range_km = 8;
    small.study.weapon_range_source = "a manual";
    EXPECT_THAT(words(), HasSubstr("plausibility only"));
    EXPECT_THAT(words(), HasSubstr("(8 km)"));
}

TEST_F(FirePanel, SaysWhichWayARangeOfAzimuthsTurns)
{
    auto const azimuth = [&](double low, double high) {
        small.fires[0].azimuth = {low, (low + high) / 2, high};
        return words();
    };
    EXPECT_THAT(azimuth(176, 219), HasSubstr("176\xC2\xB0\xE2\x80\x93"
                                             "219\xC2\xB0"));
    EXPECT_THAT(azimuth(237, 523), HasSubstr("237\xC2\xB0 over north to 163\xC2\xB0"));
    EXPECT_THAT(azimuth(340.1, 340.3), HasSubstr("340\xC2\xB0;"));
}

TEST_F(FirePanel, ExplainsNoDrawingWithoutFire)
{
    small.fires.clear();
    EXPECT_THAT(words(), HasSubstr("No fire"));
    EXPECT_THAT(words(), HasSubstr("Own note."));
    EXPECT_THAT(words(), Not(HasSubstr("How to read")));
}

TEST_F(FirePanel, TellsAnUnknownBorderFromNone)
{
    small.fires[0].crossed.clear();
    EXPECT_THAT(words(), HasSubstr("border none"));
    EXPECT_THAT(words(), Not(HasSubstr("stretch of the border")));
    auto const fires = small.fires;
    small.countries.clear();
    small.fires = fires;
    EXPECT_THAT(words(), HasSubstr("border not known"));
}

TEST_F(FirePanel, SaysThatOutlinesShareNoEdgeWhereABorderMustLie)
{
    auto const crossed = std::exchange(small.fires[0].crossed, {});
    small.fires[0].misses_border = true;
    EXPECT_THAT(words(), HasSubstr("border not known: the outlines of Land XA and Land XB share no "
                                   "edge there"));
    small.fires[0].crossed = crossed;
    EXPECT_THAT(words(), HasSubstr("border at least "));
}

TEST_F(FirePanel, GivesEachBorderItsOwnLength)
{
    small.fires[0].crossed = {
        {{}, {81.3}, "XC", "XA"}, {{}, {41.4}, "XB", "XC"}, {{}, {52.7}, "XA", "XB"}};
    EXPECT_THAT(words(), HasSubstr("175 km of borders: Land XA\xE2\x80\x93Land XB\xC2\xA0"
                                   "53, Land XB\xE2\x80\x93XC\xC2\xA0"
                                   "41, XC\xE2\x80\x93Land XA\xC2\xA0"
                                   "81"));
    small.fires[0].crossed.push_back({{}, {2}, "XC", "XD"});
    EXPECT_THAT(words(), HasSubstr("81 and 1 more"));
}

TEST_F(FirePanel, CountsThePlacesWhereALineBetweenPointsCrosses)
{
    small.fires[0].crossed.clear();
    small.fires[0].crossing_points = {{61.5, 31}};
    EXPECT_THAT(words(), HasSubstr("border crossed at 1 place"));
    small.fires[0].crossing_points.push_back({61.5, 31.1});
    EXPECT_THAT(words(), HasSubstr("border crossed at 2 places"));
}

TEST_F(FirePanel, SaysAnyAzimuthWhereTheEndsOverlap)
{
    small.fires[0].azimuth = {0, 10, 360};
    EXPECT_THAT(words(), HasSubstr("azimuth any"));
}

}  // namespace
}  // namespace sitmap::map
