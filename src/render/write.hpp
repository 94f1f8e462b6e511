// SPDX-License-Identifier: MIT
// render/write.hpp: a scene into a file; the format follows the name.
#pragma once

#include "base/outfile.hpp"
#include "map/scene.hpp"
#include "render/image.hpp"

#include <string>

namespace sitmap::render {

struct WriteOptions {
    double dpi = 96;  // of a PNG
    PixelSize size;   // of a PNG, instead of dpi, if not 0 x 0
    Overwrite overwrite = Overwrite::refuse;
};

enum class Format { png, svg, svg_editable, pdf };

/// By the end of the name, upper or lower case: ".png", "-editable.svg", ".svg", ".pdf";
/// ErrorKind::usage for all else.
Format format_of(std::string const& path);

/// The bytes of the scene in this format.
std::string encode(map::Scene const& scene, Format format, WriteOptions const& options = {});

/// Encodes the scene and publishes it under `path` (base/outfile): complete or not at all.
void write(map::Scene const& scene, std::string const& path, WriteOptions const& options = {});

}  // namespace sitmap::render
