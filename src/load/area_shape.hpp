// SPDX-License-Identifier: MIT
// load/area_shape.hpp: makes the outline of an area usable: finite, on the earth, rings closed,
// valid.
#pragma once

#include "domain/area.hpp"
#include "gis/geos.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sitmap::load {

struct MendedShape {
    PolygonSet shape;
    std::vector<std::string> mended;  // what was done, one phrase each
    std::string problem;              // why it cannot be used; empty: it can
    bool off_earth = false;           // the problem: a vertex is not on the earth
};

/// From 2D WKB in longitude/latitude. Open rings are closed, rings without area left out, invalid
/// outlines mended by GEOS, those across the antimeridian cut there; each of these is said.
/// Refused: no polygon, a vertex that is not finite or not on the earth, nothing left.
MendedShape mend_shape(std::string_view wkb, gis::Geos& geos);

}  // namespace sitmap::load
