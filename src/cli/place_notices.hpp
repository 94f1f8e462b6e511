// SPDX-License-Identifier: MIT
// cli/place_notices.hpp: what a reader must know of how records came to their areas, with their
// ids.
#pragma once

#include "base/report.hpp"
#include "domain/area.hpp"
#include "domain/placed.hpp"

#include <optional>
#include <span>
#include <vector>

namespace sitmap::cli {

/// Records whose coordinate lies in another area, or in another country, than they state. `areas`
/// are sorted by id.
std::vector<Notice> contradictions(std::span<Placed const> placed, std::span<Area const> areas);
/// Of the records that meet the period: those in no area, with their rows and how far they lie from
/// the area that they state, and those that lie in none by their coordinate and are in the area
/// that they state. `areas` are sorted by id.
std::vector<Notice> outside_areas(std::span<Placed const> placed, std::span<Area const> areas,
                                  std::optional<DateInterval> const& period);

}  // namespace sitmap::cli
