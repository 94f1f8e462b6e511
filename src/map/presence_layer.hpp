// SPDX-License-Identifier: MIT
// map/presence_layer.hpp: records of the study's hatched categories, of any scope, as hatched
// areas: where presence was reported over a time, not an event at a point.
#pragma once

#include "map/ground.hpp"
#include "map/material.hpp"

#include <vector>

namespace sitmap::map {

/// Placed records with a position and a radius whose category the study hatches; indices in record
/// order.
std::vector<std::size_t> presence_records(Material const& material);
/// How many of them the frame shows a part of.
std::size_t visible_presence(Material const& material, Ground const& ground);
/// With a moment only those whose interval has begun.
void add_presence(Group& into, Material const& material, Ground const& ground,
                  Moment const* moment);
Paint presence_hatch(style::Style const& style);
Stroke presence_edge(style::Style const& style);

}  // namespace sitmap::map
