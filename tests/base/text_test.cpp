// SPDX-License-Identifier: MIT
#include "base/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace sitmap {

using testing::ElementsAre;
using testing::Optional;

TEST(Trim, CutsBlanksAndTabsOnly)
{
    EXPECT_EQ(trim("  a b\t"), "a b");
    EXPECT_EQ(trim(" \t "), "");
    EXPECT_EQ(trim(""), "");
    EXPECT_EQ(trim("\na"), "\na");
}

TEST(ParseNumber, ReadsFiniteDecimals)
{
    EXPECT_THAT(parse_number("34.5"), Optional(34.5));
    EXPECT_THAT(parse_number("-0.25"), Optional(-0.25));
    EXPECT_THAT(parse_number("+7"), Optional(7.0));
    EXPECT_THAT(parse_number(".5"), Optional(0.5));
    EXPECT_THAT(parse_number("1e3"), Optional(1000.0));
    EXPECT_THAT(parse_number("0"), Optional(0.0));
}

TEST(ParseNumber, RefusesEverythingElse)
{
    for (auto const* text : {"",
                             "-",
                             "+",
                             ".",
                             "nan",
                             "NaN",
                             "inf",
                             "-inf",
                             "infinity",
                             "1e400",
                             "0x21",
                             "33,1",
                             "1,000",
                             " 1",
                             "1 ",
                             "+-5",
                             "-+5",
                             "--5",
                             "++5",
                             "34N",
                             "33\xC2\xB0",
                             "\xE2\x88\x92"
                             "5",
                             "\xD9\xA3\xD9\xA4",
                             "1.2.3",
                             "1e",
                             "\xC2\xA0"
                             "1"})
        EXPECT_EQ(parse_number(text), std::nullopt) << text;
    EXPECT_EQ(parse_number(std::string_view("1\0", 2)), std::nullopt) << "a NUL after the number";
}

TEST(ParseInteger, ReadsWhatFits)
{
    EXPECT_THAT(parse_integer("42"), Optional(42));
    EXPECT_THAT(parse_integer("-42"), Optional(-42));
    EXPECT_THAT(parse_integer("+42"), Optional(42));
    EXPECT_THAT(parse_integer("9223372036854775807"),
                Optional(std::numeric_limits<std::int64_t>::max()));
    for (auto const* text :
         {"", "+", "-", "1.0", "9223372036854775808", "0x1", " 1", "1 ", "+-1", "1e3"})
        EXPECT_EQ(parse_integer(text), std::nullopt) << text;
}

TEST(Split, KeepsEmptyWords)
{
    EXPECT_THAT(split("a|b||", '|'), ElementsAre("a", "b", "", ""));
    EXPECT_THAT(split("", '|'), ElementsAre(""));
}

TEST(JoinWords, PutsTheSeparatorBetween)
{
    EXPECT_EQ(join_words(std::vector<std::string>{"a", "b", "c"}, ", "), "a, b, c");
    EXPECT_EQ(join_words(std::vector<std::string>{}, ", "), "");
    EXPECT_EQ(join_words(std::vector<std::string>{"", "a", "", ""}, ","), ",a,,");
}

TEST(ToLowerAscii, LeavesOtherLettersAlone)
{
    EXPECT_EQ(to_lower_ascii("AbZ-\xC3\x84"), "abz-\xC3\x84");
}

TEST(Clean, KeepsGoodText)
{
    for (auto const* text : {"", "Khost", "\xDA\xA9\xD8\xA7\xD8\xA8\xD9\x84", "\xF0\x9F\x98\x80",
                             "a\xE2\x80\x8C"
                             "b"})
        EXPECT_EQ(clean(text), text);
}

TEST(Clean, ReplacesWhatCouldMislead)
{
    auto const mark = std::string("\xEF\xBF\xBD");
    EXPECT_EQ(clean("a\x1B[31m"), "a" + mark + "[31m") << "escape sequence";
    EXPECT_EQ(clean(std::string_view("a\0b", 3)), "a" + mark + "b") << "NUL";
    EXPECT_EQ(clean("a\xE2\x80\xA8"
                    "b"),
              "a" + mark + "b")
        << "line separator";
    EXPECT_EQ(clean("a\xC2\x85"
                    "b"),
              "a" + mark + "b")
        << "C1 control";
    EXPECT_EQ(clean("a\xEF\xBF\xBE"), "a" + mark) << "noncharacter";
    EXPECT_EQ(clean("a\r\nb\tc"), "a  b c");
}

TEST(Clean, LeavesOutMarksThatNobodySees)
{
    std::vector<std::string> const marks{"\u00AD", "\u061C", "\u200B", "\u200E",
                                         "\u200F", "\u202A", "\u202E", "\u2060",
                                         "\u2066", "\u2069", "\u206F", "\uFEFF"};
    for (auto const& mark : marks) {
        EXPECT_EQ(clean("Her" + mark + "at" + mark), "Herat") << mark;
        EXPECT_EQ(clean(mark), "") << mark;
        EXPECT_EQ(without_marks("\xFF\t" + mark + "کابل" + mark), "\xFF\tکابل") << mark;
    }
    EXPECT_EQ(clean("\xC3\u200F\xA9"), "\xEF\xBF\xBD\xEF\xBF\xBD")
        << "what is left makes no new letter";
    for (auto const* joined : {"می\u200Cدهد", "क्\u200Dष"}) {
        EXPECT_EQ(clean(joined), joined);
        EXPECT_EQ(without_marks(joined), joined);
    }
}

TEST(CleanName, HasNoBlanksAtItsEndsAlsoBesideMarks)
{
    EXPECT_EQ(clean_name(" Herat \u200E"), "Herat");
    EXPECT_EQ(clean_name("\u200F \xFF Herat\n\u200E"), "\xEF\xBF\xBD Herat");
    EXPECT_EQ(clean_name("a  b"), "a  b");
    EXPECT_EQ(clean_name("\u200F"), "");
}

TEST(AsUtf8, ChangesNothingButBytesThatAreNoText)
{
    EXPECT_EQ(as_utf8("a\n\t\x1B\u200Eکابل"), "a\n\t\x1B\u200Eکابل");
    EXPECT_EQ(as_utf8(std::string_view("a\0\xE9z", 4)), "a\xEF\xBF\xBD\xEF\xBF\xBDz");
}

TEST(Clean, ReplacesEachBadByte)
{
    auto const mark = std::string("\xEF\xBF\xBD");
    EXPECT_EQ(clean("\xFF"), mark);
    EXPECT_EQ(clean("a\xC3"), "a" + mark) << "cut inside a character";
    EXPECT_EQ(clean("\xC0\xAF"), mark + mark) << "overlong";
    EXPECT_EQ(clean("\xE0\x80\xAF"), mark + mark + mark) << "overlong";
    EXPECT_EQ(clean("\xED\xA0\x80"), mark + mark + mark) << "surrogate";
    EXPECT_EQ(clean("\xF4\x90\x80\x80"), mark + mark + mark + mark) << "beyond U+10FFFF";
    EXPECT_EQ(clean("\xE9t\xE9"), mark + "t" + mark) << "Latin-1";
}

TEST(Clean, GivesValidUtf8ForAnyTwoBytes)
{
    for (int a = 0; a < 256; ++a)
        for (int b = 0; b < 256; ++b) {
            std::string const text{static_cast<char>(a), static_cast<char>(b)};
            ASSERT_TRUE(is_utf8(clean(text))) << a << " " << b;
            ASSERT_EQ(clean(clean(text)), clean(text)) << a << " " << b;
        }
}

TEST(IsUtf8, SaysNoToOtherEncodings)
{
    EXPECT_TRUE(is_utf8(""));
    EXPECT_TRUE(is_utf8("Z\xC3\xA4\x68\x6C"));
    EXPECT_FALSE(is_utf8("Z\xE4hl"));
    EXPECT_FALSE(is_utf8("\xC3"));
}

TEST(Shorten, CutsWholeCharactersAndSaysSo)
{
    EXPECT_EQ(shorten("abc", 3), "abc");
    EXPECT_EQ(shorten("abcd", 3), "ab\xE2\x80\xA6");
    EXPECT_EQ(shorten("\xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F", 3), "\xC3\xA4\xC3\xB6\xE2\x80\xA6");
    EXPECT_EQ(shorten("ab", 1), "\xE2\x80\xA6");
    EXPECT_EQ(shorten("ab", 0), "");
    EXPECT_EQ(count_characters(shorten(std::string(5000, 'x'), 120)), 120u);
}

TEST(CsvField, QuotesWhatItMust)
{
    EXPECT_EQ(csv_field("Khost"), "Khost");
    EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
    EXPECT_EQ(csv_field("say \"no\""), "\"say \"\"no\"\"\"");
    EXPECT_EQ(csv_field("a\nb"), "\"a\nb\"");
    EXPECT_EQ(csv_field(""), "");
}

TEST(CsvField, DisarmsFormulas)
{
    EXPECT_EQ(csv_field("=1+1"), "'=1+1");
    EXPECT_EQ(csv_field("@SUM(A1)"), "'@SUM(A1)");
    EXPECT_EQ(csv_field("+cmd"), "'+cmd");
    EXPECT_EQ(csv_field("-cmd|' /C calc'!A0"), "'-cmd|' /C calc'!A0");
    EXPECT_EQ(csv_field("\t=1"), "'\t=1");
    EXPECT_EQ(csv_field("=HYPERLINK(\"x\",\"y\")"), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    EXPECT_EQ(csv_field("-12.5"), "-12.5") << "a number is no formula";
    EXPECT_EQ(without_formula("=a,b"), "'=a,b");
    EXPECT_EQ(without_formula("a,b"), "a,b");
}

TEST(XmlEscape, LeavesNoMarkup)
{
    EXPECT_EQ(xml_escape("<b a=\"1\" c='2'>&"), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;");
    EXPECT_EQ(xml_escape("a\x01\x1B"
                         "b"),
              "ab");
    EXPECT_EQ(xml_escape("]]>"), "]]&gt;");
}

TEST(NearestWord, NamesTheSlip)
{
    std::vector<std::string> const keys{"areas", "dates", "title"};
    EXPECT_THAT(nearest_word("titel", keys), Optional(std::string("title")));
    EXPECT_THAT(nearest_word("area", keys), Optional(std::string("areas")));
    EXPECT_EQ(nearest_word("completely_different", keys), std::nullopt);
    EXPECT_EQ(nearest_word("x", std::vector<std::string>{}), std::nullopt);
}

TEST(FileNameFrom, StaysInTheFolder)
{
    EXPECT_EQ(file_name_from("Kabul City"), "Kabul_City");
    EXPECT_EQ(file_name_from("../../etc/passwd"), "etc_passwd");
    EXPECT_EQ(file_name_from("-rf /"), "rf");
    EXPECT_EQ(file_name_from(".hidden"), "hidden");
    EXPECT_EQ(file_name_from("a;rm -rf $HOME"), "a_rm_-rf_HOME");
    EXPECT_EQ(file_name_from(""), "unnamed");
    EXPECT_EQ(file_name_from("\xDA\xA9\xD8\xA7"), "unnamed");
    EXPECT_LE(file_name_from(std::string(1000, 'x')).size(), 100u);
}

TEST(ToText, IsTheShortestThatReadsBack)
{
    EXPECT_EQ(to_text(0.1), "0.1");
    EXPECT_EQ(to_text(-0.0), "0");
    EXPECT_EQ(to_text(70.5), "70.5");
    EXPECT_EQ(to_text(1e6), "1000000") << "no exponent in a table of counts";
    EXPECT_EQ(to_text(-123456789.5), "-123456789.5");
    EXPECT_EQ(to_text(0.00001), "0.00001");
    EXPECT_EQ(to_text(9.5e-6), "9.5e-06");
    EXPECT_EQ(to_text(1e15), "1e+15");
    for (double const value : {1.0 / 3, 1e300, 5e-324, 69.17234567890123, -180.0})
        EXPECT_EQ(parse_number(to_text(value)), value);
}

}  // namespace sitmap
