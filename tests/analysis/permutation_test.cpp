// SPDX-License-Identifier: MIT
#include "analysis/permutation.hpp"

#include "tests/analysis/oracle.hpp"

#include <gmock/gmock.h>
#include <tbb/global_control.h>

#include <set>

namespace sitmap::analysis {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pointwise;

// Sum of value times position: as good a statistic as any.
Statistics slope(std::vector<double> const& values)
{
    return [values](std::span<std::uint32_t const> order) -> std::vector<double> {
        double sum = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            sum += static_cast<double>(i) * values[order[i]];
        }
        return {sum, -sum};
    };
}

std::vector<double> ramp(int n)
{
    std::vector<double> values;
    for (int i = 0; i < n; ++i) values.push_back((i * 7) % n);
    return values;
}

TEST(Random, GivesTheSameNumbersEverywhere)
{
    Random random{1, 2};
    Random same{1, 2};
    Random other{1, 3};
    auto const first = random();
    EXPECT_EQ(first, same());
    EXPECT_NE(first, other());
    Random pinned{20221, 0};
    EXPECT_EQ(pinned(), 7154284900003565911ULL);
}

TEST(Random, FillsARangeEvenly)
{
    Random random{5, 0};
    std::vector<int> seen(6, 0);
    for (int i = 0; i < 60000; ++i) ++seen[random.below(6)];
    for (auto const count : seen) EXPECT_NEAR(count, 10000, 400);
    for (int i = 0; i < 1000; ++i) {
        auto const u = random.uniform();
        EXPECT_TRUE(u >= 0 && u < 1);
    }
}

TEST(RandomOrder, IsAnOrderAndFavoursNone)
{
    std::set<std::vector<std::uint32_t>> seen;
    std::vector<int> first(4, 0);
    for (std::uint64_t draw = 0; draw < 4000; ++draw) {
        auto const order = random_order(4, 9, draw);
        ++first[order[0]];
        auto sorted = order;
        std::ranges::sort(sorted);
        EXPECT_THAT(sorted, ElementsAre(0, 1, 2, 3));
        seen.insert(order);
    }
    EXPECT_EQ(seen.size(), 24U);
    for (auto const count : first) EXPECT_NEAR(count, 1000, 120);
}

TEST(AgainstChance, EnumeratesAllOrdersOfAFew)
{
    auto const chance = against_chance(4, slope({1, 2, 3, 4}));
    EXPECT_TRUE(chance[0].exhaustive);
    EXPECT_EQ(chance[0].draws, 24);
    EXPECT_DOUBLE_EQ(chance[0].p_upper, 1.0 / 24);  // the ascending order alone
    EXPECT_DOUBLE_EQ(chance[0].p_lower, 1.0);
    EXPECT_DOUBLE_EQ(chance[1].p_lower, 1.0 / 24);
    EXPECT_DOUBLE_EQ(chance[0].mean, 15.0);  // 6 positions x mean value 2.5
    EXPECT_DOUBLE_EQ(chance[0].p_two_sided(), 2.0 / 24);
}

TEST(AgainstChance, DrawsNearTheExactAnswer)
{
    std::vector<double> const values = {3, 1, 2, 5, 4, 8, 6, 7};
    auto const exact = against_chance(8, slope(values))[0];
    EXPECT_EQ(exact.draws, 40320);
    std::vector<double> drawn;
    for (std::uint64_t draw = 0; draw < 9999; ++draw) {
        drawn.push_back(slope(values)(random_order(8, 3, draw))[0]);
    }
    auto const sampled = chance_of(exact.observed, drawn, {.count = 9999, .seed = 3});
    oracle::expect_same_p(sampled.p_upper, 9999, exact.p_upper, 40320);
    EXPECT_NEAR(sampled.mean, exact.mean, 4 * exact.sd / 100);
    EXPECT_NEAR(sampled.sd, exact.sd, 0.03 * exact.sd);
}

TEST(AgainstChance, DoesNotDependOnTheNumberOfThreads)
{
    auto const with_threads = [](std::size_t count) {
        tbb::global_control const limit{tbb::global_control::max_allowed_parallelism, count};
        return against_chance(30, slope(ramp(30)), {.count = 500, .seed = 4})[0];
    };
    auto const one = with_threads(1);
    auto const four = with_threads(4);
    EXPECT_EQ(one.p_upper, four.p_upper);
    EXPECT_EQ(one.mean, four.mean);
    EXPECT_EQ(one.sd, four.sd);
}

TEST(AgainstChance, TellsSeedsApartButAgreesWithinChance)
{
    auto const a = against_chance(30, slope(ramp(30)), {.count = 999, .seed = 1})[0];
    auto const b = against_chance(30, slope(ramp(30)), {.count = 999, .seed = 2})[0];
    EXPECT_NE(a.mean, b.mean);
    oracle::expect_same_p(a.p_upper, 999, b.p_upper, 999);
    EXPECT_EQ(a.seed, 1U);
}

TEST(AgainstChance, CountsTiesAsAtLeast)
{
    auto const always = [](std::span<std::uint32_t const>) -> std::vector<double> { return {0.1}; };
    auto const chance = against_chance(50, always, {.count = 99})[0];
    EXPECT_DOUBLE_EQ(chance.p_upper, 1.0);
    EXPECT_DOUBLE_EQ(chance.p_lower, 1.0);
    EXPECT_DOUBLE_EQ(chance.p_two_sided(), 1.0);
    EXPECT_DOUBLE_EQ(chance_of(0.3, std::vector{0.1 + 0.2}, {}).p_upper, 1.0);
}

TEST(AgainstChance, TakesNothingAndOne)
{
    auto const size = [](std::span<std::uint32_t const> order) -> std::vector<double> {
        return {static_cast<double>(order.size())};
    };
    EXPECT_DOUBLE_EQ(against_chance(0, size)[0].p_upper, 1.0);
    EXPECT_DOUBLE_EQ(against_chance(1, size)[0].p_upper, 1.0);
    auto const undrawn = against_chance(20, size, {.count = 0})[0];
    EXPECT_DOUBLE_EQ(undrawn.p_upper, 1.0);
    EXPECT_EQ(undrawn.draws, 0);
}

TEST(AdjustedP, EqualsPAdjustOfR)
{
    auto const reference = oracle::read("multiple.json");
    auto const p = oracle::numbers(reference["p"]);
    auto const equals = [&](char const* key) {
        return Pointwise(DoubleNear(reference["tol_abs"]), oracle::numbers(reference[key]));
    };
    EXPECT_THAT(benjamini_hochberg(p), equals("BH"));
    EXPECT_THAT(benjamini_yekutieli(p), equals("BY"));
    EXPECT_THAT(holm(p), equals("holm"));
    EXPECT_THAT(bonferroni(p), equals("bonferroni"));
}

TEST(AdjustedP, KeepsTheOrderGiven)
{
    std::vector<double> const p = {0.04, 0.01, 0.03};
    EXPECT_THAT(holm(p), Pointwise(DoubleNear(1e-15), std::vector{0.06, 0.03, 0.06}));
    EXPECT_THAT(benjamini_hochberg(p), Pointwise(DoubleNear(1e-15), std::vector{0.04, 0.03, 0.04}));
    EXPECT_TRUE(holm({}).empty());
    EXPECT_TRUE(benjamini_hochberg({}).empty());
}

TEST(Chance, KnowsTheValueThatPIsFivePercentOf)
{
    for (int const count : {39, 99, 100, 999}) {
        auto const draws = Draws{count, 3};
        std::vector<double> drawn;
        for (int i = 0; i < count; ++i) drawn.push_back((i * 37) % count);
        double const at = *chance_of(0, drawn, draws).upper_5;
        EXPECT_GE(chance_of(at, drawn, draws).p_upper, 0.05) << count;
        EXPECT_LT(chance_of(at + 0.5, drawn, draws).p_upper, 0.05 + 1e-12) << count;
    }
    EXPECT_FALSE(chance_of(0, std::vector<double>(19, 1.0), {19, 3}).upper_5.has_value());
    auto const all = against_chance(6, slope(ramp(6)))[0];
    ASSERT_TRUE(all.exhaustive);
    EXPECT_TRUE(all.upper_5.has_value());
}

}  // namespace
}  // namespace sitmap::analysis
