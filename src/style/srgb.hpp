// SPDX-License-Identifier: MIT
// style/srgb.hpp: a channel of sRGB as linear light and back (IEC 61966-2-1).
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace sitmap::style {

/// 0 to 1.
inline double to_linear(std::uint8_t channel)
{
    double const c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

/// What lies beyond 0 to 1 is held at its end.
inline std::uint8_t to_channel(double linear)
{
    double const c =
        linear <= 0.0031308 ? linear * 12.92 : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(std::clamp(c, 0.0, 1.0) * 255));
}

}  // namespace sitmap::style
