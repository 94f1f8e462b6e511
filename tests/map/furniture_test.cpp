// SPDX-License-Identifier: MIT
// furniture_test.cpp: header, footer, scale bar and north arrow.
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

struct Furniture : WrittenPage {};

TEST_F(Furniture, AShortTitleKeepsItsSize)
{
    auto const header =
        header_for(writer, page, "Short", "Below", {"as of today", "", writer.style.as_of});
    EXPECT_THAT(header.title, ElementsAre("Short"));
    EXPECT_EQ(header.title_style.size, style.title.size);
    EXPECT_GT(header.height, 0);
}

TEST_F(Furniture, ALongTitleStepsDownInSizeBeforeItWraps)
{
    double const letters = page.width / writer.width("x", style.title);
    auto const header =
        header_for(writer, page, std::string(static_cast<std::size_t>(letters * 1.2), 'x'), "", {});
    EXPECT_EQ(header.title.size(), 1u);
    EXPECT_LT(header.title_style.size, style.title.size);
}

TEST_F(Furniture, AVeryLongTitleWrapsToThreeLinesAtMost)
{
    std::string title;
    for (int i = 0; i < 1000; ++i) title += "word ";
    auto const header = header_for(writer, page, title, title, {});
    EXPECT_EQ(header.title.size(), 3u);
    EXPECT_EQ(header.subtitle.size(), 3u);
    EXPECT_TRUE(header.title.back().ends_with("\xE2\x80\xA6"));
    EXPECT_GE(header.title_style.size, style.title.size * 0.6);
    for (auto const& line : header.title)
        EXPECT_LE(writer.width(line, header.title_style), page.width);
}

TEST_F(Furniture, AHeaderStandsInItsSlot)
{
    auto const header =
        header_for(writer, page, "Title", "Below", {"as of today", "", writer.style.as_of});
    auto const own = lay_out(page, header.height, 8, 0.2);
    Group into;
    add_header(into, writer, header, own);
    for (auto const& run : all_of<TextRun>(into)) {
        EXPECT_GT(run.at.y, own.header.y) << run.text;
        EXPECT_LT(run.at.y, own.header.bottom()) << run.text;
    }
    EXPECT_THAT(texts_of(into), ElementsAre("Title", "Below", "as of today"));
}

TEST_F(Furniture, LinesOfATitleFromTheRightAllStandAtTheRight)
{
    Header header;
    header.title = {"\xDA\xA9\xD8\xA7\xD8\xA8\xD9\x84", "ISKP \xDA\xA9"};
    header.title_style = writer.style.title;
    header.height = 20;
    Group group;
    add_header(group, writer, header, slots);
    for (auto const& run : all_of<TextRun>(group)) {
        if (run.text.empty()) continue;
        EXPECT_EQ(run.anchor, Anchor::end) << run.text;
        EXPECT_EQ(run.direction, Direction::from_right) << run.text;
    }
}

TEST_F(Furniture, TheTitleAndTheSubtitleKeepOffWhatStandsBesideThem)
{
    std::string const words(200, 'x');
    AsOf const as_of{"September 2021", "10 dated to it, 10 possible", style.title};
    auto const header = header_for(writer, page, words, words, as_of);
    for (auto const& line : header.title)
        EXPECT_LT(writer.width(line, header.title_style) + writer.width(as_of.words, as_of.style),
                  page.width);
    for (auto const& line : header.subtitle)
        EXPECT_LT(writer.width(line, style.subtitle) + writer.width(as_of.note, style.as_of),
                  page.width);
}

TEST_F(Furniture, NoWordsMakeNoHeaderAndNoFooter)
{
    EXPECT_EQ(header_for(writer, page, "", "", {}).height, 0);
    EXPECT_EQ(footer_for(writer, page, {}, "").height, 0);
}

TEST_F(Furniture, AFooterNamesTheRunBesideTheSources)
{
    auto const footer = footer_for(writer, page, {"Sources: somebody", ""}, "7f3a");
    auto const own = lay_out(page, 20, footer.height, 0.2);
    Group into;
    add_footer(into, writer, footer, own);
    EXPECT_THAT(texts_of(into), ElementsAre("Sources: somebody", "sitmap \xC2\xB7 run 7f3a"));
    auto const runs = all_of<TextRun>(into);
    EXPECT_LT(runs[0].at.x + writer.width(runs[0].text, style.footer),
              runs[1].at.x - writer.width(runs[1].text, style.footer));
}

TEST_F(Furniture, AFooterShortensTheSourcesAndNotTheLayers)
{
    std::string sources = "Sources:";
    for (int i = 0; i < 400; ++i) sources += " somebody";
    std::string const layers = "Boundaries: X. Towns: Y, CC BY 4.0. Rivers: Z.";
    auto const footer = footer_for(writer, page, {sources + ". ", layers + " "}, "7f3a");
    ASSERT_EQ(footer.lines.size(), 3u);
    EXPECT_TRUE(footer.lines[1].ends_with("\xE2\x80\xA6"));
    EXPECT_EQ(footer.lines[2], layers);
    std::string many;
    for (int i = 0; i < 60; ++i) many += " Boundaries of another file.";
    auto const full = footer_for(writer, page, {sources, many + " End."}, "7f3a");
    EXPECT_GT(full.lines.size(), 3u);
    EXPECT_TRUE(full.lines[0].ends_with("\xE2\x80\xA6")) << full.lines[0];
    EXPECT_TRUE(full.lines.back().ends_with("End."));
    EXPECT_EQ(footer_for(writer, page, {"Sources: A. ", layers}, "").lines.size(), 1u);
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

TEST_F(Furniture, AShortScaleBarLeavesOutTheMiddleLabel)
{
    ScaleBar bar;
    bar.width = 8;
    bar.marks = {0, 4, 8};
    bar.labels = {"0", "100", "200 km"};
    Group into;
    add_scale_bar(into, writer, {10, 90}, bar);
    EXPECT_THAT(texts_of(into), ElementsAre("0", "200 km"));
    bar.marks = {0, 40, 80};
    bar.width = 80;
    Group roomy;
    add_scale_bar(roomy, writer, {10, 90}, bar);
    EXPECT_THAT(texts_of(roomy), ElementsAre("0", "100", "200 km"));
}

TEST_F(Furniture, ATitleGetsSmallerBeforeItIsCut)
{
    auto const lines = [&](Header const& header) { return header.title.size(); };
    std::string title;
    for (int i = 0; i < 200; ++i) {
        title += "word ";
        auto const header = header_for(writer, page, title, "", {});
        if (!header.title.back().ends_with("\xE2\x80\xA6")) continue;
        EXPECT_LT(
            header_for(writer, page, title.substr(0, title.size() - 5), "", {}).title_style.size,
            style.title.size * 0.5)
            << lines(header);
        return;
    }
    FAIL() << "no title was cut";
}

}  // namespace
}  // namespace sitmap::map
