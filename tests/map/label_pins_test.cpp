// SPDX-License-Identifier: MIT
// label_pins_test.cpp: labels that somebody has put in place stand there, in the form that they
// had.
#include "map/label_pins.hpp"

#include "tests/support/drawn_study.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace sitmap::map {
namespace {

using namespace test;
using testing::ElementsAre;

struct LabelPins : DrawnStudy {
    LabelPlace place(std::string const& id)
    {
        auto const places = label_places(plan());
        auto const found = std::ranges::find(places, id, &LabelPlace::id);
        EXPECT_NE(found, places.end()) << id;
        return found == places.end() ? LabelPlace{} : *found;
    }
};

TEST_F(LabelPins, TellTownsOfOneNameApart)
{
    auto const town = [](std::string name) {
        return Place{std::move(name), {}, "XA", "A1", {}, 1};
    };
    std::vector<Place> const places{town("San Juan"), town("Kabul"), town("San Juan"),
                                    town("San Juan (2)"), town("San Juan")};
    EXPECT_THAT(place_ids(places),
                ElementsAre("place:San Juan", "place:Kabul", "place:San Juan (3)",
                            "place:San Juan (2)", "place:San Juan (4)"));
}

TEST_F(LabelPins, HoldForOneOfTwoTownsOfOneName)
{
    small.places = {{"San Juan", {}, "XA", "A1", {60.3, 30.2}, 1},
                    {"San Juan", {}, "XA", "A2", {62.6, 30.7}, 1}};
    auto const first = place("place:San Juan").middle;
    small.pins = {{"map", 297, 210, {{"place:San Juan (2)", 60, 90}}}};
    EXPECT_EQ(place("place:San Juan (2)").middle, (Point{60, 90}));
    EXPECT_GT(distance(place("place:San Juan").middle, place("place:San Juan (2)").middle), 1);
    EXPECT_LT(distance(place("place:San Juan").middle, first), 20);
}

TEST_F(LabelPins, KeepTheLinesOfALabel)
{
    small.study.language = "en+fa";
    small.places = {{"Free", {{"fa", "\xD8\xB4\xD9\x87\xD8\xB1"}}, "XA", "A1", {60.8, 30.2}, 1}};
    auto const both = place("place:Free");
    EXPECT_EQ(both.lines, 2u);
    EXPECT_FALSE(both.is_narrow);
    small.pins = {{"map", 297, 210, {{"place:Free", 60, 90, 1}}}};
    auto const one = place("place:Free");
    EXPECT_EQ(one.lines, 1u);
    EXPECT_TRUE(one.is_narrow);
    EXPECT_EQ(one.words, "Free");
    small.pins[0].pins[0].lines = 2;
    EXPECT_EQ(place("place:Free").lines, 2u);
}

TEST_F(LabelPins, KeepTheCurveOfARiver)
{
    small.rivers = {{"Long", {{60, 30.5}, {61, 30.9}, {62, 30.9}, {63, 30.5}}}};
    auto const before = place("river:Long");
    ASSERT_TRUE(before.is_curved);
    Point const to{before.middle.x + 4, before.middle.y + 7};
    small.pins = {{"map",
                   297,
                   210,
                   {{"river:Long", to.x, to.y, 0, std::array{before.middle.x, before.middle.y}}}}};
    auto const after = place("river:Long");
    EXPECT_TRUE(after.is_curved);
    EXPECT_NEAR(after.baseline.x, before.baseline.x + 4, 1e-6);
    EXPECT_NEAR(after.baseline.y, before.baseline.y + 7, 1e-6);
}

TEST_F(LabelPins, PutsAPinnedLabelWhereItIsPinned)
{
    small.pins = {{"map", 297, 210, {{"area:A1", 60, 90}}}};
    auto const made = plan();
    auto const places = label_places(made);
    auto const found = std::ranges::find(places, "area:A1", &LabelPlace::id);
    ASSERT_NE(found, places.end());
    EXPECT_NEAR(found->middle.x, 60, 0.01);
    EXPECT_NEAR(found->middle.y, 90, 0.01);
}

TEST_F(LabelPins, KeepsPinsOfAnotherPageOrSheetAway)
{
    auto const free = label_places(plan()).at(0).middle;
    small.pins = {{"map", 420, 297, {{"area:A1", 60, 90}}},
                  {"other", 297, 210, {{"area:A1", 60, 90}}}};
    EXPECT_EQ(label_places(plan()).at(0).middle, free);
}

}  // namespace
}  // namespace sitmap::map
