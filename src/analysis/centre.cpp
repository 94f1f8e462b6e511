// SPDX-License-Identifier: MIT
#include "analysis/centre.hpp"

#include "analysis/event_weight.hpp"

#include <eigen3/Eigen/Dense>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <vector>

namespace sitmap::analysis {

namespace {

using gis::Plane;

double total_weight(std::span<Plane const> points, std::span<double const> weights)
{
    double sum = 0;
    for (std::size_t i = 0; i < points.size(); ++i) sum += weight_of(weights, i);
    return sum;
}

std::optional<Undefined> bad_points(std::span<Plane const> points, std::span<double const> weights)
{
    if (points.empty()) return Undefined{"there are no events"};
    if (!weights.empty() && weights.size() != points.size()) {
        return Undefined{"not one weight an event"};
    }
    if (!weights.empty() && std::ranges::min(weights) < 0) return Undefined{"a weight is negative"};
    if (!(total_weight(points, weights) > 0)) return Undefined{"all weights are 0"};
    return std::nullopt;
}

// Sums of squares and products about the mean centre.
Eigen::Matrix2d scatter(Plane centre, std::span<Plane const> points,
                        std::span<double const> weights)
{
    Eigen::Matrix2d sum = Eigen::Matrix2d::Zero();
    for (std::size_t i = 0; i < points.size(); ++i) {
        Eigen::Vector2d const off(points[i].x - centre.x, points[i].y - centre.y);
        sum += weight_of(weights, i) * off * off.transpose();
    }
    return sum;
}

struct Factor {
    double numerator = 1;
    double lost = 0;  // degrees of freedom taken from n
};

Factor factor_of(EllipseVariant variant)
{
    switch (variant) {
        case EllipseVariant::yuill_n: return {1, 0};
        case EllipseVariant::yuill_sqrt2_n: return {2, 0};
        case EllipseVariant::sample_n_minus_1: return {1, 1};
        case EllipseVariant::crimestat_sqrt2_n_minus_2: return {2, 2};
    }
    return {};
}

double median_of(std::vector<double> values)
{
    std::ranges::sort(values);
    auto const half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace

Defined<Plane> mean_centre(std::span<Plane const> points, std::span<double const> weights)
{
    if (auto const bad = bad_points(points, weights)) return *bad;
    Plane sum;
    for (std::size_t i = 0; i < points.size(); ++i) {
        sum.x += weight_of(weights, i) * points[i].x;
        sum.y += weight_of(weights, i) * points[i].y;
    }
    auto const total = total_weight(points, weights);
    return Plane{sum.x / total, sum.y / total};
}

double sum_of_distances(Plane centre, std::span<Plane const> points,
                        std::span<double const> weights)
{
    double sum = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        sum += weight_of(weights, i) * std::hypot(points[i].x - centre.x, points[i].y - centre.y);
    }
    return sum;
}

Defined<Plane> coordinate_median(std::span<Plane const> points)
{
    if (points.empty()) return Undefined{"there are no events"};
    std::vector<double> x;
    std::vector<double> y;
    for (auto const point : points) {
        x.push_back(point.x);
        y.push_back(point.y);
    }
    return Plane{median_of(std::move(x)), median_of(std::move(y))};
}

Defined<double> standard_distance(std::span<Plane const> points, Divisor divisor,
                                  std::span<double const> weights)
{
    auto const centre = mean_centre(points, weights);
    if (!centre) return Undefined{centre.why()};
    auto const n = total_weight(points, weights) - static_cast<double>(divisor);
    if (!(n > 0)) return Undefined{"too few events for this divisor"};
    return std::sqrt(scatter(*centre, points, weights).trace() / n);
}

std::string_view to_text(EllipseVariant variant)
{
    static constexpr std::array<std::string_view, 4> words = {
        "sqrt(1/n), Yuill", "sqrt(2/n), ArcGIS Pro", "sqrt(1/(n-1)), sample",
        "sqrt(2/(n-2)), CrimeStat"};
    return words[static_cast<std::size_t>(variant)];
}

double Ellipse::area() const
{
    return std::numbers::pi * semi_major * semi_minor;
}

Defined<Ellipse> ellipse(std::span<Plane const> points, EllipseVariant variant,
                         std::span<double const> weights)
{
    auto const centre = mean_centre(points, weights);
    if (!centre) return Undefined{centre.why()};
    if (points.size() < 3) return Undefined{"fewer than 3 events"};
    auto const factor = factor_of(variant);
    auto const n = total_weight(points, weights) - factor.lost;
    if (!(n > 0)) return Undefined{"too little weight for this variant"};
    Eigen::SelfAdjointEigenSolver<Eigen::Matrix2d> const solved(scatter(*centre, points, weights));
    auto const minor = solved.eigenvalues()(0);
    auto const major = solved.eigenvalues()(1);
    if (!(major > 0)) return Undefined{"all events are at one place"};
    if (minor <= 1e-12 * major) return Undefined{"all events lie on one line"};

    Ellipse result{
        .centre = *centre, .variant = variant, .points = static_cast<int>(points.size())};
    result.semi_major = std::sqrt(factor.numerator * major / n);
    result.semi_minor = std::sqrt(factor.numerator * minor / n);
    Eigen::Vector2d const along = solved.eigenvectors().col(1);
    auto const degrees = std::atan2(along.x(), along.y()) * 180.0 / std::numbers::pi;
    result.azimuth = std::fmod(degrees + 360.0, 180.0);
    for (auto const point : points) {
        Eigen::Vector2d const off(point.x - centre->x, point.y - centre->y);
        auto const u = along.dot(off) / result.semi_major;
        auto const v = solved.eigenvectors().col(0).dot(off) / result.semi_minor;
        if (u * u + v * v <= 1.0) ++result.inside;
    }
    return result;
}

double normal_coverage(double k)
{
    return 1.0 - std::exp(-k * k / 2.0);
}

}  // namespace sitmap::analysis
