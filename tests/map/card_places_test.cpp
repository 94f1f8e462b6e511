// SPDX-License-Identifier: MIT
// card_places_test.cpp: cards keep off furniture, symbols and each other, and prefer foreign land.
#include "map/card_places.hpp"

#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>

namespace sitmap::map {
namespace {

using namespace test;

struct CardPlaces : testing::Test {
    SmallStudy small;
    Box box{0, 0, 200, 140};
    Obstacles obstacles;

    std::vector<std::optional<CardPlace>> place(std::vector<CardWish> const& wishes)
    {
        auto const material = small.material();
        auto const ground = ground_for(material, Frame{60, 30, 63, 32}, box);
        return place_cards(GroundRaster(material, ground), ground.box, wishes, obstacles);
    }
    /// The home areas fill the lower half of the map.
    bool is_on_home(Box const& card) const { return card.bottom() > box.height / 2 + 4; }
};

TEST_F(CardPlaces, PrefersForeignGround)
{
    auto const places = place({{50, 20, {98, 75, 4, 4}}});
    ASSERT_TRUE(places.at(0));
    EXPECT_FALSE(is_on_home(places[0]->box)) << places[0]->box.y;
}

TEST_F(CardPlaces, KeepsOffFurnitureSymbolsTargetsAndOtherCards)
{
    obstacles.boxes = {{0, 0, 80, 60}, {180, 0, 20, 30}};
    obstacles.discs = {{{110, 20}, 6}};
    std::vector<CardWish> const wishes{{40, 15, {98, 75, 4, 4}}, {40, 15, {160, 62, 4, 4}}};
    auto const places = place(wishes);
    for (std::size_t i = 0; i < places.size(); ++i) {
        ASSERT_TRUE(places[i]) << i;
        auto const& card = places[i]->box;
        for (auto const& taken : obstacles.boxes) EXPECT_FALSE(card.meets(taken)) << i;
        EXPECT_GE(distance(obstacles.discs[0].centre, card), obstacles.discs[0].radius) << i;
        for (auto const& wish : wishes) EXPECT_FALSE(card.meets(wish.target)) << i;
        EXPECT_GE(card.x, box.x);
        EXPECT_LE(card.bottom(), box.bottom());
    }
    EXPECT_FALSE(places[0]->box.meets(places[1]->box));
}

TEST_F(CardPlaces, LeadsFromTheTargetToTheCard)
{
    auto const places = place({{50, 20, {98, 75, 4, 4}}});
    ASSERT_TRUE(places.at(0));
    EXPECT_LE(distance(places[0]->leader.to, places[0]->box), 1e-9);
    EXPECT_NEAR(distance(places[0]->leader.from, Point{100, 77}), 2, 1e-9);
}

TEST_F(CardPlaces, NoLeaderRunsThroughAnotherCardOrLeader)
{
    std::vector<CardWish> wishes;
    for (double const x : {60.0, 80.0, 100.0, 120.0}) wishes.push_back({60, 16, {x, 76, 4, 4}});
    auto const places = place(wishes);
    for (std::size_t i = 0; i < places.size(); ++i) {
        ASSERT_TRUE(places[i]) << i;
        for (std::size_t k = 0; k < places.size(); ++k) {
            if (i == k) continue;
            EXPECT_FALSE(crosses(places[i]->leader, places[k]->box)) << i << " " << k;
            EXPECT_FALSE(crosses(places[i]->leader, places[k]->leader)) << i << " " << k;
        }
    }
}

TEST_F(CardPlaces, ACheapPlaceGivesWayWhereThatIsCheaperInAll)
{
    // A wall leaves one strip above both targets; the first card alone would take its middle.
    obstacles.boxes = {{0, 0, 200, 30}, {0, 85, 200, 55}};
    auto const places = place({{80, 30, {100, 76, 4, 4}}, {80, 30, {104, 76, 4, 4}}});
    ASSERT_TRUE(places.at(0));
    ASSERT_TRUE(places.at(1));
    EXPECT_FALSE(places[0]->box.meets(places[1]->box));
}

TEST_F(CardPlaces, GivesNoPlaceWhereEverythingIsTaken)
{
    obstacles.boxes = {box};
    EXPECT_FALSE(place({{50, 20, {98, 75, 4, 4}}}).at(0));
    obstacles.boxes.clear();
    EXPECT_FALSE(place({{500, 20, {98, 75, 4, 4}}}).at(0)) << "wider than the map";
    EXPECT_TRUE(place({}).empty());
}

TEST_F(CardPlaces, LeadsFromTheShapeAndThroughNoOtherShape)
{
    Outline const bar{{{60, 100}, {140, 100}, {140, 104}, {60, 104}}, true, false};
    CardWish const wish{40, 12, {60, 100, 80, 4}, {bar}};
    auto const places = place({wish});
    ASSERT_TRUE(places.at(0));
    bool const on_corner = std::ranges::any_of(
        bar.points, [&](Point at) { return distance(at, places[0]->leader.from) < 1e-9; });
    EXPECT_TRUE(on_corner);
}

TEST_F(CardPlaces, StandsNearATargetWhoseOwnSymbolItsLeaderLeaves)
{
    Outline const small_fan{{{98, 30}, {102, 30}, {102, 31}, {98, 31}}, true, false};
    CardWish const wish{30, 10, {98, 30, 4, 1}, {small_fan}};
    obstacles.discs = {{{100, 30.5}, 5}};
    auto const places = place({wish});
    ASSERT_TRUE(places.at(0));
    EXPECT_LT(distance(places[0]->leader.from, places[0]->leader.to), 12);
}

TEST_F(CardPlaces, NoLeaderRunsThroughASymbolThatItBeginsOn)
{
    Segment const outward{{104, 70}, {150, 70}};
    Disc const ring{{100, 70}, 5};
    EXPECT_FALSE(runs_over(outward, ring));
    EXPECT_TRUE(runs_over({{104, 70}, {50, 70}}, ring));
    EXPECT_TRUE(runs_over({{120, 70}, {50, 70}}, ring));
    EXPECT_FALSE(runs_over({{120, 70}, {150, 70}}, ring));
    // Its own side is the dearer one.
    Outline const fan{{{103.5, 30}, {104, 30}, {104, 30.5}, {103.5, 30.5}}, true, false};
    obstacles.discs = {{{100, 30.25}, 5}};
    obstacles.boxes = {{104, 0, 30, 36}};
    auto const places = place({{30, 10, {103.5, 30, 0.5, 0.5}, {fan}}});
    ASSERT_TRUE(places.at(0));
    EXPECT_FALSE(runs_over(places[0]->leader, obstacles.discs[0]));
}

TEST_F(CardPlaces, LeadsFromWhereNoSymbolCoversTheShape)
{
    Outline const bar{{{90, 30}, {110, 30}, {110, 31}, {90, 31}}, true, false};
    obstacles.discs = {{{90, 30.5}, 6}};
    obstacles.boxes = {{115, 0, 85, 140}};  // the card stands left of the symbol
    auto const places = place({{30, 10, {90, 30, 20, 1}, {bar}}});
    ASSERT_TRUE(places.at(0));
    EXPECT_EQ(places[0]->leader.from.x, 110);
}

}  // namespace
}  // namespace sitmap::map
