// SPDX-License-Identifier: MIT
// Whole passes over good and bad point tables: what is read is used, outside or rejected, each
// rejection with its line.
#include "load/point_stream.hpp"

#include "base/outfile.hpp"
#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>
#include <tbb/global_control.h>

#include <filesystem>
#include <string>

#include <unistd.h>

namespace sitmap::load {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

std::string write(std::string const& name, std::string_view bytes)
{
    auto const path = testing::TempDir() + std::to_string(getpid()) + "_" + name;
    OutFile out(path, Overwrite::replace);
    out.write(bytes);
    out.publish();
    return path;
}

struct Pass {
    std::vector<std::int64_t> rows;
    std::vector<std::int32_t> months;
    std::vector<std::string> text;
    PassResult result;
};

Pass pass(PointSource source)
{
    Pass seen;
    PointStream stream(std::move(source));
    seen.result = stream.run<Pass>(
        [](PointBatch const& batch) {
            Pass part;
            part.rows = batch.row;
            part.months = batch.month;
            for (auto const text : batch.text) part.text.emplace_back(text);
            return part;
        },
        [&](Pass part) {
            seen.rows.insert(seen.rows.end(), part.rows.begin(), part.rows.end());
            seen.months.insert(seen.months.end(), part.months.begin(), part.months.end());
            seen.text.insert(seen.text.end(), part.text.begin(), part.text.end());
        });
    EXPECT_TRUE(seen.result.records.balances());
    return seen;
}

Pass pass_over(std::string_view bytes, std::string const& name = "points.csv")
{
    PointSource source;
    source.file = write(name, bytes);
    return pass(source);
}

Accounting account(std::int64_t read, std::int64_t used, std::int64_t rejected)
{
    return {read, used, 0, rejected};
}

std::string const head = "id,date,lat,lon\n";

TEST(PointStream, HandsOutEveryRecordWithItsLine)
{
    auto const seen = pass_over(head + "1,2022-04-18,34,69\n\n2,2022-05,35,70\n");
    EXPECT_EQ(seen.result.records, account(2, 2, 0));
    EXPECT_THAT(seen.rows, ElementsAre(2, 4));
    EXPECT_THAT(seen.months, ElementsAre(2022 * 12 + 3, 2022 * 12 + 4));
}

TEST(PointStream, LosesNoRowToAStrayQuote)
{
    std::string text = head;
    for (int i = 0; i < 20; ++i)
        text += std::to_string(i) + ",2022-04-18," + (i == 5 ? "\"33°06'00\"\"" : "33.1") + ",69\n";
    auto const seen = pass_over(text);
    EXPECT_EQ(seen.result.records, account(20, 19, 1));
    ASSERT_THAT(seen.result.rejects, SizeIs(1));
    EXPECT_EQ(seen.result.rejects[0].row, 7);
    auto const plain = pass_over(head + "1,2022-04-18,33°06'00\",69\n2,2022-04-18,33,69\n");
    EXPECT_EQ(plain.result.records, account(2, 1, 1));
    EXPECT_THAT(plain.result.rejects[0].reason, HasSubstr("is not a number"));
}

TEST(PointStream, RejectsWhatIsNoCoordinate)
{
    auto const seen = pass_over(
        head +
        "1,2022-04-18,-,69\n2,2022-04-18,1e400,69\n3,2022-04-18,0x21,69\n4,2022-04-18,nan,69\n"
        "5,2022-04-18,91,69\n6,2022-04-18,34,181\n7,2022-04-18,,69\n8,2022-04-18,34,69\n");
    EXPECT_EQ(seen.result.records, account(8, 1, 7));
}

TEST(PointStream, ReadsOtherSeparatorsAndDecimalCommasAndSaysSo)
{
    auto const seen =
        pass_over("id;date;lat;lon\n1;2022-04-18;34,5;69,1\n2;2022-04-18;34,5;69,1\n");
    EXPECT_EQ(seen.result.records, account(2, 2, 0));
    ASSERT_THAT(seen.result.notices, SizeIs(2));
    EXPECT_THAT(seen.result.notices[0].text, HasSubstr("semicolons"));
    EXPECT_EQ(seen.result.notices[1].text,
              "4 coordinates with a decimal comma are read as numbers");
    EXPECT_EQ(pass_over("id\tdate\tlat\tlon\n1\t2022-04-18\t34\t69\n").result.records,
              account(1, 1, 0));
    EXPECT_EQ(pass_over("id|date|lat|lon\n1|2022-04-18|34|69\n").result.records, account(1, 1, 0));
}

TEST(PointStream, ReadsEveryLineEndAndMark)
{
    std::string const row = "1,2022-04-18,34,69";
    for (std::string const end : {"\n", "\r\n", "\r"}) {
        auto const seen = pass_over(
            "\xEF\xBB\xBF"
            "id,date,lat,lon" +
            end + row + end + row + end + "\x1A");
        EXPECT_EQ(seen.result.records, account(2, 2, 0));
        EXPECT_THAT(seen.rows, ElementsAre(2, 3));
    }
}

std::string utf16(std::string const& ascii, bool little)
{
    std::string wide = little ? "\xFF\xFE" : "\xFE\xFF";
    for (char const c : ascii) {
        wide += little ? c : '\0';
        wide += little ? '\0' : c;
    }
    return wide;
}

TEST(PointStream, ReadsUtf16)
{
    std::string text = head;
    for (int i = 0; i < 30000; ++i) text += "1,2022-04-18,34.5,69.25\r\n";
    for (bool const little : {true, false}) {
        auto const seen = pass_over(utf16(text, little));
        EXPECT_EQ(seen.result.records, account(30000, 30000, 0));
        EXPECT_EQ(seen.rows.back(), 30001);
    }
}

TEST(PointStream, RejectsRaggedRowsNulBytesAndOpenQuotes)
{
    auto const seen = pass_over(head + "1,2022-04-18,34\n2,2022-04-18,34,69,5\n" +
                                std::string("3\0,2022-04-18,34,69\n", 20) +
                                "4,2022-04-18,34,69\n5,2022-04-18,34,\"69\n");
    EXPECT_EQ(seen.result.records, account(5, 1, 4));
    std::vector<std::string> reasons;
    for (auto const& reject : seen.result.rejects)
        reasons.push_back(std::to_string(reject.row) + " " + reject.reason);
    EXPECT_THAT(
        reasons,
        ElementsAre("2 the row has 3 fields, the header 4", "3 the row has 5 fields, the header 4",
                    "4 field 1 holds a NUL byte", "6 a quote is opened and never closed"));
}

TEST(PointStream, RejectsAFieldBeyondTheLimitAndLosesNothingElse)
{
    std::string const long_field(11'000'000, 'x');
    auto const seen = pass_over(head + "1,2022-04-18,34,69\n" + long_field +
                                ",2022-04-18,34,69\n3,2022-04-18,34,69\n");
    EXPECT_EQ(seen.result.records, account(3, 2, 1));
    EXPECT_EQ(seen.result.rejects[0].row, 3);
    EXPECT_THAT(seen.rows, ElementsAre(2, 4));
    auto const quoted = pass_over(head + "1,2022-04-18,34,69\n\"" + long_field +
                                  "\",2022-04-18,34,69\n3,2022-04-18,34,69\n");
    EXPECT_EQ(quoted.result.records, account(3, 2, 1));
    EXPECT_THAT(quoted.result.rejects[0].reason, HasSubstr("longer than"));
}

TEST(PointStream, RefusesWhatIsNoTable)
{
    auto const refused = [](std::string_view bytes, std::string const& words) {
        test::expect_error(ErrorKind::input, words, [&] { pass_over(bytes); });
    };
    refused("", "it is empty");
    refused("\xEF\xBB\xBF", "it is empty");
    refused("\n\n\n", "it is empty");
    refused("q", "a longitude column");
    refused("1,2,3,4\n1,2,3,4\n", "its first line holds numbers");
    refused("id,date,lat,LAT,lon\n", "the columns 'lat' and 'LAT' have the same name");
    refused("id,\"date\n1,2\n", "a quote is opened and never closed");
    test::expect_error(ErrorKind::limit, "it has 20003 columns, more than 2000", [] {
        std::string wide = "lon,lat,date";
        for (int i = 0; i < 20000; ++i) wide += ",c" + std::to_string(i);
        pass_over(wide + "\n");
    });
    test::expect_error(ErrorKind::input,
                       "cannot read '/nowhere/points.csv': No such file or directory", [] {
                           PointSource source;
                           source.file = "/nowhere/points.csv";
                           pass(source);
                       });
}

TEST(PointStream, ReadsAHeaderWithoutRows)
{
    EXPECT_EQ(pass_over(head).result.records, account(0, 0, 0));
    EXPECT_EQ(pass_over("id,date,lat,lon").result.records, account(0, 0, 0));
}

TEST(PointStream, NamesSwappedColumnsAndProjectedCoordinates)
{
    std::string swapped = head, metres = head;
    for (int i = 0; i < 10; ++i)
        swapped += "1,2022-04-18,140,35\n", metres += "1,2022-04-18,3800000,512000\n";
    EXPECT_THAT(pass_over(swapped).result.notices.back().text, HasSubstr("may be swapped"));
    EXPECT_THAT(pass_over(metres).result.notices.back().text, HasSubstr("may be metres"));
}

TEST(PointStream, KeepsTextAsItStands)
{
    PointSource source;
    source.file = write(
        "text.csv", "id,note,lat,lon\r\n1,\"a, \"\"b\"\"\nc\",34,69\r\n2,x,bad,69\r\n3,y,34\r\n");
    source.needs_date = false;
    source.keeps_text = true;
    auto const seen = pass(source);
    EXPECT_THAT(seen.text, ElementsAre("1,\"a, \"\"b\"\"\nc\",34,69", "2,x,bad,69"))
        << "a row that cannot be cut is not text";
    EXPECT_EQ(seen.result.records, account(3, 1, 2));
}

TEST(PointStream, SelectsRowsByACondition)
{
    PointSource source;
    source.file = write("where.csv",
                        "date,lat,lon,kind,deaths\n2022-04-18,34,69,ied,10\n2022-04-18,34,69,riot,"
                        "9\n2022-04-18,34,69,ied,\n"
                        "2022-04-18,34,69\n");
    source.where = "deaths > 9 AND kind = 'ied'";
    auto const seen = pass(source);
    EXPECT_EQ(seen.result.records, (Accounting{4, 1, 2, 1}));
    EXPECT_THAT(seen.rows, ElementsAre(2));
    source.where = "no such (";
    test::expect_error(ErrorKind::input, "no such (", [&] { pass(source); });
}

TEST(PointStream, GivesTheSameForEveryNumberOfThreads)
{
    std::string text = head;
    for (int i = 0; i < 60000; ++i)
        text += std::to_string(i) + ",2022-0" + std::to_string(1 + i % 9) + "-1" +
                std::to_string(i % 10) + "," + (i % 500 == 0 ? "bad" : "34.5") +
                (i % 700 == 0 ? ",\"69\n.5\"\n" : ",69.5\n");
    PointSource source;
    source.file = write("threads.csv", text);
    std::vector<Pass> passes;
    for (std::size_t const threads : {1, 2, 8}) {
        tbb::global_control const limit(tbb::global_control::max_allowed_parallelism, threads);
        passes.push_back(pass(source));
    }
    for (auto const& other : passes) {
        EXPECT_EQ(other.result.records, passes[0].result.records);
        EXPECT_EQ(other.result.rejects, passes[0].result.rejects);
        EXPECT_EQ(other.rows, passes[0].rows);
    }
    EXPECT_EQ(passes[0].result.records.rejected, 120 + 86 - 18 + 0 * 1);
}

}  // namespace
}  // namespace sitmap::load
