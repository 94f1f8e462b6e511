// SPDX-License-Identifier: MIT
#include "analysis/vertex_index.hpp"

#include <algorithm>
#include <cmath>

namespace sitmap::analysis {

namespace {

constexpr double smallest_cell = 1e-6;  // degrees, keeps cell numbers far from overflow

}  // namespace

VertexIndex::VertexIndex(double snap_degrees)
    : snap_(std::max(snap_degrees, 0.0)), cell_(std::max(snap_, smallest_cell))
{
}

std::size_t VertexIndex::number(LonLat where)
{
    if (where.lon <= -180.0 + snap_) where.lon += 360.0;
    auto const x = static_cast<std::int64_t>(std::floor(where.lon / cell_));
    auto const y = static_cast<std::int64_t>(std::floor(where.lat / cell_));
    for (auto const dx : {0, -1, 1})
        for (auto const dy : {0, -1, 1}) {
            auto const cell = cells_.find({x + dx, y + dy});
            if (cell == cells_.end()) continue;
            for (std::size_t const candidate : cell->second) {
                LonLat const other = positions_[candidate];
                if (std::hypot(other.lon - where.lon, other.lat - where.lat) <= snap_)
                    return candidate;
            }
        }
    positions_.push_back(where);
    cells_[{x, y}].push_back(positions_.size() - 1);
    return positions_.size() - 1;
}

}  // namespace sitmap::analysis
