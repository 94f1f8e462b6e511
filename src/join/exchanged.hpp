// SPDX-License-Identifier: MIT
// join/exchanged.hpp: tells when longitude and latitude have been mixed up, by the areas that the
// points were meant for.
#pragma once

#include "domain/area.hpp"
#include "domain/lonlat.hpp"
#include "domain/placed.hpp"
#include "join/area_index.hpp"

#include <cstddef>
#include <span>

namespace sitmap::join {

/// How many points would lie in an area the other way round; 0 unless that is more than half of
/// them while at most one in twenty lies in an area as they are. Points that are not finite count
/// for nothing.
std::size_t inside_if_exchanged(std::span<LonLat const> points, AreaIndex const& index);

/// The same for what has been placed, among the points; quick where more of them have an area.
std::size_t inside_if_exchanged(std::span<Placed const> placed, AreaIndex const& index);

}  // namespace sitmap::join
