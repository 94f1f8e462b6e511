// SPDX-License-Identifier: MIT
#include "render/sprite.hpp"

#include "render/cairo.hpp"
#include "render/trace.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace sitmap::render {
namespace {

constexpr int phases = 4;        // places within a pixel, in each direction
constexpr double largest = 128;  // pixels

struct Sprite {
    Surface surface;
    int left = 0;  // of the sprite's corner, in pixels from the place
    int top = 0;
};

/// Pixels of one phase, drawn when they are first needed.
class Sprites {
public:
    Sprites(cairo_t* context, std::vector<map::Path> const& shape) : shape_(shape)
    {
        cairo_get_matrix(context, &matrix_);
        matrix_.x0 = matrix_.y0 = 0;
        reach_ = reach_of(context, shape);
    }

    Sprite const& at(int column, int row)
    {
        auto& sprite = sprites_[static_cast<std::size_t>(row * phases + column)];
        if (!sprite.surface) sprite = draw(column, row);
        return sprite;
    }

private:
    Sprite draw(int column, int row) const
    {
        auto box = pixels();
        Sprite sprite;
        sprite.left = static_cast<int>(std::floor(box.x)) - 1;
        sprite.top = static_cast<int>(std::floor(box.y)) - 1;
        auto const width = static_cast<int>(std::ceil(box.right())) + 2 - sprite.left;
        auto const height = static_cast<int>(std::ceil(box.bottom())) + 2 - sprite.top;
        sprite.surface.reset(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
        Context const context{cairo_create(sprite.surface.get())};
        cairo_translate(context.get(), column / double{phases} - sprite.left,
                        row / double{phases} - sprite.top);
        cairo_transform(context.get(), &matrix_);
        for (auto const& path : shape_) draw_path(context.get(), path);
        check(cairo_status(context.get()), "a marker");
        return sprite;
    }

    map::Box pixels() const
    {
        std::array<double, 4> x{reach_.x, reach_.right(), reach_.x, reach_.right()};
        std::array<double, 4> y{reach_.y, reach_.y, reach_.bottom(), reach_.bottom()};
        for (std::size_t i = 0; i < 4; ++i) cairo_matrix_transform_distance(&matrix_, &x[i], &y[i]);
        auto const [left, right] = std::ranges::minmax(x);
        auto const [top, bottom] = std::ranges::minmax(y);
        return {left, top, right - left, bottom - top};
    }

    std::vector<map::Path> const& shape_;
    cairo_matrix_t matrix_{};
    map::Box reach_;
    std::array<Sprite, phases * phases> sprites_;
};

}  // namespace

map::Box reach_of(cairo_t* context, std::vector<map::Path> const& shape)
{
    SavedState const saved{context};
    map::Box reach;
    bool first = true;
    for (auto const& path : shape) {
        double left = 0;
        double top = 0;
        double right = 0;
        double bottom = 0;
        cairo_new_path(context);
        trace(context, path.outlines, "a marker");
        cairo_path_extents(context, &left, &top, &right, &bottom);
        // Mitred corners reach farther than half the pen.
        auto const pen = path.stroke ? std::clamp(path.stroke->width, 0.0, 1000.0) * 2 : 0.0;
        map::Box const own{left - pen, top - pen, right - left + 2 * pen, bottom - top + 2 * pen};
        auto const x = first ? own.x : std::min(reach.x, own.x);
        auto const y = first ? own.y : std::min(reach.y, own.y);
        reach = {x, y, (first ? own.right() : std::max(reach.right(), own.right())) - x,
                 (first ? own.bottom() : std::max(reach.bottom(), own.bottom())) - y};
        first = false;
    }
    cairo_new_path(context);
    return reach;
}

bool can_stamp(cairo_t* context, std::vector<map::Path> const& shape)
{
    if (!is_picture(context)) return false;
    auto const reach = reach_of(context, shape);
    double width = reach.width;
    double height = reach.height;
    cairo_user_to_device_distance(context, &width, &height);
    return std::abs(width) <= largest && std::abs(height) <= largest;
}

void stamp(cairo_t* context, map::Markers const& markers)
{
    Sprites sprites{context, markers.shape};
    SavedState const saved{context};
    cairo_matrix_t to_pixels;
    cairo_get_matrix(context, &to_pixels);
    cairo_identity_matrix(context);
    for (auto const& place : markers.at) {
        auto [x, y] = checked(place, "a marker");
        cairo_matrix_transform_point(&to_pixels, &x, &y);
        auto const quarter_x = std::lround(x * phases);
        auto const quarter_y = std::lround(y * phases);
        auto const& sprite = sprites.at(static_cast<int>(quarter_x & (phases - 1)),
                                        static_cast<int>(quarter_y & (phases - 1)));
        // >> rounds down, below zero as well.
        cairo_set_source_surface(context, sprite.surface.get(),
                                 static_cast<double>((quarter_x >> 2) + sprite.left),
                                 static_cast<double>((quarter_y >> 2) + sprite.top));
        cairo_paint(context);
    }
}

}  // namespace sitmap::render
