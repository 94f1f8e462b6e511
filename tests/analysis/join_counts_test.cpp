// SPDX-License-Identifier: MIT
#include "analysis/autocorrelation.hpp"
#include "tests/analysis/oracle.hpp"

namespace sitmap::analysis {
namespace {

void expect_joins(oracle::Json const& expected, std::size_t row, JoinCount const& join)
{
    constexpr double tolerance = 1e-8;
    EXPECT_EQ(join.observed, expected["joincount"][row].get<double>());
    oracle::expect_relative(join.expected, expected["expected"][row], tolerance);
    oracle::expect_relative(join.variance, expected["variance"][row], tolerance);
    oracle::expect_relative(*join.z, expected["z"][row], tolerance);
}

TEST(JoinCounts, EqualsJoincountMultiOfSpdep)
{
    auto const columbus = oracle::read("areal.json");
    auto const units = oracle::read("units_counts.json");
    std::tuple<oracle::Json, oracle::Json, oracle::Json> const cases[] = {
        {columbus["x"], columbus["queen"], columbus["queen_stats"]},
        {columbus["x"], columbus["rook"], columbus["rook_stats"]},
        {units["count"], units["queen"], units["stats_queen"]},
        {units["count"], units["rook"], units["stats_rook"]}};
    for (auto const& [values, contact, stats] : cases) {
        auto const& expected = stats["join_count"];
        auto const x = oracle::numbers(values);
        auto sorted = x;
        std::ranges::sort(sorted);
        std::vector<bool> active;
        for (auto const value : x) active.push_back(value > sorted[sorted.size() / 2]);
        auto const joins = join_counts(active, oracle::binary(contact));
        ASSERT_TRUE(joins);
        EXPECT_EQ(joins->active, expected["n_B"].get<int>());
        expect_joins(expected, 0, joins->neither);
        expect_joins(expected, 1, joins->both);
        expect_joins(expected, 2, joins->mixed);
    }
}

Weights ring(std::size_t n)
{
    std::vector<std::vector<std::size_t>> lists(n);
    for (std::size_t i = 0; i < n; ++i) lists[i] = {(i + 1) % n, (i + n - 1) % n};
    return binary_weights(lists);
}

TEST(JoinCounts, SumToAllLinks)
{
    auto const joins = join_counts({true, true, false, true, false, false}, ring(6));
    EXPECT_EQ(joins->both.observed + joins->neither.observed + joins->mixed.observed, 6);
    EXPECT_NEAR(joins->both.expected + joins->neither.expected + joins->mixed.expected, 6, 1e-12);
    EXPECT_EQ(joins->both.observed, 1);
}

TEST(JoinCounts, HaveExactChance)
{
    // Three of six in a row on a ring: 6 of the 20 choices have two links.
    auto const chance = joins_against_chance({true, true, true, false, false, false}, ring(6));
    EXPECT_TRUE(chance->exhaustive);
    EXPECT_NEAR(chance->p_upper, 6.0 / 20, 1e-12);
    auto const joins = join_counts({true, true, true, false, false, false}, ring(6));
    EXPECT_NEAR(chance->mean, joins->both.expected, 1e-12);
    EXPECT_NEAR(chance->sd * chance->sd, joins->both.variance, 1e-12);
}

TEST(JoinCounts, DoNotVaryWhenAllOrNoneAreActive)
{
    auto const all = join_counts(std::vector<bool>(6, true), ring(6));
    EXPECT_EQ(all->both.observed, 6);
    EXPECT_FALSE(all->both.z.has_value());
    EXPECT_FALSE(all->mixed.z.has_value());
    auto const none = join_counts(std::vector<bool>(6, false), ring(6));
    EXPECT_EQ(none->both.observed, 0);
    EXPECT_FALSE(none->neither.z.has_value());
}

TEST(JoinCounts, SayWhyTheyAreUndefined)
{
    EXPECT_EQ(join_counts({true}, ring(6)).why(), "not one state a unit");
    EXPECT_EQ(join_counts({}, Weights{}).why(), "fewer than 4 units");
    EXPECT_EQ(joins_against_chance({true, false, true, false},
                                   binary_weights(std::vector<std::vector<std::size_t>>(4)))
                  .why(),
              "no unit has a neighbour");
}

}  // namespace
}  // namespace sitmap::analysis
