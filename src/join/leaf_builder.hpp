// SPDX-License-Identifier: MIT
// join/leaf_builder.hpp: what covers a point is carried from cell to cell by counting border
// crossings, and border cells are cut into fine cells and leaves.
#pragma once

#include "join/area_grid.hpp"
#include "join/cell_walk.hpp"
#include "join/strips.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace sitmap::join {

/// A point on no border and the areas that cover it, ascending.
struct Stand {
    LonLat where;
    std::vector<std::uint32_t> areas;
};

/// Union of two ascending lists.
std::vector<std::uint32_t> merged(std::span<std::uint32_t const> a,
                                  std::span<std::uint32_t const> b);
/// A point inside the box that is on the line of none of the listed edges.
LonLat free_point(std::span<BorderEdge const> edges, std::span<std::uint32_t const> listed,
                  CellFrame const& frame, CellBox const& box);
/// What covers `there`, from what covers `stand.where`, by the listed edges that the way crosses.
Stand step(std::span<BorderEdge const> edges, std::span<std::uint32_t const> listed,
           Stand const& stand, LonLat there);

/// One row of coarse cells with all that is below them; references count from the row's own start.
struct GridRow {
    /// Entries that the lists of a cut cell may hold for each edge in it; 0: cells stay whole.
    double most_per_edge = 0;
    bool cuts_strips = false;  // where cells are crowded
    std::vector<CellValue> coarse;
    std::vector<CellValue> fine;
    std::vector<Leaf> leaves;
    std::vector<LeafEdge> edges;
    std::vector<std::uint32_t> leaf_areas;
    std::vector<Strips> strips;
    std::vector<CellValue> strip_values;

    /// Adds the coarse cell with the listed edges; `stand` is in the cell.
    void add_cell(std::span<BorderEdge const> all, std::span<std::uint32_t const> listed,
                  CellFrame const& frame, std::int32_t column, std::int32_t row,
                  Stand const& stand);

private:
    CellValue value_for(std::span<BorderEdge const> all, std::span<std::uint32_t const> listed,
                        Stand const& stand);
    CellValue value_of_strips(std::span<BorderEdge const> all,
                              std::span<std::uint32_t const> listed, Stand const& stand,
                              CellFrame const& frame, StripCut const& cut);
    void add_leaf_page(std::span<BorderEdge const> all, std::span<std::uint32_t const> listed,
                       Stand const& stand, std::span<std::uint32_t const> areas);
};

}  // namespace sitmap::join
