// SPDX-License-Identifier: MIT
#include "gis/code_pages.hpp"

#include "tests/support/expect_error.hpp"

#include <utility>
#include <vector>

namespace sitmap::gis {
namespace {

TEST(CodePages, AreKnownByWhatPeopleWrite)
{
    std::vector<std::pair<char const*, char const*>> const names{
        {"1256", "CP1256"},           {"ANSI 1256", "CP1256"},    {"ANSI1256", "CP1256"},
        {"OEM 866", "CP866"},         {"cp-1256", "CP1256"},      {"CP_1251\r\n", "CP1251"},
        {"IBM866", "CP866"},          {"Windows-1255", "CP1255"}, {"8859-6", "ISO-8859-6"},
        {"ISO 8859-6", "ISO-8859-6"}, {"88591", "ISO-8859-1"},    {"ISO88596", "ISO-8859-6"},
        {"28595", "ISO-8859-5"},      {"utf8", "UTF-8"},          {"utf_8", "UTF-8"},
        {"UTF-8 ", "UTF-8"},          {"65001", "UTF-8"},         {"Big5", "Big5"},
        {"KOI8-R", "KOI8-R"},         {"20866", "KOI8-R"},        {"SJIS", "SJIS"},
        {"EUC-KR", "EUC-KR"},         {"936", "CP936"},           {"BIG5-HKSCS", "BIG5-HKSCS"}};
    for (auto const& [words, name] : names) EXPECT_EQ(encoding_named(words), name) << words;
    for (auto const* words : {"", " ", "KLINGON", "ANSI", "OEM", "0", "12", "99999999999", "UTF-16",
                              "UCS-2", "UTF-7", "a/b", "1256//IGNORE", "IBM037"})
        EXPECT_EQ(encoding_named(words), "") << words;
    EXPECT_EQ(encoding_named(std::string(100'000, 'A')), "");
}

TEST(Decoder, LosesNoLastLetter)
{
    EXPECT_EQ(Decoder{"CP1255"}("\xF9\xEC\xE5\xED"), "שלום");
    EXPECT_EQ(Decoder{"CP1255"}("\xF9"), "ש");
    Decoder const vietnamese{"CP1258"};
    EXPECT_EQ(vietnamese("L\xE0o Cai"), "Lào Cai");
    EXPECT_EQ(vietnamese("H\xE0 N\xF4\xF2i"), "Hà Nội");
    EXPECT_EQ(vietnamese("name"), "name");
    EXPECT_EQ(vietnamese(""), "");
    EXPECT_EQ(Decoder{"BIG5-HKSCS"}("\x88\x66"), "Ê");
    EXPECT_EQ(Decoder{"CP866"}("\x92\xA5\xE0\xAC\xA5\xA7"), "Термез");
    EXPECT_EQ(Decoder{"CP1255"}(std::string(1000, '\xED')).size(), 2000u);
}

TEST(Decoder, ShowsBytesThatAreNoLetters)
{
    EXPECT_EQ(Decoder{"CP1255"}("\xED\xD9\xED"), "ם\xEF\xBF\xBDם");
    EXPECT_EQ(Decoder{"CP1252"}("a\x81"), "a\xEF\xBF\xBD");
    EXPECT_EQ(Decoder{"CP936"}("\xB1\xB1\xBE"), "北\xEF\xBF\xBD");
    test::expect_error(ErrorKind::internal, "iconv does not know this encoding",
                       [] { Decoder{"KLINGON"}; });
}

}  // namespace
}  // namespace sitmap::gis
