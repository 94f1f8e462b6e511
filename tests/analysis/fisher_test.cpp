// SPDX-License-Identifier: MIT
#include "analysis/proportions.hpp"

#include "tests/analysis/oracle.hpp"

namespace sitmap::analysis {
namespace {

TEST(Fisher, EqualsFisherTestOfR)
{
    auto const reference = oracle::read("proportions.json")["fisher"];
    auto const result = fisher({{{2, 9}, {8, 5}}});
    EXPECT_NEAR(result->p, reference["p"].get<double>(), 1e-9);
    // R stops its search for these three at 1e-4: compared as far as they are known.
    EXPECT_NEAR(*result->odds_ratio, reference["odds_ratio_cmle"].get<double>(), 1e-4);
    EXPECT_NEAR(result->low, reference["ci95"][0].get<double>(), 1e-4);
    EXPECT_NEAR(*result->high, reference["ci95"][1].get<double>(), 1e-4);
}

TEST(Fisher, EqualsTheOracleOfTheTwoHalves)
{
    // Events of the north in the first 105 and the last 45 of events.csv.
    int north_early = 0;
    int north_late = 0;
    for (auto const& event : oracle::events()) {
        if (event.where.lat < 36.0) continue;
        (event.day < 730 ? north_early : north_late) += 1;  // half of 0 to 1460
    }
    auto const result = fisher({{{north_early, 105 - north_early}, {north_late, 45 - north_late}}});
    EXPECT_NEAR(result->p, oracle::read("shares.json")["first_half_vs_second_half_fisher_p"], 1e-9);
}

TEST(Fisher, HoldsItsOwnDefinition)
{
    // At the limits each tail holds 2.5 %: checked by the mirror table, whose limits are the
    // inverse ones.
    auto const here = fisher({{{3, 7}, {6, 2}}});
    auto const mirror = fisher({{{7, 3}, {2, 6}}});
    EXPECT_NEAR(here->low, 1 / *mirror->high, 1e-9);
    EXPECT_NEAR(*here->odds_ratio, 1 / *mirror->odds_ratio, 1e-9);
    EXPECT_NEAR(here->p, mirror->p, 1e-12);
    EXPECT_LT(here->low, *here->odds_ratio);
}

TEST(Fisher, GivesOneSidedLimitsForAnEmptyCell)
{
    auto const none = fisher({{{0, 8}, {5, 5}}});
    EXPECT_EQ(*none->odds_ratio, 0.0);
    EXPECT_EQ(none->low, 0.0);
    EXPECT_TRUE(none->high.has_value());
    auto const all = fisher({{{5, 5}, {0, 8}}});
    EXPECT_FALSE(all->odds_ratio.has_value());
    EXPECT_FALSE(all->high.has_value());
    EXPECT_GT(all->low, 0.0);
}

TEST(Fisher, SaysWhenAMarginIsEmpty)
{
    EXPECT_EQ(fisher({{{0, 0}, {3, 4}}}).why(), "a row or a column of the table is empty");
    EXPECT_EQ(fisher({{{0, 3}, {0, 4}}}).why(), "a row or a column of the table is empty");
    EXPECT_EQ(fisher({{{-1, 3}, {0, 4}}}).why(), "a count is negative");
}

}  // namespace
}  // namespace sitmap::analysis
