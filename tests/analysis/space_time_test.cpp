// SPDX-License-Identifier: MIT
#include "analysis/space_time.hpp"

#include "tests/analysis/oracle.hpp"

#include <tbb/global_control.h>

namespace sitmap::analysis {
namespace {

using gis::Plane;

struct Cases {
    std::vector<Plane> places;
    std::vector<double> days;
};

Cases invented()
{
    Cases result;
    for (auto const& row : oracle::rows("spacetime_points.csv")) {
        result.places.push_back({std::stod(row[0]), std::stod(row[1])});
        result.days.push_back(std::stod(row[2]));
    }
    return result;
}

TEST(Knox, EqualsTheReference)
{
    auto const reference = oracle::read("spacetime.json")["knox"];
    auto const [places, days] = invented();
    auto const result = knox(places, days, reference["eps_s"], reference["eps_t"]);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->close_both, reference["close_both"].get<int>());
    EXPECT_EQ(result->close_space, reference["close_space"].get<int>());
    EXPECT_EQ(result->close_time, reference["close_time"].get<int>());
    oracle::expect_relative(result->expected, reference["expected"], 1e-10);
    oracle::expect_relative(result->p_poisson, reference["p_poisson_X_at_least_observed"], 1e-10);
    oracle::expect_same_p(result->chance.p_upper, 999, reference["mc_p_permuting_event_times"],
                          reference["mc_n"]);
    auto const error = reference["mc_sd"].get<double>() * std::sqrt(2.0 / 999);
    EXPECT_NEAR(result->chance.mean, reference["mc_mean"].get<double>(), 4 * error);
    EXPECT_NEAR(result->chance.sd, reference["mc_sd"].get<double>(), 0.3);
}

TEST(Knox, EqualsEveryOrderOfSevenEvents)
{
    auto const reference = oracle::read("exact_permutation.json")["knox_7"];
    std::vector<Plane> places;
    for (auto const& xy : reference["xy"]) places.push_back({xy[0], xy[1]});
    auto const days = oracle::numbers(reference["t"]);
    auto const result = knox(places, days, reference["eps_s"], reference["eps_t"]);
    EXPECT_TRUE(result->chance.exhaustive);
    EXPECT_EQ(result->close_both, reference["X"].get<int>());
    EXPECT_NEAR(result->chance.p_upper, reference["p_exact_at_least"].get<double>(), 1e-12);
    EXPECT_NEAR(result->chance.mean, reference["mean"].get<double>(), 1e-12);
    EXPECT_NEAR(result->chance.sd * result->chance.sd, reference["var"].get<double>(), 1e-12);
    auto const r = mantel(places, days);
    auto const expected = oracle::read("exact_permutation.json")["mantel_7"];
    EXPECT_NEAR(r->observed, expected["r"].get<double>(), 1e-12);
    EXPECT_NEAR(r->p_upper, expected["p_exact_at_least"].get<double>(), 1e-12);
}

TEST(Knox, DoesNotDependOnOrderOrThreads)
{
    auto const [places, days] = invented();
    auto const before = knox(places, days, 20, 5, {.count = 199});
    auto const backwards = [](auto values) {
        std::ranges::reverse(values);
        return values;
    };
    tbb::global_control const one{tbb::global_control::max_allowed_parallelism, 1};
    auto const after = knox(backwards(places), backwards(days), 20, 5, {.count = 199});
    EXPECT_EQ(before->chance.p_upper, after->chance.p_upper);
    EXPECT_EQ(before->chance.mean, after->chance.mean);
    EXPECT_EQ(mantel(places, days, MantelScale::raw, {.count = 9})->p_upper,
              mantel(backwards(places), backwards(days), MantelScale::raw, {.count = 9})->p_upper);
}

TEST(Knox, OfOnePlaceOrOneDayIsChance)
{
    std::vector<Plane> const heap(12, {5, 5});
    std::vector<double> days(12, 0.0);
    for (std::size_t i = 0; i < days.size(); ++i) days[i] = static_cast<double>(i);
    auto const result = knox(heap, days, 1, 2, {.count = 99});
    EXPECT_EQ(result->close_space, 66);
    EXPECT_EQ(result->chance.p_upper, 1.0);
    auto const same_day = knox(heap, std::vector(12, 3.0), 1, 2, {.count = 99});
    EXPECT_EQ(same_day->close_both, 66);
    EXPECT_EQ(same_day->chance.p_upper, 1.0);
    EXPECT_EQ(knox(std::vector<Plane>{{0, 0}}, std::vector{1.0}, 1, 1).why(),
              "fewer than 2 events");
    EXPECT_EQ(knox({}, {}, 1, 1).why(), "fewer than 2 events");
    EXPECT_EQ(knox(heap, days, -1, 1).why(), "a limit is negative");
}

TEST(KnoxTable, EqualsTheReference)
{
    auto const reference = oracle::read("spacetime.json")["knox_bands"];
    auto const [places, days] = invented();
    auto const table = knox_table(places, days, oracle::numbers(reference["space_upper"]),
                                  oracle::numbers(reference["time_upper"]), {.count = 99});
    ASSERT_TRUE(table);
    for (std::size_t row = 0; row < table->observed.size(); ++row) {
        EXPECT_EQ(oracle::Json(table->observed[row]), reference["observed"][row]);
        oracle::expect_relative(table->expected[row], reference["expected"][row], 1e-10);
        for (std::size_t column = 0; column < table->chance[row].size(); ++column) {
            auto const& chance = table->chance[row][column];
            EXPECT_EQ(chance.observed, static_cast<double>(table->observed[row][column]));
            EXPECT_NEAR(chance.mean, table->expected[row][column],
                        4.5 * chance.sd / std::sqrt(99.0));
        }
    }
}

TEST(KnoxTable, AgreesWithTheSingleTest)
{
    auto const [places, days] = invented();
    auto const table =
        knox_table(places, days, std::vector{20.0}, std::vector{5.0}, {.count = 199});
    auto const single = knox(places, days, 20, 5, {.count = 199});
    EXPECT_EQ(table->chance[0][0].p_upper, single->chance.p_upper);
    EXPECT_EQ(table->observed[1][1], 16569);
    EXPECT_EQ(knox_table(places, days, std::vector{5.0, 5.0}, std::vector{5.0}).why(),
              "the limits of the bands are not ascending");
    EXPECT_EQ(knox_table(places, days, {}, std::vector{5.0}).why(),
              "the limits of the bands are not ascending");
}

TEST(Mantel, EqualsVegan)
{
    auto const reference = oracle::read("spacetime.json")["mantel"];
    auto const [places, days] = invented();
    auto const raw = mantel(places, days);
    oracle::expect_relative(raw->observed, reference["r_raw"], 1e-10);
    oracle::expect_same_p(raw->p_upper, 999, reference["mc_p"], reference["mc_n"]);
    auto const inverse = mantel(places, days, MantelScale::reciprocal, {.count = 9});
    oracle::expect_relative(inverse->observed, reference["r_reciprocal_1_over_d_plus_1"], 1e-10);
}

TEST(Mantel, SaysWhyItIsUndefined)
{
    std::vector<Plane> const heap(4, {1, 1});
    std::vector<Plane> const line = {{0, 0}, {1, 0}, {2, 0}, {3, 0}};
    std::vector<double> const days = {1, 2, 3, 4};
    EXPECT_EQ(mantel(heap, days).why(), "all pairs are equally far apart");
    EXPECT_EQ(mantel(line, std::vector(4, 1.0)).why(), "all pairs are equally long apart");
    EXPECT_EQ(mantel(std::vector<Plane>(2), std::vector(2, 1.0)).why(), "fewer than 3 events");
    EXPECT_EQ(mantel(std::vector<Plane>(2001), std::vector(2001, 1.0)).why(),
              "more than 2000 events");
}

}  // namespace
}  // namespace sitmap::analysis
