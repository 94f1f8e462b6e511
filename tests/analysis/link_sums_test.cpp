// SPDX-License-Identifier: MIT
#include "analysis/link_sums.hpp"

#include "tests/analysis/oracle.hpp"

namespace sitmap::analysis {
namespace {

TEST(LinkSums, EqualsTheDefinitionOnALine)
{
    // 0 - 1 - 2, binary: S0 = 4 links; S1 = half of 4 x 2^2; S2 = 2^2 + 4^2 + 2^2.
    auto const b = binary_weights(std::vector<std::vector<std::size_t>>{{1}, {0, 2}, {1}});
    auto const sums = link_sums(b);
    EXPECT_DOUBLE_EQ(sums.s0, 4);
    EXPECT_DOUBLE_EQ(sums.s1, 8);
    EXPECT_DOUBLE_EQ(sums.s2, 24);
    // Row-standardised: pairs (1 + 1/2) twice; columns sum to 1/2, 2, 1/2.
    auto const w = link_sums(row_standardised(b));
    EXPECT_DOUBLE_EQ(w.s0, 3);
    EXPECT_DOUBLE_EQ(w.s1, 4.5);
    EXPECT_DOUBLE_EQ(w.s2, 1.5 * 1.5 + 9 + 1.5 * 1.5);
}

TEST(LinkSums, CountsALinkWithoutReturn)
{
    auto const one_way = binary_weights(std::vector<std::vector<std::size_t>>{{1}, {}});
    // Both (0,1) and (1,0) hold w_01 + w_10 = 1: half of 1 + 1.
    EXPECT_DOUBLE_EQ(link_sums(one_way).s1, 1);
    EXPECT_DOUBLE_EQ(link_sums(one_way).s2, 2);
}

TEST(LinkSums, EqualsS0OfSpdep)
{
    auto const reference = oracle::read("areal.json");
    auto const b = oracle::binary(reference["queen"]);
    EXPECT_EQ(link_sums(b).s0, reference["queen_stats"]["B"]["S0"].get<double>());
    EXPECT_NEAR(link_sums(row_standardised(b)).s0, reference["queen_stats"]["W"]["S0"], 1e-12);
}

TEST(Lag, IsTheWeightedSumOfTheNeighbours)
{
    auto const b = binary_weights(std::vector<std::vector<std::size_t>>{{1, 2}, {0}, {0}});
    std::vector<double> const x = {1, 10, 100};
    EXPECT_DOUBLE_EQ(lag(b, x, 0), 110);
    EXPECT_DOUBLE_EQ(lag(row_standardised(b), x, 0), 55);
}

TEST(Centred, GivesTheMomentsAboutTheMean)
{
    auto const b = binary_weights(std::vector<std::vector<std::size_t>>{{1}, {0}, {}, {}});
    auto const c = centred(std::vector<double>{1, 1, 3, 3}, b);
    EXPECT_DOUBLE_EQ(c->mean, 2);
    EXPECT_DOUBLE_EQ(c->m2, 1);
    EXPECT_DOUBLE_EQ(c->m4, 1);
    EXPECT_EQ(centred(std::vector<double>{1, 1, 1, 1}, b).why(), "all values are equal");
}

}  // namespace
}  // namespace sitmap::analysis
