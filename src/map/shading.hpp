// SPDX-License-Identifier: MIT
// map/shading.hpp: the shade of each area and the classes that the legend names: year of arrival,
// or number of records.
#pragma once

#include "map/material.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace sitmap::map {

struct ShadeClass {
    Colour colour;
    std::string label;
    std::size_t areas = 0;  // home areas in it
};

struct Shading {
    std::string heading;  // of the legend
    std::string note;     // method and breaks, for the sheet note
    std::vector<ShadeClass> classes;
    std::vector<std::optional<std::size_t>> class_of;  // one an area; nothing = no record
    std::vector<std::optional<Month>>
        since;                // arrival shading: the month in which the area gets its shade
    std::size_t without = 0;  // home areas without a record
};

Shading shading_for(Material const& material);
/// One fill an area; with a moment, areas that are reached later have none yet.
std::vector<std::optional<Paint>> fills_of(Shading const& shading, Moment const* moment);

}  // namespace sitmap::map
