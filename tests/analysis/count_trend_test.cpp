// SPDX-License-Identifier: MIT
#include "analysis/count_trend.hpp"

#include "tests/analysis/oracle.hpp"

#include <cmath>
#include <numeric>

namespace sitmap::analysis {
namespace {

std::vector<double> months(std::size_t n)
{
    std::vector<double> t(n);
    std::iota(t.begin(), t.end(), 1.0);
    return t;
}

TEST(CountTrend, EqualsGlmOfR)
{
    auto const reference = oracle::read("count_trend.json");
    double const tolerance = reference["tol"]["poisson_rel"];
    auto const y = oracle::integers(reference["y"]);
    auto const fit = poisson_trend(y, months(y.size()));
    ASSERT_TRUE(fit) << fit.why();
    auto const& poisson = reference["poisson"];
    auto const equal = [&](double actual, oracle::Json const& expected) {
        oracle::expect_relative(actual, expected, tolerance);
    };
    equal(fit->intercept, poisson["coef"][0]);
    equal(fit->slope, poisson["coef"][1]);
    equal(fit->se_intercept, poisson["se"][0]);
    equal(fit->se_slope, poisson["se"][1]);
    equal(fit->deviance, poisson["deviance"]);
    equal(fit->null_deviance, poisson["null_deviance"]);
    equal(fit->log_likelihood, poisson["loglik"]);
    equal(fit->percent(), poisson["growth_percent_per_month"]);
    auto const limits = fit->percent_interval(fit->se_slope);
    equal(limits.low, poisson["wald_ci95_percent"][0]);
    equal(limits.high, poisson["wald_ci95_percent"][1]);
    equal(fit->dispersion, reference["quasi"]["dispersion_pearson"]);
    equal(fit->quasi_se_intercept(), reference["quasi"]["se"][0]);
    equal(fit->quasi_se_slope(), reference["quasi"]["se"][1]);
}

TEST(CountTrend, IsNotSureOnThreeMonths)
{
    // Three counts that lie on a line by luck: the error of three Poisson counts remains.
    auto const fit = poisson_trend(std::vector{4, 6, 9}, months(3));
    EXPECT_LT(fit->dispersion, 0.1);
    EXPECT_LT(fit->quasi_interval().low, 0);
    // Chance alone is a floor that is known: it needs no t on 1 degree.
    EXPECT_TRUE(fit->chance_is_wider());
    EXPECT_EQ(fit->quasi_interval(), fit->percent_interval(fit->se_slope));
    auto const scattered = poisson_trend(std::vector{4, 13, 9}, months(3));
    EXPECT_GT(scattered->dispersion, 1);
    EXPECT_FALSE(scattered->chance_is_wider());
    EXPECT_NEAR(std::log1p(scattered->quasi_interval().high / 100) - scattered->slope,
                12.7062 * scattered->quasi_se_slope(), 1e-4);
    auto const long_one = poisson_trend(oracle::integers(oracle::read("count_trend.json")["y"]),
                                        months(oracle::read("count_trend.json")["y"].size()));
    auto const wald = long_one->percent_interval(long_one->quasi_se_slope());
    EXPECT_NEAR(long_one->quasi_interval().low, wald.low, 0.1);
    EXPECT_LT(long_one->quasi_interval().low, wald.low);
}

TEST(CountTrend, EqualsGlmNbOfMass)
{
    auto const reference = oracle::read("count_trend.json");
    double const tolerance = reference["tol"]["negbin_rel"];
    auto const y = oracle::integers(reference["y"]);
    auto const fit = negative_binomial_trend(y, months(y.size()));
    ASSERT_TRUE(fit) << fit.why();
    oracle::expect_relative(fit->intercept, reference["negbin"]["coef"][0], tolerance);
    oracle::expect_relative(fit->slope, reference["negbin"]["coef"][1], tolerance);
    oracle::expect_relative(fit->theta, reference["negbin"]["theta"], tolerance);
    oracle::expect_relative(fit->log_likelihood, reference["negbin"]["loglik"], tolerance);
    EXPECT_GT(fit->se_slope, poisson_trend(y, months(y.size()))->se_slope);
}

TEST(CountTrend, FindsTheGrowthItWasGiven)
{
    std::vector<int> const doubling = {1, 2, 4, 8, 16, 32};
    auto const fit = poisson_trend(doubling, months(6));
    EXPECT_NEAR(fit->percent(), 100.0, 1e-8);
    EXPECT_NEAR(fit->deviance, 0.0, 1e-9);
    // Growth that only follows the exposure is none.
    auto const flat = poisson_trend(doubling, months(6), std::vector<double>{1, 2, 4, 8, 16, 32});
    EXPECT_NEAR(flat->slope, 0.0, 1e-10);
    EXPECT_NEAR(flat->null_deviance, 0.0, 1e-9);
}

TEST(CountTrend, SaysWhyThereIsNone)
{
    EXPECT_EQ(poisson_trend(std::vector{1, 2}, months(2)).why(), "fewer than 3 months");
    EXPECT_EQ(poisson_trend(std::vector{0, 0, 0}, months(3)).why(), "there are no events");
    EXPECT_EQ(poisson_trend(std::vector{1, 2, 3}, std::vector(3, 1.0)).why(),
              "all counts are of the same time");
    EXPECT_EQ(poisson_trend(std::vector{0, 0, 5}, months(3)).why(),
              "all events fall at one end of the series");
    EXPECT_EQ(negative_binomial_trend(std::vector{5, 5, 5, 5, 5}, months(5)).why(),
              "the counts are not overdispersed");
}

}  // namespace
}  // namespace sitmap::analysis
