// SPDX-License-Identifier: MIT
// join/strips.hpp: a crowded cell cut into strips along the way that most of its edges run, so that
// a point meets few of them. Lists never lack an edge: a margin covers all rounding.
#pragma once

#include "join/area_grid.hpp"
#include "join/cell_walk.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace sitmap::join {

/// Square of cells in cell units.
struct CellBox {
    double u = 0, v = 0, side = 1;
};

/// Strips of a cell with the edges that pass each of them, ascending.
struct StripCut {
    Strips strips;
    std::vector<std::vector<std::uint32_t>> listed;
    CellBox box;

    /// A point inside a strip and the cell, on the line of none of the strip's edges.
    LonLat free_point(std::span<BorderEdge const> edges, CellFrame const& frame,
                      std::size_t strip) const;
};

/// Nothing for a cell of up to 64 edges, and where strips would not part them; the lists of all
/// strips hold about twice the edges at most. `areas`: how many cover a point of the cell, all of
/// which each strip lists.
std::optional<StripCut> cut_into_strips(std::span<BorderEdge const> edges,
                                        std::span<std::uint32_t const> listed,
                                        CellFrame const& frame, CellBox const& box,
                                        std::size_t areas);

}  // namespace sitmap::join
