// SPDX-License-Identifier: MIT
#include "analysis/centre.hpp"

#include "tests/analysis/oracle.hpp"

#include <numbers>

namespace sitmap::analysis {
namespace {

using gis::Plane;

struct Points {
    std::vector<Plane> where;
    std::vector<double> weight;
};

Points redwood()
{
    Points points;
    for (auto const& row : oracle::rows("centro_points.csv")) {
        points.where.push_back({std::stod(row[0]), std::stod(row[1])});
        points.weight.push_back(std::stod(row[2]));
    }
    return points;
}

constexpr double tolerance = 1e-8;

void expect_plane(Plane actual, oracle::Json const& expected)
{
    oracle::expect_relative(actual.x, expected[0], tolerance);
    oracle::expect_relative(actual.y, expected[1], tolerance);
}

void expect_ellipses(oracle::Json const& expected, Points const& points, bool weighted)
{
    std::pair<EllipseVariant, char const*> const variants[] = {
        {EllipseVariant::yuill_n, "yuill_n"},
        {EllipseVariant::yuill_sqrt2_n, "yuill_sqrt2_n"},
        {EllipseVariant::sample_n_minus_1, "sample_n_minus_1"},
        {EllipseVariant::crimestat_sqrt2_n_minus_2, "crimestat_sqrt2_n_minus_2"}};
    for (auto const& [variant, key] : variants) {
        auto const e = weighted ? ellipse(points.where, variant, points.weight)
                                : ellipse(points.where, variant);
        ASSERT_TRUE(e) << key;
        expect_plane(e->centre, expected["centre"]);
        oracle::expect_relative(e->semi_major, expected[key]["semi_major"], tolerance, key);
        oracle::expect_relative(e->semi_minor, expected[key]["semi_minor"], tolerance, key);
        oracle::expect_relative(e->area(), expected[key]["area"], tolerance, key);
        oracle::expect_relative(e->azimuth, expected["azimuth_major_deg_cw_from_north"], tolerance);
    }
}

TEST(Centre, EqualsTheFormulasOfTheReference)
{
    auto const reference = oracle::read("centro.json");
    auto const points = redwood();
    expect_plane(*mean_centre(points.where), reference["mean_centre"]);
    expect_plane(*mean_centre(points.where, points.weight), reference["weighted_mean_centre"]);
    expect_plane(*coordinate_median(points.where), reference["coordinate_median"]);
    auto const median = *median_centre(points.where);
    expect_plane(median, reference["median_centre"]["xy"]);
    oracle::expect_relative(sum_of_distances(median, points.where),
                            reference["median_centre"]["sum_dist"], tolerance);
    auto const weighted = *median_centre(points.where, points.weight);
    expect_plane(weighted, reference["weighted_median_centre"]["xy"]);
    oracle::expect_relative(sum_of_distances(weighted, points.where, points.weight),
                            reference["weighted_median_centre"]["sum_dist"], tolerance);
}

TEST(Centre, NamesTheDivisorOfTheStandardDistance)
{
    auto const reference = oracle::read("centro.json");
    auto const points = redwood();
    std::pair<Divisor, char const*> const divisors[] = {
        {Divisor::n, "n"}, {Divisor::n_minus_1, "n_minus_1"}, {Divisor::n_minus_2, "n_minus_2"}};
    for (auto const& [divisor, key] : divisors) {
        oracle::expect_relative(*standard_distance(points.where, divisor),
                                reference["standard_distance"][key], tolerance);
        oracle::expect_relative(*standard_distance(points.where, divisor, points.weight),
                                reference["weighted_standard_distance"][key], tolerance);
    }
}

TEST(Ellipse, EqualsEveryVariantOfTheReference)
{
    auto const reference = oracle::read("centro.json");
    auto const points = redwood();
    expect_ellipses(reference["sde"], points, false);
    expect_ellipses(reference["weighted_sde"], points, true);
    auto const& ebdon = reference["ebdon_crimestat"];
    auto const e = ellipse(points.where, EllipseVariant::crimestat_sqrt2_n_minus_2);
    oracle::expect_relative(e->semi_major, ebdon["sigma_y"], tolerance);
    oracle::expect_relative(e->semi_minor, ebdon["sigma_x"], tolerance);
    EXPECT_GT(std::abs(e->semi_minor - ebdon["wrong_sign_sigma_y"].get<double>()), 1e-4);
}

TEST(Ellipse, CountsThePointsInside)
{
    auto const reference = oracle::read("centro.json");
    auto const points = redwood();
    auto const inside = [&](EllipseVariant variant) {
        auto const e = ellipse(points.where, variant);
        return static_cast<double>(e->inside) / e->points;
    };
    auto const& shares = reference["share_of_points_inside"];
    oracle::expect_relative(inside(EllipseVariant::yuill_n), shares["yuill_n"], tolerance);
    oracle::expect_relative(inside(EllipseVariant::yuill_sqrt2_n), shares["yuill_sqrt2_n"],
                            tolerance);
    auto const& normal = reference["coverage_if_bivariate_normal"];
    oracle::expect_relative(normal_coverage(1), normal["k1"], tolerance);
    oracle::expect_relative(normal_coverage(std::numbers::sqrt2), normal["k_sqrt2"], tolerance);
    oracle::expect_relative(normal_coverage(3), normal["k3"], tolerance);
}

TEST(Ellipse, PointsClockwiseFromNorth)
{
    std::vector<Plane> const east = {{-3, 0}, {3, 0}, {0, 1}, {0, -1}};
    EXPECT_NEAR(ellipse(east)->azimuth, 90.0, 1e-9);
    std::vector<Plane> const north = {{0, -3}, {0, 3}, {1, 0}, {-1, 0}};
    EXPECT_NEAR(std::fmod(ellipse(north)->azimuth + 90, 180.0), 90.0, 1e-9);
    std::vector<Plane> const northeast = {{-3, -3}, {3, 3}, {1, -1}, {-1, 1}};
    EXPECT_NEAR(ellipse(northeast)->azimuth, 45.0, 1e-9);
}

TEST(Ellipse, ForgetsTheScaleOfWeightsOnlyInTheVariantsOfN)
{
    auto const points = redwood();
    auto doubled = points.weight;
    for (auto& w : doubled) w *= 2;
    auto const major = [&](EllipseVariant variant, std::vector<double> const& weight) {
        return ellipse(points.where, variant, weight)->semi_major;
    };
    for (auto const variant : {EllipseVariant::yuill_n, EllipseVariant::yuill_sqrt2_n}) {
        EXPECT_NEAR(major(variant, doubled), major(variant, points.weight), 1e-14);
    }
    auto const crimestat = EllipseVariant::crimestat_sqrt2_n_minus_2;
    EXPECT_LT(major(crimestat, doubled), major(crimestat, points.weight));
}

TEST(Ellipse, DoesNotDependOnTheOrderOfThePoints)
{
    auto points = redwood().where;
    auto const before = *ellipse(points);
    std::ranges::reverse(points);
    auto const after = *ellipse(points);
    EXPECT_NEAR(before.semi_major, after.semi_major, 1e-14);
    EXPECT_NEAR(before.azimuth, after.azimuth, 1e-9);
    EXPECT_EQ(before.inside, after.inside);
}

TEST(Ellipse, SaysWhyThereIsNone)
{
    EXPECT_EQ(ellipse({}).why(), "there are no events");
    EXPECT_EQ(ellipse(std::vector<Plane>{{1, 1}}).why(), "fewer than 3 events");
    EXPECT_EQ(ellipse(std::vector<Plane>(5, {1, 1})).why(), "all events are at one place");
    EXPECT_EQ(ellipse(std::vector<Plane>{{0, 0}, {1, 1}, {2, 2}}).why(),
              "all events lie on one line");
    EXPECT_EQ(mean_centre(std::vector<Plane>{{1, 1}}, std::vector{0.0}).why(), "all weights are 0");
    EXPECT_EQ(mean_centre(std::vector<Plane>{{1, 1}}, std::vector{-1.0}).why(),
              "a weight is negative");
    EXPECT_EQ(standard_distance(std::vector<Plane>{{1, 1}}, Divisor::n_minus_1).why(),
              "too few events for this divisor");
    EXPECT_EQ(*standard_distance(std::vector<Plane>{{1, 1}}), 0.0);
    EXPECT_EQ(coordinate_median({}).why(), "there are no events");
    EXPECT_EQ(to_text(EllipseVariant::yuill_n), "sqrt(1/n), Yuill");
}

}  // namespace
}  // namespace sitmap::analysis
