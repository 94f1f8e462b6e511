// SPDX-License-Identifier: MIT
// map/arrival_arrows.hpp: arrows from area to area in the order of their first records.
#pragma once

#include "map/ground.hpp"
#include "map/ground_raster.hpp"
#include "map/labels.hpp"
#include "map/material.hpp"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace sitmap::map {

/// Arrow to an area that was reached by contact (strong), by a leap (thin), or by one of them: the
/// dates do not tell which (open). `start_gap`, `end_gap`: mm left free at the ends of the line.
Path arrival_arrow(style::Style const& style, analysis::Reached const& reached,
                   std::span<Point const> line, double start_gap, double end_gap);

/// The area that is reached and the arrow to it, from the area that it was most likely reached
/// from; none between places that are near on the page. They keep clear of symbols, fires, each
/// other and foreign ground as far as they can (map/arrow_ways) and end at the place of the first
/// record, right before its symbol.
std::vector<std::pair<std::size_t, Path>> arrival_arrows(Material const& material,
                                                         Ground const& ground,
                                                         GroundRaster const& land,
                                                         std::span<Disc const> symbols);

}  // namespace sitmap::map
