// SPDX-License-Identifier: MIT
#include "analysis/rarefaction.hpp"

#include "tests/analysis/oracle.hpp"

namespace sitmap::analysis {
namespace {

TEST(Rarefaction, EqualsRarefyOfVegan)
{
    auto const reference = oracle::read("concentration.json")["rarefaction"];
    auto const early = oracle::integers(reference["early_counts"]);
    auto const late = oracle::integers(reference["late_counts"]);
    auto const result = compare_reach(early, late);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->before.events, 45);
    oracle::expect_relative(result->before.units, reference["expected_units_at_m_early"], 1e-10);
    oracle::expect_relative(result->before.standard_error, reference["se_early"], 1e-10);
    oracle::expect_relative(result->after.units, reference["expected_units_at_m_late"], 1e-10);
    EXPECT_EQ(result->after.standard_error, 0.0);
}

TEST(Rarefaction, IsCountableByHand)
{
    // 2 + 1 + 1 events, two drawn: of 6 pairs one falls into a single unit.
    auto const result = rarefy(std::vector{2, 0, 1, 1}, 2);
    EXPECT_NEAR(result->units, 11.0 / 6, 1e-12);
    EXPECT_NEAR(result->standard_error, std::sqrt(5.0 / 36), 1e-12);
    EXPECT_NEAR(rarefy(std::vector{2, 0, 1, 1}, 1)->units, 1.0, 1e-12);
    EXPECT_NEAR(rarefy(std::vector{2, 0, 1, 1}, 0)->units, 0.0, 1e-12);
    EXPECT_NEAR(rarefy(std::vector{2, 0, 1, 1}, 4)->units, 3.0, 1e-12);
}

TEST(Rarefaction, SaysWhenThereAreTooFewEvents)
{
    EXPECT_EQ(rarefy(std::vector{1, 2}, 4).why(), "the sample is larger than the number of events");
    EXPECT_EQ(compare_reach(std::vector{0, 0}, std::vector{1, 0}).why(), "a period has no events");
    EXPECT_EQ(rarefy(std::vector{-1, 2}, 1).why(), "a count is negative");
}

}  // namespace
}  // namespace sitmap::analysis
