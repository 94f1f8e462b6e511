// SPDX-License-Identifier: MIT
// render/markers.hpp: the same small shape at many places. Pictures stamp it from prepared pixels;
// PDF and SVG get it once, as the letter of a font, when there are many.
#pragma once

#include "map/scene.hpp"

#include <cairo.h>

namespace sitmap::render {

/// Up to this many places each shape is drawn as paths, exactly; beyond it, pictures place it to a
/// quarter of a pixel, and PDF and SVG to their own precision.
constexpr std::size_t few_markers = 64;

/// Draws the shape at each place, in order. Shapes with hatches, dashes, or fills of several
/// outlines are always drawn as paths. Places farther than `farthest` (painter.hpp) from the page
/// are held there.
void draw_markers(cairo_t* context, map::Markers const& markers);

}  // namespace sitmap::render
