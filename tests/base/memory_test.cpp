// SPDX-License-Identifier: MIT
#include "base/memory.hpp"

#include <gtest/gtest.h>

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
