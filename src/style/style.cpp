// SPDX-License-Identifier: MIT
#include "style/style.hpp"

#include <cmath>

namespace sitmap::style {

Colour text_on(Style const& style, Colour ground, Colour preferred)
{
    if (contrast(preferred, ground) >= wanted_contrast) return preferred;
    bool const dark_reads_better =
        contrast(style.ink, ground) >= contrast(style.label_on_dark, ground);
    return dark_reads_better ? style.ink : style.label_on_dark;
}

Colour over(Colour top, Colour ground)
{
    double const share = top.alpha / 255.0;
    auto const channel = [share](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::lround(a * share + b * (1 - share)));
    };
    return {channel(top.red, ground.red), channel(top.green, ground.green),
            channel(top.blue, ground.blue), 255};
}

}  // namespace sitmap::style
