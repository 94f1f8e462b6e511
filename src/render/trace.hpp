// SPDX-License-Identifier: MIT
// render/trace.hpp: the checked way of outlines, lengths and dashes into Cairo. Cairo draws NaN as
// 0 and hangs on huge arcs and tiny dashes, so that nothing reaches it unchecked.
#pragma once

#include "map/scene.hpp"

#include <cairo.h>

#include <span>
#include <string>
#include <vector>

namespace sitmap::render {

/// The value held within `farthest` mm. ErrorKind::internal, naming `what`, if it is not finite.
double checked(double value, std::string const& what);
map::Point checked(map::Point point, std::string const& what);

/// Adds the outlines to Cairo's path; a curved outline takes as many whole cubic pieces as it has
/// points for.
void trace(cairo_t* context, std::span<map::Outline const> outlines, std::string const& what);

/// Sets width, dashes, joins, caps and colour. Widths are held between 0 and 1,000 mm; a dash
/// pattern shorter than 0.05 mm is drawn solid.
void set_stroke(cairo_t* context, map::Stroke const& stroke, std::string const& what);

/// A straight piece.
struct Segment {
    map::Point from;
    map::Point to;
};

/// The lines of a hatch that may cross the box: parallel, `spacing` apart, passing half a spacing
/// beside the page's origin, so that neighbouring shapes with the same hatch continue each other.
/// Spacing is at least 0.1 mm; at most 100,000 lines.
std::vector<Segment> hatch_lines(map::Hatch const& hatch, map::Box const& box);

/// Fill (even-odd) and stroke of a path.
void draw_path(cairo_t* context, map::Path const& path);

}  // namespace sitmap::render
