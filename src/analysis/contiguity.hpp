// SPDX-License-Identifier: MIT
// analysis/contiguity.hpp: which areas touch (method M7). Queen: one common boundary point is
// enough; rook: a common stretch of boundary. Symmetric, never an area with itself; an island has
// an empty list.
#pragma once

#include "domain/area.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace sitmap::analysis {

enum class Contiguity { queen, rook };

/// Neighbours of each area, ascending indices. Boundary points nearer than `snap_degrees` are
/// common: slivers of real outlines need a larger one. Outlines that end at longitude 180 touch
/// those that begin at -180.
std::vector<std::vector<std::size_t>> neighbours(std::span<Area const> areas, Contiguity rule,
                                                 double snap_degrees = 1e-7);

/// Number of ordered neighbour pairs.
std::size_t links(std::span<std::vector<std::size_t> const> neighbours);

}  // namespace sitmap::analysis
