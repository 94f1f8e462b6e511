// SPDX-License-Identifier: MIT
// hidden_test.cpp: what a map draws where nobody can see it.
#include "map/hidden.hpp"

#include "tests/support/drawn_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::IsEmpty;

struct HiddenThings : PlannedStudy {
    Hidden found(IncidentPlan const& made, FireLook look = FireLook::areas)
    {
        return hidden_on(small.material(), ground(), made, look);
    }
    void add(std::string id, LonLat where) { small.add(incident_at(std::move(id), where, "2021")); }
    void add_group(LonLat where)
    {
        for (int i = 0; i < 6; ++i) add("g" + std::to_string(i), where);
    }
    void add_fire(std::string const& id)
    {
        add(id, town);
        small.add_fire(id);
    }
};

TEST_F(HiddenThings, AreNoneOnAGoodMap)
{
    add_group({60.3, 30.5});
    add("a", {61.5, 30.5});
    add("b", {61.5, 30.5});
    add_fire("rockets");
    for (auto const look : {FireLook::areas, FireLook::star}) {
        auto const hidden = found(plan(), look);
        EXPECT_THAT(hidden.symbols, IsEmpty());
        EXPECT_THAT(hidden.numbers, IsEmpty());
        EXPECT_THAT(hidden.fires, IsEmpty());
        EXPECT_THAT(hidden.cut, IsEmpty());
    }
}

TEST_F(HiddenThings, AreSymbolsUnderOthersTheSmallerOneOverTheLarger)
{
    small.study.size = "deaths";
    add("small", {60.5, 30.5});
    add("large", {62.5, 30.5});
    small.placed[0].incident.fatalities = {1, {}};
    small.placed[1].incident.fatalities = {500, {}};
    auto made = plan();
    made.clusters[0].positions = made.clusters[1].positions;
    EXPECT_THAT(found(made).symbols, IsEmpty()) << "both can be seen";
    small.placed[1].incident.fatalities = {1, {}};
    made = plan();
    made.clusters[0].positions = made.clusters[1].positions;
    EXPECT_THAT(found(made).symbols, ElementsAre("small"));
}

TEST_F(HiddenThings, AreNumbersAndSymbolsUnderStarsAndStarsUnderOthers)
{
    add_group(town);
    add_fire("rockets");
    auto hidden = found(plan(), FireLook::star);
    EXPECT_THAT(hidden.numbers, ElementsAre("g0"));
    EXPECT_THAT(hidden.symbols, IsEmpty());
    EXPECT_THAT(found(plan(), FireLook::areas).numbers, IsEmpty()) << "no star is drawn";
    add_fire("more rockets");
    EXPECT_THAT(found(plan(), FireLook::star).symbols, ElementsAre("rockets"));
    small.placed.clear();
    small.fires.clear();
    add("there", town);
    add_fire("rockets");
    EXPECT_THAT(found(plan(), FireLook::star).symbols, ElementsAre("there"));
}

TEST_F(HiddenThings, AreMarksUnderGroups)
{
    add_group({60.5, 30.5});
    add("somewhere", {60.5, 30.5});
    small.placed.back().incident.place_precision = PlacePrecision::area;
    auto made = plan();
    ASSERT_EQ(made.marks.size(), 1u);
    EXPECT_THAT(found(made).symbols, IsEmpty()) << "it has no place yet";
    made.marks[0].at = made.clusters.at(0).at;
    EXPECT_THAT(found(made).symbols, ElementsAre("somewhere"));
}

TEST_F(HiddenThings, AreFiresUnderAGroup)
{
    frame = Frame{20, 10, 100, 60};
    add_group({61.55, 31.1});
    add_fire("rockets");
    EXPECT_THAT(found(plan()).fires, ElementsAre("rockets"));
    EXPECT_THAT(found(plan(), FireLook::star).fires, IsEmpty());
    frame = Frame{57, 28, 66, 34};
    EXPECT_THAT(found(plan()).fires, IsEmpty()) << "large enough to stick out";
}

TEST_F(HiddenThings, AreHalvesBeyondTheEdge)
{
    frame = Frame{60, 30, 61, 30.6};
    add("half", {60.5, 29.995});
    add("whole", {60.5, 30.3});
    EXPECT_THAT(found(plan()).cut, ElementsAre("half"));
}

TEST_F(HiddenThings, AreNoneAmongDots)
{
    add("a", {60.5, 30.5});
    add("b", {60.5, 30.5});
    auto made = plan();
    draw_as_dots(made, 2000);
    EXPECT_THAT(found(made).symbols, IsEmpty());
}

TEST_F(HiddenThings, AddUpOverTheMapsOfASheet)
{
    Hidden all;
    all.add({{"a"}, {"b"}, {"c"}, {"d"}});
    all.add({{"e"}, {}, {}, {"f"}});
    EXPECT_THAT(all.cut, ElementsAre("a", "e"));
    EXPECT_THAT(all.symbols, ElementsAre("b"));
    EXPECT_THAT(all.numbers, ElementsAre("c"));
    EXPECT_THAT(all.fires, ElementsAre("d", "f"));
}

}  // namespace
}  // namespace sitmap::map
