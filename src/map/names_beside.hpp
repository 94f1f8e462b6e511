// SPDX-License-Identifier: MIT
// map/names_beside.hpp: names of areas that found no place, led in from beside the land.
#pragma once

#include "map/map_sheet.hpp"

#include <set>

namespace sitmap::map {

/// Places of the requests that `may` and have been dropped those that find one with a leader, on no
/// other area's ground. All other labels stand already and stay: many of these push nothing aside.
void name_from_beside(MapSheet& sheet, std::set<std::size_t> const& may, Obstacles obstacles,
                      LabelRules rules);

}  // namespace sitmap::map
