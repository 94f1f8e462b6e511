// SPDX-License-Identifier: MIT
#include "map/page.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace sitmap::map {

namespace {

constexpr double slide_dpi = 144;  // 1920 px are then 13.33 inches, the width of a wide slide
constexpr double print_dpi = 300;
constexpr double screen_dpi = 96;  // words of a style are still legible on a screen
constexpr double slide_inches =
    7.5;  // the shorter side; other numbers of pixels are the same sheet
constexpr double most_pixels_a_side = 32767;  // cairo's limit
constexpr double most_pixels = 400e6;
constexpr double most_panel = 0.5;   // of the room between header and footer
constexpr double least_column = 56;  // mm: the panel's rows of legend are legible in that width
constexpr double column_gap = 5;
constexpr double least_side = 40;  // mm; below that no sheet can be laid out

struct Named {
    std::string_view name;
    Page page;
};

double millimetres(double pixels, double dpi)
{
    return pixels / dpi * millimetres_per_inch;
}

/// "1600x900px" or "200x150mm" with an optional "@dpi"; nothing if it has another form.
std::optional<Page> parse_size(std::string_view text)
{
    auto const at = text.find('@');
    auto const size = text.substr(0, at);
    bool const in_pixels = size.ends_with("px");
    double resolution = in_pixels ? slide_dpi : print_dpi;
    if (at != std::string_view::npos) {
        auto const stated = parse_number(text.substr(at + 1));
        if (!stated) return {};
        resolution = *stated;
    }
    if (!in_pixels && !size.ends_with("mm")) return {};
    auto const sides = size.substr(0, size.size() - 2);
    auto const cross = sides.find('x');
    if (cross == std::string_view::npos) return {};
    auto const width = parse_number(sides.substr(0, cross));
    auto const height = parse_number(sides.substr(cross + 1));
    if (!width || !height) return {};
    if (!in_pixels) return Page{*width, *height, resolution};
    if (at == std::string_view::npos)
        resolution = std::clamp(std::min(*width, *height) / slide_inches, screen_dpi, print_dpi);
    return Page{millimetres(*width, resolution), millimetres(*height, resolution), resolution};
}

}  // namespace

bool Page::portrait() const noexcept
{
    constexpr double narrow = 130;     // mm: a panel beside the map would hold a few words a line
    constexpr double of_narrow = 0.7;  // height by width from which the panel stands below
    constexpr double of_others = 1.15;
    return height > width * (width < narrow ? of_narrow : of_others);
}

int Page::pixels_wide() const
{
    return static_cast<int>(std::lround(width / millimetres_per_inch * dpi));
}

int Page::pixels_high() const
{
    return static_cast<int>(std::lround(height / millimetres_per_inch * dpi));
}

double Page::least_words() const noexcept
{
    constexpr double least_print = 200;  // pixels per inch; pages from here on are for print
    constexpr double least_pixels = 11;  // height of an em
    return dpi >= least_print ? 0 : least_pixels / dpi * points_per_inch;
}

Page page_from(std::string_view name)
{
    std::array<Named, 6> const pages{{
        {"slide", {millimetres(1920, slide_dpi), millimetres(1080, slide_dpi), slide_dpi}},
        {"a4", {297, 210, print_dpi}},
        {"a4-portrait", {210, 297, print_dpi}},
        {"a3", {420, 297, print_dpi}},
        {"a3-portrait", {297, 420, print_dpi}},
        {"square", {millimetres(1080, slide_dpi), millimetres(1080, slide_dpi), slide_dpi}},
    }};
    auto const* const known = std::ranges::find(pages, name, &Named::name);
    if (known != pages.end()) return known->page;
    auto const page = parse_size(name);
    std::string const seen = clean(name);
    if (!page)
        throw Error{ErrorKind::usage, fmt::format("cannot use page '{}': not a page size", seen),
                    "use slide, a4, a4-portrait, a3, a3-portrait, square, or a size such as "
                    "1600x900px or 200x150mm@300"};
    if (!(page->dpi >= 36 && page->dpi <= 1200))
        throw Error{ErrorKind::usage,
                    fmt::format("cannot use page '{}': the resolution must be 36 to 1200", seen)};
    if (!(page->width >= least_side && page->height >= least_side))
        throw Error{ErrorKind::usage,
                    fmt::format("cannot use page '{}': a side must be at least 40 mm", seen)};
    double const wide = page->width / millimetres_per_inch * page->dpi;
    double const high = page->height / millimetres_per_inch * page->dpi;
    if (wide > most_pixels_a_side || high > most_pixels_a_side || wide * high > most_pixels)
        throw Error{
            ErrorKind::usage,
            fmt::format("cannot use page '{}': more than 32767 pixels a side or 400 million in all",
                        seen)};
    return *page;
}

Slots lay_out(Page const& page, double header_height, double footer_height, double panel_share)
{
    Slots slots;
    slots.page = {0, 0, page.width, page.height};
    slots.margin = std::clamp(page.width * 0.018, 3.0, 7.0);
    slots.header = {0, 0, page.width, header_height};
    slots.footer = {0, page.height - footer_height, page.width, footer_height};
    double const body = page.height - header_height - footer_height;
    if (page.portrait()) {
        double const panel = body * panel_share;
        slots.map = {0, header_height, page.width, body - panel};
        slots.panel = {0, header_height + body - panel, page.width, panel};
        slots.panel_columns =
            std::max(1, static_cast<int>((page.width - column_gap) / (least_column + column_gap)));
    } else {
        double const panel = panel_share > 0
                                 ? std::min(std::clamp(page.width * panel_share, 62.0, 92.0),
                                            page.width * most_panel)
                                 : 0.0;
        slots.map = {0, header_height, page.width - panel, body};
        slots.panel = {page.width - panel, header_height, panel, body};
    }
    return slots;
}

Slots with_panel_height(Slots slots, double height)
{
    bool const below_map = slots.panel.height > 0 && slots.panel.y > slots.map.y;
    if (!below_map) return slots;
    double const both = slots.map.height + slots.panel.height;
    slots.panel.height = std::min(height, both * most_panel);
    slots.map.height = both - slots.panel.height;
    slots.panel.y = slots.map.bottom();
    return slots;
}

}  // namespace sitmap::map
