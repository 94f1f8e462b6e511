// SPDX-License-Identifier: MIT
// analysis/azimuth_range.hpp: the directions that lines from somewhere in one area to somewhere in
// another have.
#pragma once

#include "domain/area.hpp"

#include <optional>

namespace sitmap::analysis {

/// Degrees clockwise from north, 0 <= low < 360, low <= high < low + 360.
struct AzimuthRange {
    double low = 0;
    double high = 0;
};

/// The smallest range that holds the azimuth, at its beginning, of every geodesic from a point of
/// `from` to a point of `to`; nothing if they leave no direction out, as those of areas that
/// overlap. Areas that only touch leave some out. Edges are straight in longitude and latitude;
/// vertices nearer than a centimetre are one.
std::optional<AzimuthRange> azimuth_range(PolygonSet const& from, PolygonSet const& to);

}  // namespace sitmap::analysis
