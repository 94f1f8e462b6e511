// SPDX-License-Identifier: MIT
// animate/png_picture.hpp: pixels as PNG bytes, quick rather than small (zlib level 1, no row
// filters), by libav.
#pragma once

#include "animate/film.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace sitmap::animate {

/// 8-bit palette PNG if the picture has at most 256 colours, else 24-bit RGB; exact in both.
std::string png_of(Frame const& frame);
/// 32-bit PNG of pixels in red green blue alpha order, `level` 0 to 9.
std::string png_of_rgba(std::span<std::uint8_t const> rgba, int width, int height, int level);

}  // namespace sitmap::animate
