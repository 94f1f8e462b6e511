// SPDX-License-Identifier: MIT
#include "render/sight.hpp"

#include "render/cairo.hpp"

#include <algorithm>
#include <cmath>

namespace sitmap::render {

bool is_out_of_sight(cairo_t* context, map::Box const& reach)
{
    if (!is_picture(context)) return false;
    double left = 0, top = 0, right = 0, bottom = 0;
    cairo_clip_extents(context, &left, &top, &right, &bottom);
    cairo_matrix_t matrix;
    cairo_get_matrix(context, &matrix);
    double const pixels_per_unit =
        std::min(std::hypot(matrix.xx, matrix.yx), std::hypot(matrix.xy, matrix.yy));
    double const margin = 2 / pixels_per_unit;
    return reach.right() + margin < left || reach.x - margin > right ||
           reach.bottom() + margin < top || reach.y - margin > bottom;
}

}  // namespace sitmap::render
