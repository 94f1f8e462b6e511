// SPDX-License-Identifier: MIT
// analysis/drift.hpp: how far the centre moved between two periods and whether chance would do as
// much (method M5).
#pragma once

#include "analysis/defined.hpp"
#include "analysis/permutation.hpp"
#include "base/units.hpp"
#include "domain/lonlat.hpp"
#include "gis/projection.hpp"

#include <array>
#include <span>

namespace sitmap::analysis {

/// Minimiser of the (weighted) sum of squared geodesic distances. Undefined without points.
Defined<LonLat> geodesic_mean(std::span<LonLat const> points, std::span<double const> weights = {});
/// Minimiser of the sum of geodesic distances.
Defined<LonLat> geodesic_median(std::span<LonLat const> points,
                                std::span<double const> weights = {});
/// Mean of the unit vectors, longitude and latitude taken as on a sphere. Undefined if they cancel.
Defined<LonLat> unit_vector_mean(std::span<LonLat const> points);
/// Root mean squared geodesic distance of the points from `centre`.
Metres rms_distance(LonLat centre, std::span<LonLat const> points);

/// From one period's centre to the next.
struct Drift {
    LonLat from;
    LonLat to;
    Metres distance;
    double azimuth = 0;  // degrees clockwise from north, 0 to 360
};
/// Drift between the geodesic means.
Defined<Drift> drift(std::span<LonLat const> before, std::span<LonLat const> after);

/// Hotelling's T^2 of two groups of points in a plane (Hotelling 1931).
struct CentreShift {
    gis::Plane before = {};
    gis::Plane after = {};
    gis::Plane se_before = {};  // s / sqrt(n) an axis
    gis::Plane se_after = {};
    double se_along = 0;  // of the length, along the shift: sqrt(u' (S1/n1 + S2/n2) u)
    double length = 0;
    double azimuth = 0;                 // grid, degrees clockwise from north, 0 to 360
    std::array<double, 3> pooled = {};  // covariance xx, xy, yy
    double weight = 0;                  // n1 n2 / (n1 + n2)
    double t_squared = 0;
    double f = 0;
    int degrees1 = 2;
    int degrees2 = 0;
    double p = 1;  // of F
};
/// Undefined below 2 points a group, below 4 together, or when all points lie on one line.
Defined<CentreShift> centre_shift(std::span<gis::Plane const> before,
                                  std::span<gis::Plane const> after);

/// Smallest and largest length of the shifts that T^2 does not reject: f (d - shift)' S^-1 (d -
/// shift) <= `t_squared`, S the pooled covariance and f = n1 n2 / (n1 + n2). The smallest is 0 just
/// if the test does not reject no shift at all.
Interval shift_lengths(CentreShift const& shift, double t_squared);
/// Three points or more that are not on one line.
bool fills_a_plane(std::span<gis::Plane const> points);
/// 95 % point of T^2 by its F distribution.
double t_squared_95(CentreShift const& shift);

/// T^2 of labels that separate the places completely: no scatter is left. Finite, so that mean and
/// sd of the draws stay finite.
constexpr double beyond_chance = 1e100;

struct ShiftChance {
    Chance t_squared;
    Chance length;
};
/// Permutes the period labels over the points. The two statistics answer different questions: print
/// both.
Defined<ShiftChance> shift_against_chance(std::span<gis::Plane const> before,
                                          std::span<gis::Plane const> after, Draws draws = {});

}  // namespace sitmap::analysis
