// SPDX-License-Identifier: MIT
#include "load/csv_blocks.hpp"

#include "base/infile.hpp"
#include "base/outfile.hpp"
#include "base/text.hpp"
#include "load/csv_rows.hpp"

#include <gmock/gmock.h>
#include <string>

#include <unistd.h>

namespace sitmap::load {
namespace {

std::string write(std::string_view bytes)
{
    auto const path = testing::TempDir() + std::to_string(getpid()) + "_blocks.csv";
    OutFile out(path, Overwrite::replace);
    out.write(bytes);
    out.publish();
    return path;
}

TEST(CsvBlocks, GiveBackTheWholeTextAndItsLines)
{
    std::string body;
    for (int i = 0; i < 100000; ++i)
        body += std::to_string(i) + (i % 1000 == 0 ? ",\"two\nlines\"\n" : ",plain\n");
    CsvBlocks blocks(write("id,note\n" + body));
    EXPECT_THAT(blocks.header(), testing::ElementsAre("id", "note"));
    std::string seen;
    std::int64_t line = 2;
    std::size_t sequence = 0;
    while (auto const block = blocks.next()) {
        EXPECT_EQ(block->first_line, line);
        EXPECT_EQ(block->sequence, sequence++);
        EXPECT_LE(block->text.size(), block_bytes);
        line += std::ranges::count(block->text, '\n');
        seen += block->text;
    }
    EXPECT_EQ(seen, body);
    EXPECT_GT(sequence, 3u);
}

TEST(CsvBlocks, KnowBlocksWithoutQuotes)
{
    CsvBlocks plain(write("a,b\n1,2\n"));
    EXPECT_TRUE(plain.next()->is_simple);
    EXPECT_FALSE(plain.next());
    CsvBlocks quoted(write("a,b\n1,\"2\"\n"));
    EXPECT_FALSE(quoted.next()->is_simple);
}

TEST(CsvBlocks, PassAnEndlessLineAndSaySo)
{
    CsvBlocks blocks(write("a,b\n1,2\n" + std::string(9'000'000, 'x') + "\n3,4\n"));
    std::string seen;
    std::vector<Reject> rejects;
    while (auto const block = blocks.next()) {
        seen += block->text;
        rejects.insert(rejects.end(), block->too_long.begin(), block->too_long.end());
    }
    EXPECT_EQ(seen, "1,2\n3,4\n");
    ASSERT_EQ(rejects.size(), 1u);
    EXPECT_EQ(rejects[0].row, 3);
    EXPECT_EQ(rejects[0].reason, "the record is longer than 8 MB");
}

std::string all_of(CsvBlocks& blocks)
{
    std::string text = join_words(blocks.header(), ",") + '\n';
    while (auto const block = blocks.next()) text += block->text;
    return text;
}

/// The fields as the other reader of delimited text has them, one record a line.
std::string by_rows(std::string const& path)
{
    auto const csv = read_csv(path);
    std::string text = join_words(csv.header, ",") + '\n';
    for (auto const& row : csv.rows)
        text +=
            join_words(std::vector<std::string>(row.fields.begin(), row.fields.end()), ",") + '\n';
    return text;
}

TEST(CsvBlocks, DecodeATextAsTheRowReaderDoes)
{
    std::string const utf8 = "H\xC3\xA9rat", latin = "H\xE9rat", quoted = "\x93Kabul\x94";
    for (std::size_t const plain_rows : {0UL, 6552UL, 6553UL, 6554UL, 30000UL, 60000UL}) {
        std::string plain = "id,place\n";
        for (std::size_t i = 0; i < plain_rows; ++i) plain += "1234,Asad\n";
        for (auto const& [first, second] : std::vector<std::pair<std::string, std::string>>{
                 {utf8, utf8}, {utf8, latin}, {latin, latin}, {latin, quoted}, {quoted, utf8}}) {
            auto const path = write(plain + "1," + first + "\n2," + second + "\n");
            CsvBlocks blocks(path);
            EXPECT_EQ(all_of(blocks), by_rows(path)) << plain_rows << first << second;
            EXPECT_EQ(blocks.dialect(), parse_csv(read_file(path), "t.csv").dialect);
            bool const is_utf8 = blocks.dialect().encoding == gis::Encoding::utf8;
            EXPECT_EQ(blocks.notices().size(), is_utf8 ? 0U : 1U);
        }
    }
}

TEST(CsvBlocks, LetNoStrayByteDecideForTheWholeText)
{
    std::string const stray = "7,\xE9tat\n", cyrillic = "8,\xD0\x9A\xD0\xB0\n";
    for (std::size_t const before : {1UL, 30000UL})
        for (std::size_t const between : {1UL, 6700UL, 60000UL, 400000UL, 500000UL}) {
            std::string text = "id,place\n";
            for (std::size_t i = 0; i < before; ++i) text += "1234,Asad\n";
            text += stray;
            for (std::size_t i = 0; i < between; ++i) text += "1234,Asad\n";
            for (int i = 0; i < 10000; ++i) text += cyrillic;
            auto const path = write(text);
            CsvBlocks blocks(path);
            auto const seen = all_of(blocks);
            EXPECT_TRUE(seen == by_rows(path)) << before << ' ' << between;
            bool const is_near = between * 10 < gis::encoding_reach;
            EXPECT_EQ(blocks.dialect().encoding,
                      is_near ? gis::Encoding::utf8 : gis::Encoding::windows1252)
                << before << ' ' << between;
            EXPECT_TRUE(!is_near || seen == text) << before << ' ' << between;
        }
}

}  // namespace
}  // namespace sitmap::load
