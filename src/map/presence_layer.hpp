// SPDX-License-Identifier: MIT
// map/presence_layer.hpp: records of the study's hatched categories, of any scope, as hatched
// areas: where presence was reported over a time, not an event at a point. What the source is sure
// of is hatched densely, what is only claimed or judged likely widely.
#pragma once

#include "map/ground.hpp"
#include "map/material.hpp"

#include <string>
#include <vector>

namespace sitmap::map {

/// Used records of hatched categories that can be hatched, in record order: those with a position
/// and a radius, and those known to their area only.
std::vector<std::size_t> presence_records(Material const& material);
/// The other used records of hatched categories, and why they have no hatch.
std::vector<Sheet::Omitted> presence_without_hatch(Material const& material);
/// Those of the first kind that the frame shows a part of.
std::vector<std::size_t> visible_presence(Material const& material, Ground const& ground);
/// "Of 5 reports of presence 1 is not hatched (denied by all who speak of it)."; empty if all are.
std::string presence_words(Material const& material);

/// Reported, attributed or confirmed; the others are claimed or judged likely only.
bool is_sure_presence(Incident const& incident);
/// With a moment only those whose interval has begun.
void add_presence(Group& into, Material const& material, Ground const& ground,
                  Moment const* moment);
Paint presence_hatch(style::Style const& style, bool sure);
Stroke presence_edge(style::Style const& style);

}  // namespace sitmap::map
