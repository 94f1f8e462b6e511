// SPDX-License-Identifier: MIT
#include "analysis/concentration.hpp"

#include "tests/analysis/oracle.hpp"

namespace sitmap::analysis {
namespace {

TEST(Concentration, EqualsVeganAndHmisc)
{
    auto const reference = oracle::read("concentration.json");
    double const tolerance = reference["tol_rel"];
    auto const counts = oracle::integers(reference["count"]);
    auto const c = concentration(counts);
    ASSERT_TRUE(c);
    auto const equal = [&](double actual, char const* key) {
        oracle::expect_relative(actual, reference[key], tolerance, key);
    };
    equal(c->shannon, "shannon_nats");
    equal(*c->evenness, "shannon_normalised_by_log_n_units");
    equal(c->effective_units, "effective_number_exp_H");
    equal(c->simpson, "simpson_1_minus_sum_p2");
    equal(c->hhi, "hhi_sum_p2");
    equal(c->gini, "gini_population");
    equal(*c->gini_small_sample, "gini_small_sample");
    equal(c->theil, "theil_T");
    equal(c->hoover, "hoover");
    equal(c->top3_share, "top3_share");
    auto const base = oracle::numbers(reference["reference"]);
    equal(*divergence(counts, base), "theil_relative_to_reference_KL");
    auto const quotients = location_quotients(counts, base);
    for (std::size_t u = 0; u < counts.size(); ++u) {
        oracle::expect_relative(*(*quotients)[u], reference["location_quotient_vs_reference"][u],
                                tolerance);
    }
}

TEST(Concentration, OfOneUnitIsComplete)
{
    auto const one = concentration(std::vector{7});
    EXPECT_EQ(one->shannon, 0.0);
    EXPECT_EQ(one->effective_units, 1.0);
    EXPECT_EQ(one->top3_share, 1.0);
    EXPECT_FALSE(one->evenness.has_value());
    EXPECT_FALSE(one->gini_small_sample.has_value());
}

TEST(Concentration, OfEqualCountsIsNone)
{
    auto const even = concentration(std::vector{3, 3, 3, 3});
    EXPECT_NEAR(even->gini, 0.0, 1e-15);
    EXPECT_NEAR(even->effective_units, 4.0, 1e-12);
    EXPECT_NEAR(even->theil, 0.0, 1e-15);
    EXPECT_NEAR(even->hoover, 0.0, 1e-15);
}

TEST(Concentration, SaysWhenThereAreNoEvents)
{
    EXPECT_EQ(concentration(std::vector{0, 0}).why(), "there are no events");
    EXPECT_EQ(concentration({}).why(), "there are no events");
    EXPECT_EQ(location_quotients(std::vector{1, 1}, std::vector{0.0, 0.0}).why(),
              "the reference is empty");
    EXPECT_EQ(divergence(std::vector{1, 1}, std::vector{0.0, 1.0}).why(),
              "events lie in a unit whose reference is 0");
}

}  // namespace
}  // namespace sitmap::analysis
