// SPDX-License-Identifier: MIT
// render/fonts.hpp: the fonts of this machine, found the same way for every user: only the system's
// font folders count, no personal or environment settings of fontconfig or Pango.
#pragma once

#include "base/handle.hpp"
#include "map/scene.hpp"

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <vector>

namespace sitmap::render {

using FontDescription =
    std::unique_ptr<PangoFontDescription, Releaser<pango_font_description_free>>;

/// All text is shaped at this size and scaled when it is drawn, so that widths are exactly
/// proportional.
constexpr double em_units = 100;

/// The contexts of this thread's font map, which live as long as the thread: no hinting, no
/// rounding of positions. The base of the lines that they lay out is the left or the right.
PangoContext* text_context(bool from_right = false);

/// The families to try for this font, in order, each once: its own, Noto Sans, its Arabic one, Noto
/// Sans Arabic.
std::vector<std::string> families_of(map::Font const& font);
/// The same for words in Arabic script: the Arabic one first.
std::vector<std::string> arabic_families_of(map::Font const& font);

/// The families of `families_of`, weight and slant, at em_units.
FontDescription describe(map::Font const& font);

}  // namespace sitmap::render
