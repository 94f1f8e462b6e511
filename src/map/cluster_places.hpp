// SPDX-License-Identifier: MIT
// map/cluster_places.hpp: symbols and groups off the places where the edge of the map would cut
// them, or where they and reported fire would hide each other. All others stay where they are.
#pragma once

#include "map/incident_layer.hpp"

#include <vector>

namespace sitmap::map {

/// How reported fire shows: on small maps as a star at its target, else by its areas.
enum class FireLook { star, areas };

/// A circle around each star of reported fire.
std::vector<Disc> fire_stars(Material const& material, Ground const& ground,
                             IncidentPlan const& plan);
/// The corners of what is drawn of the areas of reported fire inside the map.
std::vector<Point> fire_corners(Ground const& ground, analysis::FireFinding const& fire);

/// A symbol of a cluster on the page: of a group the ring, else that of one member.
struct DrawnSymbol {
    Disc disc;         // of the same area
    double reach = 0;  // mm, to its farthest corner
};
std::vector<DrawnSymbol> symbols_of(Material const& material, IncidentPlan const& plan,
                                    Cluster const& cluster);

/// Moves each cluster that is cut, or hides fire, or lies under a star, to the nearest place where
/// it does not and meets no other cluster, with a leader where its symbol no longer covers the
/// place. Where there is none it stays.
void settle_clusters(IncidentPlan& plan, Material const& material, Ground const& ground,
                     FireLook look);

}  // namespace sitmap::map
