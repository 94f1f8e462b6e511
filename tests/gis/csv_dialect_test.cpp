// SPDX-License-Identifier: MIT
#include "gis/csv_dialect.hpp"

#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace sitmap::gis;

namespace {

std::string utf16(std::string const& ascii, bool big)
{
    std::string bytes;
    for (char const c : ascii) bytes += big ? std::string{'\0', c} : std::string{c, '\0'};
    return bytes;
}

Dialect dialect_of(std::string const& text)
{
    return detect_dialect(text, "t.csv");
}

}  // namespace

TEST(CsvDialect, FindsTheSeparator)
{
    EXPECT_EQ(dialect_of("id,lat,lon\n1,2,3\n").delimiter, ',');
    EXPECT_EQ(dialect_of("id;lat;lon\n1;2,5;3,5\n").delimiter, ';');
    EXPECT_EQ(dialect_of("id\tlat\n").delimiter, '\t');
    EXPECT_EQ(dialect_of("id|lat|lon, east\n").delimiter, '|');
    EXPECT_EQ(dialect_of("\"a;b;c;d\",lat\n").delimiter, ',');
    EXPECT_EQ(dialect_of("\r\n\nid;lat\n").delimiter, ';');
    EXPECT_EQ(dialect_of("id\n").delimiter, ',');
}

TEST(CsvDialect, KnowsMarksAndEncodings)
{
    EXPECT_EQ(dialect_of("\xEF\xBB\xBFid;x\n"), (Dialect{';', Encoding::utf8, 3}));
    EXPECT_EQ(dialect_of("\xFF\xFE" + utf16("id;x\n", false)),
              (Dialect{';', Encoding::utf16le, 2}));
    EXPECT_EQ(dialect_of("\xFE\xFF" + utf16("id;x\n", true)), (Dialect{';', Encoding::utf16be, 2}));
    EXPECT_EQ(dialect_of(utf16("id;xyz\n1;2\n", false)).encoding, Encoding::utf16le);
    EXPECT_EQ(dialect_of("place\nH\xE9rat\n").encoding, Encoding::windows1252);
    EXPECT_EQ(dialect_of("place\nH\xC3\xA9rat\n").encoding, Encoding::utf8);
    EXPECT_EQ(dialect_of("place\nH\xC3").encoding, Encoding::utf8)
        << "a character cut off by the end";
}

TEST(CsvDialect, RefusesUtf32)
{
    for (auto const& mark : {std::string("\xFF\xFE\0\0", 4), std::string("\0\0\xFE\xFF", 4)})
        sitmap::test::expect_error(sitmap::ErrorKind::input,
                                   "cannot read 't.csv': its text is UTF-32",
                                   [&] { (void)dialect_of(mark + std::string("a\0\0\0", 4)); });
}

TEST(CsvDialect, TurnsTextIntoUtf8)
{
    EXPECT_EQ(to_utf8("H\xE9rat \x93q\x94 \x81", {',', Encoding::windows1252, 0}),
              "H\xC3\xA9rat \xE2\x80\x9Cq\xE2\x80\x9D \xEF\xBF\xBD");
    EXPECT_EQ(to_utf8("\xFF\xFE" + utf16("ab", false), {',', Encoding::utf16le, 2}), "ab");
    EXPECT_EQ(to_utf8(std::string("\x3D\xD8\x00\xDE", 4), {',', Encoding::utf16le, 0}),
              "\xF0\x9F\x98\x80");
    EXPECT_EQ(to_utf8(std::string("\x3D\xD8", 2), {',', Encoding::utf16le, 0}), "\xEF\xBF\xBD");
    EXPECT_EQ(to_utf8("\xEF\xBB\xBFx", {',', Encoding::utf8, 3}), "x");
}

TEST(CsvDialect, KeepsUtf8WithAFewBrokenBytes)
{
    std::string const e = "\xC3\xA9", latin_e = "\xE9";
    EXPECT_EQ(guess_encoding(e + " and " + latin_e).encoding, Encoding::utf8);
    EXPECT_EQ(guess_encoding(e + latin_e + "a" + latin_e + "b").encoding, Encoding::windows1252);
    EXPECT_EQ(guess_encoding("\x93quoted\x94 caf\xE9").encoding, Encoding::windows1252)
        << "quotes of windows-1252 continue no character";
    EXPECT_EQ(guess_encoding("\xE2\x82").encoding, Encoding::utf8) << "cut off";
    EXPECT_EQ(guess_encoding("").encoding, Encoding::utf8);
}

TEST(CsvDialect, LooksAsFarAsTheFirstByteBeyondAscii)
{
    auto const plain = std::string(3 * dialect_sample, 'x');
    EXPECT_EQ(first_beyond_ascii(plain), plain.size());
    for (auto const at : {std::size_t{0}, std::size_t{63}, std::size_t{64}, dialect_sample - 1,
                          dialect_sample, 3 * dialect_sample}) {
        auto text = plain;
        text.insert(at, "\xE9,a");
        EXPECT_EQ(first_beyond_ascii(text), at);
        EXPECT_EQ(dialect_of(text).encoding, Encoding::windows1252) << at;
    }
}

TEST(CsvDialect, LooksOnWhileOnlyAFewBytesAreBroken)
{
    auto const plain = std::string(2 * dialect_sample, 'x');
    std::string const stray = "\xE9 ", ka = "\xD0\x9A";
    EXPECT_EQ(dialect_of("id\n" + stray + plain + ka + ka).encoding, Encoding::utf8);
    EXPECT_EQ(dialect_of("id\n" + stray + plain + stray).encoding, Encoding::windows1252);
    EXPECT_EQ(dialect_of("id\n" + stray + plain).encoding, Encoding::windows1252);

    EXPECT_FALSE(guess_encoding(stray + plain).is_settled);
    EXPECT_FALSE(guess_encoding(stray + plain + ka).is_settled) << "its sample may go on";
    EXPECT_EQ(guess_encoding(stray + plain + ka + plain), (EncodingGuess{Encoding::utf8, true}));
    EXPECT_EQ(guess_encoding(stray + std::string(encoding_reach, 'x') + ka),
              (EncodingGuess{Encoding::windows1252, true}));
    std::string strays;
    for (int i = 0; i < 8; ++i) strays += stray;
    EXPECT_EQ(guess_encoding(strays + plain + ka + plain),
              (EncodingGuess{Encoding::windows1252, true}));
    auto const cut = stray + std::string(dialect_sample - 3, 'x') + ka;
    EXPECT_EQ(guess_encoding(cut + plain), (EncodingGuess{Encoding::utf8, true}))
        << "the sample ends inside the character";
}
