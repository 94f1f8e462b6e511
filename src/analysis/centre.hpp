// SPDX-License-Identifier: MIT
// analysis/centre.hpp: where the centre of the events lies and how wide they scatter (method M5),
// in an equal-area or azimuthal plane. Results carry the unit of the plane. A mean centre may lie
// where nothing happens.
#pragma once

#include "analysis/defined.hpp"
#include "gis/projection.hpp"

#include <span>
#include <string_view>

namespace sitmap::analysis {

/// Mean of the points; an empty `weights` means 1 each. Undefined without weight.
Defined<gis::Plane> mean_centre(std::span<gis::Plane const> points,
                                std::span<double const> weights = {});
/// Point with the least (weighted) sum of distances (Weiszfeld 1937 with the step of Vardi & Zhang
/// 2000 at a data point).
Defined<gis::Plane> median_centre(std::span<gis::Plane const> points,
                                  std::span<double const> weights = {});
/// False if a whole stretch serves as well: points on one line, as much weight on one side of a gap
/// as on the other.
bool is_median_unique(std::span<gis::Plane const> points, std::span<double const> weights = {});
/// Sum of (weighted) distances from `centre`.
double sum_of_distances(gis::Plane centre, std::span<gis::Plane const> points,
                        std::span<double const> weights = {});
/// Median of x and median of y.
Defined<gis::Plane> coordinate_median(std::span<gis::Plane const> points);

/// What the sum of squares is divided by; n is the sum of weights.
enum class Divisor { n, n_minus_1, n_minus_2 };
/// Root of the mean squared distance from the mean centre (Bachi 1963; CrimeStat divides by n - 2).
Defined<double> standard_distance(std::span<gis::Plane const> points, Divisor divisor = Divisor::n,
                                  std::span<double const> weights = {});

/// The published formulas of the standard deviational ellipse differ in the factor on the axes
/// only.
enum class EllipseVariant {
    yuill_n,                   // sqrt(1/n): Lefever 1926, Yuill 1971, Ebdon
    yuill_sqrt2_n,             // sqrt(2/n): ArcGIS 10.7 and Pro
    sample_n_minus_1,          // sqrt(1/(n-1)): sample covariance
    crimestat_sqrt2_n_minus_2  // sqrt(2/(n-2)): CrimeStat, R aspace
};
std::string_view to_text(EllipseVariant variant);

struct Ellipse {
    gis::Plane centre;
    double semi_major = 0;
    double semi_minor = 0;
    double azimuth = 0;  // of the major axis, degrees clockwise from grid north, 0 <= azimuth < 180
    EllipseVariant variant = EllipseVariant::crimestat_sqrt2_n_minus_2;
    int inside = 0;  // counted points inside or on it
    int points = 0;

    double area() const;
};
/// Standard deviational ellipse. Undefined below 3 points or when all lie at one place or on one
/// line.
Defined<Ellipse> ellipse(std::span<gis::Plane const> points,
                         EllipseVariant variant = EllipseVariant::crimestat_sqrt2_n_minus_2,
                         std::span<double const> weights = {});
/// Share of a bivariate normal inside k standard axes: 1 - exp(-k^2 / 2).
double normal_coverage(double k);

}  // namespace sitmap::analysis
