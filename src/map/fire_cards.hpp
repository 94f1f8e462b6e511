// SPDX-License-Identifier: MIT
// map/fire_cards.hpp: the cards of reported fire: what size they have and where they stand.
#pragma once

#include "map/ground_raster.hpp"
#include "map/map_sheet.hpp"

namespace sitmap::map {

/// Fills the sheet's cards and adds them to the obstacles: they go first, being the largest, and
/// everything else gives way to them. Smaller words are taken where large cards would cover the
/// country or stand far off. Cards without a place are dropped labels.
void place_fire_cards(MapSheet& sheet, Material const& material, GroundRaster const& land,
                      Obstacles& obstacles);

}  // namespace sitmap::map
