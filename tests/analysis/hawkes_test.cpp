// SPDX-License-Identifier: MIT
#include "analysis/hawkes.hpp"

#include "tests/analysis/oracle.hpp"

namespace sitmap::analysis {
namespace {

TEST(Hawkes, EqualsTheLikelihoodOfTheReference)
{
    auto const reference = oracle::read("hawkes.json");
    auto const times = oracle::numbers(reference["times"]);
    for (auto const& row : reference["at"]) {
        auto const result =
            hawkes_likelihood(times, reference["T_end"], {row["mu"], row["alpha"], row["beta"]});
        ASSERT_TRUE(result) << result.why();
        EXPECT_NEAR(result->log_likelihood, row["logL"].get<double>(),
                    reference["tol"]["logL"].get<double>());
        EXPECT_NEAR(result->compensator, row["compensator"].get<double>(), 1e-8);
    }
}

TEST(Hawkes, FindsTheMaximumOfTheReference)
{
    auto const reference = oracle::read("hawkes.json");
    auto const fit = hawkes_fit(oracle::numbers(reference["times"]), reference["T_end"]);
    ASSERT_TRUE(fit) << fit.why();
    auto const& mle = reference["mle"];
    double const tolerance = reference["tol"]["mle_rel"];
    oracle::expect_relative(fit->parameters.mu, mle["mu"], tolerance);
    oracle::expect_relative(fit->parameters.alpha, mle["alpha_branching_ratio"], tolerance);
    oracle::expect_relative(fit->parameters.beta, mle["beta_per_day"], tolerance);
    EXPECT_GE(fit->log_likelihood, mle["logL"].get<double>() - 1e-8);
}

TEST(Hawkes, OfAnEvenSeriesHasNoFollowUps)
{
    std::vector<double> times;
    for (int i = 0; i < 50; ++i) times.push_back(10.0 * i + 5);
    auto const fit = hawkes_fit(times, 500);
    ASSERT_TRUE(fit);
    EXPECT_LT(fit->parameters.alpha, 1e-6);
    EXPECT_NEAR(fit->parameters.mu, 0.1, 1e-6);
}

TEST(Hawkes, SaysWhyItIsUndefined)
{
    EXPECT_EQ(hawkes_fit(std::vector{1.0, 2.0}, 9).why(), "fewer than 10 events");
    EXPECT_EQ(hawkes_likelihood({}, 9, {1, 0, 1}).why(), "there are no events");
    EXPECT_EQ(hawkes_likelihood(std::vector{2.0, 2.0}, 9, {1, 0, 1}).why(),
              "the times are not ascending and distinct");
    EXPECT_EQ(hawkes_likelihood(std::vector{2.0, 12.0}, 9, {1, 0, 1}).why(),
              "an event lies outside 0 to end");
    EXPECT_EQ(hawkes_likelihood(std::vector{2.0}, 9, {0, 0, 1}).why(),
              "a parameter is out of range");
}

}  // namespace
}  // namespace sitmap::analysis
