// SPDX-License-Identifier: MIT
// gis/strung_lines.hpp: loose pieces of border strung together into long lines, so that GEOS gets
// hundreds of lines instead of a hundred thousand segments.
#pragma once

#include "domain/area.hpp"

#include <span>
#include <vector>

namespace sitmap::gis {

struct Segment {
    LonLat from, to;
};

/// Lines that hold each segment once and run on wherever just two segments meet; closed ones end
/// where they begin. The order depends only on the order of the segments, which must be distinct
/// (a segment and its reverse are the same).
std::vector<Line> string_together(std::span<Segment const> segments);

}  // namespace sitmap::gis
