// SPDX-License-Identifier: MIT
// analysis/kernel_density.hpp: density of events per unit of area (method S3), by distance on the
// ellipsoid or in an equal-area plane, never in Web Mercator. A picture, not a test; under 30
// events draw the points.
#pragma once

#include "analysis/defined.hpp"
#include "base/units.hpp"
#include "domain/lonlat.hpp"
#include "gis/projection.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace sitmap::analysis {

/// Gaussian: bandwidth is the standard deviation. Quartic (Silverman 1986, eq. 4.5): bandwidth is
/// the radius.
enum class Kernel { gaussian, quartic };

/// How density lost over the edge of the window comes back (Gaussian only).
enum class Edge {
    none,
    uniform,  // Diggle 1985: divide by the kernel mass inside, seen from the place
    diggle    // Jones 1993: divide each event by its own mass inside; keeps the total
};
std::string_view to_text(Kernel kernel);
std::string_view to_text(Edge edge);

/// West, south, east, north limits of the window in the plane.
struct Window {
    double x_low = 0;
    double y_low = 0;
    double x_high = 0;
    double y_high = 0;
};

struct Smoothing {
    Kernel kernel = Kernel::gaussian;
    double bandwidth = 0;  // in the unit of the plane
    Edge edge = Edge::none;
    Window window = {};  // used with an edge correction
};

/// Events per square unit of the plane at each place. Undefined if the bandwidth is not positive,
/// or an edge correction is asked for the quartic kernel.
Defined<std::vector<double>> density(std::span<gis::Plane const> events,
                                     std::span<gis::Plane const> places, Smoothing const& smoothing,
                                     std::span<double const> weights = {});

/// The same on a regular grid, row 0 at the south, centres of `columns` x `rows` cells of the
/// window. For many events: kernels are cut off at 6 bandwidths.
Defined<std::vector<double>> density_grid(std::span<gis::Plane const> events, int columns, int rows,
                                          Smoothing const& smoothing,
                                          std::span<double const> weights = {});

/// Events per square kilometre by geodesic distance.
Defined<std::vector<double>> geodesic_density(std::span<LonLat const> events,
                                              std::span<LonLat const> places, Kernel kernel,
                                              Kilometres bandwidth,
                                              std::span<double const> weights = {});

/// Scott (1992): standard deviation times n^(-1/6), an axis.
Defined<gis::Plane> scott_bandwidth(std::span<gis::Plane const> events);

struct Bandwidth {
    double value = 0;
    double score = 0;  // mean log leave-one-out density
};
/// Mean log leave-one-out density of a Gaussian kernel, no edge correction. Undefined if an event
/// stands alone beyond the reach of the kernel, or below 2 events.
Defined<double> likelihood_score(std::span<gis::Plane const> events, double bandwidth);
/// The bandwidth with the greatest likelihood_score. Undefined if two events always share a place:
/// the score then grows without limit as the bandwidth shrinks.
Defined<Bandwidth> likelihood_bandwidth(std::span<gis::Plane const> events);

}  // namespace sitmap::analysis
