// SPDX-License-Identifier: MIT
#include "map/river_names.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sitmap::map {

namespace {

constexpr double least_contrast = 3;     // of a letter
constexpr double least_readable = 0.67;  // share of a name's letters

/// What lies below the letters; in a film also before the areas have their shades.
std::vector<Colour> grounds_below(PlacedLabel const& label, MapSheet const& sheet,
                                  style::Style const& style, GroundRaster const& land)
{
    std::vector<Colour> grounds;
    for (auto const& letter : label.lines) {
        auto const owner = land.owner_at(letter.baseline);
        if (!land.is_home_area(owner)) {
            grounds.push_back(style.neighbour_land);
            continue;
        }
        auto const shade = sheet.shading.class_of[static_cast<std::size_t>(owner)];
        if (!shade || sheet.rules.film) grounds.push_back(style.no_data);
        if (shade) grounds.push_back(sheet.shading.classes[*shade].colour);
    }
    return grounds;
}

/// Share of the grounds on which the ink can be read.
double readable_on(Colour ink, std::vector<Colour> const& grounds)
{
    auto const count = std::ranges::count_if(
        grounds, [&](Colour ground) { return style::contrast(ink, ground) >= least_contrast; });
    return static_cast<double>(count) /
           static_cast<double>(std::max<std::size_t>(grounds.size(), 1));
}

}  // namespace

Colour ink_of_rivers(style::Style const& style)
{
    constexpr double least = 0.45, step = 0.05;
    auto const is_readable = [](Colour ink, Colour ground) {
        return style::contrast(ink, ground) >= style::wanted_contrast;
    };
    for (double share = least; share < 1; share += step) {
        auto const ink = style::mix(style.river.colour, style.ink, share);
        if (is_readable(ink, style.no_data) && is_readable(ink, style.neighbour_land)) return ink;
    }
    return style.ink;
}

void suit_river_names(MapSheet& sheet, Material const& material, GroundRaster const& land)
{
    constexpr std::string_view prefix = "river:";
    auto const& style = material.style;
    std::array const inks{ink_of_rivers(style), style.ink, style.label_on_dark};
    std::erase_if(sheet.labels.placed, [&](PlacedLabel const& label) {
        if (!label.id.starts_with(prefix)) return false;
        auto const grounds = grounds_below(label, sheet, style, land);
        auto const readable = [&](Colour ink) { return readable_on(ink, grounds); };
        auto const ink = *std::ranges::max_element(inks, {}, readable);
        sheet.name_looks[label.request].ink = ink;
        if (readable(ink) >= least_readable || sheet.requests[label.request].pinned) return false;
        sheet.labels.dropped.push_back(
            {label.request, label.id, "cannot be read on the shades below it"});
        return true;
    });
}

}  // namespace sitmap::map
