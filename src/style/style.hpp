// SPDX-License-Identifier: MIT
// style/style.hpp: a complete look as one value. Lengths are millimetres or points on the page, so that one
// style serves every page size. Defaults here are the style "briefing-light".
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
};

struct LineStyle {
    double width = 0.2;  // mm
    Colour colour{0x40, 0x3e, 0x38};
    std::vector<double> dashes;  // mm
};

/// One category of incident: legend words, hue, shape name (circle, square, triangle, diamond, pentagon,
/// hexagon, star, cross, fan).
struct CategoryStyle {
    Colour colour{0x4d, 0x4d, 0x4d};
    std::string shape = "circle";
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
    Colour accent{0x9c, 0x0c, 0x24};       // call-outs, frame in the inset, fire

    Colour land{0xf6, 0xf2, 0xe9};         // the study's own country, no class
    Colour neighbour_land{0xee, 0xed, 0xe8};
    Colour water{0xd9, 0xe4, 0xea};
    LineStyle area_border{0.18, {0xff, 0xff, 0xff}, {}};
    LineStyle neighbour_border{0.12, {0xd2, 0xd0, 0xc8}, {}};
    LineStyle country_border{0.45, {0x40, 0x3e, 0x38}, {}};
    LineStyle country_casing{1.3, {0x40, 0x3e, 0x38, 0x38}, {}};
    LineStyle river{0.28, {0x9f, 0xb8, 0xc8}, {}};
    LineStyle graticule{0.09, {0x9a, 0x98, 0x8e, 0x90}, {}};
    LineStyle leader{0.18, {0x40, 0x3e, 0x38}, {}};
    Colour halo{0xff, 0xff, 0xff, 0xd8};
    double halo_width = 0.55;

    TextStyle title{24, {0x1d, 0x1c, 0x19}, true, 0};
    TextStyle subtitle{13, {0x4c, 0x4a, 0x42}, false, 0};
    TextStyle as_of{11, {0x5e, 0x5b, 0x52}, false, 0};
    TextStyle heading{9.5, {0x1d, 0x1c, 0x19}, true, 0};
    TextStyle body{9, {0x2b, 0x2a, 0x26}, false, 0};
    TextStyle quiet{9, {0x66, 0x63, 0x58}, false, 0};
    TextStyle note{8.2, {0x4c, 0x4a, 0x42}, false, 0};
    TextStyle footer{8.2, {0x4c, 0x4a, 0x42}, false, 0};
    TextStyle area_label{9, {0x4c, 0x4a, 0x42}, false, 0.08};
    TextStyle country_label{12, {0x70, 0x6d, 0x63}, false, 0.22};
    TextStyle place_label{8.4, {0x1d, 0x1c, 0x19}, false, 0};
    TextStyle count_label{9.5, {0x1d, 0x1c, 0x19}, true, 0};

    double marker = 3.2;            // mm, diameter of an incident symbol
    double marker_outline = 0.3;    // mm
    Colour marker_edge{0xff, 0xff, 0xff};
    Colour area_mark_ground{0xff, 0xff, 0xff, 0xe6};  // pill of a record known to its area only

    std::vector<Colour> sequence{      // classes, first = lowest or earliest
        {0x6d, 0x62, 0x54}, {0x97, 0x88, 0x74}, {0xbb, 0xad, 0x9a}, {0xdc, 0xd2, 0xc0}};
    Colour no_data{0xf6, 0xf2, 0xe9};
    std::vector<CategoryStyle> categories{  // in the order in which the study lists them (Okabe-Ito)
        {{0xd5, 0x5e, 0x00}, "circle"},   {{0x7b, 0x3f, 0x8c}, "square"}, {{0x00, 0x9e, 0x73}, "hexagon"},
        {{0x00, 0x72, 0xb2}, "triangle"}, {{0xe6, 0x9f, 0x00}, "diamond"}, {{0x4d, 0x4d, 0x4d}, "pentagon"}};
    Colour other_category{0x4d, 0x4d, 0x4d};
};

}  // namespace sitmap::style
