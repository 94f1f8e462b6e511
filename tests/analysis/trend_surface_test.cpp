// SPDX-License-Identifier: MIT
#include "analysis/trend_surface.hpp"

#include "tests/analysis/oracle.hpp"

#include <numbers>

namespace sitmap::analysis {
namespace {

using gis::Plane;

TEST(TrendSurface, EqualsLmOfR)
{
    auto const reference = oracle::read("onset.json");
    auto const origin = oracle::read("origin.json");
    double const lon0 = origin["origin_lon"];
    double const lat0 = origin["origin_lat"];
    constexpr double per_degree = 6371.0088 * std::numbers::pi / 180;
    std::vector<Plane> places;
    std::vector<double> days;
    for (auto const& row : reference["table"]) {
        if (row["first_day"].is_null()) continue;
        auto const east = (row["lon"].get<double>() - lon0) * per_degree;
        places.push_back({east * std::cos(lat0 * std::numbers::pi / 180),
                          (row["lat"].get<double>() - lat0) * per_degree});
        days.push_back(row["first_day"]);
    }
    auto const equal = [](double actual, oracle::Json const& expected) {
        oracle::expect_relative(actual, expected, 1e-7);
    };
    auto const plane = trend_plane(places, days);
    ASSERT_TRUE(plane) << plane.why();
    auto const& linear = reference["plane"]["linear"];
    for (std::size_t i = 0; i < 3; ++i) equal(plane->coefficients[i], linear["coef"][i]);
    equal(plane->gradient, linear["gradient_day_per_km"]);
    equal(plane->speed, linear["speed_km_per_day"]);
    equal(plane->azimuth, linear["direction_of_spread_azimuth"]);
    equal(plane->r_squared, linear["r2"]);
    auto const curved = trend_quadratic(places, days);
    ASSERT_TRUE(curved) << curved.why();
    for (std::size_t i = 0; i < 6; ++i) {
        equal(curved->coefficients[i], reference["plane"]["quadratic_coef_1_x_y_x2_xy_y2"][i]);
    }
    equal(curved->r_squared, reference["plane"]["quadratic_r2"]);
}

TEST(TrendSurface, FindsThePlaneItWasGiven)
{
    std::vector<Plane> const places = {{0, 0}, {1e5, 0}, {0, 1e5}, {1e5, 1e5}, {5e4, 2e4}};
    std::vector<double> days;
    for (auto const [x, y] : places) days.push_back(10 + 3e-5 * x + 4e-5 * y);
    auto const plane = trend_plane(places, days);
    EXPECT_NEAR(plane->gradient, 5e-5, 1e-15);
    EXPECT_NEAR(plane->azimuth, std::atan2(3.0, 4.0) * 180 / std::numbers::pi, 1e-9);
    EXPECT_NEAR(plane->r_squared, 1.0, 1e-12);
}

TEST(TrendSurface, SaysWhyThereIsNone)
{
    std::vector<Plane> const line = {{0, 0}, {1, 1}, {2, 2}, {3, 3}};
    std::vector<Plane> const square = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
    std::vector<double> const days = {1, 2, 3, 4};
    EXPECT_EQ(trend_plane(line, days).why(), "the places do not determine the surface");
    EXPECT_EQ(trend_plane(square, std::vector<double>(4, 5.0)).why(),
              "all units were reached on the same day");
    EXPECT_EQ(trend_plane(std::vector<Plane>{{0, 0}}, std::vector{1.0}).why(),
              "fewer than 4 reached units");
    EXPECT_EQ(trend_quadratic(square, days).why(), "fewer than 7 reached units");
}

}  // namespace
}  // namespace sitmap::analysis
