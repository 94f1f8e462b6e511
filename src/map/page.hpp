// SPDX-License-Identifier: MIT
// map/page.hpp: page sizes and the slots of a sheet. Slots never overlap; an empty one gives its
// room back.
#pragma once

#include "map/scene.hpp"

#include <string>
#include <string_view>

namespace sitmap::map {

/// Size in millimetres and the pixels per inch of its PNG.
struct Page {
    double width = 0;
    double height = 0;
    double dpi = 144;

    int pixels_wide() const;
    int pixels_high() const;
    /// The panel stands below the map rather than beside it: on pages of hardly more width than
    /// height, and on narrow ones, whose panel could not hold its words beside a map.
    bool portrait() const noexcept;
    /// Points of the smallest words that a screen shows well; 0 for print, where a style decides.
    double least_words() const noexcept;
};

/// "slide" (1920x1080 px), "a4", "a4-portrait", "a3", "a3-portrait" (300 dpi), "square" (1080x1080
/// px), "1600x900px" (7.5 inches the shorter side, as a slide, with 96 to 300 dpi),
/// "200x150mm@300". ErrorKind::usage for all else, sides of 0, below 40 mm or above 32767 px, and
/// pages above 400 Mpx.
Page page_from(std::string_view name);

/// Boxes of the sheet in page millimetres.
struct Slots {
    Box page;
    Box header;
    Box map;
    Box panel;  // beside the map, or below it on a portrait page
    Box footer;
    double margin = 6;
    int panel_columns = 1;
};

/// `panel_share`: part of the width (landscape) or height (portrait) that the panel takes; 0 gives
/// it to the map.
Slots lay_out(Page const& page, double header_height, double footer_height, double panel_share);

/// On a portrait page the panel below the map takes `height` mm, at most half of both; the map gets
/// the rest. Other slots stay as they are.
Slots with_panel_height(Slots slots, double height);

}  // namespace sitmap::map
