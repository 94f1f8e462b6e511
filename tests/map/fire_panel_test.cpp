// SPDX-License-Identifier: MIT
// fire_panel_test.cpp: the table of what can be said of reported fire.
#include "map/fire_panel.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

struct FirePanel : testing::Test {
    SmallStudy small;

    FirePanel() { small.add_fire("r1"); }

    std::string words()
    {
        auto const material = small.material();
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

TEST_F(FirePanel, SaysAnyAzimuthWhereTheEndsOverlap)
{
    small.fires[0].azimuth = {0, 10, 360};
    EXPECT_THAT(words(), HasSubstr("azimuth any"));
}

}  // namespace
}  // namespace sitmap::map
