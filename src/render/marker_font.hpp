// SPDX-License-Identifier: MIT
// render/marker_font.hpp: a small shape as the letters of a font, one for each of its layers, so
// that PDF and SVG hold it once and each place takes a few bytes.
#pragma once

#include "map/scene.hpp"

#include <cairo.h>

#include <optional>
#include <vector>

namespace sitmap::render {

/// One colour of a shape as outlines to be filled by the nonzero rule.
struct Layer {
    std::vector<map::Outline> outlines;
    style::Colour colour;
};

/// Fills and strokes of the shape, in drawing order; nothing if a part cannot be a letter (hatch,
/// dashes, fill of several outlines, a coordinate that is not finite). Strokes become outlines.
std::optional<std::vector<Layer>> layers_of(std::vector<map::Path> const& shape);

/// Number of the places from `first` on that lie at least `size` mm apart from each other: they may
/// be drawn layer by layer without a change of what covers what. At least 1.
std::size_t batch_from(std::vector<map::Point> const& places, std::size_t first, double size);

/// Draws the layers at each place, in order, as letters. `size` is the width of the shape in mm.
void show_as_letters(cairo_t* context, std::vector<Layer> const& layers,
                     std::vector<map::Point> const& places, double size);

}  // namespace sitmap::render
