// SPDX-License-Identifier: MIT
// tests/support/read_png.hpp: a PNG file as pixels, read by libpng.
#pragma once

#include "render/image.hpp"

#include <png.h>

#include <stdexcept>
#include <string>

namespace sitmap::test {

inline render::Image read_png(std::string const& bytes)
{
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    auto const refuse = [&header] {
        std::string const reason = header.message;
        png_image_free(&header);
        throw std::runtime_error{"cannot read a PNG: " + reason};
    };
    if (png_image_begin_read_from_memory(&header, bytes.data(), bytes.size()) == 0) refuse();
    header.format = PNG_FORMAT_BGRA;
    render::Image image{static_cast<int>(header.width), static_cast<int>(header.height), {}};
    image.pixels.resize(static_cast<std::size_t>(header.width) * header.height);
    if (png_image_finish_read(&header, nullptr, image.pixels.data(), 0, nullptr) == 0) refuse();
    return image;
}

}  // namespace sitmap::test
