// SPDX-License-Identifier: MIT
// furniture_test.cpp: header, footer, panel blocks, scale bar and north arrow.
#include "map/furniture.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

struct Furniture : testing::Test {
    style::Style style;
    FixedMeasure measure;
    Writer writer{style, measure};
    Page page = page_from("a4");
    Slots slots = lay_out(page, 20, 8, 0.245);

    LegendSection section(std::size_t count)
    {
        LegendSection made{"Heading", {}, 1};
        for (std::size_t i = 0; i < count; ++i)
            made.entries.push_back({{}, "entry " + std::to_string(i), ""});
        return made;
    }
    /// The texts of a block in a box of that height.
    std::vector<std::string> drawn(Block const& block, double height)
    {
        Group into;
        block.draw(into, {0, 0, 60, height});
        return texts_of(into);
    }
};

TEST_F(Furniture, AShortTitleKeepsItsSize)
{
    auto const header = header_for(writer, page, "Short", "Below", "as of today");
    EXPECT_THAT(header.title, ElementsAre("Short"));
    EXPECT_EQ(header.title_style.size, style.title.size);
    EXPECT_GT(header.height, 0);
}

TEST_F(Furniture, ALongTitleStepsDownInSizeBeforeItWraps)
{
    double const letters = page.width / writer.width("x", style.title);
    auto const header =
        header_for(writer, page, std::string(static_cast<std::size_t>(letters * 1.2), 'x'), "", "");
    EXPECT_EQ(header.title.size(), 1u);
    EXPECT_LT(header.title_style.size, style.title.size);
}

TEST_F(Furniture, AVeryLongTitleWrapsToThreeLinesAtMost)
{
    std::string title;
    for (int i = 0; i < 1000; ++i) title += "word ";
    auto const header = header_for(writer, page, title, title, "");
    EXPECT_EQ(header.title.size(), 3u);
    EXPECT_EQ(header.subtitle.size(), 3u);
    EXPECT_TRUE(header.title.back().ends_with("\xE2\x80\xA6"));
    EXPECT_GE(header.title_style.size, style.title.size * 0.6);
    for (auto const& line : header.title)
        EXPECT_LE(writer.width(line, header.title_style), page.width);
}

TEST_F(Furniture, AHeaderStandsInItsSlot)
{
    auto const header = header_for(writer, page, "Title", "Below", "as of today");
    auto const own = lay_out(page, header.height, 8, 0.2);
    Group into;
    add_header(into, writer, header, own);
    for (auto const& run : all_of<TextRun>(into)) {
        EXPECT_GT(run.at.y, own.header.y) << run.text;
        EXPECT_LT(run.at.y, own.header.bottom()) << run.text;
    }
    EXPECT_THAT(texts_of(into), ElementsAre("Title", "Below", "as of today"));
}

TEST_F(Furniture, NoWordsMakeNoHeaderAndNoFooter)
{
    EXPECT_EQ(header_for(writer, page, "", "", "").height, 0);
    EXPECT_EQ(footer_for(writer, page, "", "").height, 0);
}

TEST_F(Furniture, AFooterNamesTheRunBesideTheSources)
{
    auto const footer = footer_for(writer, page, "Sources: somebody", "7f3a");
    auto const own = lay_out(page, 20, footer.height, 0.2);
    Group into;
    add_footer(into, writer, footer, own);
    EXPECT_THAT(texts_of(into), ElementsAre("Sources: somebody", "sitmap \xC2\xB7 run 7f3a"));
    auto const runs = all_of<TextRun>(into);
    EXPECT_LT(runs[0].at.x + writer.width(runs[0].text, style.footer),
              runs[1].at.x - writer.width(runs[1].text, style.footer));
}

TEST_F(Furniture, ALegendWithoutRoomEndsInAndNMore)
{
    EXPECT_THAT(drawn(legend_block(writer, section(5)), 200),
                ElementsAre("Heading", "entry 0", "entry 1", "entry 2", "entry 3", "entry 4"));
    auto const texts = drawn(legend_block(writer, section(300)), 40);
    ASSERT_GT(texts.size(), 3u);
    EXPECT_EQ(texts.back(), "and " + std::to_string(300 - (texts.size() - 2)) + " more");
}

TEST_F(Furniture, ALegendTakesTheHeightThatItDraws)
{
    auto const block = legend_block(writer, section(300));
    Group into;
    double const height = block.draw(into, {0, 0, 60, 40});
    EXPECT_LE(height, 40);
    for (auto const& run : all_of<TextRun>(into)) EXPECT_LE(run.at.y, height);
}

TEST_F(Furniture, APanelStacksItsBlocksInItsSlot)
{
    Group into;
    auto const left_out = add_panel(into, writer, slots, [&](Writer const& w) {
        return std::vector{legend_block(w, section(3)), note_block(w, "Note."),
                           heading_block(w, "End")};
    });
    EXPECT_THAT(left_out, IsEmpty());
    double y = 0;
    for (auto const& run : all_of<TextRun>(into)) {
        EXPECT_GE(run.at.y, y) << run.text;
        EXPECT_GE(run.at.x, slots.panel.x) << run.text;
        y = run.at.y;
    }
}

TEST_F(Furniture, APanelShrinksItsWordsUntilTheyFit)
{
    std::size_t most = 0;  // entries that fit at full size
    double const room = slots.panel.height;
    most = static_cast<std::size_t>(room /
                                    std::max(writer.line_height(style.body), style.marker * 1.12));
    std::vector<double> sizes;
    Group into;
    auto const left_out = add_panel(into, writer, slots, [&](Writer const& w) {
        sizes.push_back(w.style.body.size);
        return std::vector{legend_block(w, section(most))};
    });
    EXPECT_THAT(left_out, IsEmpty());
    EXPECT_GT(sizes.size(), 1u);
    EXPECT_LT(sizes.back(), style.body.size);
    EXPECT_GE(sizes.back(), style.body.size * 0.8 - 1e-9);
}

TEST_F(Furniture, APanelNamesTheBlocksWithoutRoom)
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

TEST_F(Furniture, AScaleBarIsAsLongAsItSays)
{
    GeoToPage const geo({60, 30, 63, 31}, {0, 0, 200, 100});
    auto const bar = scale_bar(geo, 45);
    Group into;
    add_scale_bar(into, writer, {10, 90}, bar);
    auto const runs = all_of<TextRun>(into);
    ASSERT_FALSE(runs.empty());
    EXPECT_EQ(runs.front().text, "0");
    EXPECT_TRUE(runs.back().text.ends_with("km"));
    EXPECT_DOUBLE_EQ(runs.back().at.x - runs.front().at.x, bar.width);
}

TEST_F(Furniture, ANorthArrowPointsNorth)
{
    Group into;
    add_north_arrow(into, writer, {50, 50}, 90);  // north is to the right
    auto const tip = all_of<Path>(into).front().outlines.front().points.front();
    EXPECT_NEAR(tip.x, 54.2, 1e-9);
    EXPECT_NEAR(tip.y, 50, 1e-9);
    EXPECT_THAT(texts_of(into), ElementsAre("N"));
}

}  // namespace
}  // namespace sitmap::map
