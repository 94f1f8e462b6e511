// SPDX-License-Identifier: MIT
// render/sight.hpp: what of a drawing can show at all. A picture is drawn in bands, and most of a
// scene lies outside each of them.
#pragma once

#include "map/scene.hpp"

#include <cairo.h>

namespace sitmap::render {

/// Whether nothing that stays within `reach` (in the context's present units, which may be turned)
/// can leave a trace on a pixel: the clip lies two pixels or more beside it. Always false for
/// outputs other than pixels, which keep what is outside.
bool is_out_of_sight(cairo_t* context, map::Box const& reach);

}  // namespace sitmap::render
