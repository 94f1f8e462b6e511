// SPDX-License-Identifier: MIT
#include "load/unchanged.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/text_file.hpp"

using namespace sitmap;
using namespace sitmap::load;

namespace {

constexpr char const* words =
    "unchanged.csv': it changed while it was read\ntry again when nothing writes to it";

}  // namespace

TEST(Unchanged, LetsAQuietFilePass)
{
    auto const path = test::text_file("unchanged.csv", "a,b\n");
    EXPECT_EQ(read_unchanged(path, [] { return 7; }), 7);
}

TEST(Unchanged, RefusesAFileThatGrowsWhileItIsRead)
{
    auto const path = test::text_file("unchanged.csv", "a,b\n");
    auto const grow = [] { return test::text_file("unchanged.csv", "a,b\n1,2\n"); };
    test::expect_error(ErrorKind::input, words, [&] { read_unchanged(path, grow); });
}

TEST(Unchanged, RefusesAFileThatIsWrittenAnewInTheSameSize)
{
    auto const path = test::text_file("unchanged.csv", "a,b\n");
    auto const touch = [&] {
        auto const time = std::filesystem::last_write_time(path);
        std::filesystem::last_write_time(path, time + std::chrono::seconds{1});
        return 0;
    };
    test::expect_error(ErrorKind::input, words, [&] { read_unchanged(path, touch); });
}

TEST(Unchanged, RefusesAFileThatGoesAwayWhileItIsRead)
{
    auto const path = test::text_file("unchanged.csv", "a,b\n");
    auto const remove = [&] { return std::filesystem::remove(path); };
    test::expect_error(ErrorKind::input, words, [&] { read_unchanged(path, remove); });
}

TEST(Unchanged, LeavesDatabasesAndFoldersToTheirReader)
{
    EXPECT_NO_THROW(Unchanged{"PG:dbname=x"}.check());
    EXPECT_NO_THROW(Unchanged{testing::TempDir()}.check());
}
