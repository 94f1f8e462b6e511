// SPDX-License-Identifier: MIT
#include "analysis/proportions.hpp"

#include "tests/analysis/oracle.hpp"

namespace sitmap::analysis {
namespace {

constexpr double tolerance = 1e-9;

void expect_interval(Interval actual, oracle::Json const& expected, std::string const& what)
{
    EXPECT_NEAR(actual.low, expected[0].get<double>(), tolerance) << what;
    EXPECT_NEAR(actual.high, expected[1].get<double>(), tolerance) << what;
}

TEST(Proportions, EqualsPropTestAndBinomTestOfR)
{
    auto const reference = oracle::read("proportions.json");
    for (auto const& row : reference["proportions"]) {
        int const x = row["x"];
        int const n = row["n"];
        auto const what = std::to_string(x) + " of " + std::to_string(n);
        expect_interval(wilson(x, n)->interval, row["wilson95"], what);
        expect_interval(wilson(x, n, 0.9)->interval, row["wilson90"], what);
        // At exactly one half R leaves the correction out, because it also tests the share against
        // 0.5.
        if (2 * x != n) {
            expect_interval(wilson_continuity(x, n)->interval, row["wilson_continuity95"], what);
        }
        expect_interval(clopper_pearson(x, n)->interval, row["clopper_pearson95"], what);
    }
    auto const file_1 = oracle::read("intervals_extra.json");
    for (auto const& row : file_1["wilson_cross_check"]) {
        expect_interval(wilson(row["x"], row["n"])->interval, row["ci95"], "cross check");
    }
}

TEST(Proportions, ReachesTheEndsExactly)
{
    EXPECT_EQ(wilson(0, 10)->interval.low, 0.0);
    EXPECT_EQ(wilson(10, 10)->interval.high, 1.0);
    EXPECT_EQ(clopper_pearson(0, 10)->interval.low, 0.0);
    EXPECT_EQ(clopper_pearson(10, 10)->interval.high, 1.0);
    EXPECT_EQ(wilson(1, 1)->interval.high, 1.0);
}

TEST(Proportions, SaysWhyAShareOfNothingIsUndefined)
{
    EXPECT_EQ(wilson(0, 0).why(), "no records in the denominator");
    EXPECT_EQ(wilson(3, 2).why(), "the count is outside 0 to n");
    EXPECT_EQ(clopper_pearson(-1, 2).why(), "the count is outside 0 to n");
    EXPECT_EQ(newcombe(1, 2, 0, 0).why(), "no records in the denominator");
}

TEST(Proportions, EqualsTheSharesByYear)
{
    auto const reference = oracle::read("shares.json");
    std::vector<int> x;
    std::vector<int> n;
    std::vector<double> years;
    for (auto const& row : reference["by_year"]) {
        x.push_back(row["north"]);
        n.push_back(row["n"]);
        years.push_back(row["year"]);
        expect_interval(wilson(x.back(), n.back())->interval, row["wilson95"], "year");
        EXPECT_NEAR(wilson(x.back(), n.back())->value, row["share"].get<double>(), tolerance);
    }
    auto const result = trend(x, n, years);
    EXPECT_NEAR(result->value, reference["trend"]["chisq"].get<double>(), tolerance);
    EXPECT_NEAR(result->p, reference["trend"]["p"].get<double>(), tolerance);
}

TEST(Proportions, EqualsNewcombeOfStatsmodels)
{
    auto const file_2 = oracle::read("intervals_extra.json");
    for (auto const& row : file_2["newcombe"]) {
        auto const d = newcombe(row["x1"], row["n1"], row["x2"], row["n2"]);
        EXPECT_NEAR(d->value, row["diff_p1_minus_p2"].get<double>(), tolerance);
        expect_interval(d->interval, row["ci95"], "newcombe");
    }
}

TEST(Proportions, EqualsGoodmanOfStatsmodels)
{
    auto const reference = oracle::read("intervals_extra.json")["multinomial"];
    auto const shares = goodman(oracle::integers(reference["counts"]));
    for (std::size_t i = 0; i < shares->size(); ++i) {
        expect_interval((*shares)[i].interval, reference["goodman95"][i], "goodman");
    }
    EXPECT_EQ(goodman({}).why(), "no records in the denominator");
}

TEST(Garwood, EqualsPoissonTestOfR)
{
    auto const file_3 = oracle::read("proportions.json");
    for (auto const& row : file_3["poisson_counts"]) {
        int const count = row["count"];
        expect_interval(*garwood(count), row["garwood95"], std::to_string(count));
        expect_interval(*garwood(count, 1, 0.9), row["garwood90"], std::to_string(count));
    }
    EXPECT_EQ(garwood(0)->low, 0.0);
    EXPECT_NEAR(garwood(4, 2.0)->high, garwood(4)->high / 2, 1e-12);
    EXPECT_EQ(garwood(4, 0).why(), "the exposure is not positive");
    EXPECT_EQ(garwood(-4).why(), "the count is negative");
}

TEST(RateRatio, EqualsPoissonTestOfTwoCounts)
{
    auto const file_4 = oracle::read("proportions.json");
    for (auto const& row : file_4["rate_ratios"]) {
        auto const ratio =
            rate_ratio(row["count"][0], row["exposure"][0], row["count"][1], row["exposure"][1]);
        ASSERT_TRUE(ratio);
        EXPECT_NEAR(ratio->p, row["p_two_sided"].get<double>(), tolerance);
        EXPECT_NEAR(ratio->low, row["ci95"][0].get<double>(), tolerance);
        EXPECT_EQ(ratio->value.has_value(), !row["rate_ratio"].is_null());
        if (ratio->value) {
            EXPECT_NEAR(*ratio->value, row["rate_ratio"].get<double>(), tolerance);
            EXPECT_NEAR(*ratio->high, row["ci95"][1].get<double>(), tolerance);
        } else {
            EXPECT_FALSE(ratio->high.has_value());
        }
    }
}

TEST(RateRatio, TurnsRoundWithThePeriods)
{
    auto const there = rate_ratio(33, 15, 4, 16);
    auto const back = rate_ratio(4, 16, 33, 15);
    EXPECT_NEAR(*there->value, 8.8, 1e-12);
    EXPECT_NEAR(there->low, 1 / *back->high, 1e-9);
    EXPECT_NEAR(there->p, back->p, 1e-12);
    EXPECT_EQ(rate_ratio(0, 10, 3, 10)->low, 0.0);
    EXPECT_EQ(rate_ratio(0, 1, 0, 1).why(), "both counts are 0");
    EXPECT_EQ(rate_ratio(1, 0, 1, 1).why(), "an exposure is not positive");
}

TEST(Trend, EqualsPropTrendTestOfR)
{
    auto const reference = oracle::read("proportions.json")["trend"];
    auto const x = oracle::integers(reference["x"]);
    auto const n = oracle::integers(reference["n"]);
    auto const result = trend(x, n, oracle::numbers(reference["scores"]));
    EXPECT_NEAR(result->value, reference["chisq_trend"].get<double>(), tolerance);
    EXPECT_NEAR(result->p, reference["p"].get<double>(), tolerance);
    auto const any = equal_shares(x, n);
    EXPECT_NEAR(any->value, reference["chisq_heterogeneity"].get<double>(), tolerance);
    EXPECT_NEAR(any->p, reference["p_heterogeneity"].get<double>(), tolerance);
    EXPECT_EQ(any->degrees, reference["df"].get<int>());
}

TEST(Trend, SaysWhenNoTrendCanBe)
{
    std::vector<int> const n = {5, 5};
    std::vector<double> const scores = {1, 2};
    EXPECT_EQ(trend(std::vector{0, 0}, n, scores).why(), "the share is 0 in every group");
    EXPECT_EQ(trend(n, n, scores).why(), "the share is 1 in every group");
    EXPECT_EQ(trend(std::vector{1, 2}, n, std::vector{3.0, 3.0}).why(),
              "all groups have the same score");
    EXPECT_EQ(equal_shares(std::vector{1}, std::vector{2}).why(), "one group only");
    EXPECT_EQ(trend({}, {}, {}).why(), "no groups to compare");
}

/// All ways to mark `left` of the records of the groups from `at` on; adds how many of them lie at
/// least `off` from the expected sum of scores, and how many there are.
struct Counted {
    double far = 0, all = 0;
};

void count_ways(std::vector<int> const& n, std::vector<int> const& scores, std::size_t at, int left,
                double sum, double ways, double expected, double off, Counted& counted)
{
    if (at == n.size()) {
        if (left > 0) return;
        counted.all += ways;
        if (std::abs(sum - expected) >= off - 1e-9) counted.far += ways;
        return;
    }
    double choose = 1;
    for (int k = 0; k <= std::min(left, n[at]); ++k) {
        count_ways(n, scores, at + 1, left - k, sum + k * scores[at], ways * choose, expected, off,
                   counted);
        choose = choose * (n[at] - k) / (k + 1);
    }
}

TEST(ExactTrend, EqualsTheCountOfAllWays)
{
    std::vector<std::vector<int>> const tables = {
        {0, 2, 3, 7, 13, 6}, {1, 2, 3, 4, 5, 6}, {6, 12, 6, 7, 13, 6}, {0, 0, 1, 5, 9, 11}};
    std::vector<int> const scores = {2020, 2021, 2024};
    for (auto const& table : tables) {
        std::vector<int> const x(table.begin(), table.begin() + 3);
        std::vector<int> const n(table.begin() + 3, table.end());
        double marked = 0, all = 0, observed = 0, whole = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            marked += x[i];
            all += n[i];
            observed += x[i] * scores[i];
            whole += n[i] * scores[i];
        }
        double const expected = marked / all * whole;
        Counted counted;
        count_ways(n, scores, 0, static_cast<int>(marked), 0, 1, expected,
                   std::abs(observed - expected), counted);
        EXPECT_NEAR(*exact_trend_p(x, n, scores), counted.far / counted.all, 1e-12);
    }
}

TEST(ExactTrend, IsNearTheChiSquaredForManyRecords)
{
    std::vector<int> const x = {20, 30, 33};
    std::vector<int> const n = {90, 100, 95};
    auto const exact = exact_trend_p(x, n, std::vector{1, 2, 3});
    EXPECT_NEAR(*exact, trend(x, n, std::vector{1.0, 2.0, 3.0})->p, 0.01);
    EXPECT_EQ(exact_trend_p(std::vector{0, 0}, std::vector{5, 5}, std::vector{1, 2}).why(),
              "the share is 0 in every group");
    EXPECT_EQ(
        exact_trend_p(std::vector{900, 900}, std::vector{2000, 2000}, std::vector{1, 20}).why(),
        "too many records for the exact test");
}

}  // namespace
}  // namespace sitmap::analysis
