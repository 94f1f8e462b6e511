// SPDX-License-Identifier: MIT
#include "render/image.hpp"

#include "base/memory.hpp"
#include "base/text.hpp"
#include "base/units.hpp"
#include "render/cairo.hpp"
#include "render/painter.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>

namespace sitmap::render {
namespace {

constexpr std::uint32_t white = 0xffffffff;

void check_page(map::Scene const& scene)
{
    auto const is_length = [](double length) { return std::isfinite(length) && length > 0; };
    if (is_length(scene.width) && is_length(scene.height)) return;
    throw Error{ErrorKind::usage,
                fmt::format("cannot draw a page of {} x {} mm: both sides must be positive numbers",
                            to_text(scene.width), to_text(scene.height)),
                "give a page size such as a4, slide or 200x150mm"};
}

void check_pixels(double width, double height)
{
    bool const fits = width >= 1 && height >= 1 && width <= longest_side &&
                      height <= longest_side && width * height <= most_pixels;
    if (fits) return;
    throw Error{ErrorKind::usage,
                fmt::format("cannot draw a picture of {} x {} pixels: a side must be 1 to {}, the "
                            "whole at most {} million",
                            to_text(width), to_text(height), longest_side, most_pixels / 1e6),
                "choose a smaller page or fewer dots per inch"};
}

/// Draws the rows from `top` to `bottom` of a picture. Pixels lie at whole numbers whatever the
/// band; where a band ends, Cairo may round what it cuts off, by a shade that nobody sees.
void draw_band(std::uint32_t* first, map::Scene const& scene, PixelSize picture, int top,
               int bottom)
{
    // Without padding: Cairo's stride of 32-bit pixels is four bytes each.
    Surface const surface{cairo_image_surface_create_for_data(
        reinterpret_cast<unsigned char*>(first), CAIRO_FORMAT_ARGB32, picture.width, bottom - top,
        picture.width * 4)};
    check(cairo_surface_status(surface.get()), "picture");
    Context const context{cairo_create(surface.get())};
    cairo_translate(context.get(), 0, -top);
    cairo_scale(context.get(), picture.width / scene.width, picture.height / scene.height);
    paint(context.get(), scene);
    cairo_surface_finish(surface.get());
    check(cairo_surface_status(surface.get()), "picture");
}

/// A white one.
Image blank(int width, int height)
{
    Image image{width, height, {}};
    auto const pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    reserve_large(image.pixels, pixels);
    image.pixels.assign(pixels, white);
    return image;
}

}  // namespace

PixelSize pixel_size(map::Scene const& scene, double dpi)
{
    check_page(scene);
    if (!(std::isfinite(dpi) && dpi > 0))
        throw Error{ErrorKind::usage,
                    "cannot draw at " + to_text(dpi) + " dpi: it must be a positive number",
                    "use 36 to 1200"};
    auto const width = std::round(scene.width / millimetres_per_inch * dpi);
    auto const height = std::round(scene.height / millimetres_per_inch * dpi);
    check_pixels(width, height);
    return {static_cast<int>(width), static_cast<int>(height)};
}

Image render_image(map::Scene const& scene, int width, int height)
{
    check_pixels(width, height);
    auto image = blank(width, height);
    draw_over(image, scene);
    return image;
}

std::vector<int> bands_of(int height, int wanted)
{
    constexpr int least_rows = 32;
    int const bands = std::clamp(wanted, 1, std::max(1, height / least_rows));
    std::vector<int> ends;
    for (int band = 0; band <= bands; ++band)
        ends.push_back(static_cast<int>(std::int64_t{height} * band / bands));
    return ends;
}

Image render_rows(map::Scene const& scene, PixelSize size, int top, int bottom)
{
    check_page(scene);
    check_pixels(size.width, size.height);
    auto rows = blank(size.width, bottom - top);
    draw_band(rows.pixels.data(), scene, size, top, bottom);
    return rows;
}

void draw_over(Image& image, map::Scene const& scene, int wanted_bands)
{
    check_page(scene);
    check_pixels(image.width, image.height);
    if (image.pixels.size() !=
        static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height))
        throw Error{ErrorKind::internal,
                    "cannot draw over a picture: its size and its pixels disagree"};
    auto const ends = bands_of(image.height, wanted_bands);
    auto const row = [&](int y) {
        return image.pixels.data() +
               static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width);
    };
    tbb::parallel_for(std::size_t{1}, ends.size(), [&](std::size_t i) {
        auto const top = ends[i - 1];
        draw_band(row(top), scene, {image.width, image.height}, top, ends[i]);
    });
}

}  // namespace sitmap::render
