// SPDX-License-Identifier: MIT
#include "analysis/findings_context.hpp"

#include "tests/analysis/findings_sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace sitmap::analysis {
namespace {

using test::oracle_findings;
using test::oracle_settings;
using test::value;
using testing::HasSubstr;

TEST(FindingsRegion, EqualsTheReferences)
{
    auto const found = oracle_findings();
    EXPECT_NEAR(value(found, "share.north.2016"), 10.0 / 58, 1e-12);
    EXPECT_NEAR(value(found, "share.north.trend"), 0.608008115740925, 1e-9);
    auto const* share = find(found, "share.north.2016");
    EXPECT_EQ(share->n, 58);
    EXPECT_EQ(share->records.size(), 58u) << "the records of n, not of x";
    EXPECT_THAT(share->text, HasSubstr("10 of 58 (17 %; 10-29 %)"));
    EXPECT_NEAR(*share->low, 0.096442926629388, 1e-9);
    EXPECT_NEAR(*share->high, 0.289082565093262, 1e-9);
}

TEST(FindingsRegion, GivesDifferencesBetweenYears)
{
    auto const found = oracle_findings();
    ASSERT_EQ(found.changes.size(), 3u);
    EXPECT_NEAR(value(found, "share.north.2015_2016.change"), 10.0 / 58 - 2.0 / 47, 1e-12);
    EXPECT_EQ(find(found, "share.north.2015_2016.change")->interval, "95 % Newcombe");
}

TEST(FindingsRegion, ListTheRecordsThatNCounts)
{
    auto const found = oracle_findings();
    for (auto const* key : {"share.north.trend", "share.north.2015_2016.change"})
        EXPECT_EQ(find(found, key)->records.size(), static_cast<std::size_t>(find(found, key)->n))
            << key;
}

}  // namespace
}  // namespace sitmap::analysis
