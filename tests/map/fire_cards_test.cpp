// SPDX-License-Identifier: MIT
// fire_cards_test.cpp: cards of reported fire stand clear of each other, and shrink before they are
// left out.
#include "map/fire_cards.hpp"

#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>

namespace sitmap::map {
namespace {

using namespace test;

struct FireCards : testing::Test {
    SmallStudy small;
    study::Sheet sheet;

    FireCards() { small.add_fire("r1"); }

    MapSheet plan(std::string const& page)
    {
        return plan_map_sheet(small.material(), sheet, page_from(page));
    }
};

TEST_F(FireCards, StandInsideTheMapWithTheirLeaders)
{
    auto const made = plan("slide");
    ASSERT_EQ(made.cards.size(), 1u);
    auto const& card = made.cards[0];
    EXPECT_GE(card.box.x, made.ground.box.x);
    EXPECT_LE(card.box.right(), made.ground.box.right());
    ASSERT_TRUE(card.leader);
    EXPECT_LE(distance(card.leader->to, card.box), 1e-9);
    EXPECT_EQ(card.words, 1) << "there is room for words of full size";
}

TEST_F(FireCards, HaveSmallerWordsWhereTheFreePlaceIsTight)
{
    auto made = plan("slide");
    auto const full = made.cards.at(0).box;
    auto const& map = made.ground.box;
    // A window that is too small for the full size, away from the fire; all else is taken.
    Box const window{map.x + 6, map.y + 6, full.width * 0.85 + 9, full.height * 0.95 + 9};
    Obstacles others;
    others.boxes = {{map.x, map.y, 6, map.height},
                    {window.right(), map.y, map.width, map.height},
                    {map.x, map.y, map.width, 6},
                    {map.x, window.bottom(), map.width, map.height}};
    auto const material = small.material();
    GroundRaster const land(material, made.ground);
    made.cards.clear();
    place_fire_cards(made, material, land, others);
    ASSERT_EQ(made.cards.size(), 1u);
    EXPECT_LT(made.cards[0].words, 1);
    EXPECT_LT(made.cards[0].box.width, full.width);
}

TEST_F(FireCards, AreNarrowWhereTheFreeStripIs)
{
    auto made = plan("slide");
    auto const& map = made.ground.box;
    double const strip = 52;  // mm; cards of the usual width have 63 and more
    Obstacles others;
    others.boxes = {{map.x + strip, map.y, map.width, map.height}};
    auto const material = small.material();
    GroundRaster const land(material, made.ground);
    ASSERT_GT(made.cards.at(0).box.width, strip / 0.8) << "with smaller words, too";
    made.cards.clear();
    place_fire_cards(made, material, land, others);
    ASSERT_EQ(made.cards.size(), 1u);
    EXPECT_LT(made.cards[0].box.right(), map.x + strip);
    EXPECT_GE(made.cards[0].words, 0.8) << "lines break before words get small";
}

TEST_F(FireCards, WithoutAPlaceAreListedAsDropped)
{
    auto made = plan("slide");
    auto const material = small.material();
    GroundRaster const land(material, made.ground);
    Obstacles everything;
    everything.boxes = {made.ground.box};
    made.cards.clear();
    made.labels = {};
    place_fire_cards(made, material, land, everything);
    EXPECT_TRUE(made.cards.empty());
    ASSERT_EQ(made.labels.dropped.size(), 1u);
    EXPECT_EQ(made.labels.dropped[0].id, "card:r1");
}

TEST_F(FireCards, AreNotMadeWhereTheRulesWantNone)
{
    MapSheetRules rules;
    rules.cards = false;
    auto const made = plan_map_sheet(small.material(), sheet, page_from("slide"), rules);
    EXPECT_TRUE(made.cards.empty());
}

}  // namespace
}  // namespace sitmap::map
