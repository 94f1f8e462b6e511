// SPDX-License-Identifier: MIT
// map/fire_panel.hpp: the panel of the fire sheet: how to read the drawing, and a table of what can
// be said.
#pragma once

#include "map/incident_layer.hpp"
#include "map/panel.hpp"

#include <string>
#include <vector>

namespace sitmap::map {

std::vector<Block> fire_blocks(Writer const& writer, Material const& material,
                               IncidentPlan const& plan, std::string const& note);

}  // namespace sitmap::map
