// SPDX-License-Identifier: MIT
#include "map/category_looks.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <utility>

namespace sitmap::map {

namespace {

bool is_fire(Material const& material, std::string const& id)
{
    return std::ranges::any_of(material.fires,
                               [&](auto const& fire) { return fire.event.id == id; });
}

/// As the study lists it; none where it does not.
study::Category const* category_of(study::Study const& study, std::string const& value)
{
    auto const found = std::ranges::find_if(study.categories, [&](auto const& category) {
        return category.key == value || std::ranges::count(category.also, value) > 0;
    });
    return found == study.categories.end() ? nullptr : &*found;
}

}  // namespace

std::set<std::string> fire_categories(Material const& material)
{
    if (material.fires.empty()) return {};
    std::set<std::string> fire, other;  // values of the table
    for (auto const record : material.shown) {
        auto const& incident = material.placed[record].incident;
        (is_fire(material, incident.id) ? fire : other).insert(incident.category);
    }
    std::set<std::string> keys;
    for (auto const& category : material.study.categories) {
        auto values = category.also;
        values.push_back(category.key);
        auto const in = [&](auto const& set) {
            return std::ranges::any_of(values, [&](auto const& v) { return set.contains(v); });
        };
        if (in(fire) && !in(other)) keys.insert(category.key);
    }
    return keys;
}

std::vector<CategoryLook> category_looks(Material const& material, Beyond beyond)
{
    return category_looks(material, fire_categories(material), beyond);
}

std::vector<CategoryLook> category_looks(Material const& material,
                                         std::set<std::string> const& fire, Beyond beyond)
{
    auto const& study = material.study;
    auto const& style = material.style;
    std::vector<CategoryLook> looks;
    std::size_t next = 0;
    for (auto const& category : study.categories) {
        CategoryLook look{category.key, category.name.empty() ? category.key : category.name,
                          Shape::circle, style.other_category, false};
        look.fire = fire.contains(category.key);
        if (look.fire) {
            look.colour = style.accent;
            look.shape = Shape::star;
        } else if (next < style.categories.size()) {
            look.colour = style.categories[next].colour;
            look.shape = parse_shape(style.categories[next].shape).value_or(Shape::circle);
            ++next;
        } else if (beyond == Beyond::gathered) {
            continue;
        }
        looks.push_back(std::move(look));
    }
    looks.push_back({"", study.categories.empty() ? "Incident" : "Other", Shape::circle,
                     study.categories.empty() && !style.categories.empty()
                         ? style.categories.front().colour
                         : style.other_category,
                     false});
    return looks;
}

std::size_t look_of(study::Study const& study, std::vector<CategoryLook> const& looks,
                    std::string const& category)
{
    auto const* const listed = category_of(study, category);
    if (listed == nullptr) return looks.size() - 1;
    auto const look = std::ranges::find(looks, listed->key, &CategoryLook::key);
    return look == looks.end() ? looks.size() - 1 : static_cast<std::size_t>(look - looks.begin());
}

std::vector<std::string> other_categories(Material const& material,
                                          std::vector<CategoryLook> const& looks)
{
    if (material.study.categories.empty() || looks.empty()) return {};
    std::set<std::string> values;
    for (auto const record : material.shown)
        values.insert(material.placed[record].incident.category);
    values.erase("");
    std::set<std::string> names;
    for (auto const& value : values) {
        if (look_of(material.study, looks, value) + 1 < looks.size()) continue;
        auto const* const listed = category_of(material.study, value);
        names.insert(clean(listed == nullptr || listed->name.empty() ? value : listed->name));
    }
    return {names.begin(), names.end()};
}

}  // namespace sitmap::map
