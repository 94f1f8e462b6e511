// SPDX-License-Identifier: MIT
#include "analysis/change_point.hpp"

#include "tests/analysis/oracle.hpp"

#include <gmock/gmock.h>

namespace sitmap::analysis {
namespace {

using testing::ElementsAre;

constexpr double tolerance = 1e-9;

std::vector<int> coal()
{
    return oracle::integers(oracle::read("changepoint.json")["y"]);
}

TEST(ChangePoints, EqualsTheChangepointPackage)
{
    auto const reference = oracle::read("changepoint.json");
    for (std::size_t i = 0; i < reference["optimal_partition"].size(); ++i) {
        auto const& row = reference["optimal_partition"][i];
        auto const result = change_points(coal(), row["penalty"], row["minseglen"]);
        ASSERT_TRUE(result);
        auto expected = row["last_index_of_each_segment_but_the_last"]
                            .get<std::vector<std::size_t>>();  // 1-based
        for (auto& last : expected) --last;
        EXPECT_EQ(result->last, expected);
        oracle::expect_relative(result->cost, row["penalised_cost"], tolerance);
        oracle::expect_relative(result->rates, reference["pelt"][i]["rates"], tolerance);
    }
}

TEST(ChangePoints, CutsWhereTheRateChangesPerExposure)
{
    // Twice the days, twice the events: no change once the exposure is known.
    std::vector<int> const counts = {10, 10, 10, 10, 20, 20, 20, 20};
    std::vector<double> const days = {10, 10, 10, 10, 20, 20, 20, 20};
    EXPECT_THAT(change_points(counts, 4.0)->last, ElementsAre(3));
    EXPECT_THAT(change_points(counts, 4.0, 2, days)->last, ElementsAre());
    EXPECT_THAT(change_points(counts, 4.0, 2, days)->rates, ElementsAre(1.0));
}

TEST(ChangePoints, OfSilenceAndOfTooFewMonths)
{
    EXPECT_THAT(change_points(std::vector{0, 0, 0}, 2.0)->last, ElementsAre());
    EXPECT_EQ(change_points(std::vector{3}, 2.0).why(), "fewer months than the shortest segment");
    EXPECT_EQ(change_points({}, 2.0).why(), "there are no months");
    EXPECT_EQ(change_points(std::vector{1, -1}, 2.0).why(), "a count is negative");
    EXPECT_EQ(change_points(std::vector{1, 1}, 2.0, 1, std::vector{1.0, 0.0}).why(),
              "an exposure is not positive");
}

TEST(SingleChange, EqualsTheReference)
{
    auto const reference = oracle::read("changepoint.json")["single"];
    auto const result = single_change(coal(), {.count = 9999, .seed = 5});
    ASSERT_TRUE(result);
    EXPECT_EQ(result->last + 1, reference["last_index_before_change"].get<std::size_t>());
    oracle::expect_relative(result->likelihood_ratio, reference["lr"], tolerance);
    oracle::expect_relative(result->rate_before, reference["rate_before"], tolerance);
    oracle::expect_relative(result->rate_after, reference["rate_after"], tolerance);
    oracle::expect_same_p(result->chance.p_upper, 9999, reference["mc_p"], reference["mc_n"]);
    // The 95 % point itself is drawn: 5 % of 9999 draws lie beyond it, to within 3 standard errors.
    EXPECT_NEAR(result->null_95, reference["null_q95"].get<double>(), 0.35);
}

TEST(SingleChange, WithEqualExposureAgreesWithNone)
{
    auto const y = coal();
    auto const plain = single_change(y, {.count = 1999, .seed = 5});
    auto const given = single_change(y, {.count = 1999, .seed = 6}, std::vector(y.size(), 30.0));
    EXPECT_NEAR(plain->likelihood_ratio, given->likelihood_ratio, 1e-9);
    EXPECT_NEAR(plain->null_95, given->null_95, 1.0);
    EXPECT_NEAR(plain->rate_before, 30 * given->rate_before, 1e-9);
}

TEST(SingleChange, SaysWhyThereIsNone)
{
    EXPECT_EQ(single_change(std::vector{0, 0, 0}).why(), "there are no events");
    EXPECT_EQ(single_change(std::vector{4}).why(), "fewer than 2 months");
    auto const level = single_change(std::vector{2, 2, 2, 2}, {.count = 99});
    EXPECT_NEAR(level->likelihood_ratio, 0.0, 1e-12);
    EXPECT_DOUBLE_EQ(level->chance.p_upper, 1.0);
}

TEST(BayesChange, EqualsTheReference)
{
    auto const file_1 = oracle::read("changepoint.json");
    for (auto const& row : file_1["bayes"]) {
        auto const result = bayes_change(
            coal(), {}, {.shape = row["prior_shape"], .rate = row["prior_rate"].get<double>()});
        ASSERT_TRUE(result);
        oracle::expect_relative(result->posterior, row["posterior"], tolerance);
        EXPECT_EQ(result->mode + 1, row["mode"].get<std::size_t>());
        EXPECT_EQ(result->low + 1, row["ci95"][0].get<std::size_t>());
        EXPECT_EQ(result->high + 1, row["ci95"][1].get<std::size_t>());
        oracle::expect_relative(result->rate_before, row["mean_rate_before"], tolerance);
        oracle::expect_relative(result->rate_after, row["mean_rate_after"], tolerance);
        oracle::expect_relative(result->log_bayes_factor,
                                row["log_bayes_factor_one_change_vs_none"], tolerance);
    }
    EXPECT_EQ(bayes_change(std::vector{4}).why(), "fewer than 2 months");
    EXPECT_EQ(bayes_change(std::vector{4, 5}, {}, {.shape = 0, .rate = 1}).why(),
              "the prior is not proper");
    EXPECT_EQ(bayes_change(std::vector{0, 0, 0}).why(), "there are no events");
}

std::vector<int> twelve_each(int before, int after)
{
    std::vector<int> counts(24, before);
    std::fill(counts.begin() + 12, counts.end(), after);
    return counts;
}

TEST(BayesChange, FindsAChangeAtAnyLevel)
{
    for (int const level : {3, 60, 3000}) {
        auto const result = bayes_change(twelve_each(level, level * 2));
        EXPECT_EQ(result->mode, 11u) << level;
        EXPECT_LE(result->low, 11u) << level;
        EXPECT_GE(result->high, 11u) << level;
        EXPECT_GT(result->log_bayes_factor, 0) << level;
    }
    auto const shift = bayes_change(twelve_each(60, 80));
    EXPECT_EQ(shift->mode, 11u);
    EXPECT_GT(shift->log_bayes_factor, 3);
    EXPECT_LT(bayes_change(twelve_each(60, 60))->log_bayes_factor, 0);
}

TEST(BayesChange, KnowsThatPartOfAMonthHoldsLess)
{
    std::vector<int> counts(24, 20);
    std::vector<double> days(24, 30);
    counts[0] = 5;
    days[0] = 7.5;
    EXPECT_EQ(bayes_change(counts)->mode, 0u);
    EXPECT_GT(bayes_change(counts)->log_bayes_factor, 0);
    EXPECT_LT(bayes_change(counts, days)->log_bayes_factor, 0);
    // Per day or per month: the default prior goes with the unit.
    auto const months = bayes_change(twelve_each(20, 30));
    auto const per_day = bayes_change(twelve_each(20, 30), std::vector(24, 30.0));
    oracle::expect_relative(per_day->posterior, oracle::Json(months->posterior), 1e-9);
    EXPECT_NEAR(per_day->rate_before * 30, months->rate_before, 1e-9);
}

TEST(BayesChange, IsLessSureWhereCountsAreOverdispersed)
{
    auto const sharp = bayes_change(twelve_each(60, 80));
    auto const blurred = bayes_change(twelve_each(60, 80), {}, {.dispersion = 4});
    EXPECT_GT(blurred->high - blurred->low, sharp->high - sharp->low);
    EXPECT_LT(blurred->log_bayes_factor, sharp->log_bayes_factor);
}

TEST(Dispersion, EqualsTheReference)
{
    auto const reference = oracle::read("changepoint.json")["index_of_dispersion"];
    auto const result = dispersion(coal());
    ASSERT_TRUE(result);
    oracle::expect_relative(result->chi_squared, reference["chisq"], tolerance);
    EXPECT_EQ(result->degrees, reference["df"].get<int>());
    oracle::expect_relative(result->p_upper, reference["p_upper"], tolerance);
    oracle::expect_relative(result->variance_to_mean, reference["variance_to_mean"], tolerance);
    EXPECT_EQ(dispersion(std::vector{0, 0}).why(), "there are no events");
}

TEST(Dispersion, AboutTwoLevelsLeavesTheChangeOut)
{
    std::vector<int> const counts = {9, 11, 9, 11, 19, 21, 19, 21};
    EXPECT_NEAR(dispersion_about(counts, 3)->chi_squared, 4 * 0.1 + 4 * 0.05, 1e-12);
    EXPECT_EQ(dispersion_about(counts, 3)->degrees, 6);
    EXPECT_NEAR(dispersion_about(counts, 3)->variance_to_mean, 0.1, 1e-12);
    EXPECT_LT(dispersion_about(counts, 0)->p_upper, 1);
    EXPECT_EQ(dispersion_about(counts, 7).why(), "no month lies after the change");
    EXPECT_EQ(dispersion_about(std::vector{1, 2}, 0).why(), "fewer than 3 months");
}

}  // namespace
}  // namespace sitmap::analysis
