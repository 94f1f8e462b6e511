// SPDX-License-Identifier: MIT
// card_test.cpp: a framed note as large as its words.
#include "map/card.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::ElementsAre;

struct CardOnPage : testing::Test {
    style::Style style;
    FixedMeasure measure;
    Writer writer{style, measure};
    Card card{"Heading", {{"", "plain words"}, {"from", "a place"}}, 78};
};

TEST_F(CardOnPage, HoldsItsWords)
{
    auto size = card_size(writer, card);
    Box const box{30, 40, size.width, size.height};
    Group into;
    add_card(into, writer, card, box);
    EXPECT_THAT(texts_of(into), ElementsAre("Heading", "plain words", "from", "a place"));
    for (auto const& run : all_of<TextRun>(into)) {
        EXPECT_GE(run.at.x, box.x) << run.text;
        EXPECT_GT(run.at.y, box.y) << run.text;
        EXPECT_LT(run.at.y, box.bottom()) << run.text;
        EXPECT_LE(run.at.x + measure.measure(run.text, run.font).width, box.right()) << run.text;
    }
}

TEST_F(CardOnPage, GrowsWithItsWordsUpToItsMostWidth)
{
    auto const narrow = card_size(writer, card);
    card.rows.push_back({"", "words that are a good deal longer than the others"});
    auto const wider = card_size(writer, card);
    EXPECT_GT(wider.width, narrow.width);
    card.rows.push_back({"", std::string(200, 'x')});
    auto const widest = card_size(writer, card);
    EXPECT_LE(widest.width, card.most_width + 1e-9);
    EXPECT_GT(widest.height, wider.height);
}

TEST_F(CardOnPage, StaysSmallWhateverItsWords)
{
    card.heading = std::string(5000, 'x');
    card.rows = {{"key", std::string(5000, 'y')}};
    EXPECT_LT(card_size(writer, card).height, 35);  // two lines of heading, three of the row
}

}  // namespace
}  // namespace sitmap::map
