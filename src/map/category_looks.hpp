// SPDX-License-Identifier: MIT
// map/category_looks.hpp: symbol, colour and name of the categories of a study.
#pragma once

#include "map/material.hpp"
#include "map/symbols.hpp"

#include <set>
#include <string>
#include <vector>

namespace sitmap::map {

/// Look of one category of the study, in legend order; the last one stands for all that the study
/// does not list and, where they are gathered, for those beyond the categories of the style.
struct CategoryLook {
    std::string key;
    std::string name;
    Shape shape = Shape::circle;
    Colour colour;
    bool fire = false;  // all its shown records are reported fire with both ends
};
/// Categories that the style has no symbol for: all under the last look, where symbols alone must
/// tell, or each by itself in the same grey circle, where its name stands beside it.
enum class Beyond { gathered, one_by_one };
/// In the order of the study, and one for all others.
std::vector<CategoryLook> category_looks(Material const& material,
                                         Beyond beyond = Beyond::gathered);
/// `fire`: keys of the categories that are fire on the whole sheet, where this is one of its maps.
std::vector<CategoryLook> category_looks(Material const& material,
                                         std::set<std::string> const& fire, Beyond beyond);
/// Index into the looks for a category value of the table.
std::size_t look_of(study::Study const& study, std::vector<CategoryLook> const& looks,
                    std::string const& category);
/// Keys of the categories all of whose shown records are fire.
std::set<std::string> fire_categories(Material const& material);
/// Names of the categories that shown records share the last look by, in alphabetical order; none
/// where the study lists no category.
std::vector<std::string> other_categories(Material const& material,
                                          std::vector<CategoryLook> const& looks);

}  // namespace sitmap::map
