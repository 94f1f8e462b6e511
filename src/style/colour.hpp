// SPDX-License-Identifier: MIT
// style/colour.hpp: an sRGB colour.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sitmap::style {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;
    friend bool operator==(Colour const&, Colour const&) = default;
};

/// "#rrggbb" or "#rrggbbaa"; nothing for all else.
std::optional<Colour> parse_colour(std::string_view text);
std::string to_text(Colour colour);
/// Relative luminance (WCAG 2.1), 0 black to 1 white; alpha is ignored.
double luminance(Colour colour);
/// Contrast ratio of two opaque colours (WCAG 2.1), 1 to 21.
double contrast(Colour a, Colour b);
/// `amount` 0 gives a, 1 gives b; mixed in linear light.
Colour mix(Colour a, Colour b, double amount);
Colour with_alpha(Colour colour, double alpha);

}  // namespace sitmap::style
