// SPDX-License-Identifier: MIT
// map/legend.hpp: the legend, built from what is drawn: it can neither miss a symbol nor name one that is absent.
#pragma once

#include "map/furniture.hpp"
#include "map/incident_layer.hpp"
#include "map/shading.hpp"

#include <vector>

namespace sitmap::map {

/// Look of an arrow to an area that was reached by contact (strong) or by a leap (thin).
ArrowLook arrival_arrow(style::Style const& style, analysis::Step step);
Colour arrival_colour(style::Style const& style, analysis::Step step);

/// `arrows`: whether arrival arrows are drawn.
std::vector<Block> legend_blocks(Writer const& writer, Material const& material, IncidentPlan const& plan, Shading const& shading,
                                 bool arrows = false);
/// The same for a sheet of time, where no place is drawn.
std::vector<Block> legend_blocks_of_time(Writer const& writer, Material const& material, IncidentPlan const& plan);

}  // namespace sitmap::map
