// SPDX-License-Identifier: MIT
// panel_test.cpp: blocks beside or below the map: legends, words, columns and their heights.
#include "map/panel.hpp"

#include "map/legend_block.hpp"
#include "map/shapes.hpp"
#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace sitmap::map {
namespace {

using namespace test;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

struct Panel : WrittenPage {
    Slots portrait = lay_out(page_from("a4-portrait"), 20, 8, 0.3);

    LegendSection section(std::size_t count)
    {
        LegendSection made{"Heading", {}, 1};
        for (std::size_t i = 0; i < count; ++i)
            made.entries.push_back({{}, "entry " + std::to_string(i), ""});
        return made;
    }
    /// A block that draws its name and takes that height.
    static Block solid(std::string const& name, double height, bool wide = false)
    {
        return {name,
                [name, height](Group& into, Box const& at) {
                    TextRun run;
                    run.text = name;
                    run.at = {at.x, at.y};
                    into.children.push_back(run);
                    return height;
                },
                wide ? Yield::last : Yield::never, wide};
    }
    /// Left edge and top of each block that was drawn, by name.
    std::map<std::string, Point> placed(std::vector<Block> const& blocks, Slots const& where,
                                        std::vector<std::string>* left_out = nullptr)
    {
        Group into;
        auto const out = add_panel(into, writer, where, [&](Writer const&) { return blocks; });
        if (left_out != nullptr) *left_out = out;
        std::map<std::string, Point> places;
        for (auto const& run : all_of<TextRun>(into)) places[run.text] = run.at;
        return places;
    }
};

TEST_F(Panel, APanelStacksItsBlocksInItsSlot)
{
    Group into;
    auto const left_out = add_panel(into, writer, slots, [&](Writer const& w) {
        return std::vector{legend_block(w, section(3)), note_block(w, "Note.")};
    });
    EXPECT_THAT(left_out, IsEmpty());
    double y = 0;
    for (auto const& run : all_of<TextRun>(into)) {
        EXPECT_GE(run.at.y, y) << run.text;
        EXPECT_GE(run.at.x, slots.panel.x) << run.text;
        y = run.at.y;
    }
}

TEST_F(Panel, APanelShrinksItsWordsUntilTheyFit)
{
    std::size_t most = 0;  // entries that fit at full size
    double const room = slots.panel.height;
    most = static_cast<std::size_t>(room /
                                    std::max(writer.line_height(style.body), style.marker * 0.85));
    std::vector<double> sizes;
    Group into;
    auto const left_out = add_panel(into, writer, slots, [&](Writer const& w) {
        sizes.push_back(w.style.body.size);
        return std::vector{legend_block(w, section(most))};
    });
    EXPECT_THAT(left_out, IsEmpty());
    EXPECT_GT(sizes.size(), 1u);
    EXPECT_LT(sizes.back(), style.body.size);
    EXPECT_GE(sizes.back(), style.body.size * 0.75 - 1e-9);
}

TEST_F(Panel, APanelNamesTheBlocksWithoutRoom)
{
    Group into;
    std::string words;
    for (int i = 0; i < 3000; ++i) words += "word ";
    auto const left_out = add_panel(into, writer, slots, [&](Writer const& w) {
        return std::vector{note_block(w, words), legend_block(w, section(2))};
    });
    EXPECT_THAT(left_out, ElementsAre("note"));
    EXPECT_THAT(texts_of(into), Contains("entry 1"));
    EXPECT_THAT(texts_of(into), Not(Contains("word")));
}

TEST_F(Panel, ABlockShrinksBeforeItYields)
{
    double drawn = 0;
    Block const strip{"strip",
                      [&drawn](Group& into, Box const& at) {
                          into.children.push_back(filled(rectangle(at), {}));
                          return drawn = std::clamp(at.height, 20.0, 40.0);
                      },
                      Yield::first, false, true};
    auto const left_out = [&](double other) {
        Group into;
        return add_panel(into, writer, slots, [&](Writer const&) {
            return std::vector{solid("legend", other), strip, solid("note", 12, true)};
        });
    };
    double const whole = slots.panel.height;
    EXPECT_THAT(left_out(whole - 80), IsEmpty());
    EXPECT_EQ(drawn, 40);
    EXPECT_THAT(left_out(whole - 55), IsEmpty());
    EXPECT_LT(drawn, 40);
    EXPECT_GT(drawn, 20);
    EXPECT_THAT(left_out(whole - 30), ElementsAre("strip"));
}

TEST_F(Panel, WordsGiveWayToBarsWhereWithoutBarsTheyWouldFindNoRoomEither)
{
    Block strip = solid("strip", 20);
    strip.yields = Yield::first;
    double const whole = slots.panel.height;
    std::vector<std::string> left_out;
    auto const at =
        placed({solid("legend", whole - 45), strip, solid("note", 60, true)}, slots, &left_out);
    EXPECT_THAT(left_out, ElementsAre("note"));
    EXPECT_TRUE(at.contains("strip"));
}

TEST_F(Panel, ColumnsAreAsEvenAsTheOrderAllows)
{
    ASSERT_EQ(portrait.panel_columns, 3);
    auto const at = placed(
        {solid("a", 20), solid("b", 8), solid("c", 25), solid("d", 10), solid("e", 12)}, portrait);
    EXPECT_EQ(at.at("a").x, at.at("b").x);
    EXPECT_LT(at.at("b").x, at.at("c").x);
    EXPECT_LT(at.at("c").x, at.at("d").x);
    EXPECT_EQ(at.at("d").x, at.at("e").x);
    EXPECT_EQ(at.at("a").y, at.at("c").y);
    EXPECT_GT(at.at("e").y, at.at("d").y + 10);
}

TEST_F(Panel, AWideBlockStandsBelowAllColumns)
{
    auto const at = placed({solid("a", 20), solid("note", 9, true), solid("b", 25)}, portrait);
    EXPECT_GT(at.at("note").y, at.at("b").y + 25);
    EXPECT_EQ(at.at("note").x, at.at("a").x);
}

TEST_F(Panel, AWideBlockKeepsItsRoomFromALongLegend)
{
    Group into;
    auto const left_out = add_panel(into, writer, portrait, [&](Writer const& w) {
        return std::vector{legend_block(w, section(900)), solid("note", 12, true)};
    });
    EXPECT_THAT(left_out, ElementsAre("Heading"));
    EXPECT_THAT(texts_of(into), Contains("note"));
    for (auto const& run : all_of<TextRun>(into)) EXPECT_LE(run.at.y, portrait.panel.bottom());
}

TEST_F(Panel, WordsBelowGiveWayWhereTheyWouldCostALegend)
{
    std::vector<std::string> left_out;
    auto const at =
        placed({solid("a", slots.panel.height - 12), solid("note", 20, true)}, slots, &left_out);
    EXPECT_THAT(left_out, ElementsAre("note"));
    EXPECT_TRUE(at.contains("a"));
}

TEST_F(Panel, ANoteKeepsItsFirstSentencesWhereThereIsNoRoomForAll)
{
    std::string const first = "Of 59 rows read, 6 are not drawn.";
    std::string words = first;
    for (int i = 0; i < 40; ++i) words += " One more sentence, which is a long one, follows here.";
    auto const slide = lay_out(page_from("slide"), 20, 8, 0.3);
    double const legend = slide.panel.height - 30;
    std::vector<std::string> left_out;
    Group into;
    left_out = add_panel(into, writer, slide, [&](Writer const& of) {
        return std::vector<Block>{solid("legend", legend), note_block(of, words)};
    });
    EXPECT_THAT(left_out, ElementsAre("the end of the note"));
    std::string drawn;
    for (auto const& run : all_of<TextRun>(into))
        if (run.text != "legend") drawn += (drawn.empty() ? "" : " ") + run.text;
    EXPECT_TRUE(drawn.starts_with(first));
    EXPECT_TRUE(drawn.ends_with("here.")) << drawn;
    EXPECT_LT(drawn.size(), words.size());
}

TEST_F(Panel, ALongLegendStandsBelowInColumnsOfItsOwn)
{
    Group into;
    auto const left_out = add_panel(into, writer, portrait, [&](Writer const& w) {
        return std::vector{legend_block(w, section(40)), solid("other", 10),
                           solid("note", 8, true)};
    });
    EXPECT_THAT(left_out, IsEmpty());
    std::set<double> columns;
    double other = 0, note = 0, lowest = 0;
    for (auto const& run : all_of<TextRun>(into)) {
        if (run.text == "other") other = run.at.y;
        if (run.text == "note") note = run.at.y;
        if (!run.text.starts_with("entry")) continue;
        columns.insert(run.at.x);
        lowest = std::max(lowest, run.at.y);
        EXPECT_GT(run.at.y, other) << "below what is short";
    }
    EXPECT_EQ(columns.size(), 3u);
    EXPECT_GT(note, lowest);
}

TEST_F(Panel, ItsHeightIsThatOfItsHighestColumnAndWhatStandsBelow)
{
    auto const blocks = [&](Writer const&) {
        return std::vector{solid("a", 20), solid("b", 25), solid("c", 22), solid("note", 9, true)};
    };
    double const natural = panel_height(writer, portrait, blocks);
    EXPECT_GT(natural, 25 + 9);
    EXPECT_LT(natural, 25 + 9 + 12) << "margins and one gap";
    auto const fitted = with_panel_height(portrait, natural);
    Group into;
    EXPECT_THAT(add_panel(into, writer, fitted, blocks), IsEmpty());
}

TEST_F(Panel, NothingIsDrawnWithoutARoom)
{
    Group into;
    EXPECT_THAT(add_panel(into, writer, lay_out(page, 20, 8, 0),
                          [&](Writer const&) { return std::vector{solid("a", 5)}; }),
                IsEmpty());
    EXPECT_TRUE(into.children.empty());
}

}  // namespace
}  // namespace sitmap::map
