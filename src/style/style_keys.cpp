// SPDX-License-Identifier: MIT
#include "style/style_keys.hpp"

#include <array>
#include <utility>

namespace sitmap::style {

namespace {

using S = Style;

constexpr std::array table{
    Key{"font", "latin", &S::font, "family for all words but Arabic script"},
    Key{"font", "arabic", &S::font_arabic, "family for Arabic script"},

    Key{"colour", "paper", &S::paper, "ground of the page"},
    Key{"colour", "panel", &S::panel, "header and side panel"},
    Key{"colour", "note_ground", &S::note_ground, "sheet note and footer"},
    Key{"colour", "rule", &S::rule, "lines between slots"},
    Key{"colour", "ink", &S::ink, "strongest words, scale bar, north arrow"},
    Key{"colour", "accent", &S::accent, "call-outs, frame in the inset"},
    Key{"colour", "neighbour_land", &S::neighbour_land, "all other countries, lakes and seas"},
    Key{"colour", "no_data", &S::no_data, "areas without a record"},
    Key{"colour", "halo", &S::halo, "around words on the map"},
    Key{"colour", "label_on_dark", &S::label_on_dark, "words on a class where ink cannot be read"},
    Key{"colour", "card", &S::card, "ground of call-outs over the map"},
    Key{"colour", "marker_edge", &S::marker_edge, "casing of incident symbols"},
    Key{"colour", "area_mark_ground", &S::area_mark_ground,
        "pill of a record known to its area only"},
    Key{"colour", "other_category", &S::other_category, "categories beyond the list below"},
    Key{"colour", "arrow", &S::arrow, "spread arrows"},
    Key{"colour", "fan", &S::fan, "all lines that fit a report of fire"},
    Key{"colour", "hatch", &S::hatch, "assessed areas"},
    Key{"colour", "bar", &S::bar, "time strip: records dated to the month"},
    Key{"colour", "bar_range", &S::bar_range, "time strip: records spread over their stated range"},

    Key{"size", "marker", &S::marker, "mm: diameter of an incident symbol", 0.5, 30},
    Key{"size", "marker_outline", &S::marker_outline, "mm: its casing", 0, 5},
    Key{"size", "halo_width", &S::halo_width, "mm on each side of the letters", 0, 5},
    Key{"size", "arrow_width", &S::arrow_width, "mm: shaft of a spread arrow where its head begins",
        0.1, 20},
    Key{"size", "hatch_dense", &S::hatch_dense, "mm between lines: high confidence", 0.2, 20},
    Key{"size", "hatch_wide", &S::hatch_wide, "mm between lines: low confidence", 0.2, 20},
    Key{"size", "minimum_text", &S::minimum_text,
        "points: smaller words are a finding of the preflight", 1, 40},

    Key{"line", "area_border", &S::area_border, "between provinces or districts"},
    Key{"line", "neighbour_border", &S::neighbour_border, "within other countries"},
    Key{"line", "country_border", &S::country_border, "international borders"},
    Key{"line", "country_casing", &S::country_casing, "wide soft line below them"},
    Key{"line", "river", &S::river, ""},
    Key{"line", "graticule", &S::graticule, ""},
    Key{"line", "leader", &S::leader, "from a symbol to its label or place"},
    Key{"line", "card_edge", &S::card_edge, "around call-outs"},
    Key{"line", "area_mark_edge", &S::area_mark_edge,
        "around the pill of a record known to its area only"},
    Key{"line", "fan_ray", &S::fan_ray, "single lines of fire"},
    Key{"line", "fan_target", &S::fan_target, "area that was aimed at"},
    Key{"line", "fan_border", &S::fan_border, "stretch of border that was crossed"},

    Key{"text", "title", &S::title, ""},
    Key{"text", "subtitle", &S::subtitle, ""},
    Key{"text", "as_of", &S::as_of, "date at the right of the header"},
    Key{"text", "heading", &S::heading, "headings of the legend"},
    Key{"text", "body", &S::body, "legend words"},
    Key{"text", "quiet", &S::quiet, "counts in the legend, axis of the time strip"},
    Key{"text", "note", &S::note, "sheet note"},
    Key{"text", "footer", &S::footer, ""},
    Key{"text", "area_label", &S::area_label, "province names"},
    Key{"text", "country_label", &S::country_label, ""},
    Key{"text", "place_label", &S::place_label, "towns"},
    Key{"text", "count_label", &S::count_label, "number in a gathered symbol"},

    Key{"classes", "sequence", &S::sequence,
        "classes of the main sheet: first = lowest or earliest"},
    Key{"classes", "count_ramp", &S::count_ramp,
        "classes of counts: the sequence, or a ramp by its name"},
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> comments{
    {{"font", ""},
     {"colour", "#rrggbb, or #rrggbbaa with its opacity"},
     {"size", "on the page"},
     {"line", "width in mm, dashes in mm on, off, ..."},
     {"text", "size in points, spacing between letters in em"},
     {"classes", "shades of areas: quiet, so that the incidents own the strong colours"}}};

constexpr std::array<std::string_view, 9> shapes{
    "circle", "square", "triangle", "diamond", "pentagon", "hexagon", "star", "cross", "fan"};

}  // namespace

std::span<Key const> keys()
{
    return table;
}

std::string_view section_comment(std::string_view section)
{
    for (auto const& [name, words] : comments)
        if (name == section) return words;
    return {};
}

std::span<std::string_view const> shape_names()
{
    return shapes;
}

}  // namespace sitmap::style
