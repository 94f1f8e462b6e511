// SPDX-License-Identifier: MIT
// map/fire_layer.hpp: reported fire on the map: where the launch is reported from (hatched), what
// it is said to have been aimed at (dashed), either of them with a dotted edge alone where no
// report states it, the corridor between, and the stretch of border that it crosses.
#pragma once

#include "map/card.hpp"
#include "map/ground.hpp"
#include "map/material.hpp"

namespace sitmap::map {

/// `rays`: lines with heads inside the corridor; any of them fits the report.
void add_fire(Group& into, Material const& material, Ground const& ground,
              analysis::FireFinding const& fire, bool rays);
/// Fill and edge of an end of fire.
struct EndLook {
    std::optional<Paint> fill;
    Stroke edge;
};
EndLook launch_look(style::Style const& style, bool inferred);
EndLook target_look(style::Style const& style, bool inferred);
/// Whether an end is drawn as inferred.
bool has_inferred_area(analysis::FireFinding const& fire);
Path fire_end(std::vector<Outline> outlines, EndLook look);
/// A star at the target, for maps too small to show the areas; a dashed ring around it where the
/// target is inferred.
void add_fire_mark(Group& into, Material const& material, Ground const& ground,
                   analysis::FireFinding const& fire);
/// The ring around a star of this size.
Path inferred_ring(style::Style const& style, double star, Point at);
/// What the fire is said to have been aimed at: the stated place, or the country that it lies in if
/// the place is inferred.
std::string toward(Material const& material, analysis::FireFinding const& fire);
/// Short card for the overview: what, who claims, who denies, from where.
Card short_card(Material const& material, analysis::FireFinding const& fire);
/// Long card for the fire sheet: fired, from, claimed, denied, inferred.
Card long_card(Material const& material, analysis::FireFinding const& fire);
/// Both ends and the corridor between them as they are drawn; the line between two exact places.
std::vector<Outline> outlines_of(Ground const& ground, analysis::FireFinding const& fire);
/// Bounds of origin, target and corridor on the page.
Box extent_of(Ground const& ground, analysis::FireFinding const& fire);
/// The point of their outlines that is nearest to another, for leaders.
Point nearest_of(Ground const& ground, analysis::FireFinding const& fire, Point to);
/// Of the layer of countries; the code itself where it has none.
std::string country_name(Material const& material, std::string const& code);
Incident const* incident_of(Material const& material, analysis::FireFinding const& fire);

}  // namespace sitmap::map
