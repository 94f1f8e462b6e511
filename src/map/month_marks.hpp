// SPDX-License-Identifier: MIT
// map/month_marks.hpp: where the marks of areas stand in maps of one ground that a reader compares,
// such as the cells of months: the mark of an area at one place in all of them, where that can be.
#pragma once

#include "map/incident_layer.hpp"

#include <vector>

namespace sitmap::map {

/// The plans of such maps with a place for each mark: inside its area, else beside it with a line
/// from a free spot of the area. The place that is free in most maps is taken, and another one
/// where it is not; while there is room, no mark meets a symbol or another mark.
std::vector<IncidentPlan> with_settled_marks(std::vector<IncidentPlan> plans,
                                             Material const& material, Ground const& ground);

}  // namespace sitmap::map
