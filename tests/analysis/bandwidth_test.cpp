// SPDX-License-Identifier: MIT
#include "analysis/kernel_density.hpp"

#include "tests/analysis/oracle.hpp"

namespace sitmap::analysis {
namespace {

using gis::Plane;

std::vector<Plane> redwood()
{
    std::vector<Plane> points;
    for (auto const& row : oracle::rows("centro_points.csv")) {
        points.push_back({std::stod(row[0]), std::stod(row[1])});
    }
    return points;
}

TEST(Bandwidth, EqualsTheReference)
{
    auto const reference = oracle::read("kde.json");
    auto const scott = scott_bandwidth(redwood());
    oracle::expect_relative(scott->x, reference["scott_formula"][0], 1e-10);
    oracle::expect_relative(scott->y, reference["scott_formula"][1], 1e-10);
    auto const& cv = reference["likelihood_cv"];
    for (auto const& row : cv["at"]) {
        oracle::expect_relative(*likelihood_score(redwood(), row["sigma"]), row["value"], 1e-10);
    }
    auto const best = likelihood_bandwidth(redwood());
    ASSERT_TRUE(best) << best.why();
    // The score is flat at its top: its value is sharp, its place only to the root of that.
    oracle::expect_relative(best->score, cv["value"], 1e-10);
    oracle::expect_relative(best->value, cv["sigma_star"], 1e-5);
}

TEST(Bandwidth, GrowsWithTheUnit)
{
    auto metres = redwood();
    for (auto& point : metres) point = {point.x * 1e5, point.y * 1e5};
    EXPECT_NEAR(likelihood_bandwidth(metres)->value / 1e5, likelihood_bandwidth(redwood())->value,
                1e-6);
}

TEST(Bandwidth, SaysWhyThereIsNone)
{
    EXPECT_EQ(scott_bandwidth({}).why(), "fewer than 2 events");
    EXPECT_EQ(scott_bandwidth(std::vector<Plane>(3, {1, 1})).why(), "all events are at one place");
    EXPECT_EQ(likelihood_bandwidth(std::vector<Plane>{{0, 0}, {0, 0}, {5, 5}, {5, 5}}).why(),
              "every event shares its place with another");
    EXPECT_EQ(likelihood_bandwidth(std::vector<Plane>(2001, {1, 1})).why(),
              "more than 2000 events");
    EXPECT_EQ(likelihood_score(std::vector<Plane>{{0, 0}, {1e9, 0}}, 1).why(),
              "an event stands alone, out of reach of the kernel");
    EXPECT_EQ(likelihood_score(redwood(), 0).why(), "the bandwidth is not positive");
}

}  // namespace
}  // namespace sitmap::analysis
