// SPDX-License-Identifier: MIT
// map/preflight.hpp: what is not as it should be on a finished map sheet, in words, for the run
// report: labels without room, panel blocks without room, text too small, too little contrast, too
// many records that cannot show.
#pragma once

#include "map/map_sheet.hpp"

#include <span>
#include <string>
#include <vector>

namespace sitmap::map {

std::vector<Remark> preflight(MapSheet const& plan, Material const& material,
                              std::span<std::string const> without_room);

}  // namespace sitmap::map
