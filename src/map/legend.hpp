// SPDX-License-Identifier: MIT
// map/legend.hpp: the legend, built from what is drawn: it can neither miss a symbol nor name one that is absent.
#pragma once

#include "map/furniture.hpp"
#include "map/incident_layer.hpp"
#include "map/shading.hpp"

#include <vector>

namespace sitmap::map {

std::vector<Block> legend_blocks(Writer const& writer, Material const& material, IncidentPlan const& plan, Shading const& shading);

}  // namespace sitmap::map
