// SPDX-License-Identifier: MIT
// style/style.hpp: a complete look as one value. Lengths are millimetres or points on the page, so
// that one style serves every page size. Defaults here are the style "briefing-light".
#pragma once

#include "style/colour.hpp"

#include <map>
#include <string>
#include <vector>

namespace sitmap::style {

/// Words of a sheet: size in points, colour.
struct TextStyle {
    double size = 8;
    Colour colour{0x2b, 0x2a, 0x26};
    bool bold = false;
    double spacing = 0;  // em
    friend bool operator==(TextStyle const&, TextStyle const&) = default;
};

struct LineStyle {
    double width = 0.2;  // mm
    Colour colour{0x40, 0x3e, 0x38};
    std::vector<double> dashes;  // mm
    friend bool operator==(LineStyle const&, LineStyle const&) = default;
};

/// One category of incident: legend words, hue, shape name (circle, square, triangle, diamond,
/// pentagon, hexagon, star, cross, fan).
struct CategoryStyle {
    Colour colour{0x4d, 0x4d, 0x4d};
    std::string shape = "circle";
    friend bool operator==(CategoryStyle const&, CategoryStyle const&) = default;
};

struct Style {
    std::string name = "briefing-light";
    std::string font = "Noto Sans";
    std::string font_arabic = "Noto Sans Arabic";

    Colour paper{0xff, 0xff, 0xff};
    Colour panel{0xff, 0xff, 0xff};        // ground of the side panel and header
    Colour note_ground{0xf5, 0xf4, 0xee};  // sheet note and footer
    Colour rule{0xcf, 0xcc, 0xc2};         // lines between slots
    Colour ink{0x1d, 0x1c, 0x19};
    Colour accent{0x9c, 0x0c, 0x24};  // call-outs, frame in the inset, fire

    Colour neighbour_land{0xee, 0xed, 0xe8};
    LineStyle area_border{0.18, {0xff, 0xff, 0xff}, {}};
    LineStyle neighbour_border{0.12, {0xd2, 0xd0, 0xc8}, {}};
    LineStyle country_border{0.45, {0x40, 0x3e, 0x38}, {}};
    LineStyle country_casing{1.3, {0x40, 0x3e, 0x38, 0x38}, {}};
    LineStyle river{0.32, {0x8f, 0xb0, 0xc6}, {}};
    LineStyle graticule{0.09, {0x9a, 0x98, 0x8e, 0x90}, {}};
    LineStyle leader{0.18, {0x40, 0x3e, 0x38}, {}};
    Colour halo{0xff, 0xff, 0xff, 0xd8};
    double halo_width = 0.55;

    TextStyle title{19.5, {0x1d, 0x1c, 0x19}, true, 0};
    TextStyle subtitle{11, {0x4c, 0x4a, 0x42}, false, 0};
    TextStyle as_of{9, {0x5e, 0x5b, 0x52}, false, 0};
    TextStyle heading{8.8, {0x1d, 0x1c, 0x19}, true, 0};
    TextStyle body{8.2, {0x2b, 0x2a, 0x26}, false, 0};
    TextStyle quiet{8.2, {0x66, 0x63, 0x58}, false, 0};
    TextStyle note{7.6, {0x4c, 0x4a, 0x42}, false, 0};
    TextStyle footer{7.2, {0x4c, 0x4a, 0x42}, false, 0};
    TextStyle area_label{8.2, {0x4c, 0x4a, 0x42}, false, 0.08};
    TextStyle country_label{11, {0x69, 0x66, 0x5c}, false, 0.22};
    TextStyle place_label{7.9, {0x1d, 0x1c, 0x19}, false, 0};
    TextStyle count_label{9, {0x1d, 0x1c, 0x19}, true, 0};

    double marker = 3.2;          // mm, diameter of an incident symbol
    double marker_outline = 0.3;  // mm
    Colour marker_edge{0xff, 0xff, 0xff};
    Colour area_mark_ground{0xff, 0xff, 0xff, 0xe6};  // pill of a record known to its area only

    std::vector<Colour> sequence{// classes, first = lowest or earliest
                                 {0x6d, 0x62, 0x54},
                                 {0x97, 0x88, 0x74},
                                 {0xbb, 0xad, 0x9a},
                                 {0xdc, 0xd2, 0xc0}};
    Colour no_data{0xf6, 0xf2, 0xe9};
    // In the order in which the study lists them: Okabe-Ito hues, moved apart until the least
    // difference of two (CIEDE2000) is above 12 for protan, deutan and tritan readers too.
    std::vector<CategoryStyle> categories{
        {{0xd5, 0x5e, 0x00}, "circle"},  {{0x83, 0x3b, 0x7e}, "square"},
        {{0x0c, 0xa8, 0x77}, "hexagon"}, {{0x00, 0x78, 0xd0}, "triangle"},
        {{0xea, 0x94, 0x00}, "diamond"}, {{0x4d, 0x50, 0x47}, "pentagon"}};
    Colour other_category{0x8d, 0x8a, 0x82};

    Colour label_on_dark{0xff, 0xff, 0xff};  // words where ink cannot be read (see text_on)
    std::string count_ramp = "sequence";     // or a ramp of map/ramps.hpp: classes of counts
    Colour card{0xff, 0xff, 0xff, 0xf2};     // ground of call-outs over the map
    LineStyle card_edge{0.3, {0x9c, 0x0c, 0x24}, {}};
    Colour arrow{0x4a, 0x45, 0x3c, 0xc0};  // spread arrows
    double arrow_width = 1.3;              // mm at the head
    Colour fan{0x9c, 0x0c, 0x24, 0x38};    // all lines that fit a report of fire
    LineStyle fan_ray{0.25, {0x9c, 0x0c, 0x24}, {}};
    LineStyle fan_target{0.3, {0x9c, 0x0c, 0x24}, {1.1, 0.7}};  // area that was aimed at
    LineStyle fan_border{1.1, {0x9c, 0x0c, 0x24}, {}};  // stretch of border that was crossed
    Colour hatch{0x5a, 0x3a, 0x3a};                     // assessed areas
    double hatch_dense = 0.9;                           // mm between lines: high confidence
    double hatch_wide = 2.0;                            // mm: low confidence
    LineStyle area_mark_edge{
        0.22, {0x6a, 0x66, 0x5c}, {0.8, 0.6}};  // pill of a record known to its area only
    Colour bar{0x33, 0x30, 0x29};               // records dated to the month, in the time strip
    Colour bar_range{0xb9, 0xb2, 0xa4};         // records spread over their stated range
    double minimum_text = 5;  // points; smaller text is a finding of the preflight
    friend bool operator==(Style const&, Style const&) = default;
};

/// Contrast that words need on their ground (WCAG 2.1, level AA).
constexpr double wanted_contrast = 4.5;
/// `preferred` if it can be read on `ground`, otherwise the ink or label_on_dark of the style,
/// whichever reads better.
Colour text_on(Style const& style, Colour ground, Colour preferred);
/// What a translucent colour looks like over an opaque one (as painters blend: in sRGB values).
Colour over(Colour top, Colour ground);

}  // namespace sitmap::style
