// SPDX-License-Identifier: MIT
#include "render/markers.hpp"

#include "render/cairo.hpp"
#include "render/marker_font.hpp"
#include "render/sprite.hpp"
#include "render/svg_shapes.hpp"
#include "render/trace.hpp"

#include <algorithm>

namespace sitmap::render {
namespace {

constexpr double largest_symbol = 200;  // mm; a larger shape is drawn as paths

void draw_each(cairo_t* context, map::Markers const& markers)
{
    for (auto const& place : markers.at) {
        auto const at = checked(place, "a marker");
        SavedState const saved{context};
        cairo_translate(context, at.x, at.y);
        for (auto const& path : markers.shape) draw_path(context, path);
    }
}

}  // namespace

void draw_markers(cairo_t* context, map::Markers const& markers)
{
    if (markers.at.empty() || markers.shape.empty()) return;
    if (markers.at.size() <= few_markers) return draw_each(context, markers);
    if (is_picture(context))
        return can_stamp(context, markers.shape) ? stamp(context, markers)
                                                 : draw_each(context, markers);
    auto const reach = reach_of(context, markers.shape);
    auto const size = std::max({reach.width, reach.height, 0.01});
    auto const layers = layers_of(markers.shape);
    auto* const shapes = SvgShapes::of(context);
    bool const is_plain = layers && layers->size() == 1;
    if (shapes && !is_plain && size < largest_symbol && shapes->show(context, markers, size))
        return;
    if (!layers) return draw_each(context, markers);
    show_as_letters(context, *layers, markers.at, size);
}

}  // namespace sitmap::render
