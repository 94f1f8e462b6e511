// SPDX-License-Identifier: MIT
// map/moment_header.hpp: what the header of a film's picture says: its month, and how many records
// are dated to it, may belong to it, or are over.
#pragma once

#include "map/furniture.hpp"
#include "map/incident_layer.hpp"
#include "map/material.hpp"

#include <cstdint>
#include <string>

namespace sitmap::map {

/// What the picture of a month says of it: all records but those beyond the map, as the bars of the
/// months count.
struct MomentCounts {
    int fresh = 0, possible = 0, total = 0;
    int undrawn = 0;  // of the fresh and possible ones: without a place on the map
};

MomentCounts counts_at(IncidentPlan const& plan, Material const& material, Moment const& moment);

/// "2 of them not drawn", of `all` records of a month.
std::string undrawn_words(std::int64_t undrawn, std::int64_t all);

/// Stands where the still map says its date, so that nothing moves from picture to picture.
AsOf as_of_moment(style::Style const& style, Month month, MomentCounts const& counts);
/// The longest that a picture can say, to keep room for it.
AsOf longest_moment(Material const& material);

}  // namespace sitmap::map
