// SPDX-License-Identifier: MIT
#include "load/csv_blocks.hpp"

#include "base/outfile.hpp"

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

}  // namespace
}  // namespace sitmap::load
