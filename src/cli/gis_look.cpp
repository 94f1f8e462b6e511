// SPDX-License-Identifier: MIT
#include "cli/gis_look.hpp"

#include "map/ground.hpp"
#include "map/incident_layer.hpp"
#include "map/shading.hpp"
#include "style/style.hpp"

#include <iterator>
#include <set>
#include <utility>

namespace sitmap::cli {

namespace {

constexpr char const* abroad = "other country";
constexpr char const* no_record = "no record";

/// A class for each category of which a point counts, in the order of the study and with shape and
/// colour of the sheets, then one for each value that it does not list and one for no value.
std::vector<write::QmlClass> categories_of(map::Material const& material)
{
    std::set<std::string> values;
    for (auto const record : material.shown) {
        auto const& incident = material.placed[record].incident;
        if (incident.where) values.insert(incident.category);
    }
    bool const has_none = values.erase("") > 0;
    auto const looks = map::category_looks(material, map::Beyond::one_by_one);
    std::vector<std::vector<std::string>> values_of(looks.size());
    for (auto const& value : values)
        values_of[map::look_of(material.study, looks, value)].push_back(value);

    std::vector<write::QmlClass> classes;
    auto const add = [&](map::CategoryLook const& look, std::string value, std::string label) {
        classes.push_back({std::move(value), std::move(label), style::to_text(look.colour),
                           std::string(map::to_text(look.shape))});
    };
    auto const& other = looks.back();
    for (std::size_t i = 0; i + 1 < looks.size(); ++i) {
        auto& listed = values_of[i];
        if (listed.empty()) continue;
        add(looks[i], std::move(listed.front()), looks[i].name);
        classes.back().also.assign(std::next(listed.begin()), listed.end());
    }
    for (auto const& value : values_of.back()) add(other, value, value);
    if (has_none) add(other, "", "other");
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
