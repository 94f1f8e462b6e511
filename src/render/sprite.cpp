// SPDX-License-Identifier: MIT
#include "render/sprite.hpp"

#include "base/handle.hpp"
#include "render/cairo.hpp"
#include "render/trace.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace sitmap::render {
namespace {

constexpr int phases = 4;              // places within a pixel, in each direction
constexpr double largest = 128;        // pixels
constexpr long most_pixels = 1 << 20;  // no picture is as wide

struct Sprite {
    Surface surface;
    int left = 0;  // of the sprite's corner, in pixels from the place
    int top = 0;
};

/// The pixels of a picture and the rectangle of them that may be drawn on.
struct Canvas {
    unsigned char* pixels = nullptr;
    int stride = 0;
    int left = 0, top = 0, right = 0, bottom = 0;
};

/// Premultiplied colours, rounded as pixman does it: what `alpha` leaves of each byte of the one
/// below is (byte * (255 - alpha)) / 255. Two bytes of a word at a time, each with room for its
/// product.
std::uint32_t over(std::uint32_t above, std::uint32_t below)
{
    constexpr std::uint32_t pair = 0x00ff00ff;
    constexpr std::uint32_t half = 0x00800080;
    std::uint32_t const left = 255 - (above >> 24);
    auto const scaled = [&](std::uint32_t bytes) {
        auto const product = bytes * left + half;
        return (product + (product >> 8 & pair)) >> 8 & pair;
    };
    return above + (scaled(below & pair) | scaled(below >> 8 & pair) << 8);
}

/// Lays the sprite over the picture, its corner at (x, y): what cairo_paint does, without its
/// set-up for each of a hundred thousand places.
void lay(Canvas const& canvas, Surface const& sprite, int x, int y)
{
    int const width = cairo_image_surface_get_width(sprite.get());
    int const height = cairo_image_surface_get_height(sprite.get());
    auto const* const from = cairo_image_surface_get_data(sprite.get());
    auto const stride = static_cast<std::ptrdiff_t>(cairo_image_surface_get_stride(sprite.get()));
    auto const first = static_cast<std::ptrdiff_t>(std::max(0, canvas.left - x));
    auto const last = static_cast<std::ptrdiff_t>(std::min(width, canvas.right - x));
    for (int row = std::max(0, canvas.top - y); row < std::min(height, canvas.bottom - y); ++row) {
        auto const* source = from + row * stride + 4 * first;
        auto* target =
            canvas.pixels + static_cast<std::ptrdiff_t>(y + row) * canvas.stride + 4 * (x + first);
        for (auto column = first; column < last; ++column, source += 4, target += 4) {
            std::uint32_t above = 0, below = 0;
            std::memcpy(&above, source, 4);
            if (above == 0) continue;
            std::memcpy(&below, target, 4);
            below = above >> 24 == 255 ? above : over(above, below);
            std::memcpy(target, &below, 4);
        }
    }
}

/// The picture that the context draws on, if its pixels can be written directly: clipped to one
/// rectangle of whole pixels, in the usual format, with nothing between.
std::optional<Canvas> canvas_of(cairo_t* context)
{
    auto* const target = cairo_get_group_target(context);
    double dx = 0, dy = 0;
    cairo_surface_get_device_offset(target, &dx, &dy);
    auto const format = cairo_image_surface_get_format(target);
    bool const is_plain = cairo_surface_get_type(target) == CAIRO_SURFACE_TYPE_IMAGE && dx == 0 &&
                          dy == 0 &&
                          (format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24);
    std::unique_ptr<cairo_rectangle_list_t, Releaser<cairo_rectangle_list_destroy>> const clip{
        cairo_copy_clip_rectangle_list(context)};
    if (!is_plain || clip->status != CAIRO_STATUS_SUCCESS || clip->num_rectangles != 1) return {};
    auto const& box = clip->rectangles[0];
    Canvas canvas{
        nullptr,
        cairo_image_surface_get_stride(target),
        std::max(0, static_cast<int>(box.x)),
        std::max(0, static_cast<int>(box.y)),
        std::min(cairo_image_surface_get_width(target), static_cast<int>(box.x + box.width)),
        std::min(cairo_image_surface_get_height(target), static_cast<int>(box.y + box.height))};
    cairo_surface_flush(target);
    canvas.pixels = cairo_image_surface_get_data(target);
    return canvas;
}

/// Pixels of one phase, drawn when they are first needed.
class Sprites {
public:
    Sprites(cairo_t* context, std::vector<map::Path> const& shape) : shape_(shape)
    {
        cairo_get_matrix(context, &matrix_);
        matrix_.x0 = matrix_.y0 = 0;
        box_ = in_pixels(reach_of(context, shape));
    }

    /// What a sprite covers, in pixels from its place.
    map::Box const& box() const noexcept { return box_; }

    Sprite const& at(int column, int row)
    {
        auto& sprite =
            sprites_[static_cast<std::size_t>(row) * phases + static_cast<std::size_t>(column)];
        if (!sprite.surface) sprite = draw(column, row);
        return sprite;
    }

private:
    Sprite draw(int column, int row) const
    {
        Sprite sprite;
        sprite.left = static_cast<int>(std::floor(box_.x)) - 1;
        sprite.top = static_cast<int>(std::floor(box_.y)) - 1;
        auto const width = static_cast<int>(std::ceil(box_.right())) + 2 - sprite.left;
        auto const height = static_cast<int>(std::ceil(box_.bottom())) + 2 - sprite.top;
        sprite.surface.reset(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
        Context const context{cairo_create(sprite.surface.get())};
        cairo_translate(context.get(), column / double{phases} - sprite.left,
                        row / double{phases} - sprite.top);
        cairo_transform(context.get(), &matrix_);
        for (auto const& path : shape_) draw_path(context.get(), path);
        check(cairo_status(context.get()), "a marker");
        cairo_surface_flush(sprite.surface.get());
        return sprite;
    }

    map::Box in_pixels(map::Box const& reach) const
    {
        std::array<double, 4> x{reach.x, reach.right(), reach.x, reach.right()};
        std::array<double, 4> y{reach.y, reach.y, reach.bottom(), reach.bottom()};
        for (std::size_t i = 0; i < 4; ++i) cairo_matrix_transform_distance(&matrix_, &x[i], &y[i]);
        auto const [left, right] = std::ranges::minmax(x);
        auto const [top, bottom] = std::ranges::minmax(y);
        return {left, top, right - left, bottom - top};
    }

    std::vector<map::Path> const& shape_;
    cairo_matrix_t matrix_{};
    map::Box box_;
    std::array<Sprite, std::size_t{phases} * phases> sprites_;
};

/// A sprite with its corner on a pixel.
struct Stamp {
    Sprite const* sprite = nullptr;
    int left = 0;
    int top = 0;
};

/// Lays the stamps in their order, a strip of the picture after the other: places come in no order
/// of space, and to fetch a pixel from memory takes longer than to change it.
void lay_in_strips(Canvas const& canvas, std::span<Stamp const> stamps)
{
    constexpr int rows = 64;
    auto const strip_of = [&](int y) {
        auto const inside = std::clamp(y, canvas.top, std::max(canvas.top, canvas.bottom - 1));
        return static_cast<std::size_t>((inside - canvas.top) / rows);
    };
    std::vector<std::vector<Stamp const*>> strips(strip_of(canvas.bottom) + 1);
    for (auto const& stamp : stamps) {
        auto const bottom = stamp.top + cairo_image_surface_get_height(stamp.sprite->surface.get());
        if (bottom <= canvas.top || stamp.top >= canvas.bottom) continue;
        for (auto i = strip_of(stamp.top); i <= strip_of(bottom - 1); ++i)
            strips[i].push_back(&stamp);
    }
    for (std::size_t i = 0; i < strips.size(); ++i) {
        auto strip = canvas;
        strip.top = canvas.top + static_cast<int>(i) * rows;
        strip.bottom = std::min(canvas.bottom, strip.top + rows);
        for (auto const* stamp : strips[i])
            lay(strip, stamp->sprite->surface, stamp->left, stamp->top);
    }
}

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
    auto const canvas = canvas_of(context);
    auto const& box = sprites.box();
    constexpr double margin = 3;  // pixels: sprites lie on whole ones and have an edge around them
    std::vector<Stamp> stamps;
    for (auto const& place : markers.at) {
        auto [x, y] = checked(place, "a marker");
        cairo_matrix_transform_point(&to_pixels, &x, &y);
        if (canvas &&
            (y + box.bottom() + margin < canvas->top || y + box.y - margin > canvas->bottom))
            continue;
        auto const quarter_x = static_cast<long>(std::floor(x * phases + 0.5));
        auto const quarter_y = static_cast<long>(std::floor(y * phases + 0.5));
        auto const& sprite = sprites.at(static_cast<int>(quarter_x & (phases - 1)),
                                        static_cast<int>(quarter_y & (phases - 1)));
        // >> rounds down, below zero as well.
        auto const left = (quarter_x >> 2) + sprite.left;
        auto const top = (quarter_y >> 2) + sprite.top;
        if (!canvas) {
            cairo_set_source_surface(context, sprite.surface.get(), static_cast<double>(left),
                                     static_cast<double>(top));
            cairo_paint(context);
        } else if (std::abs(left) < most_pixels && std::abs(top) < most_pixels) {
            stamps.push_back({&sprite, static_cast<int>(left), static_cast<int>(top)});
        }
    }
    if (!canvas) return;
    lay_in_strips(*canvas, stamps);
    cairo_surface_mark_dirty(cairo_get_group_target(context));
}

}  // namespace sitmap::render
