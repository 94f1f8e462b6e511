// SPDX-License-Identifier: MIT
// analysis/corridor.hpp: all positions on some line from one geodesic disc to another, and the
// directions that such lines have.
#pragma once

#include "base/units.hpp"
#include "domain/area.hpp"
#include "domain/incident.hpp"

#include <utility>

namespace sitmap::analysis {

/// The hull of two discs: discs along the line of the centres, the radius growing evenly from one
/// end's to the other's. Two points make a line, one disc inside the other makes the larger disc.
class Corridor {
public:
    Corridor(FireEnd const& origin, FireEnd const& target);

    /// Metres outside the corridor; 0 or less inside. Exact to a millionth of the length.
    double outside(LonLat where) const;
    /// For drawing; empty if it has no area.
    PolygonSet outline() const;
    Metres distance() const noexcept { return distance_; }  // between the centres
    double azimuth() const noexcept { return azimuth_; }    // degrees, at the origin's centre
    bool ends_overlap() const noexcept;

private:
    LonLat origin_;
    LonLat target_;
    double radius1_ = 0;  // metres
    double radius2_ = 0;
    Metres distance_;
    double azimuth_ = 0;
    double azimuth_at_target_ = 0;
};

/// Lowest and highest turn, in degrees, of a line from some point of the origin to some point of
/// the target against the line of the centres: about asin((r1 + r2) / d) to either side. The ends
/// must not overlap.
std::pair<double, double> azimuth_turns(FireEnd const& origin, FireEnd const& target);

}  // namespace sitmap::analysis
