// SPDX-License-Identifier: MIT
// map/river_names.hpp: names of rivers have no halo, so their ink must suit the ground below them.
#pragma once

#include "map/ground_raster.hpp"
#include "map/map_sheet.hpp"

namespace sitmap::map {

/// The colour of a river, nearer to the ink until its name can be read on land without a shade.
Colour ink_of_rivers(style::Style const& style);

/// Gives placed names of rivers an ink that can be read on the shades below their letters; names
/// for which there is none are left out unless they are pinned.
void suit_river_names(MapSheet& sheet, Material const& material, GroundRaster const& land);

}  // namespace sitmap::map
