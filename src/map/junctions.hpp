// SPDX-License-Identifier: MIT
// map/junctions.hpp: the vertices where borders branch. Thinning keeps them and works on the
// stretches between, always in the same direction, so that a border shared by two shapes stays one
// line.
#pragma once

#include "domain/area.hpp"
#include "map/scene.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace sitmap::map {

class Junctions {
public:
    Junctions() = default;
    /// Of all rings together: a vertex whose two neighbours are not the same in every ring that
    /// holds it.
    explicit Junctions(std::span<PolygonSet const> shapes);
    bool contains(LonLat where) const noexcept;
    std::size_t count() const noexcept { return keys_.size(); }

private:
    std::vector<std::uint64_t> keys_;  // sorted
};

/// Thinning after Douglas & Peucker (1973): which points of an open run stay, ends always. The
/// answer does not depend on the direction of the run. `tolerance` in units of the points.
std::vector<bool> thin(std::span<Point const> run, double tolerance);

}  // namespace sitmap::map
