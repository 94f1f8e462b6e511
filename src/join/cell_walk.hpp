// SPDX-License-Identifier: MIT
// join/cell_walk.hpp: the cells that a border segment passes, never one too few: a margin of 1e-7
// cells covers all rounding of the cell arithmetic (about 1e-11 cells), which is why the predicates
// need no tolerance.
#pragma once

#include "join/area_grid.hpp"

#include <algorithm>
#include <cmath>

namespace sitmap::join {

struct BorderEdge {
    LonLat a, b;
    std::uint32_t area = 0;
};

/// A segment in cell units.
struct CellSegment {
    double au, av, bu, bv;
};

inline CellSegment to_cells(CellFrame const& frame, BorderEdge const& edge)
{
    return {frame.u(edge.a.lon), frame.v(edge.a.lat), frame.u(edge.b.lon), frame.v(edge.b.lat)};
}

/// The same segment where a cell is cut into `count` x `count`, counted from the corner (column,
/// row).
inline CellSegment zoomed(CellSegment const& s, double column, double row, double count)
{
    return {(s.au - column) * count, (s.av - row) * count, (s.bu - column) * count,
            (s.bv - row) * count};
}

/// Half-open range of cells.
struct CellWindow {
    std::int32_t column = 0, row = 0, end_column = 0, end_row = 0;
};

/// Calls visit(column, row) for each cell of the window that the segment may touch, each cell once.
template <typename Visit>
void walk_cells(CellSegment const& s, CellWindow const& window, Visit visit)
{
    constexpr double margin = 1e-7;
    auto const cell = [](double position, std::int32_t low, std::int32_t high) {
        return static_cast<std::int32_t>(
            std::clamp(std::floor(position), low - 1.0, static_cast<double>(high)));
    };
    double const low_u = std::min(s.au, s.bu), high_u = std::max(s.au, s.bu);
    double const low_v = std::min(s.av, s.bv), high_v = std::max(s.av, s.bv);
    auto const first_row = std::max(cell(low_v - margin, window.row, window.end_row), window.row);
    auto const last_row =
        std::min(cell(high_v + margin, window.row, window.end_row), window.end_row - 1);
    double const slope = high_v > low_v ? (s.bu - s.au) / (s.bv - s.av) : 0;
    for (auto row = first_row; row <= last_row; ++row) {
        double from = low_u, to = high_u;
        if (high_v - low_v > 4 * margin) {
            double const u_low = s.au + (std::max(low_v, row - margin) - s.av) * slope;
            double const u_high = s.au + (std::min(high_v, row + 1 + margin) - s.av) * slope;
            from = std::max(low_u, std::min(u_low, u_high));
            to = std::min(high_u, std::max(u_low, u_high));
        }
        auto const first =
            std::max(cell(from - margin, window.column, window.end_column), window.column);
        auto const last =
            std::min(cell(to + margin, window.column, window.end_column), window.end_column - 1);
        for (auto column = first; column <= last; ++column) visit(column, row);
    }
}

}  // namespace sitmap::join
