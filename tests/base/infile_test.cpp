// SPDX-License-Identifier: MIT
#include "base/infile.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

#include <array>

#include <sys/stat.h>

namespace sitmap {

using test::expect_error;
using test::text_file;

namespace {

std::string next(InFile& file, std::size_t most)
{
    std::string block(most, '\0');
    block.resize(file.read(block));
    return block;
}

}  // namespace

TEST(InFile, GivesTheBytesBlockByBlock)
{
    InFile file(text_file("blocks.csv", "abcdefgh"));
    EXPECT_EQ(next(file, 3), "abc");
    EXPECT_EQ(next(file, 3), "def");
    EXPECT_EQ(next(file, 3), "gh");
    EXPECT_EQ(next(file, 3), "");
    EXPECT_NO_THROW(file.refuse_changes());
    EXPECT_FALSE(file.is_standard_input());
}

TEST(HeadOf, GivesNoMoreThanThereIs)
{
    auto const path = text_file("head.csv", "abcdefgh");
    EXPECT_EQ(head_of(path, 3), "abc");
    EXPECT_EQ(head_of(path, 20), "abcdefgh");
    expect_error(ErrorKind::input, "cannot read '/nowhere/x'", [] { head_of("/nowhere/x", 3); });
}

TEST(InFile, RefusesAFileThatGrowsWhileItIsRead)
{
    auto const path = text_file("grows.csv", "abc");
    InFile file(path);
    EXPECT_EQ(next(file, 3), "abc");
    text_file("grows.csv", "abcdef");
    expect_error(ErrorKind::input, "grows.csv': it changed while it was read",
                 [&] { file.refuse_changes(); });
}

TEST(InFile, RefusesAFileThatWasNotReadToItsEnd)
{
    InFile file(text_file("shorter.csv", "abcdef"));
    EXPECT_EQ(next(file, 3), "abc");
    expect_error(ErrorKind::input, "it changed while it was read", [&] { file.refuse_changes(); });
}

TEST(InFile, OpensRegularFilesOnly)
{
    auto const pipe = text_file("place_of_pipe", "") + ".fifo";
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    expect_error(ErrorKind::input, "it is not a regular file", [&] { InFile{pipe}; });
    std::filesystem::remove(pipe);
    expect_error(ErrorKind::input, "it is not a regular file", [] { InFile{"/dev/zero"}; });
    expect_error(ErrorKind::input, "it is not a regular file", [] { InFile{"/"}; });
    expect_error(ErrorKind::input, "No such file or directory", [] { InFile{"/nowhere.csv"}; });
    expect_error(ErrorKind::input, "cannot read ''", [] { InFile{""}; });
}

TEST(InFile, KnowsTheNamesOfStandardInput)
{
    EXPECT_TRUE(is_standard_input("-"));
    EXPECT_TRUE(is_standard_input("/vsistdin/"));
    EXPECT_FALSE(is_standard_input("points.csv"));
    EXPECT_FALSE(is_standard_input(""));
    EXPECT_TRUE(InFile{"-"}.is_standard_input());
}

}  // namespace sitmap
