// SPDX-License-Identifier: MIT
#include "analysis/onset_distance.hpp"

#include "tests/analysis/oracle.hpp"

#include <gmock/gmock.h>

namespace sitmap::analysis {
namespace {

struct Onsets {
    std::vector<double> km;
    std::vector<double> day;
};

Onsets onsets(oracle::Json const& reference)
{
    Onsets result;
    for (auto const& row : reference["table"]) {
        if (row["first_day"].is_null()) continue;
        result.km.push_back(row["dist_km"]);
        result.day.push_back(row["first_day"]);
    }
    return result;
}

TEST(OnsetDistance, EqualsLmAndCorTestOfR)
{
    auto const reference = oracle::read("onset.json");
    double const tolerance = reference["tol_rel"];
    auto const [km, day] = onsets(reference);
    auto const equal = [&](double actual, oracle::Json const& expected) {
        oracle::expect_relative(actual, expected, tolerance);
    };
    auto const line = least_squares(km, day);
    auto const& ols = reference["ols"];
    ASSERT_TRUE(line);
    equal(line->intercept, ols["intercept_day"]);
    equal(line->slope, ols["slope_day_per_km"]);
    equal(line->se_slope, ols["se_slope"]);
    equal(line->slope_interval.low, ols["slope_ci95"][0]);
    equal(line->slope_interval.high, ols["slope_ci95"][1]);
    equal(line->p, ols["p"]);
    equal(line->r_squared, ols["r2"]);
    equal(line->fieller_g, ols["fieller_g"]);
    EXPECT_EQ(line->n, ols["n"].get<int>());
    auto const speed = apparent_speed(*line);
    equal(speed->value, ols["speed_km_per_day"]);
    equal(speed->delta_se, ols["speed_delta_se"]);
    equal(speed->interval.low, ols["speed_ci95_by_inverting_slope_ci"][0]);
    equal(speed->interval.high, ols["speed_ci95_by_inverting_slope_ci"][1]);
    // The slope the other way round is not a speed.
    equal(least_squares(day, km)->slope, ols["inverse_regression_speed_km_per_day"]);
    equal(*theil_sen(km, day), reference["theil_sen_slope"]);
    equal(spearman(km, day)->value, reference["spearman"]["rho"]);
    equal(spearman(km, day)->p, reference["spearman"]["p_asymptotic"]);
    equal(kendall(km, day)->value, reference["kendall"]["tau_b"]);
    equal(kendall(km, day)->p, reference["kendall"]["p_asymptotic"]);
    equal(pearson(km, day)->value, reference["pearson"]["r"]);
    equal(pearson(km, day)->interval.low, reference["pearson"]["ci95"][0]);
    equal(pearson(km, day)->interval.high, reference["pearson"]["ci95"][1]);
}

TEST(OnsetDistance, RanksTiesInTheMiddle)
{
    std::vector<double> const x = {1, 2, 2, 3};
    std::vector<double> const y = {1, 2, 3, 3};
    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3.5, 3.5: 3.75 / 4.5 by hand; 4 concordant pairs of 5 x 5
    // untied ones.
    EXPECT_NEAR(spearman(x, y)->value, 3.75 / 4.5, 1e-12);
    EXPECT_NEAR(kendall(x, y)->value, 4.0 / 5.0, 1e-12);
}

TEST(OnsetDistance, OfAPerfectOrderIsOne)
{
    std::vector<double> const x = {1, 2, 3, 4};
    std::vector<double> const y = {2, 4, 6, 8};
    EXPECT_EQ(spearman(x, y)->value, 1.0);
    EXPECT_EQ(spearman(x, y)->p, 0.0);
    EXPECT_EQ(kendall(x, y)->value, 1.0);
    EXPECT_EQ(pearson(x, y)->interval, (Interval{1.0, 1.0}));
    EXPECT_EQ(apparent_speed(*least_squares(x, y))->value, 0.5);
    EXPECT_EQ(*theil_sen(x, y), 2.0);
}

TEST(OnsetDistance, GivesNoSpeedWithoutAGradient)
{
    auto const line =
        least_squares(std::vector<double>{1, 2, 3, 4}, std::vector<double>{5, 1, 6, 2});
    EXPECT_EQ(apparent_speed(*line).why(), "no distance gradient: the slope may be 0");
    auto const level = least_squares(std::vector<double>{1, 2, 3}, std::vector<double>{4, 4, 4});
    EXPECT_EQ(level->slope, 0.0);
    EXPECT_EQ(level->p, 1.0);
    EXPECT_EQ(level->r_squared, 0.0);
    EXPECT_FALSE(apparent_speed(*level));
}

TEST(OnsetDistance, SaysWhyARankTestIsUndefined)
{
    std::vector<double> const two = {1, 2};
    std::vector<double> const flat = {1, 1, 1};
    std::vector<double> const rising = {1, 2, 3};
    EXPECT_EQ(spearman(two, two).why(), "fewer than 3 reached units");
    EXPECT_EQ(kendall(flat, rising).why(), "all units are equally far from the origin");
    EXPECT_EQ(pearson(rising, flat).why(), "all units were reached on the same day");
    EXPECT_EQ(least_squares(flat, rising).why(), "all units are equally far from the origin");
    EXPECT_EQ(theil_sen(flat, rising).why(), "no two units at different distances");
    EXPECT_EQ(theil_sen({}, {}).why(), "fewer than 3 reached units");
    EXPECT_EQ(theil_sen(std::vector{1.0, 2.0}, std::vector{1.0, 4.0}).why(),
              "fewer than 3 reached units");
}

TEST(OnsetDistance, RanksOfAFewUnitsAreHeldAgainstAllOrders)
{
    std::vector<double> const x = {1, 2, 3, 4};
    std::vector<double> const y = {2, 4, 6, 8};
    auto const chance = ranks_against_chance(x, y, y);
    EXPECT_NEAR(chance->rho.p_upper, 2.0 / 24, 1e-12) << "this order and its reverse";
    EXPECT_NEAR(chance->tau.p_upper, 2.0 / 24, 1e-12);
    EXPECT_TRUE(chance->rho.exhaustive);
    std::vector<double> const seven = {1, 2, 3, 4, 5, 6, 7};
    std::vector<double> const late = {1, 3, 2, 4, 7, 5, 6};
    int as_far = 0, all = 0;
    auto const rho = std::abs(spearman(seven, late)->value);
    auto order = seven;
    do {
        ++all;
        as_far += std::abs(spearman(seven, order)->value) >= rho - 1e-12;
    } while (std::ranges::next_permutation(order).found);
    EXPECT_EQ(all, 5040);
    EXPECT_NEAR(ranks_against_chance(seven, late, late)->rho.p_upper, as_far / 5040.0, 1e-12);
    std::vector<double> const two = {1, 2};
    EXPECT_EQ(ranks_against_chance(two, two, two).why(), "fewer than 3 reached units");
}

TEST(OnsetDistance, RanksOfManyUnitsAreHeldAgainstDrawnOrders)
{
    std::vector<double> x, y;
    for (int i = 0; i < 30; ++i) {
        x.push_back(i);
        y.push_back(3 * i);
    }
    auto const chance = ranks_against_chance(x, y, y, {.count = 999, .seed = 4});
    EXPECT_NEAR(chance->rho.p_upper, 0.001, 1e-12) << "never 0";
    EXPECT_NEAR(chance->tau.p_upper, 0.001, 1e-12);
}

TEST(OnsetDistance, TheRanksOverIntervalsHoldThoseOfEveryOrder)
{
    std::vector<double> const x = {10, 40, 90, 100, 150, 220};
    std::vector<double> const first = {0, 5, 20, 10, 50, 45};
    std::vector<double> const last = {0, 15, 20, 25, 80, 60};
    EXPECT_EQ(open_pairs(first, last), 3);
    auto const range = rank_range(x, first, last);
    auto const chance = ranks_against_chance(x, first, last);
    ASSERT_TRUE(range);
    // Every order that the days allow, from days that are far enough apart to decide it.
    auto order = std::vector<double>{1, 2, 3, 4, 5, 6};
    int allowed = 0;
    do {
        bool fits = true;
        for (std::size_t i = 0; i < 6; ++i)
            for (std::size_t j = 0; j < 6; ++j)
                fits = fits && (last[i] >= first[j] || order[i] < order[j]);
        if (!fits) continue;
        ++allowed;
        auto const rho = spearman(x, order)->value;
        EXPECT_GE(rho, range->rho.low - 1e-12);
        EXPECT_LE(rho, range->rho.high + 1e-12);
        EXPECT_GE(kendall(x, order)->value, range->tau.low - 1e-12);
        EXPECT_LE(kendall(x, order)->value, range->tau.high + 1e-12);
        EXPECT_GE(range->p_rho, spearman(x, order)->p - 1e-12);
        EXPECT_GE(range->p_tau, kendall(x, order)->p - 1e-12);
        auto const exact = ranks_against_chance(x, order, order);
        EXPECT_GE(chance->rho.p_upper, exact->rho.p_upper - 1e-12);
        EXPECT_GE(chance->tau.p_upper, exact->tau.p_upper - 1e-12);
    } while (std::ranges::next_permutation(order).found);
    EXPECT_EQ(allowed, 6);
}

TEST(OnsetDistance, TheRanksOverSingleDaysAreThoseOfTheDays)
{
    std::vector<double> const x = {1, 2, 2, 3, 7, 5};
    std::vector<double> const y = {1, 2, 3, 3, 5, 9};
    auto const range = rank_range(x, y, y);
    EXPECT_EQ(open_pairs(y, y), 0);
    EXPECT_NEAR(range->rho.low, spearman(x, y)->value, 1e-12);
    EXPECT_NEAR(range->rho.high, spearman(x, y)->value, 1e-12);
    EXPECT_NEAR(range->tau.low, kendall(x, y)->value, 1e-12);
    EXPECT_NEAR(range->p_rho, spearman(x, y)->p, 1e-12);
    EXPECT_NEAR(range->p_tau, kendall(x, y)->p, 1e-12);
    std::vector<double> const year_begins(6, 0), year_ends(6, 364);
    EXPECT_EQ(rank_range(x, year_begins, year_ends)->p_rho, 1) << "any order";
    EXPECT_EQ(rank_range(x, year_ends, year_ends).why(), "all units were reached on the same day");
}

TEST(OnsetDistance, TheSlopeOverIntervalsHoldsThatOfEveryDay)
{
    std::vector<double> const x = {10, 40, 90, 100, 150, 220};
    std::vector<double> const first = {0, 5, 20, 25, 50, 60};
    std::vector<double> const last = {0, 35, 20, 55, 80, 60};
    auto const range = slope_range(x, first, last);
    ASSERT_TRUE(range);
    double lowest = 1e9, highest = -1e9;
    for (unsigned ends = 0; ends < 64; ++ends) {
        std::vector<double> y;
        for (std::size_t i = 0; i < 6; ++i) y.push_back((ends >> i) % 2 ? last[i] : first[i]);
        auto const line = least_squares(x, y);
        lowest = std::min(lowest, line->slope);
        highest = std::max(highest, line->slope);
        EXPECT_LE(range->interval.low, line->slope_interval.low + 1e-12);
        EXPECT_GE(range->interval.high, line->slope_interval.high - 1e-12);
        EXPECT_GE(range->p, line->p - 1e-12);
    }
    EXPECT_NEAR(range->slopes.low, lowest, 1e-12);
    EXPECT_NEAR(range->slopes.high, highest, 1e-12);
    auto const sharp = slope_range(x, first, first);
    auto const line = least_squares(x, first);
    EXPECT_NEAR(sharp->slopes.low, line->slope, 1e-15);
    EXPECT_NEAR(sharp->interval.high, line->slope_interval.high, 1e-12);
    EXPECT_NEAR(sharp->p, line->p, 1e-12);
}

TEST(OnsetDistance, GivesNoSpeedThatTheDatesDoNotShow)
{
    // True slope 0.5; half of the onsets are known to their year only.
    std::vector<double> x, first, last, middle;
    for (int i = 0; i < 12; ++i) {
        x.push_back(50.0 * i);
        bool const coarse = i % 2 == 0;
        first.push_back(coarse ? 0 : 25.0 * i);
        last.push_back(coarse ? 364 : 25.0 * i);
        middle.push_back((first.back() + last.back()) / 2);
    }
    auto const range = slope_range(x, first, last);
    EXPECT_LT(range->slopes.low, 0.5);
    EXPECT_GT(range->slopes.high, 0.5);
    EXPECT_THAT(apparent_speed(*least_squares(x, middle), *range).why(),
                testing::StartsWith("cannot tell"));
    // Exact days without a gradient, and with one.
    std::vector<double> const four = {1, 2, 3, 4};
    std::vector<double> const wild = {5, 1, 6, 2};
    std::vector<double> const even = {2, 4, 6.1, 8};
    EXPECT_EQ(apparent_speed(*least_squares(four, wild), *slope_range(four, wild, wild)).why(),
              "no distance gradient: the slope may be 0");
    auto const speed = apparent_speed(*least_squares(four, even), *slope_range(four, even, even));
    EXPECT_NEAR(speed->interval.low, apparent_speed(*least_squares(four, even))->interval.low,
                1e-12);
}

}  // namespace
}  // namespace sitmap::analysis
