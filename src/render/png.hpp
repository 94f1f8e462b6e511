// SPDX-License-Identifier: MIT
// render/png.hpp: a scene or a picture as the bytes of a PNG file: RGB, sRGB chunk, resolution,
// title.
#pragma once

#include "map/scene.hpp"
#include "render/image.hpp"

#include <string>

namespace sitmap::render {

struct PngOptions {
    double dpi = 96;  // pixels per inch of the page
    PixelSize size;   // instead of dpi, if not 0 x 0
};

/// Words kept in the file (iTXt chunks); empty ones are left out.
struct PngWords {
    std::string title;
    std::string subject;
    std::string run_id;
};

/// Bytes of the PNG of a page. No clock, no locale: the same scene gives the same bytes.
std::string png(map::Scene const& scene, PngOptions const& options = {});
/// Bytes of the PNG of a picture; `dpi` is only noted in the file.
std::string png(Image const& image, double dpi, PngWords const& words);

}  // namespace sitmap::render
