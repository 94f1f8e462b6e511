// SPDX-License-Identifier: MIT
#include "base/handle.hpp"

#include <gtest/gtest.h>

namespace sitmap {

namespace {

void count_release(int* released)
{
    ++*released;
}

}  // namespace

TEST(Releaser, CallsTheFunctionOnceWhenTheOwnerDies)
{
    int released = 0;
    {
        std::unique_ptr<int, Releaser<count_release>> const owner(&released);
        EXPECT_EQ(released, 0);
    }
    EXPECT_EQ(released, 1);
}

TEST(Releaser, LeavesAnEmptyOwnerAlone)
{
    int released = 0;
    std::unique_ptr<int, Releaser<count_release>> owner(&released);
    EXPECT_EQ(owner.release(), &released);
    owner.reset();
    EXPECT_EQ(released, 0);
}

TEST(Releaser, CostsNoRoom)
{
    EXPECT_EQ(sizeof(std::unique_ptr<int, Releaser<count_release>>), sizeof(int*));
}

}  // namespace sitmap
