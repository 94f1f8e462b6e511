// SPDX-License-Identifier: MIT
// map/map_labels.hpp: which names stand on a map sheet, how important each is, and where they end
// up.
#pragma once

#include "map/ground_raster.hpp"
#include "map/map_sheet.hpp"

namespace sitmap::map {

/// Fills requests, labels, town dots, cards and the places of area marks. Needs ground, shading,
/// plan and furniture boxes of the sheet.
void solve_labels(MapSheet& sheet, Material const& material, GroundRaster const& land,
                  std::span<Box const> furniture);

}  // namespace sitmap::map
