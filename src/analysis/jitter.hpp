// SPDX-License-Identifier: MIT
// analysis/jitter.hpp: how much results move if each place is redrawn within its own precision
// (method C6). A redrawn place stays in the area of its record, so counts by area never change;
// radius 0 stays where it is.
#pragma once

#include "analysis/permutation.hpp"
#include "domain/area.hpp"
#include "gis/projection.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace sitmap::analysis {

/// A place in the plane (metres) with its radius, and the area that it must not leave.
struct JitterPlace {
    gis::Plane where;
    double radius = 0;                // metres
    std::optional<std::size_t> area;  // index into the outlines
};

/// Outlines in the plane, for asking whether a redrawn place is still inside.
class PlaneAreas {
public:
    /// Corners that the projection cannot take are left out.
    PlaneAreas(std::span<Area const> areas, gis::Projection const& projection);
    bool holds(std::size_t area, gis::Plane where) const;

private:
    struct Outline {
        std::vector<std::vector<gis::Plane>> rings;  // even-odd
        double west = 0, east = 0, south = 0, north = 0;
    };
    std::vector<Outline> outlines_;
};

/// The places redrawn evenly over their discs by draw number `draw` of `seed`. A place whose area
/// holds none of 20 redrawn points stays where it is.
std::vector<gis::Plane> jittered(std::span<JitterPlace const> places, PlaneAreas const& areas,
                                 std::uint64_t seed, std::uint64_t draw);

}  // namespace sitmap::analysis
