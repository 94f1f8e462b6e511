// SPDX-License-Identifier: MIT
// map/small_maps.hpp: sheets of many small maps: month by month, and category by category. Same
// frame and classes in every cell.
#pragma once

#include "map/material.hpp"

namespace sitmap::map {

/// One cell a month of the period; quarters, half-years or years if there are too many months to
/// see.
Sheet months_sheet(Material const& material, study::Sheet const& sheet, Page const& page);
/// One cell a category that has a record.
Sheet categories_sheet(Material const& material, study::Sheet const& sheet, Page const& page);

}  // namespace sitmap::map
