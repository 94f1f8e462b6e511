// SPDX-License-Identifier: MIT
// write/incident_fields.hpp: the one list of attributes of a placed record, for the table and for
// the layer, so that both say the same.
#pragma once

#include "domain/area.hpp"
#include "domain/placed.hpp"
#include "gis/vector_layer.hpp"

#include <span>
#include <string>
#include <vector>

namespace sitmap::write {

std::vector<gis::Field> const& incident_fields();
/// One value for each of incident_fields().
std::vector<gis::Value> incident_values(Placed const& placed, std::span<Area const> areas);
/// A value as a table shows it: dates in ISO form, shortest exact numbers, empty for "no value".
std::string to_text(gis::Value const& value);

}  // namespace sitmap::write
