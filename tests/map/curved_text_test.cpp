// SPDX-License-Identifier: MIT
#include "map/label_candidates.hpp"

#include "tests/map/label_support.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sitmap::map {
namespace {

using namespace test;

TEST(CurvedText, LiesFlatAboveAStraightLine)
{
    auto const candidates = curved_candidates(river("Helmand", {{10, 50}, {190, 50}}));
    ASSERT_FALSE(candidates.empty());
    for (auto const& letter : candidates[0].letters) {
        EXPECT_NEAR(letter.angle, 0, 1e-9);
        EXPECT_LT(letter.baseline.y, 50);
    }
    double const middle =
        (candidates[0].letters.front().baseline.x + candidates[0].letters.back().baseline.x) / 2;
    EXPECT_NEAR(middle, 100, 4) << "the middle of the line is best";
}

TEST(CurvedText, ReadsFromLeftToRightWhicheverWayTheLineRuns)
{
    auto const there = curved_candidates(river("Helmand", {{10, 50}, {190, 60}}));
    auto const back = curved_candidates(river("Helmand", {{190, 60}, {10, 50}}));
    ASSERT_FALSE(there.empty());
    ASSERT_FALSE(back.empty());
    for (auto const* found : {&there, &back}) {
        auto const& letters = (*found)[0].letters;
        EXPECT_LT(letters.front().baseline.x, letters.back().baseline.x);
        EXPECT_EQ(letters.front().text, "H");
    }
}

TEST(CurvedText, AvoidsBendsThatTearAWordApart)
{
    // A long quiet stretch, then a sharp zigzag.
    std::vector<Point> course{{10, 50}, {70, 50}};
    for (int i = 0; i < 20; ++i) course.push_back({74.0 + 4 * i, i % 2 == 0 ? 40.0 : 60.0});
    auto const candidates = curved_candidates(river("Amu Darya", course));
    ASSERT_FALSE(candidates.empty());
    EXPECT_LT(candidates[0].letters.back().baseline.x, 76)
        << "the quiet stretch, though it is not in the middle";
    for (auto const& candidate : candidates)
        for (std::size_t i = 1; i < candidate.letters.size(); ++i)
            EXPECT_LE(std::abs(candidate.letters[i].angle - candidate.letters[i - 1].angle), 22);
}

TEST(CurvedText, KeepsLettersOfSeveralBytesWhole)
{
    auto const candidates = curved_candidates(river("Hārūt", {{10, 50}, {190, 50}}));
    ASSERT_FALSE(candidates.empty());
    ASSERT_EQ(candidates[0].letters.size(), 5u);
    EXPECT_EQ(candidates[0].letters[1].text, "ā");
}

TEST(CurvedText, GivesUpOnLinesWithoutRoom)
{
    EXPECT_TRUE(curved_candidates(river("Helmand", {{10, 50}, {15, 50}})).empty());
    EXPECT_TRUE(curved_candidates(river("Helmand", {})).empty());
    EXPECT_TRUE(curved_candidates(river("Helmand", {{std::nan(""), 1}, {1e300, 5}})).empty());
}

}  // namespace
}  // namespace sitmap::map
