// SPDX-License-Identifier: MIT
// analysis/trend_surface.hpp: a plane through the onset days (method C2): one direction of spread,
// one speed, honest at 16 to 34 units. No map of local speeds.
#pragma once

#include "analysis/defined.hpp"
#include "gis/projection.hpp"

#include <array>
#include <span>

namespace sitmap::analysis {

struct TrendPlane {
    std::array<double, 3> coefficients = {};  // days; days per unit of x; of y
    double gradient = 0;                      // days per unit of the plane
    double speed = 0;                         // 1 / gradient
    double azimuth = 0;  // towards later onsets, degrees clockwise from grid north, 0 to 360
    double r_squared = 0;
    int n = 0;
};
/// Least squares. Undefined below 4 units, on one line, or if the days do not vary.
Defined<TrendPlane> trend_plane(std::span<gis::Plane const> places, std::span<double const> days);

struct TrendQuadratic {
    std::array<double, 6> coefficients = {};  // 1, x, y, x^2, xy, y^2
    double r_squared = 0;
    int n = 0;
};
/// Undefined below 7 units or if the places do not determine it.
Defined<TrendQuadratic> trend_quadratic(std::span<gis::Plane const> places,
                                        std::span<double const> days);

}  // namespace sitmap::analysis
