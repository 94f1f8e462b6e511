// SPDX-License-Identifier: MIT
// map/arrival_arrows.hpp: arrows from area to area in the order of their first records.
#pragma once

#include "map/ground.hpp"
#include "map/labels.hpp"
#include "map/material.hpp"

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace sitmap::map {

/// Arrow to an area that was reached by contact (strong), by a leap (thin), or by one of them: the
/// dates do not tell which (open). `gap`: mm left free at the start; half as much more at the end.
Path arrival_arrow(style::Style const& style, analysis::Reached const& reached,
                   std::span<Point const> line, double gap);

/// The area that is reached and the arrow to it, from the area that it was most likely reached
/// from; none between places that are near on the page. They run round symbols as far as they can.
std::vector<std::pair<std::size_t, Path>> arrival_arrows(Material const& material,
                                                         Ground const& ground,
                                                         std::span<Disc const> symbols);

}  // namespace sitmap::map
