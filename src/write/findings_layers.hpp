// SPDX-License-Identifier: MIT
// write/findings_layers.hpp: the findings as GIS layers: order of arrival, arrows of arrival,
// centres and their track, ellipse, hot spots.
#pragma once

#include "analysis/findings.hpp"
#include "gis/vector_layer.hpp"

#include <span>
#include <vector>

namespace sitmap::write {

/// arrival_order (points), arrival_arrows (lines, contact or leap), centres (points), centre_track
/// (line), ellipse and hot_spots (polygons). A layer without a row is kept, so that every run has
/// the same layers.
std::vector<gis::VectorLayer> findings_layers(analysis::Findings const& findings,
                                              std::span<Placed const> placed,
                                              std::span<Area const> areas);

}  // namespace sitmap::write
