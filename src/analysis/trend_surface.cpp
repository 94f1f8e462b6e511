// SPDX-License-Identifier: MIT
#include "analysis/trend_surface.hpp"

#include <eigen3/Eigen/Dense>

#include <cmath>
#include <numbers>

namespace sitmap::analysis {

namespace {

struct Fit {
    Eigen::VectorXd coefficients;
    double r_squared = 0;
};

// Least squares on columns scaled to length 1, so that metres and their squares do not spoil the
// rank test.
Defined<Fit> fitted(Eigen::MatrixXd design, std::span<double const> days)
{
    Eigen::Map<Eigen::VectorXd const> const y(days.data(), static_cast<Eigen::Index>(days.size()));
    auto const total = (y.array() - y.mean()).square().sum();
    if (!(total > 0)) return Undefined{"all units were reached on the same day"};
    Eigen::VectorXd const lengths = design.colwise().norm();
    if (!(lengths.minCoeff() > 0)) return Undefined{"the places do not determine the surface"};
    design *= lengths.cwiseInverse().asDiagonal();
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> solver(design);
    solver.setThreshold(1e-10);
    if (solver.rank() < design.cols()) return Undefined{"the places do not determine the surface"};
    Eigen::VectorXd const scaled = solver.solve(y);
    auto const residual = (y - design * scaled).squaredNorm();
    return Fit{scaled.cwiseQuotient(lengths), 1.0 - residual / total};
}

}  // namespace

Defined<TrendPlane> trend_plane(std::span<gis::Plane const> places, std::span<double const> days)
{
    if (places.size() != days.size()) return Undefined{"not one onset a unit"};
    if (places.size() < 4) return Undefined{"fewer than 4 reached units"};
    Eigen::MatrixXd design(static_cast<Eigen::Index>(places.size()), 3);
    for (Eigen::Index i = 0; i < design.rows(); ++i) {
        auto const place = places[static_cast<std::size_t>(i)];
        design.row(i) << 1.0, place.x, place.y;
    }
    auto const fit = fitted(std::move(design), days);
    if (!fit) return Undefined{fit.why()};
    auto const& b = fit->coefficients;
    auto const gradient = std::hypot(b(1), b(2));
    if (!(gradient > 0)) return Undefined{"the plane is level"};
    auto const degrees = std::atan2(b(1), b(2)) * 180.0 / std::numbers::pi;
    return TrendPlane{.coefficients = {b(0), b(1), b(2)},
                      .gradient = gradient,
                      .speed = 1.0 / gradient,
                      .azimuth = degrees < 0 ? degrees + 360.0 : degrees,
                      .r_squared = fit->r_squared,
                      .n = static_cast<int>(places.size())};
}

Defined<TrendQuadratic> trend_quadratic(std::span<gis::Plane const> places,
                                        std::span<double const> days)
{
    if (places.size() != days.size()) return Undefined{"not one onset a unit"};
    if (places.size() < 7) return Undefined{"fewer than 7 reached units"};
    Eigen::MatrixXd design(static_cast<Eigen::Index>(places.size()), 6);
    for (Eigen::Index i = 0; i < design.rows(); ++i) {
        auto const [x, y] = places[static_cast<std::size_t>(i)];
        design.row(i) << 1.0, x, y, x * x, x * y, y * y;
    }
    auto const fit = fitted(std::move(design), days);
    if (!fit) return Undefined{fit.why()};
    TrendQuadratic result{.r_squared = fit->r_squared, .n = static_cast<int>(places.size())};
    for (std::size_t i = 0; i < 6; ++i) {
        result.coefficients[i] = fit->coefficients(static_cast<Eigen::Index>(i));
    }
    return result;
}

}  // namespace sitmap::analysis
