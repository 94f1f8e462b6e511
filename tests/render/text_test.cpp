// SPDX-License-Identifier: MIT
// text_test.cpp: sizes of text, characters without a font, hostile text.
#include "render/text.hpp"

#include "base/text.hpp"
#include "tests/support/expect_error.hpp"

#include <algorithm>
#include <limits>
#include <thread>

namespace sitmap::render {
namespace {

map::Font sized(double points)
{
    map::Font font;
    font.size = points;
    return font;
}

double width_of(std::string const& text, map::Font const& font = {})
{
    return PangoMeasure{}.measure(text, font).width;
}

std::string repeated(std::string const& text, std::size_t times)
{
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

TEST(DrawableText, KeepsOrdinaryTextOfAnyScript)
{
    for (auto const* text :
         {"Kabul", "Mazar-i-Sharif", "کابل ولایت", "ننګرهار", "می‌خواهم"})
        EXPECT_EQ(drawable_text(text), text);
}

TEST(DrawableText, CutsFarBeyondALabelAndSaysSo)
{
    EXPECT_EQ(count_characters(drawable_text(std::string(400, 'x'))), 400u);
    EXPECT_EQ(drawable_text(std::string(401, 'x')), std::string(400, 'x') + "…");
    EXPECT_EQ(count_characters(drawable_text(std::string(1'000'000, 'x'))), 401u);
}

TEST(DrawableText, KeepsFourMarksOnALetter)
{
    EXPECT_EQ(drawable_text("a" + repeated("\u0301", 4) + "b"), "a" + repeated("\u0301", 4) + "b");
    EXPECT_EQ(drawable_text("a" + repeated("\u0301", 5) + "b"), "a" + repeated("\u0301", 4) + "b");
}

TEST(DrawableText, HasNoControlAndDirectionCharacters)
{
    auto const text = drawable_text(
        "a\x01\u202E"
        "b\xFF\n");
    EXPECT_EQ(text,
              "a\uFFFD"
              "b\uFFFD ");
}

TEST(PangoMeasure, ScalesExactlyWithTheSize)
{
    auto const small = PangoMeasure{}.measure("Nangarhar", sized(7));
    auto const large = PangoMeasure{}.measure("Nangarhar", sized(70));
    EXPECT_NEAR(large.width, small.width * 10, 1e-9);
    EXPECT_NEAR(large.ascent, small.ascent * 10, 1e-9);
    EXPECT_NEAR(large.descent, small.descent * 10, 1e-9);
}

TEST(PangoMeasure, PartsATextIntoLettersUnlessTheyJoin)
{
    using testing::ElementsAre;
    PangoMeasure const measure;
    EXPECT_THAT(measure.letters("Hārūt"), ElementsAre("H", "ā", "r", "ū", "t"));
    EXPECT_THAT(measure.letters("a\u0301b"), ElementsAre("a\u0301", "b"));
    EXPECT_THAT(measure.letters("هری رود"), ElementsAre("هری رود"));
    EXPECT_THAT(measure.letters("गंगा"), ElementsAre("गंगा"));
    EXPECT_THAT(measure.letters(""), ElementsAre());
}

TEST(PangoMeasure, MakesCapitalsOfAllLetters)
{
    PangoMeasure const measure;
    EXPECT_EQ(measure.capitals("Türkiye"), "TÜRKIYE");
    EXPECT_EQ(measure.capitals("Côte d'Ivoire"), "CÔTE D'IVOIRE");
    EXPECT_EQ(measure.capitals("Россия"), "РОССИЯ");
    EXPECT_EQ(measure.capitals("ایران"), "ایران");
}

TEST(PangoMeasure, MeasuresInMillimetres)
{
    // An em dash is one em wide in Noto Sans; 72 points are an inch.
    EXPECT_NEAR(width_of("—", sized(72)), 25.4, 0.3);
    auto const size = PangoMeasure{}.measure("x", sized(72));
    EXPECT_GT(size.ascent, 15);
    EXPECT_LT(size.ascent + size.descent, 40);
}

TEST(PangoMeasure, TakesMarkupAsLetters)
{
    EXPECT_GT(width_of("<b>x</b>"), width_of("x") * 4);
    EXPECT_GT(width_of("&amp;"), width_of("&") * 2);
}

TEST(PangoMeasure, AddsSpaceBetweenLettersOnly)
{
    map::Font spaced;
    spaced.spacing = 0.5;
    auto const em = spaced.size * 25.4 / 72;
    EXPECT_NEAR(width_of("AHA", spaced) - width_of("AHA"), 2 * 0.5 * em, 0.5 * em + 1e-6);
    EXPECT_NEAR(
        width_of("AHAH", spaced) - width_of("AHAH") - (width_of("AHA", spaced) - width_of("AHA")),
        0.5 * em, 1e-2);
}

TEST(PangoMeasure, JoinsArabicLetters)
{
    // The joined forms of beh are narrower than two that stand alone.
    EXPECT_LT(width_of("بب"), width_of("ب\u200Cب"));
}

TEST(PangoMeasure, WidensBoldText)
{
    map::Font bold;
    bold.weight = map::Weight::bold;
    EXPECT_GT(width_of("Nangarhar", bold), width_of("Nangarhar"));
}

TEST(PangoMeasure, GivesTheSameSizeAgainAndFromAnotherThread)
{
    PangoMeasure const measure;
    auto const first = measure.measure("Badakhshan", {});
    map::TextSize other;
    std::thread{[&] { other = measure.measure("Badakhshan", {}); }}.join();
    EXPECT_EQ(measure.measure("Badakhshan", {}).width, first.width);
    EXPECT_EQ(other.width, first.width);
    EXPECT_EQ(PangoMeasure{}.measure("Badakhshan", {}).width, first.width);
}

TEST(PangoMeasure, NamesCharactersThatNoFontCovers)
{
    PangoMeasure const measure;
    EXPECT_TRUE(measure.missing_glyphs("Kabul کابل ۱۲۳ ښځ", {}).empty());
    EXPECT_EQ(measure.missing_glyphs("a\U000F0001b\U000F0001", {}),
              std::vector<std::string>{"U+F0001"});
}

TEST(PangoMeasure, TellsTheFamilyThatStandsIn)
{
    map::Font font;
    EXPECT_EQ(PangoMeasure{}.resolved_family(font), "Noto Sans");
    font.family = "No Such Family";
    EXPECT_EQ(PangoMeasure{}.resolved_family(font), "Noto Sans");
}

TEST(PangoMeasure, RefusesASizeThatIsNotANumber)
{
    test::expect_error(ErrorKind::internal, "size is not finite", [] {
        PangoMeasure{}.measure("x", sized(std::numeric_limits<double>::quiet_NaN()));
    });
}

TEST(PangoMeasure, HoldsHugeAndNegativeSizes)
{
    EXPECT_NEAR(width_of("x", sized(1e300)), width_of("x", sized(5000)), 1e-6);
    EXPECT_NEAR(width_of("x", sized(-3)), width_of("x", sized(0.1)), 1e-6);
}

std::size_t letters_of(std::string const& text)  // code points
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return (byte & 0xC0) != 0x80; }));
}

struct Hostile {
    char const* name;
    std::string text;
};

TEST(PangoMeasure, ShapesNoMoreOfHostileTextThanIsDrawn)
{
    std::vector<Hostile> const cases{
        {"5,000 letters", std::string(5000, 'W')},
        {"20,000 marks", "a" + repeated("\u0301", 20'000)},
        {"marks on each letter", repeated("a\u0301\u0302\u0303\u0304", 5000)},
        {"a megabyte", std::string(1 << 20, 'x')},
        {"only blanks", std::string(5000, ' ')},
        {"emoji joined", repeated("\U0001F468\u200D", 3000)},
        {"changing directions", repeated("aب", 3000)},
        {"not UTF-8", std::string(5000, '\xFF')},
        {"empty", ""},
        {"NUL", std::string("a\0b", 3)},
    };
    for (auto const& [name, text] : cases) {
        auto const drawn = drawable_text(text);
        EXPECT_LE(letters_of(drawn), longest_run * (most_marks + 1) + 1) << name;
        auto const size = PangoMeasure{}.measure(text, {});
        EXPECT_EQ(size.width, PangoMeasure{}.measure(drawn, {}).width) << name;
        EXPECT_GE(size.width, 0) << name;
        EXPECT_LT(size.width, 5000) << name;
    }
}

}  // namespace
}  // namespace sitmap::render
