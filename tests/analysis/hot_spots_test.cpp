// SPDX-License-Identifier: MIT
#include "analysis/autocorrelation.hpp"
#include "tests/analysis/oracle.hpp"

#include <map>

namespace sitmap::analysis {
namespace {

constexpr double tolerance = 1e-8;

struct Case {
    std::vector<double> x;
    Weights binary;
    oracle::Json stats;
};

std::vector<Case> cases()
{
    auto const columbus = oracle::read("areal.json");
    auto const units = oracle::read("units_counts.json");
    auto const x = oracle::numbers(columbus["x"]);
    auto const n = oracle::numbers(units["count"]);
    return {{x, oracle::binary(columbus["queen"]), columbus["queen_stats"]},
            {x, oracle::binary(columbus["rook"]), columbus["rook_stats"]},
            {n, oracle::binary(units["queen"]), units["stats_queen"]},
            {n, oracle::binary(units["rook"]), units["stats_rook"]}};
}

// Reference zeros carry rounding of 1e-16 that a relative comparison would refuse.
void expect_z(std::vector<std::optional<double>> const& actual, oracle::Json const& expected)
{
    ASSERT_EQ(actual.size(), expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i) {
        ASSERT_EQ(actual[i].has_value(), !expected[i].is_null()) << i;
        if (!actual[i]) continue;
        auto const z = expected[i].get<double>();
        EXPECT_NEAR(*actual[i], z, tolerance * std::max(1e-3, std::abs(z))) << i;
    }
}

TEST(GiStar, EqualsLocalGOfSpdep)
{
    for (auto const& [x, binary, stats] : cases()) {
        auto const star = gi_star(x, binary);
        ASSERT_TRUE(star) << star.why();
        expect_z(star->z, stats["Gi_star_z"]);
        oracle::expect_relative(star->p, stats["Gi_star_p_two_sided"], tolerance);
        oracle::expect_relative(star->p_adjusted, stats["Gi_star_p_BH"], tolerance);
        auto const significant = [](double p) { return p < 0.05; };
        EXPECT_EQ(std::ranges::count_if(star->p, significant),
                  stats["Gi_star_n_sig_raw05"].get<int>());
        EXPECT_EQ(std::ranges::count_if(star->p_adjusted, significant),
                  stats["Gi_star_n_sig_BH05"].get<int>());
        expect_z(gi(x, binary)->z, stats["Gi_z"]);
    }
}

TEST(GiStar, IsTheSameForBinaryAndStandardisedWeights)
{
    for (auto const& [x, binary, stats] : cases()) {
        expect_z(gi_star(x, row_standardised(binary))->z, stats["Gi_star_W_z"]);
    }
}

TEST(LocalMoran, EqualsLocalmoranOfSpdep)
{
    std::map<Quadrant, std::string> const words = {{Quadrant::high_high, "High-High"},
                                                   {Quadrant::low_low, "Low-Low"},
                                                   {Quadrant::low_high, "Low-High"},
                                                   {Quadrant::high_low, "High-Low"}};
    for (auto const& [x, binary, stats] : cases()) {
        for (auto const style : {"B", "W"}) {
            auto const weights = *style == 'W' ? row_standardised(binary) : binary;
            auto const& expected = stats[style]["local_moran"];
            auto const result = *local_moran(x, weights);
            std::vector<std::optional<double>> z;
            for (std::size_t i = 0; i < result.size(); ++i) {
                auto const near = [&](double actual, char const* key) {
                    auto const number = expected[key][i].get<double>();
                    EXPECT_NEAR(actual, number, tolerance * std::abs(number) + 1e-14)
                        << key << " " << i;
                };
                near(result[i].value, "Ii");
                near(result[i].expected, "E_conditional");
                near(result[i].variance, "var_conditional");
                near(result[i].expected_total, "E_total");
                near(result[i].variance_total, "var_total");
                EXPECT_EQ(words.at(result[i].quadrant), expected["quadrant_mean"][i]) << style << i;
                z.push_back(result[i].z);
            }
            expect_z(z, expected["z_conditional"]);
        }
    }
}

TEST(LocalMoran, SumsToTheGlobalOne)
{
    for (auto const& [x, binary, stats] : cases()) {
        double sum = 0;
        for (auto const& unit : *local_moran(x, binary)) sum += unit.value;
        EXPECT_NEAR(sum / stats["B"]["S0"].get<double>(), moran(x, binary)->value, 1e-12);
    }
}

TEST(LocalChance, AgreesWithTheConditionalMoments)
{
    auto const [x, binary, stats] = cases().front();
    auto const chance = local_against_chance(x, binary, {.count = 4999, .seed = 3});
    auto const star = gi_star(x, binary);
    for (std::size_t i = 0; i < x.size(); ++i) {
        // Normal and drawn p agree roughly where neighbours are many; both tell hot from not.
        if (binary.neighbours(i).size() < 5) continue;
        auto const z = (*local_moran(x, binary))[i].z;
        if (std::abs(*z) > 3) {
            EXPECT_LT(chance->p[i], 0.02) << i;
        }
        if (std::abs(*z) < 1) {
            EXPECT_GT(chance->p[i], 0.15) << i;
        }
    }
    EXPECT_EQ(chance->p_adjusted, benjamini_hochberg(chance->p));
}

TEST(LocalChance, IsExactForASingleNeighbour)
{
    // Unit 0 has one neighbour, the largest of the four others: drawn with chance 1/4.
    std::vector<std::vector<std::size_t>> const lists = {{1}, {0, 2}, {1, 3}, {2}, {}};
    auto const chance = local_against_chance(std::vector<double>{1, 9, 4, 3, 2},
                                             binary_weights(lists), {.count = 9999, .seed = 2});
    EXPECT_NEAR(chance->p[0], 0.5, 0.03);
    EXPECT_EQ(chance->p[4], 1.0);  // no neighbours
}

TEST(LocalChance, ComesOutTheSameTwice)
{
    auto const [x, binary, stats] = cases().back();
    auto const once = local_against_chance(x, binary, {.count = 199, .seed = 3});
    EXPECT_EQ(once->p, local_against_chance(x, binary, {.count = 199, .seed = 3})->p);
    EXPECT_NE(once->p, local_against_chance(x, binary, {.count = 199, .seed = 4})->p);
}

TEST(LocalStatistics, SayWhyTheyAreUndefined)
{
    auto const binary = cases().back().binary;
    std::vector<double> const equal(binary.size(), 2.0);
    EXPECT_EQ(gi_star(equal, binary).why(), "all values are equal");
    EXPECT_EQ(gi(equal, binary).why(), "all values are equal");
    EXPECT_EQ(local_moran(equal, binary).why(), "all values are equal");
    EXPECT_EQ(local_against_chance(equal, binary).why(), "all values are equal");
}

TEST(LocalStatistics, HaveNoZWhereNothingCanVary)
{
    // Everybody is everybody's neighbour: Gi* of any unit is the sum of all.
    std::vector<std::vector<std::size_t>> const all = {{1, 2, 3}, {0, 2, 3}, {0, 1, 3}, {0, 1, 2}};
    auto const star = gi_star(std::vector<double>{1, 2, 3, 9}, binary_weights(all));
    for (auto const& z : star->z) EXPECT_FALSE(z.has_value());
    std::vector<std::vector<std::size_t>> const island = {{1}, {0, 2}, {1}, {}};
    auto const lonely = gi(std::vector<double>{1, 2, 3, 9}, binary_weights(island));
    EXPECT_FALSE(lonely->z[3].has_value());
    EXPECT_EQ(lonely->p[3], 1.0);
}

}  // namespace
}  // namespace sitmap::analysis
