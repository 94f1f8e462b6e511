// SPDX-License-Identifier: MIT
#include "cli/gis_look.hpp"

#include "map/ground.hpp"
#include "map/incident_layer.hpp"
#include "map/shading.hpp"
#include "style/style.hpp"

#include <set>

namespace sitmap::cli {

namespace {

constexpr char const* abroad = "other country";
constexpr char const* no_record = "no record";

/// The look of each category value of the records: shape and colour of the sheets.
std::vector<write::QmlClass> categories_of(map::Material const& material)
{
    auto const looks = map::category_looks(material);
    std::set<std::string> values;
    for (auto const& placed : material.placed) values.insert(placed.incident.category);
    std::vector<write::QmlClass> classes;
    for (auto const& value : values) {
        auto const& look = looks[map::look_of(material.study, looks, value)];
        bool const is_other = &look == &looks.back();
        if (!value.empty())
            classes.push_back({value, is_other ? value : look.name, style::to_text(look.colour),
                               std::string(map::to_text(look.shape))});
    }
    auto const& other = looks.back();
    classes.push_back(
        {"", "other", style::to_text(other.colour), std::string(map::to_text(other.shape))});
    return classes;
}

std::string colour_of(style::Colour colour)
{
    return style::to_text(style::with_alpha(colour, 1));
}

void add_shades(write::LayerOptions& options, map::Material const& material)
{
    auto const shading = map::shading_for(material);
    auto const& style = material.style;
    auto const add = [&](std::string const& name, style::Colour colour) {
        options.shades.push_back({name, name, colour_of(colour)});
    };
    for (auto const& shade : shading.classes) add(shade.label, shade.colour);
    bool const is_shaded = !shading.classes.empty();
    if (is_shaded) add(no_record, style.no_data);
    add(abroad, style.neighbour_land);
    options.shades.push_back({"", "area", colour_of(style.no_data)});
    for (std::size_t i = 0; i < material.areas.size(); ++i) {
        auto const shade = shading.class_of[i];
        options.shade_of.push_back(!options.home[i] ? abroad
                                   : shade          ? shading.classes[*shade].label
                                   : is_shaded      ? no_record
                                                    : "");
    }
}

}  // namespace

write::LayerOptions gis_look(Briefing const& briefing, map::Material const& material)
{
    write::LayerOptions options;
    options.categories = categories_of(material);
    options.counted = is_shown(briefing);
    for (auto const& area : material.areas) options.home.push_back(map::is_home(material, area));
    add_shades(options, material);
    return options;
}

}  // namespace sitmap::cli
