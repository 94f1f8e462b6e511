// SPDX-License-Identifier: MIT
// map/label_pins.hpp: labels that somebody puts in place: the ids that they are known by, where
// they stand on a sheet, and the pins of a study.
#pragma once

#include "map/map_sheet.hpp"

#include <span>
#include <string>
#include <vector>

namespace sitmap::map {

/// Ids of the labels of places, one each: "place:Kabul". Where the table has a name again, the
/// later ones are told apart by their number: "place:San Juan (2)".
std::vector<std::string> place_ids(std::span<Place const> places);

/// Places that somebody settled by hand hold for the page size that they were made on.
void pin_labels(MapSheet& sheet, Material const& material);

/// Where each label stands: its first baseline, as an editable SVG keeps it, and the middle of its
/// block.
std::vector<LabelPlace> label_places(MapSheet const& sheet);

}  // namespace sitmap::map
