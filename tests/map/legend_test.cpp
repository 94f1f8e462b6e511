// SPDX-License-Identifier: MIT
// legend_test.cpp: an entry for each symbol that is drawn and for no other.
#include "map/legend.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::Contains;
using testing::IsSupersetOf;
using testing::Not;

struct Legend : testing::Test {
    SmallStudy small;

    std::vector<std::string> texts(LegendExtras const& extras = {})
    {
        auto const material = small.material();
        Writer const writer{small.style, small.measure};
        auto const ground = ground_for(material, {}, {0, 0, 200, 120});
        auto const plan = plan_incidents(material, ground);
        Group into;
        for (auto const& block :
             legend_blocks(writer, material, plan, use_of(material, plan, extras.fire_marks),
                           shading_for(material), extras))
            block.draw(into, {0, 0, 80, 300});
        return texts_of(into);
    }
    void keep(std::size_t record) { small.placed = {small.placed[record]}; }
};

TEST_F(Legend, NamesEverythingThatIsDrawn)
{
    EXPECT_THAT(texts(), IsSupersetOf({"First record in the area", "2021", "2022", "Bomb", "Raid",
                                       "claimed", "reported", "area only", "within this circle"}));
}

TEST_F(Legend, NamesNoCategoryWithoutASymbol)
{
    keep(0);
    EXPECT_THAT(texts(), Contains("Bomb"));
    for (auto const* absent : {"Raid", "Other", "area only", "within this circle", "reported",
                               "several here", "moved aside", "denied by some", "2022"})
        EXPECT_THAT(texts(), Not(Contains(absent)));
}

TEST_F(Legend, NamesGatheredAndDisplacedSymbols)
{
    keep(0);
    small.add(incident_at("same0", {60.3, 30.5}, "2021"));
    small.add(incident_at("same1", {60.3, 30.5}, "2021"));
    EXPECT_THAT(texts(), Not(Contains("moved aside"))) << "their row hides all leaders";
    small.placed.back().incident.where->lat += 0.03;
    EXPECT_THAT(texts(), Contains("moved aside"));
    small.placed.back().incident.where->lat -= 0.03;
    EXPECT_THAT(texts(), Not(Contains("several here")));
    for (int i = 2; i < 9; ++i)
        small.add(incident_at("same" + std::to_string(i), {60.3, 30.5}, "2021"));
    EXPECT_THAT(texts(), Contains("several here"));
    EXPECT_THAT(texts(), Not(Contains("moved aside")));
    EXPECT_THAT(texts(), Not(Contains("claimed"))) << "a gathered symbol shows no filling";
}

TEST_F(Legend, SaysHowManyCategoriesAreOtherAlsoWhereFewCanBeNamed)
{
    for (int i = 10; i < 64; ++i)
        small.add(incident_at("o" + std::to_string(i), {60.3, 30.5}, "2021")).category =
            "category number " + std::to_string(i);
    auto const all = texts();
    EXPECT_TRUE(std::ranges::any_of(all, [](std::string const& text) {
        return text.starts_with("Other, 54 categories:");
    })) << testing::PrintToString(all);
}

TEST_F(Legend, SaysConfirmedOnlyOfWhatIs)
{
    small.placed[0].incident.claim = ClaimState::attributed;
    EXPECT_THAT(texts(), Contains("attributed"));
    small.placed[0].incident.claim = ClaimState::confirmed;
    EXPECT_THAT(texts(), Contains("confirmed"));
    small.add(incident_at("more", {60.9, 30.9}, "2021")).claim = ClaimState::attributed;
    EXPECT_THAT(texts(), IsSupersetOf({"confirmed or", "attributed"})) << "over two lines";
}

TEST_F(Legend, NamesWhatOtherStandsFor)
{
    small.add(incident_at("x", {60.9, 30.9}, "2021")).category = "theft";
    small.add(incident_at("y", {61.9, 30.9}, "2021")).category = "arson";
    EXPECT_THAT(texts(), Contains("Other: arson, theft"));
}

TEST_F(Legend, NamesSizesThatDiffer)
{
    small.study.size = "deaths";
    small.placed[0].incident.fatalities.low = 130;
    EXPECT_THAT(texts(), IsSupersetOf({"100", "50", "10 or fewer"}));
    small.placed[0].incident.fatalities.low = 3;
    EXPECT_THAT(texts(), IsSupersetOf({"2", "1"}));
}

TEST_F(Legend, NamesNoSizesWhereAllAreInRings)
{
    keep(0);
    small.study.size = "deaths";
    small.placed[0].incident.fatalities.low = 130;
    for (int i = 0; i < 9; ++i)
        small.add(incident_at("same" + std::to_string(i), {60.3, 30.5}, "2021"));
    EXPECT_THAT(texts(), Not(Contains("Deaths, lowest figure stated")));
}

TEST_F(Legend, NamesNoCircleThatWouldHideBehindItsSymbol)
{
    small.placed[1].incident.radius_km = 0.1;
    EXPECT_THAT(texts(), Not(Contains("within this circle")));
}

TEST_F(Legend, NamesDisputeAndDeathsWhereTheyShow)
{
    EXPECT_THAT(texts(), Not(Contains("denied by some")));
    small.placed[0].incident.disputed = true;
    small.placed[0].incident.fatalities.low = 12;
    EXPECT_THAT(texts(), Contains("denied by some"));
    EXPECT_THAT(texts(), Not(Contains("Deaths, lowest figure stated")));
    small.study.size = "deaths";
    EXPECT_THAT(texts(), IsSupersetOf({"Deaths, lowest figure stated", "10"}));
}

TEST_F(Legend, NamesNoSizesWhereAllAreDots)
{
    small.study.size = "deaths";
    small.placed[0].incident.fatalities.low = 12;
    for (int i = 0; i < 2000; ++i)
        small.add(incident_at("d" + std::to_string(i), {60.5, 30.5}, "2022"));
    EXPECT_THAT(texts(), Not(Contains("Deaths, lowest figure stated")));
}

TEST_F(Legend, NamesTheArrowsThatAreDrawn)
{
    analysis::Reached leap;
    leap.area = 1;
    leap.step = analysis::Step::leap;
    leap.from_where = LonLat{60.5, 30.5};
    small.reached = {leap};
    EXPECT_THAT(texts({.arrows = true}), Contains("no neighbour had; nearest with an earlier one"));
    EXPECT_THAT(texts({.arrows = true}), Not(Contains("a neighbour had one within a year before")));
    EXPECT_THAT(texts({}), Not(Contains("Order of first records")));
    small.reached.front().step_is_certain = false;
    EXPECT_THAT(texts({.arrows = true}), Contains("cannot tell: the dates overlap"));
    EXPECT_THAT(texts({.arrows = true}),
                Not(Contains("no neighbour had; nearest with an earlier one")));
}

TEST_F(Legend, SaysWhatTheNumberBesideAPillIs)
{
    EXPECT_THAT(texts(), Contains("area only"));
    for (int i = 0; i < 6; ++i) {
        auto& more = small.add(incident_at("area" + std::to_string(i), {60.5, 30.5}, "2021"));
        more.where = {};
        more.place_precision = PlacePrecision::area;
        small.placed.back().area = 0;
    }
    EXPECT_THAT(texts(), Contains("area only; +n more"));
}

TEST_F(Legend, CountsWhatIsNotCertainInRings)
{
    keep(0);
    small.placed[0].incident.claim = ClaimState::assessed;
    for (int i = 0; i < 8; ++i)
        small.add(incident_at("same" + std::to_string(i), {60.3, 30.5}, "2021")).claim =
            i < 3 ? ClaimState::claimed : ClaimState::attributed;
    EXPECT_THAT(texts(), IsSupersetOf({"several here", "4 of 9 claimed or", "likely"}));
    EXPECT_THAT(texts({.faded = true}), Contains("claimed or likely"))
        << "numbers change in a film";
    EXPECT_THAT(texts({.moments = true}), Contains("claimed or likely"));
    small.placed[0].incident.claim = ClaimState::denied;
    small.placed[1].incident.claim = ClaimState::assessed;
    EXPECT_THAT(texts({.moments = true}), IsSupersetOf({"claimed, likely or", "denied"}));
    for (auto& placed : small.placed) placed.incident.claim = ClaimState::attributed;
    EXPECT_THAT(texts(), Contains("several here"));
    EXPECT_THAT(texts(), Not(Contains(testing::HasSubstr("of 9"))));
}

TEST_F(Legend, NamesWhatSizesLeaveOpen)
{
    small.study.size = "deaths";
    small.placed[0].incident.fatalities = {130, 130};
    small.placed[1].incident.fatalities = {20, 20};
    EXPECT_THAT(texts(), Not(Contains("outline: highest")));
    EXPECT_THAT(texts(), Not(Contains("no lowest figure")));
    small.placed[0].incident.fatalities = {10, 130};
    small.placed[1].incident.fatalities = {};
    EXPECT_THAT(texts(), IsSupersetOf({"outline: highest", "no lowest figure"}));
}

TEST_F(Legend, DoesNotSpeakOfDotsWhenItTellsStates)
{
    for (int i = 0; i < 2000; ++i)
        small.add(incident_at("d" + std::to_string(i), {60.5, 30.5}, "2022"));
    small.placed[2].incident.claim = ClaimState::claimed;
    EXPECT_THAT(texts(), Contains(testing::HasSubstr("(not told by")));
}

TEST_F(Legend, NamesFireApartWhereItsCategoryHasOtherRecords)
{
    small.add_fire("r1");
    EXPECT_THAT(texts(), Not(Contains("Bomb: reported fire"))) << "all bombs are fire";
    auto other = small.placed[0];
    other.incident.id = "other";
    small.placed.push_back(other);
    small.placed.push_back(other);
    EXPECT_THAT(texts(), IsSupersetOf({"Bomb", "2", "Bomb: reported fire", "1"}));
}

TEST_F(Legend, NamesTheRingOfAnInferredTarget)
{
    small.add_fire("r1");
    EXPECT_THAT(texts({.fire_marks = true}), Not(Contains("target inferred")));
    small.fires[0].event.target.inferred = true;
    EXPECT_THAT(texts({.fire_marks = true}), Contains("target inferred"));
    EXPECT_THAT(texts(), Not(Contains("target inferred"))) << "fans are drawn";
}

TEST_F(Legend, TellsReportedPresenceFromClaims)
{
    EXPECT_THAT(texts({.unsure_presence = {1, 1}}), Contains("presence only claimed or likely"));
    EXPECT_THAT(texts({.unsure_presence = {1, 1}}),
                Not(Contains("presence reported in this area")));
    EXPECT_THAT(texts({.presence = {1, 1}}), Not(Contains("presence only claimed or likely")));
}

TEST_F(Legend, NamesReportedPresence)
{
    EXPECT_THAT(texts(), Not(Contains("presence reported in this area")));
    EXPECT_THAT(texts({.presence = {2, 2}}), IsSupersetOf({"presence reported in this area", "2"}));
    EXPECT_THAT(texts({.presence = {1, 2}}),
                IsSupersetOf({"presence reported in this area", "2 reports"}))
        << "one hatch";
}

TEST_F(Legend, NamesTheDottedEdgeOfAnInferredArea)
{
    EXPECT_THAT(texts(), Not(Contains("area inferred")));
    EXPECT_THAT(texts({.inferred_fire = true}), Contains("area inferred"));
}

/// A scale that the study states is one scale on every sheet.
TEST_F(Legend, ShowsGivenClassesWithoutAnArea)
{
    small.count_nine_and_two();
    EXPECT_THAT(texts(), Not(Contains("no area")));
    small.study.shade_options.method = "given";
    small.study.shade_options.breaks = {5, 40};
    EXPECT_THAT(texts(), IsSupersetOf({"1\xE2\x80\x93"
                                       "4",
                                       "5\xE2\x80\x93"
                                       "39",
                                       "40 and more", "no area"}));
}

TEST_F(Legend, OfASheetOfTimeSaysNothingOfPlaces)
{
    auto const material = small.material();
    Writer const writer{small.style, small.measure};
    auto const plan = plan_incidents(material, ground_for(material, {}, {0, 0, 200, 120}));
    Group into;
    for (auto const& block : legend_blocks_of_time(writer, material, plan))
        block.draw(into, {0, 0, 80, 300});
    EXPECT_THAT(texts_of(into), IsSupersetOf({"Bomb", "Raid", "Who says so"}));
    EXPECT_THAT(texts_of(into), Not(Contains("area only")));
    EXPECT_THAT(texts_of(into), Not(Contains("within this circle")));
}

TEST_F(Legend, CutsNoListOfClaimStates)
{
    keep(0);
    int number = 0;
    for (auto const claim : {ClaimState::claimed, ClaimState::assessed, ClaimState::denied,
                             ClaimState::reported, ClaimState::confirmed})
        for (int i = 0; i < 40; ++i)
            small.add(incident_at("s" + std::to_string(number++), {60.3, 30.5}, "2021")).claim =
                claim;
    for (auto const& text : texts()) EXPECT_FALSE(text.ends_with("\xE2\x80\xA6")) << text;
    EXPECT_THAT(texts(), Contains(testing::HasSubstr("reported")));
}

}  // namespace
}  // namespace sitmap::map
