// SPDX-License-Identifier: MIT
// join/area_grid.hpp: the cells behind AreaIndex: a coarse grid, cut finer where borders pass. A
// cell without border holds its answer; a border cell ("leaf") holds the few edges in it and what
// covers one point of it.
#pragma once

#include "domain/area.hpp"
#include "domain/lonlat.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sitmap::join {

/// Cell content: an area, `no_area`, or (below it) a reference to something finer.
using CellValue = std::int32_t;
constexpr CellValue no_area = -1;
constexpr CellValue reference_to(std::uint32_t number)
{
    return -2 - static_cast<CellValue>(number);
}
constexpr std::uint32_t referenced(CellValue value)
{
    return static_cast<std::uint32_t>(-2 - value);
}

/// A border segment in a leaf, with the leaf's reference point on its left. Bit i of the masks
/// stands for the i-th area of the leaf: `toggle` is left or entered by crossing, `touch` has the
/// segment on its border.
struct LeafEdge {
    LonLat a, b;
    std::uint32_t toggle = 0;
    std::uint32_t touch = 0;
};

/// A border cell for up to 32 areas; a cell that meets more has further leaves right behind this
/// one.
struct Leaf {
    static constexpr std::size_t max_areas = 32;
    LonLat reference;
    std::uint32_t first_edge = 0, edges = 0;
    std::uint32_t first_area = 0;    // into AreaGrid::leaf_areas, ascending
    std::uint32_t at_reference = 0;  // mask of the areas that cover the reference point
    std::uint32_t strips = 0;        // of a crowded cell: number in AreaGrid::strips, plus one
    bool more = false;               // also of a crowded cell, which holds nothing else
};

/// A crowded cell cut into strips. Positions across them are in cell units.
struct Strips {
    double across_u = 0, across_v = 1;  // at right angles to the strips, of length 1
    double low = 0, per_cell = 1;
    std::uint32_t first = 0, count = 1;  // into AreaGrid::strip_values

    /// The strip of a position; the first or the last one for what is beyond.
    std::uint32_t of(double across) const
    {
        double const last = count - 1.0;
        return static_cast<std::uint32_t>(std::clamp((across - low) * per_cell, 0.0, last));
    }
};

/// Uniform grid position: cell units, origin at the grid's lower left corner. Monotone in the
/// coordinates.
struct CellFrame {
    double west = 0, south = 0, per_lon = 1, per_lat = 1;
    std::int32_t columns = 0, rows = 0;

    double u(double lon) const { return (lon - west) * per_lon; }
    double v(double lat) const { return (lat - south) * per_lat; }
    LonLat at(double u_, double v_) const { return {west + u_ / per_lon, south + v_ / per_lat}; }
};

struct AreaGrid {
    CellFrame frame;
    /// Coarse cells, row by row. A reference is (first fine cell << 3 | log2 of the fine cells per
    /// side).
    std::vector<CellValue> coarse;
    std::vector<CellValue> fine;  // a reference is a leaf number
    std::vector<Leaf> leaves;
    std::vector<LeafEdge> edges;
    std::vector<std::uint32_t> leaf_areas;
    std::vector<Strips> strips;
    std::vector<CellValue> strip_values;  // a reference is a leaf number

    /// The part of a crowded cell that a point in it lies in.
    CellValue in_strip(Leaf const& crowded, LonLat where) const
    {
        auto const& cut = strips[crowded.strips - 1];
        double const across = frame.u(where.lon) * cut.across_u + frame.v(where.lat) * cut.across_v;
        return strip_values[cut.first + cut.of(across)];
    }
    /// The cell of a point: an answer or a reference to a leaf. Not finite or outside the frame:
    /// no_area.
    CellValue find(LonLat where) const
    {
        double const u = frame.u(where.lon);
        double const v = frame.v(where.lat);
        if (!(u >= 0 && v >= 0 && u < frame.columns && v < frame.rows)) return no_area;
        auto const column = static_cast<std::int32_t>(u);
        auto const row = static_cast<std::int32_t>(v);
        auto const value =
            coarse[static_cast<std::size_t>(row) * static_cast<std::size_t>(frame.columns) +
                   static_cast<std::size_t>(column)];
        if (value >= no_area) return value;
        auto const payload = referenced(value);
        auto const shift = payload & 7u;
        auto const scale = static_cast<double>(1u << shift);  // a power of two: no rounding below
        auto const fine_u = static_cast<std::uint32_t>((u - column) * scale);
        auto const fine_v = static_cast<std::uint32_t>((v - row) * scale);
        return fine[(payload >> 3) + (static_cast<std::size_t>(fine_v) << shift) + fine_u];
    }
};

/// As many as a stream may hold.
constexpr std::size_t many_points = std::size_t{1} << 40;

/// Cells chosen from the data: about four coarse cells per edge, cut further where several edges
/// pass; fewer and uncut where `points`, the number of questions to come, would not repay them, and
/// where long borders close together or many areas one over the other would fill memory: the lists
/// of all cells hold some four million entries, or eight for each edge if that is more, and where
/// crowded cells are cut into strips twice that at most.
AreaGrid build_grid(std::span<Area const> areas, std::size_t points = many_points);

}  // namespace sitmap::join
