// SPDX-License-Identifier: MIT
// analysis/vertex_index.hpp: numbers for positions, so that outlines with a common vertex can be
// told by it.
#pragma once

#include "domain/lonlat.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace sitmap::analysis {

/// Positions within `snap_degrees` of an earlier one get its number; longitude -180 is 180. 0:
/// exactly equal only.
class VertexIndex {
public:
    explicit VertexIndex(double snap_degrees);

    /// Number of a position, a new one if it is not near any earlier position.
    std::size_t number(LonLat where);
    LonLat where(std::size_t number) const { return positions_[number]; }
    std::size_t size() const noexcept { return positions_.size(); }

private:
    using Cell = std::pair<std::int64_t, std::int64_t>;

    double snap_;
    double cell_;  // degrees; not less than snap_
    std::vector<LonLat> positions_;
    std::map<Cell, std::vector<std::size_t>> cells_;
};

}  // namespace sitmap::analysis
