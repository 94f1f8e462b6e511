// SPDX-License-Identifier: MIT
// render/svg_shapes.hpp: marker shapes of several colours as one symbol of Cairo's SVG. Cairo knows
// letters of one colour only: each shape is drawn as a letter that stands for it, and put in its
// place in the finished file.
#pragma once

#include "map/scene.hpp"

#include <cairo.h>

#include <string>
#include <vector>

namespace sitmap::render {

class SvgShapes {
public:
    /// The shapes that belong to what the context draws on; null for any other output.
    static SvgShapes* of(cairo_t* context);
    /// Makes `of` find this object, which must outlive the drawing on the surface.
    void belong_to(cairo_surface_t* surface);

    /// Draws letters that stand for the shape; false, with nothing drawn, if the shape has hatches
    /// or there are too many shapes. `size` is the width of the shape in mm.
    bool show(cairo_t* context, map::Markers const& markers, double size);

    /// Puts the shapes in the place of the letters; false if one is not found (another version of
    /// Cairo may write its symbols in another way): the file must then be drawn without this
    /// object.
    bool put_into(std::string& svg) const;

private:
    std::vector<std::string> contents_;
};

}  // namespace sitmap::render
