// SPDX-License-Identifier: MIT
// gis/coverage.hpp: whether areas tile the ground: where two of them overlap and where a gap is
// left between them. Borders that two areas share edge by edge cost nothing; only the rest is
// looked at closely.
#pragma once

#include "domain/area.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace sitmap::gis {

struct Overlap {
    std::size_t a = 0, b = 0;  // a < b, indices into the areas
    double square_km = 0;
};

/// Ground that is enclosed by areas but belongs to none.
struct Gap {
    LonLat where;  // a point inside
    double square_km = 0;
    std::vector<std::size_t> beside;  // areas around it, ascending
};

struct Coverage {
    std::vector<Overlap> overlaps;  // by a, then b
    std::vector<Gap> gaps;          // largest first
};

/// Shapes must be valid and finite. Pieces smaller than `smallest_square_km` on the ellipsoid are
/// left out.
Coverage audit_coverage(std::span<Area const> areas, double smallest_square_km = 1);

}  // namespace sitmap::gis
