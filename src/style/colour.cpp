// SPDX-License-Identifier: MIT
#include "style/colour.hpp"

#include "style/srgb.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sitmap::style {

std::optional<Colour> parse_colour(std::string_view text)
{
    if ((text.size() != 7 && text.size() != 9) || text[0] != '#') return {};
    unsigned value = 0;
    auto const [end, error] =
        std::from_chars(text.data() + 1, text.data() + text.size(), value, 16);
    if (error != std::errc{} || end != text.data() + text.size()) return {};
    if (text.size() == 7) value = (value << 8) | 0xFFu;
    auto const channel = [value](int shift) {
        return static_cast<std::uint8_t>((value >> shift) & 0xFFu);
    };
    return Colour{channel(24), channel(16), channel(8), channel(0)};
}

std::string to_text(Colour colour)
{
    if (colour.alpha == 255)
        return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
    return fmt::format("#{:02x}{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue,
                       colour.alpha);
}

double luminance(Colour colour)
{
    return 0.2126 * to_linear(colour.red) + 0.7152 * to_linear(colour.green) +
           0.0722 * to_linear(colour.blue);
}

double contrast(Colour a, Colour b)
{
    double const la = luminance(a);
    double const lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Colour mix(Colour a, Colour b, double amount)
{
    auto const blend = [amount](std::uint8_t x, std::uint8_t y) {
        return to_channel(to_linear(x) * (1 - amount) + to_linear(y) * amount);
    };
    return {blend(a.red, b.red), blend(a.green, b.green), blend(a.blue, b.blue),
            static_cast<std::uint8_t>(std::lround(a.alpha * (1 - amount) + b.alpha * amount))};
}

Colour with_alpha(Colour colour, double alpha)
{
    colour.alpha = static_cast<std::uint8_t>(std::lround(std::clamp(alpha, 0.0, 1.0) * 255));
    return colour;
}

}  // namespace sitmap::style
