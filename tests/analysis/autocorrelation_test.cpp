// SPDX-License-Identifier: MIT
#include "analysis/autocorrelation.hpp"

#include "tests/analysis/oracle.hpp"

#include <numeric>

namespace sitmap::analysis {
namespace {

constexpr double tolerance = 1e-8;

void expect_global(oracle::Json const& expected, std::vector<double> const& x,
                   Weights const& weights)
{
    auto const equal = [](double actual, oracle::Json const& number) {
        oracle::expect_relative(actual, number, tolerance);
    };
    auto const i = moran(x, weights);
    ASSERT_TRUE(i) << i.why();
    equal(i->value, expected["moran"]["I"]);
    equal(i->expected, expected["moran"]["E"]);
    equal(i->variance_randomisation, expected["moran"]["var_randomisation"]);
    equal(i->p_randomisation, expected["moran"]["p_two_sided_randomisation"]);
    equal(*i->variance_normality, expected["moran"]["var_normality"]);
    equal(*i->p_normality, expected["moran"]["p_two_sided_normality"]);
    auto const c = geary(x, weights);
    equal(c->value, expected["geary"]["C"]);
    equal(c->expected, expected["geary"]["E"]);
    equal(c->variance_randomisation, expected["geary"]["var_randomisation"]);
    equal(c->p_randomisation, expected["geary"]["p_two_sided"]);
    auto const drawn = moran_against_chance(x, weights, {.count = 1999, .seed = 11});
    equal(drawn->observed, expected["moran"]["I"]);
    oracle::expect_same_p(drawn->p_upper, 1999, expected["moran"]["mc_p_greater"],
                          expected["moran"]["mc_n"]);
}

void expect_general_g(oracle::Json const& expected, std::vector<double> const& x,
                      Weights const& weights)
{
    auto const g = general_g(x, weights);
    ASSERT_TRUE(g);
    oracle::expect_relative(g->value, expected["G"], tolerance);
    oracle::expect_relative(g->expected, expected["E"], tolerance);
    oracle::expect_relative(g->variance_randomisation, expected["var"], tolerance);
    oracle::expect_relative(g->p_randomisation, expected["p_greater"], tolerance);
}

TEST(Autocorrelation, EqualsSpdepOnColumbus)
{
    auto const reference = oracle::read("areal.json");
    auto const x = oracle::numbers(reference["x"]);
    for (auto const contact : {"queen", "rook"}) {
        auto const b = oracle::binary(reference[contact]);
        auto const& stats = reference[std::string{contact} + "_stats"];
        expect_global(stats["B"], x, b);
        expect_global(stats["W"], x, row_standardised(b));
        expect_general_g(stats["B"]["general_G"], x, b);
    }
}

TEST(Autocorrelation, EqualsSpdepOnTheUnits)
{
    auto const reference = oracle::read("units_counts.json");
    auto const x = oracle::numbers(reference["count"]);
    for (auto const contact : {"queen", "rook"}) {
        auto const b = oracle::binary(reference[contact]);
        auto const& stats = reference[std::string{"stats_"} + contact];
        expect_global(stats["B"], x, b);
        expect_global(stats["W"], x, row_standardised(b));
        if (stats["B"].contains("general_G")) expect_general_g(stats["B"]["general_G"], x, b);
    }
}

// Two rows of four, sides touching.
Weights grid_2x4()
{
    std::vector<std::vector<std::size_t>> lists(8);
    for (std::size_t i = 0; i < 8; ++i) {
        if (i % 4 > 0) lists[i].push_back(i - 1);
        if (i % 4 < 3) lists[i].push_back(i + 1);
        lists[i].push_back((i + 4) % 8);
    }
    return binary_weights(lists);
}

TEST(Autocorrelation, EqualsEveryOrderOfEightUnits)
{
    auto const reference = oracle::read("exact_permutation.json")["moran_2x4_rook"];
    auto const x = oracle::numbers(reference["x_row_major"]);
    auto const near = [](double actual, oracle::Json const& expected) {
        EXPECT_NEAR(actual, expected.get<double>(), 1e-12);
    };
    auto const b = moran_against_chance(x, grid_2x4());
    EXPECT_TRUE(b->exhaustive);
    EXPECT_EQ(b->draws, reference["n_permutations"].get<int>());
    near(b->observed, reference["I_binary"]);
    near(b->p_upper, reference["p_exact_I_at_least_binary"]);
    near(b->mean, reference["mean_binary"]);
    near(b->sd * b->sd, reference["var_binary"]);
    near(moran(x, grid_2x4())->variance_randomisation, reference["var_binary"]);
    auto const w = moran_against_chance(x, row_standardised(grid_2x4()));
    near(w->observed, reference["I_row_standardised"]);
    near(w->p_upper, reference["p_exact_I_at_least_rowstd"]);
    near(geary(x, grid_2x4())->value, reference["geary_C_binary"]);
}

TEST(Autocorrelation, ForgetsTheScaleOfTheCounts)
{
    auto const reference = oracle::read("units_counts.json");
    auto const weights = oracle::binary(reference["queen"]);
    auto x = oracle::numbers(reference["count"]);
    auto const before = moran(x, weights)->value;
    for (auto& value : x) value = 5 * value + 3;
    EXPECT_NEAR(moran(x, weights)->value, before, 1e-12);
}

TEST(Autocorrelation, SaysWhyItIsUndefined)
{
    std::vector<double> const equal(8, 4.0);
    std::vector<double> const rising = {1, 2, 3, 4, 5, 6, 7, 8};
    EXPECT_EQ(moran(equal, grid_2x4()).why(), "all values are equal");
    EXPECT_EQ(geary(equal, grid_2x4()).why(), "all values are equal");
    EXPECT_EQ(general_g(equal, grid_2x4()).why(), "all values are equal");
    EXPECT_EQ(moran_against_chance(equal, grid_2x4()).why(), "all values are equal");
    EXPECT_EQ(moran(rising, binary_weights(std::vector<std::vector<std::size_t>>(8))).why(),
              "no unit has a neighbour");
    EXPECT_EQ(moran(std::vector<double>{1, 2}, grid_2x4()).why(), "not one value a unit");
    EXPECT_EQ(moran({}, Weights{}).why(), "fewer than 4 units");
    EXPECT_EQ(general_g(std::vector<double>{0, 0, 0, 0, 0, 0, 0, 5}, grid_2x4()).why(),
              "only one unit has events");
    EXPECT_EQ(general_g(std::vector<double>{-1, 0, 0, 0, 0, 0, 0, 5}, grid_2x4()).why(),
              "a value is negative");
}

TEST(Autocorrelation, TakesAUnitWithoutNeighbours)
{
    std::vector<std::vector<std::size_t>> const lists = {{1}, {0, 2}, {1, 3}, {2}, {}};
    auto const i =
        moran(std::vector<double>{9, 8, 1, 0, 4}, row_standardised(binary_weights(lists)));
    ASSERT_TRUE(i);
    EXPECT_TRUE(std::isfinite(i->value));
    EXPECT_TRUE(std::isfinite(i->p_randomisation));
}

}  // namespace
}  // namespace sitmap::analysis
