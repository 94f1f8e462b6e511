// SPDX-License-Identifier: MIT
// legend_block_test.cpp: rows of a legend in the room there is, and circles within each other.
#include "map/legend_block.hpp"

#include "base/text.hpp"
#include "map/shapes.hpp"
#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::ElementsAre;

struct LegendBlock : WrittenPage {
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

TEST_F(LegendBlock, EndsInAndNMoreWithoutRoom)
{
    EXPECT_THAT(drawn(legend_block(writer, section(5)), 200),
                ElementsAre("Heading", "entry 0", "entry 1", "entry 2", "entry 3", "entry 4"));
    auto const texts = drawn(legend_block(writer, section(300)), 40);
    ASSERT_GT(texts.size(), 3u);
    EXPECT_EQ(texts.back(), "and " + std::to_string(300 - (texts.size() - 2)) + " more");
}

TEST_F(LegendBlock, FillsTheRowInWhichItSaysHowManyMoreThereAre)
{
    auto const made = section(40);
    Group into;
    double const height = legend_block(writer, made).draw(into, {0, 0, 200, 30});
    EXPECT_LE(height, 30);
    std::map<double, std::vector<double>> rows;
    auto const texts = all_of<TextRun>(into);
    for (auto const& run : texts) rows[std::round(run.at.y * 10)].push_back(run.at.x);
    auto const& last = rows.rbegin()->second;
    EXPECT_EQ(last.size(), 3u) << "two entries and the words";
    EXPECT_TRUE(std::ranges::is_sorted(last));
    EXPECT_EQ(texts.back().text, "and " + std::to_string(40 - (texts.size() - 2)) + " more");
}

TEST_F(LegendBlock, KeepsTheNumberInALowSymbolLegible)
{
    auto const high = [&](Group& into, Point at) {
        into.children.push_back(filled(circle(at, 20), style.ink));
        TextRun number;
        number.text = "9";
        number.at = {at.x, at.y + 0.5};
        number.font.size = style.minimum_text;
        into.children.emplace_back(number);
    };
    Group into;
    legend_block(writer, {"", {{high, "several here", ""}}, 1}).draw(into, {0, 0, 60, 100});
    auto const texts = all_of<TextRun>(into);
    auto const number = std::ranges::find(texts, "9", &TextRun::text);
    ASSERT_NE(number, texts.end());
    EXPECT_EQ(number->font.size, style.minimum_text);
}

TEST_F(LegendBlock, TakesTheHeightThatItDraws)
{
    auto const block = legend_block(writer, section(300));
    Group into;
    double const height = block.draw(into, {0, 0, 60, 40});
    EXPECT_LE(height, 40);
    for (auto const& run : all_of<TextRun>(into)) EXPECT_LE(run.at.y, height);
}

TEST_F(LegendBlock, GivesALongNameTheLinesThatItNeeds)
{
    LegendSection made{"", {{{}, "a name that is far too long for one line of it", "7"}}, 1};
    Group into;
    double const height = legend_block(writer, made).draw(into, {0, 0, 40, 100});
    auto const texts = texts_of(into);
    ASSERT_EQ(texts.size(), 4u) << "three lines and the count";
    EXPECT_EQ(join_words({texts.begin(), texts.end() - 1}, " "), made.entries[0].label);
    EXPECT_EQ(texts.back(), "7");
    EXPECT_GT(height, writer.line_height(style.body) * 2.9);
}

TEST_F(LegendBlock, MakesSwatchesSmallerAlikeUntilTheyKeepApart)
{
    auto const disc = [](double diameter) {
        return [diameter](Group& into, Point at) {
            into.children.push_back(filled(circle({at.x, at.y - 1}, diameter / 2), Colour{}));
        };
    };
    LegendSection const made{"", {{disc(3), "a", ""}, {disc(9), "b", ""}, {disc(6), "c", ""}}, 1};
    Group into;
    legend_block(writer, made).draw(into, {0, 0, 60, 100});
    std::vector<double> tops, bottoms;
    for (auto const& path : all_of<Path>(into)) {
        auto const [top, bottom] = std::ranges::minmax(path.outlines.front().points, {}, &Point::y);
        tops.push_back(top.y);
        bottoms.push_back(bottom.y);
    }
    ASSERT_EQ(tops.size(), 3u);
    EXPECT_LT(bottoms[0], tops[1]);
    EXPECT_LT(bottoms[1], tops[2]);
    EXPECT_NEAR((bottoms[1] - tops[1]) / (bottoms[0] - tops[0]), 3, 1e-6);
    EXPECT_NEAR((bottoms[2] - tops[2]) / (bottoms[0] - tops[0]), 2, 1e-6);
}

TEST_F(LegendBlock, SetsCirclesOnOneBaseAndNamesThemApart)
{
    std::vector<SizeStep> const steps{{9, "50"}, {4, "10"}, {3.4, "2"}};
    Group into;
    double const height = sizes_block(writer, "Deaths", steps).draw(into, {5, 10, 60, 100});
    std::vector<double> bases, tops;
    for (auto const& path : all_of<Path>(into)) {
        auto const& outline = path.outlines.front();
        if (!outline.curved) continue;
        auto const [top, base] = std::ranges::minmax(outline.points, {}, &Point::y);
        bases.push_back(base.y);
        tops.push_back(top.y);
    }
    ASSERT_EQ(bases.size(), 3u);
    EXPECT_NEAR(bases[1], bases[0], 1e-9);
    EXPECT_NEAR(bases[2], bases[0], 1e-9);
    EXPECT_NEAR(bases[0] - tops[0], 9, 1e-9);
    EXPECT_LE(bases[0], 10 + height);
    std::map<std::string, Point> named;
    for (auto const& run : all_of<TextRun>(into)) named[run.text] = run.at;
    EXPECT_GT(tops[0], named.at("Deaths").y) << "no circle reaches into the heading";
    EXPECT_GE(named.at("10").y - named.at("50").y, writer.line_height(style.body) - 1e-9);
    EXPECT_GE(named.at("2").y - named.at("10").y, writer.line_height(style.body) - 1e-9);
    EXPECT_LE(named.at("2").y, 10 + height);
    EXPECT_GT(named.at("50").x, 5 + 9);
}

TEST_F(LegendBlock, IsNothingWithoutASize)
{
    Group into;
    EXPECT_EQ(sizes_block(writer, "Deaths", {}).draw(into, {0, 0, 60, 100}), 0);
    EXPECT_TRUE(into.children.empty());
}

}  // namespace
}  // namespace sitmap::map
