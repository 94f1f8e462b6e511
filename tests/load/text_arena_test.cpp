// SPDX-License-Identifier: MIT
#include "load/text_arena.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>
#include <vector>

using namespace sitmap::load;

TEST(TextArena, KeepsTextsAtTheirPlaceThoughItMoves)
{
    TextArena first;
    std::string word = "a";  // short enough to stand in the string itself
    auto const adopted = first.adopt(word);
    auto const kept = first.keep(word);
    auto const row = first.keep_row(std::vector<std::string>{"x", "", "yz"});
    word = "changed";
    for (int i = 0; i < 10000; ++i) first.adopt(std::string(first.keep("more")));
    TextArena const second = std::move(first);
    EXPECT_EQ(adopted, "a");
    EXPECT_EQ(kept, "a");
    EXPECT_THAT(row, testing::ElementsAre("x", "", "yz"));
}

TEST(TextArena, GivesRowsOfEmptyFields)
{
    TextArena arena;
    EXPECT_THAT(arena.row(3), testing::ElementsAre("", "", ""));
    EXPECT_TRUE(arena.row(0).empty());
    EXPECT_TRUE(arena.keep("").empty());
}
