// SPDX-License-Identifier: MIT
#include "load/csv_chunk.hpp"

#include "tests/load/plain_csv.hpp"

#include <gmock/gmock.h>

#include <random>

namespace sitmap::load {
namespace {

using testing::ElementsAre;

/// Records as "line|field|field" or "line!trouble".
std::vector<std::string> cut(std::string const& text, char delimiter, std::size_t columns,
                             bool is_simple)
{
    std::vector<std::string> records;
    CsvChunk chunk(text, delimiter, columns, is_simple);
    std::string store;
    while (auto const* const record = chunk.next()) {
        std::string shown = std::to_string(chunk.line());
        if (!record->trouble.empty()) shown += "!" + record->trouble;
        for (std::size_t i = 0; i < record->fields && record->trouble.empty(); ++i)
            shown += "|" + std::string(chunk.field(*record, i, store));
        records.push_back(shown);
    }
    return records;
}

TEST(CsvChunk, CutsPlainLines)
{
    for (bool const is_simple : {true, false}) {
        EXPECT_THAT(cut("a,b\nc,d\r\n\n,\ne,f", ',', 2, is_simple),
                    ElementsAre("0|a|b", "1|c|d", "3||", "4|e|f"));
        EXPECT_THAT(cut("", ',', 2, is_simple), ElementsAre());
        EXPECT_THAT(cut("a;b,c\n", ';', 2, is_simple), ElementsAre("0|a|b,c"));
    }
}

TEST(CsvChunk, TellsRaggedRows)
{
    for (bool const is_simple : {true, false})
        EXPECT_THAT(cut("a\na,b,c\na,b,,\n", ',', 2, is_simple),
                    ElementsAre("0!the row has 1 field, the header 2",
                                "1!the row has 3 fields, the header 2", "2|a|b"));
}

TEST(CsvChunk, ReadsQuotedFields)
{
    EXPECT_THAT(cut("\"a,\"\"b\"\"\",\"c\nd\"\r\ne,f\n", ',', 2, false),
                ElementsAre("0|a,\"b\"|c\nd", "2|e|f"));
}

TEST(CsvChunk, GivesUpOneLineOfADamagedRecord)
{
    EXPECT_THAT(cut("a,\"b\nc,d\ne,f\n", ',', 2, false),
                ElementsAre("0!a quote is opened and never closed", "1|c|d", "2|e|f"));
    EXPECT_THAT(cut("a,\"b\"x\nc,d\n", ',', 2, false),
                ElementsAre("0!text stands behind a closing quote", "1|c|d"));
    EXPECT_THAT(cut("1,2,3,\"4\n1,2,3,4\n1,2,3,4\"\n1,2,3,4\n", ',', 4, false),
                ElementsAre("0!a quoted field runs over other rows", "1|1|2|3|4", "2|1|2|3|4\"",
                            "3|1|2|3|4"));
}

TEST(CsvChunk, CountsWhatOccurs)
{
    std::string text(1000, 'x');
    EXPECT_EQ(census(text).lines, 0);
    text[17] = text[999] = '\n';
    text[500] = '"';
    auto const found = census(text);
    EXPECT_EQ(found.lines, 2);
    EXPECT_TRUE(found.has_quote);
    EXPECT_FALSE(found.has_return);
    EXPECT_FALSE(found.has_nul);
    text[501] = '\r', text[998] = '\0';
    EXPECT_TRUE(census(text).has_return);
    EXPECT_TRUE(census(text).has_nul);
}

TEST(CsvChunk, LengthensToWholeRecordsOnly)
{
    EXPECT_EQ(end_of_whole_records("a,b\nc,", ',', 2, false), 4u);
    EXPECT_EQ(end_of_whole_records("a,\"b\nc\"", ',', 2, true), 0u);
    EXPECT_EQ(end_of_whole_records("a,b\nc,\"d\ne", ',', 2, true), 4u);
    EXPECT_EQ(end_of_whole_records("a,\"b\nc\"\nd", ',', 2, true), 8u);
    EXPECT_EQ(end_of_whole_records("no end", ',', 2, false), 0u);
}

/// Text of the characters that make trouble.
std::string hostile_text(std::mt19937& random, std::size_t length)
{
    static constexpr std::string_view alphabet = "ab,\"\n\"\n,,x";
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += alphabet[random() % alphabet.size()];
    return text;
}

TEST(CsvChunk, AgreesWithThePlainGrammarOnHostileText)
{
    std::mt19937 random(11);
    for (int round = 0; round < 3000; ++round) {
        auto const text = hostile_text(random, 1 + random() % 60);
        auto const expected = test::plain_records(text, ',', 4);
        ASSERT_EQ(cut(text, ',', 4, false), expected) << text;
        if (text.find('"') != std::string::npos) continue;
        ASSERT_EQ(cut(text, ',', 4, true), expected) << text;
    }
}

TEST(CsvChunk, GivesTheSameRecordsWhereverTheTextIsCut)
{
    std::mt19937 random(5);
    for (int round = 0; round < 500; ++round) {
        auto const text = hostile_text(random, 200);
        auto const whole = cut(text, ',', 4, false);
        std::vector<std::string> pieces;
        std::size_t from = 0;
        std::int64_t lines = 0;
        for (std::size_t seen = 10; from < text.size(); seen += 10) {
            bool const is_last = seen >= text.size();
            auto const end =
                is_last ? text.size() - from
                        : end_of_whole_records(std::string_view(text).substr(from, seen - from),
                                               ',', 4, true);
            auto const piece = text.substr(from, end);
            for (auto const& record : cut(piece, ',', 4, false)) {
                auto const at = record.find_first_of("|!");
                pieces.push_back(std::to_string(std::stoll(record.substr(0, at)) + lines) +
                                 record.substr(at));
            }
            lines += census(piece).lines;
            from += end;
            if (is_last) break;
        }
        ASSERT_EQ(pieces, whole) << text;
    }
}

}  // namespace
}  // namespace sitmap::load
