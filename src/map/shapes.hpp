// SPDX-License-Identifier: MIT
// map/shapes.hpp: the few shapes of which furniture is made.
#pragma once

#include "map/scene.hpp"
#include "style/style.hpp"

#include <vector>

namespace sitmap::map {

constexpr double bezier_handle = 0.5522847498;  // of a quarter circle, in radii: error 0.03 %

/// A new layer at the end of `parent`.
Group& add_group(Group& parent, std::string name, std::string id = {});

Outline rectangle(Box const& box);
Outline rounded(Box const& box, double radius);
Outline circle(Point centre, double radius);
Outline polygon(std::vector<Point> points);
Outline open_line(std::vector<Point> points);

Stroke stroke_of(style::LineStyle const& line);
Path filled(Outline outline, Paint paint);
Path lined(Outline outline, Stroke stroke);

/// A leader above its casing in the halo's colour, so that it can be seen on dark shades.
void add_leader(Group& into, Point from, Point to, style::Style const& style);

}  // namespace sitmap::map
