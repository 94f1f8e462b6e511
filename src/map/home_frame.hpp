// SPDX-License-Identifier: MIT
// map/home_frame.hpp: what a map shows if nobody says it.
#pragma once

#include "map/geo_to_page.hpp"
#include "map/material.hpp"

namespace sitmap::map {

/// The frame that shows all home areas, or, if no home is stated, the areas with a record. It
/// follows the records where vast areas around few of them would leave most of it empty, and leaves
/// out remote islets without a record that would make a speck of the country. It holds all records
/// of these areas, also beside them, and most of each area whose records have no place of their
/// own.
Frame home_frame(Material const& material);

}  // namespace sitmap::map
