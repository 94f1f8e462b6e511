// SPDX-License-Identifier: MIT
// map/presence_layer.hpp: records of the study's hatched categories, of any scope, as hatched
// areas: where presence was reported over a time, not an event at a point. What the source is sure
// of is hatched densely, what is only claimed or judged likely widely. The shade below stays what
// it is between the lines.
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

/// Reports of one and the same area.
struct PresenceHatch {
    std::vector<std::size_t> records;
    PolygonSet area;
    bool sure = false;  // one is reported, attributed or confirmed; else claimed or likely only
};
/// What is hatched, in the order of the first record of each; with a moment only records whose
/// interval has begun.
std::vector<PresenceHatch> presence_hatches(Material const& material,
                                            Moment const* moment = nullptr);
/// Those that the frame shows a part of.
std::vector<PresenceHatch> visible_hatches(Material const& material, Ground const& ground);
void add_presence(Group& into, Material const& material, Ground const& ground,
                  Moment const* moment);
/// Lines with a casing, which parts them from a shade of their own lightness; the last path has the
/// lines and the edge.
std::vector<Path> presence_paths(style::Style const& style, std::vector<Outline> const& outlines,
                                 bool sure);

}  // namespace sitmap::map
