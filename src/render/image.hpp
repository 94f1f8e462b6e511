// SPDX-License-Identifier: MIT
// render/image.hpp: a scene as pixels, for PNG files and animation frames. Frames may start from a
// prepared picture, so that what does not move is drawn once.
#pragma once

#include "map/scene.hpp"

#include <cstdint>
#include <vector>

namespace sitmap::render {

/// Opaque sRGB pixels, rows from the top without padding: 0xffRRGGBB in each word, which is B, G,
/// R, X in memory on little-endian machines (libav's AV_PIX_FMT_BGR0).
struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;
    friend bool operator==(Image const&, Image const&) = default;
};

/// Width and height in pixels.
struct PixelSize {
    int width = 0;
    int height = 0;
    friend bool operator==(PixelSize, PixelSize) = default;
};

/// Largest side and largest area of a picture, in pixels.
constexpr int longest_side = 32767;
constexpr double most_pixels = 400e6;

/// The page at `dpi` pixels per inch, rounded to whole pixels. ErrorKind::usage for a page or
/// resolution that is not a positive number, or beyond the limits above.
PixelSize pixel_size(map::Scene const& scene, double dpi);

/// The scene on its paper; both sides are scaled to the pixels. Errors as for pixel_size and paint.
Image render_image(map::Scene const& scene, int width, int height);

/// Where the bands of rows end that a picture is drawn in at the same time, from 0 to its height.
/// Enough to share, so that no thread waits long for another; the same for any number of threads,
/// since a seam may show in a shade.
std::vector<int> bands_of(int height, int wanted = 4);

/// The rows from `top` to before `bottom` of the picture, drawn by themselves: near their ends a
/// pixel may differ by a shade from that of a larger drawing.
Image render_rows(map::Scene const& scene, PixelSize size, int top, int bottom);

/// Draws the scene over a picture, scaled to its pixels; the paper of the scene is painted only if
/// it is not fully transparent. Draw the still layers once into an Image, copy it for each frame,
/// and add the rest.
void draw_over(Image& image, map::Scene const& scene, int bands = 4);

}  // namespace sitmap::render
