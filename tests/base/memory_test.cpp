// SPDX-License-Identifier: MIT
#include "base/memory.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

using namespace sitmap;

namespace {

/// Pages of this process that are in memory.
long resident_pages()
{
    std::ifstream file("/proc/self/statm");
    long all = 0, resident = 0;
    file >> all >> resident;
    return resident;
}

}  // namespace

TEST(GiveBackMemory, ReturnsWhatSmallBlocksLeftBehind)
{
    if (resident_pages() == 0) GTEST_SKIP() << "no /proc here";
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "the sanitizer has an allocator of its own";
#endif
    std::vector<std::string> kept;
    {
        std::vector<std::string> rows;
        for (int i = 0; i < 200000; ++i) rows.emplace_back(200, 'x');
        kept.push_back(rows.back());  // the heap cannot shrink from its end
    }
    auto const before = resident_pages();
    give_back_memory();
    EXPECT_LT(resident_pages(), before - 5000);
}

TEST(Release, FreesTheMemoryOfAContainer)
{
    std::vector<int> values(1000);
    release(values);
    EXPECT_EQ(values.capacity(), 0u);
    std::vector<int> kept(1000);
    kept = {};
    EXPECT_GT(kept.capacity(), 0u) << "why it is not written so";
}

TEST(ReserveLarge, ReservesWithoutAnElement)
{
    for (std::size_t const size : {std::size_t{1}, std::size_t{100}, std::size_t{5'000'000}}) {
        std::vector<int> values;
        reserve_large(values, size);
        EXPECT_GE(values.capacity(), size);
        EXPECT_TRUE(values.empty());
        values.resize(size, 7);
        EXPECT_EQ(values.back(), 7);
    }
}

TEST(PreferLargePages, LeavesWhatIsThere)
{
    std::vector<int> values(3'000'000, 7);
    prefer_large_pages(values.data(), values.size() * sizeof(int));
    EXPECT_EQ(std::ranges::count(values, 7), 3'000'000);
    prefer_large_pages(nullptr, 0);
}
