// SPDX-License-Identifier: MIT
// map/timeline_sheet.hpp: a sheet of time: a lane a category with every record as a point or as its
// interval, records per month, and the published totals, each series apart and never chained.
#pragma once

#include "map/material.hpp"

namespace sitmap::map {

Sheet timeline_sheet(Material const& material, study::Sheet const& sheet, Page const& page);

}  // namespace sitmap::map
