// SPDX-License-Identifier: MIT
// map/shading.hpp: the shade of each area and the classes that the legend names: year of arrival,
// or number of records.
#pragma once

#include "map/ground.hpp"
#include "map/material.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace sitmap::map {

struct ShadeClass {
    Colour colour;  // where it has a hatch: what both look like from afar
    std::string label;
    std::size_t areas = 0;         // home areas in it
    std::optional<Hatch> hatch{};  // of areas whose records are mostly uncertain

    Paint paint() const { return hatch ? Paint{*hatch} : Paint{colour}; }
};

/// From this month on an area has this shade; nothing: none.
struct ShadeStep {
    Month from;
    std::optional<std::size_t> shade;
    friend bool operator==(ShadeStep const&, ShadeStep const&) = default;
};

struct Shading {
    std::string heading;  // of the legend
    std::string note;     // method and breaks, for the sheet note
    std::vector<ShadeClass> classes;
    std::vector<std::optional<std::size_t>> class_of;  // one an area; nothing = no record
    std::vector<std::vector<ShadeStep>> steps;  // one list an area, in time; the last is class_of
    std::size_t without = 0;                    // home areas without a record
    bool in_steps = false;  // shown month by month: numbers are of areas that ever have the shade
    bool is_given = false;  // the study states the classes, which stay where they have no area
    bool is_one_for_all = false;  // areas of different numbers are all in one class
};

/// The ramp that classes of counts are taken from; nothing: the sequence of the style.
std::optional<std::string> ramp_of_counts(Material const& material);

/// `in_steps`: for a film or a map a month. Classes of counts are then named by their bounds, which
/// also hold for the sums before the end, else by the values in them; given ones always by bounds.
Shading shading_for(Material const& material, bool in_steps = false);
/// The class of an area, in a film that of the moment.
std::optional<std::size_t> shade_at(Shading const& shading, std::size_t area, Moment const* moment);
/// Counts again what the frame shows, for the legend; in steps, an area in each shade that it
/// takes.
void count_visible(Shading& shading, Material const& material, Ground const& ground);
/// Brings strong classes nearer to "no record": a cloud of translucent dots must show on them.
void soften(Shading& shading, Colour no_data);
/// One fill an area; with a moment, that of the records so far.
std::vector<std::optional<Paint>> fills_of(Shading const& shading, Moment const* moment);

}  // namespace sitmap::map
