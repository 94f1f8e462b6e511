// SPDX-License-Identifier: MIT
// map/mark_places.hpp: where the marks of records known to their area only stand.
#pragma once

#include "map/labels.hpp"
#include "map/map_sheet.hpp"

namespace sitmap::map {

/// Area marks stand before any name: a record must show, a name may. Those without room inside
/// their area stand off it, by a leader that ends in the area; those that find no place are left
/// out and said to be. Others must keep off what is added to the obstacles.
void place_marks(MapSheet& sheet, Obstacles& obstacles, LabelRules const& rules);

}  // namespace sitmap::map
