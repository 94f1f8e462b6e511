// SPDX-License-Identifier: MIT
// text_block_test.cpp: lines that fit, and where a paragraph stands.
#include "map/text_block.hpp"

#include "tests/map/label_support.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using testing::ElementsAre;

/// Ten letters of this size are 5 em = 17.64 mm wide.
style::TextStyle const ten_points{10, {0, 0, 0}, false, 0};

struct TextBlock : testing::Test {
    style::Style style;
    test::FixedMeasure measure;
    Writer writer{style, measure};
    double letter = writer.width("x", ten_points);
};

TEST_F(TextBlock, WrapsAtBlanks)
{
    EXPECT_THAT(wrap(writer, "one two  three", ten_points, 7 * letter + 0.01),
                ElementsAre("one two", "three"));
    EXPECT_THAT(wrap(writer, "", ten_points, 20), ElementsAre());
    EXPECT_THAT(wrap(writer, "   ", ten_points, 20), ElementsAre());
}

TEST_F(TextBlock, BreaksAWordThatIsWiderThanTheLineBetweenCharacters)
{
    EXPECT_THAT(wrap(writer, "a\xC3\xA9g\xD8\xA8x", ten_points, 2 * letter + 0.01),
                ElementsAre("a\xC3\xA9", "g\xD8\xA8", "x"));
}

TEST_F(TextBlock, SetsOneCharacterALineWhereThereIsNoRoomAtAll)
{
    for (double const room : {0.0, -3.0})
        EXPECT_THAT(wrap(writer, "ab c", ten_points, room), ElementsAre("a", "b", "c")) << room;
}

TEST_F(TextBlock, EndsInAnEllipsisWhereLinesRunOut)
{
    EXPECT_THAT(wrap(writer, "one two three four", ten_points, 5 * letter + 0.01, 2),
                ElementsAre("one", "two\xE2\x80\xA6"));
}

TEST_F(TextBlock, ShortensTextThatDoesNotFit)
{
    EXPECT_EQ(fitted(writer, "short", ten_points, 5 * letter + 0.01), "short");
    EXPECT_EQ(fitted(writer, "longer", ten_points, 5 * letter + 0.01), "long\xE2\x80\xA6");
}

TEST_F(TextBlock, SetsAParagraphFromItsTop)
{
    std::vector<Node> nodes;
    double const height =
        add_paragraph(nodes, writer, "one two", {10, 20, 4 * letter, 0}, ten_points);
    ASSERT_EQ(nodes.size(), 2u);
    EXPECT_DOUBLE_EQ(height, 2 * writer.line_height(ten_points));
    auto const& first = std::get<TextRun>(nodes[0]);
    auto const& second = std::get<TextRun>(nodes[1]);
    EXPECT_EQ(first.at.x, 10);
    EXPECT_GT(first.at.y, 20);
    EXPECT_DOUBLE_EQ(second.at.y - first.at.y, writer.line_height(ten_points));
}

TEST_F(TextBlock, SetsRightToLeftTextAtTheRight)
{
    std::vector<Node> nodes;
    add_paragraph(nodes, writer, "\xDA\xA9\xD8\xA7\xD8\xA8\xD9\x84", {10, 20, 50, 0}, ten_points);
    auto const& run = std::get<TextRun>(nodes.at(0));
    EXPECT_EQ(run.at.x, 60);
    EXPECT_EQ(run.anchor, Anchor::end);
}

TEST_F(TextBlock, LinesRunTheWayOfTheirParagraph)
{
    std::vector<Node> nodes;
    add_paragraph(nodes, writer, "\xDA\xA9\xD8\xA7\xD8\xA8\xD9\x84 ISKP", {10, 20, 5 * letter, 0},
                  ten_points);
    add_paragraph(nodes, writer, "ISKP \xDA\xA9\xD8\xA7\xD8\xA8\xD9\x84", {10, 20, 5 * letter, 0},
                  ten_points);
    ASSERT_EQ(nodes.size(), 4u);
    for (std::size_t i = 0; i < 4; ++i) {
        auto const& run = std::get<TextRun>(nodes[i]);
        bool const from_right = i < 2;
        EXPECT_EQ(run.direction, from_right ? Direction::from_right : Direction::from_left) << i;
        EXPECT_EQ(run.anchor, from_right ? Anchor::end : Anchor::start) << i;
        EXPECT_DOUBLE_EQ(run.at.x, from_right ? 10 + 5 * letter : 10) << i;
    }
}

TEST_F(TextBlock, LooksAtNoMoreOfAWordThanALineCanHold)
{
    struct Counting : TextMeasure {
        test::FixedMeasure const& inner;
        mutable std::size_t longest = 0, asked = 0;
        explicit Counting(test::FixedMeasure const& m) : inner(m) {}
        TextSize measure(std::string const& text, Font const& font) const override
        {
            if (++asked > 2) longest = std::max(longest, text.size());
            return inner.measure(text, font);
        }
        std::vector<std::string> missing_glyphs(std::string const& text,
                                                Font const& font) const override
        {
            return inner.missing_glyphs(text, font);
        }
        std::string capitals(std::string const& text) const override
        {
            return inner.capitals(text);
        }
        std::vector<std::string> letters(std::string const& text) const override
        {
            return inner.letters(text);
        }
    } const counting{measure};
    Writer const counted{style, counting};
    auto const cut = fitted(counted, std::string(1'000'000, 'x'), ten_points, 10 * letter);
    EXPECT_EQ(cut, std::string(9, 'x') + "\xE2\x80\xA6");
    EXPECT_LT(counting.longest, 20'000u);
}

TEST_F(TextBlock, TellsTheDirectionByTheFirstLetterThatHasOne)
{
    EXPECT_TRUE(starts_right_to_left("12 (\xDA\xA9)"));
    EXPECT_FALSE(starts_right_to_left("12 Kabul \xDA\xA9"));
    EXPECT_FALSE(starts_right_to_left("\xC3\x89tat"));
    EXPECT_FALSE(starts_right_to_left(""));
    EXPECT_TRUE(starts_right_to_left("\xEF\xBB\x8B")) << "an Arabic form, U+FECB";
    EXPECT_TRUE(starts_right_to_left("\xEF\xAC\xAD")) << "a Hebrew form, U+FB2D";
    for (auto const* other : {"\xEF\xBF\xBD", "\xEF\xBC\xA1", "\xEF\xAC\x81", "\xEF"})
        EXPECT_FALSE(starts_right_to_left(other)) << "replacement, full-width A, fi, a cut one";
}

TEST(WithWords, MakesNoneSmallerThanCanBeRead)
{
    style::Style style;
    style.body.size = 8;
    style.note.size = 6;
    style.quiet.size = 4;
    style.minimum_text = 5.5;
    auto const smaller = with_words(style, 0.75);
    EXPECT_EQ(smaller.body.size, 6);
    EXPECT_EQ(smaller.note.size, 5.5);
    EXPECT_EQ(smaller.quiet.size, 4) << "its own choice";
}

}  // namespace
}  // namespace sitmap::map
