// SPDX-License-Identifier: MIT
#include "load/csv_rows.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

using namespace sitmap;
using namespace sitmap::load;

namespace {

/// "line:field|field" for a good row, "line!trouble" for another.
std::vector<std::string> rows_of(std::string const& text)
{
    std::vector<std::string> shown;
    for (auto const& row : parse_csv(text, "t.csv").rows) {
        auto line = std::to_string(row.row);
        if (!row.trouble.empty()) {
            shown.push_back(line + "!" + row.trouble);
            continue;
        }
        std::string fields;
        for (auto const field : row.fields)
            fields += (fields.empty() ? ":" : "|") + std::string(field);
        shown.push_back(line + fields);
    }
    return shown;
}

using testing::ElementsAre;

}  // namespace

TEST(CsvRows, ReadsQuotesLineBreaksAndSeparators)
{
    EXPECT_THAT(rows_of("a,b\n1,2\n\"x,y\",\"say \"\"so\"\"\"\n\"two\nlines\",4\n5,6"),
                ElementsAre("2:1|2", "3:x,y|say \"so\"", "4:two\nlines|4", "6:5|6"));
    EXPECT_THAT(rows_of("a;b\n1,5;2\n"), ElementsAre("2:1,5|2"));
    EXPECT_THAT(rows_of("a\tb\n1\t2\n"), ElementsAre("2:1|2"));
}

TEST(CsvRows, CountsPhysicalLinesUnderAnyLineEnd)
{
    auto const expected = ElementsAre("2:1|2", "4:3|4", "5:5|6");
    EXPECT_THAT(rows_of("a,b\n1,2\n\n3,4\n5,6\n"), expected);
    EXPECT_THAT(rows_of("a,b\r\n1,2\r\n\r\n3,4\r\n5,6\r\n\x1A"), expected);
    EXPECT_THAT(rows_of("a,b\r1,2\r\r3,4\n5,6"), expected);
    EXPECT_THAT(rows_of("\xEF\xBB\xBF"
                        "a,b\n1,2\n \n3,4\n5,6"),
                expected);
}

TEST(CsvRows, LosesNoRowToAStrayQuote)
{
    EXPECT_THAT(rows_of("id,lat\n1,33\xC2\xB0"
                        "06'00\"\n2,34\n3,35\n"),
                ElementsAre("2:1|33\xC2\xB0"
                            "06'00\"",
                            "3:2|34", "4:3|35"));
    EXPECT_THAT(rows_of("id,lat\n1,\"33\n2,34\n3,\"35\"\n"),
                ElementsAre("2!text stands behind a closing quote", "3:2|34", "4:3|35"));
    EXPECT_THAT(rows_of("id,lat,lon\n1,33,\"35\n2,33,35\n"),
                ElementsAre("2!a quote is opened and never closed", "3:2|33|35"));
}

TEST(CsvRows, FindsRowsThatAQuotedFieldSwallowed)
{
    EXPECT_THAT(rows_of("id,a,b,c\n1,x,y,\"z\n2,x,y,z\n3,x,y,z\"\n4,x,y,z\n"),
                ElementsAre("2!a quoted field runs over other rows", "3:2|x|y|z", "4:3|x|y|z\"",
                            "5:4|x|y|z"));
}

TEST(CsvRows, RejectsRaggedRowsButNotEmptyTails)
{
    EXPECT_THAT(rows_of("a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n1,2,3\n"),
                ElementsAre("2!the row has 2 fields, the header 3",
                            "3!the row has 4 fields, the header 3", "4:1|2|3", "5:1|2|3"));
}

TEST(CsvRows, RejectsNulBytesAndHugeFieldsAndKeepsTheRest)
{
    EXPECT_THAT(rows_of(std::string("a,b\n1,x\0y\n2,z\n", 14)),
                ElementsAre("2!field 2 holds a NUL byte", "3:2|z"));
    auto const huge = std::string(11'000'000, 'x');
    EXPECT_THAT(rows_of("a,b\n1," + huge + "\n2,y\n"),
                ElementsAre("2!field 2 is longer than 1 MB", "3:2|y"));
    EXPECT_THAT(rows_of("a,b\n1,\"" + huge + "\"\n2,y\n"),
                ElementsAre("2!field 2 is longer than 1 MB", "3:2|y"));
}

TEST(CsvRows, GivesTheSameRowsWhereverALongTextIsCut)
{
    // Records with and without quotes, over many times the stretch that is cut at once.
    std::string text = "id,a,b,c\n";
    std::vector<std::string> expected;
    std::mt19937 random(3);
    std::int64_t line = 2;
    for (int i = 0; text.size() < 2'000'000; ++i) {
        auto const word = std::string(random() % 60, 'w');
        bool const is_quoted = (i / 5000) % 2 == 1 && random() % 2 == 0;
        expected.push_back(
            fmt::format("{}:{}|{}|{}|z", line, i, word, is_quoted ? "said \"no\",\nagain" : "x"));
        text +=
            fmt::format("{},{},{},z\n", i, word, is_quoted ? "\"said \"\"no\"\",\nagain\"" : " x ");
        line += is_quoted ? 2 : 1;
    }
    EXPECT_EQ(rows_of(text), expected);
}

TEST(CsvRows, RefusesHeadersThatCannotBeUsed)
{
    auto const refuse = [](std::string const& text, std::string const& words) {
        test::expect_error(ErrorKind::input, words, [&] { parse_csv(text, "t.csv"); });
    };
    refuse("", "cannot read 't.csv': it is empty");
    refuse("\n\r\n", "it is empty");
    refuse("\xEF\xBB\xBF", "it is empty");
    refuse("a,b,A\n1,2,3\n", "the columns 'a' and 'A' have the same name");
    refuse("a,\"b\n",
           "cannot read the column names of 't.csv': a quote is opened and never closed");
    std::string wide = "c0";
    for (int i = 1; i < 20003; ++i) wide += ",c" + std::to_string(i);
    test::expect_error(ErrorKind::limit, "it has 20003 columns, more than 2000",
                       [&] { parse_csv(wide, "t.csv"); });
}

TEST(CsvRows, TellsDataFromColumnNames)
{
    EXPECT_TRUE(parse_csv("1,34.5,69.2\n2,34,69\n", "t.csv").header_is_data);
    EXPECT_TRUE(parse_csv("a,2022-04-18,69.2\n", "t.csv").header_is_data);
    EXPECT_FALSE(parse_csv("id,date,note 2\n", "t.csv").header_is_data);
    EXPECT_TRUE(parse_csv("id,date\n", "t.csv").rows.empty());
}

TEST(CsvRows, StatesTheEncoding)
{
    auto const text = [](std::string const& bytes) {
        auto const csv = parse_csv(bytes, "t.csv");
        return std::string(csv.rows.at(0).fields[0]) + " " +
               (csv.notices.empty() ? "" : csv.notices[0].text);
    };
    EXPECT_EQ(text("a,b\nH\xE9rat,1\n"),
              "H\xC3\xA9rat the text is not UTF-8 and is read as windows-1252");
    EXPECT_EQ(text("a,b\nH\xC3\xA9rat,1\n"), "H\xC3\xA9rat ");
    EXPECT_EQ(text(std::string("\xFF\xFE"
                               "a\0,\0b\0\n\0x\0,\0y\0\n\0",
                               18)),
              "x the text is UTF-16LE");
    auto const mixed = parse_csv("a,b\nH\xC3\xA9rat \xFF\xC3\xA9\xC3\xA9,1\n", "t.csv");
    EXPECT_THAT(mixed.notices.at(0).text, testing::HasSubstr("some bytes are not UTF-8"));
}

TEST(CsvRows, ReadsAFile)
{
    EXPECT_EQ(read_csv(test::text_file("rows.csv", "a,b\n1,2\n")).rows.size(), 1u);
    test::expect_error(ErrorKind::input, "No such file", [] { read_csv("absent.csv"); });
}
