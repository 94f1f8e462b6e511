// SPDX-License-Identifier: MIT
// From outlines to cells. Rows are independent of each other, so each is built by one task and the
// pieces are then put together in order: the grid is the same for every number of threads.
#include "join/area_grid.hpp"

#include "base/error.hpp"
#include "base/memory.hpp"
#include "gis/orientation.hpp"
#include "join/cell_walk.hpp"
#include "join/leaf_builder.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace sitmap::join {

namespace {

constexpr double edges_to_cells =
    4.0;  // coarse cells per edge; measured best of 1, 2, 4, 8 (docs/performance.md)
constexpr double least_cells = 1024;
constexpr double most_cells = 1 << 18;
// Below this many points for each edge the finer cut costs more than it saves, and a coarse cell
// for every fourth point is enough (docs/performance.md).
constexpr double points_per_edge_for_cut = 20;
constexpr double points_per_cell = 4;

[[noreturn]] void refuse(Area const& area, std::string const& cause)
{
    throw Error{ErrorKind::internal, fmt::format("cannot index area '{}': {}", area.id, cause)};
}

void add_ring(std::vector<BorderEdge>& edges, Area const& area, std::uint32_t number,
              Ring const& ring)
{
    if (ring.empty()) return;
    if (!std::ranges::all_of(ring, is_finite_position)) refuse(area, "a coordinate is not finite");
    if (ring.front() != ring.back()) refuse(area, "a ring is not closed");
    for (std::size_t i = 1; i < ring.size(); ++i)
        if (ring[i - 1] != ring[i]) edges.push_back({ring[i - 1], ring[i], number});
}

std::vector<BorderEdge> edges_of(std::span<Area const> areas)
{
    std::vector<BorderEdge> edges;
    for (std::size_t i = 0; i < areas.size(); ++i)
        for (auto const& rings : areas[i].shape)
            for (auto const& ring : rings)
                add_ring(edges, areas[i], static_cast<std::uint32_t>(i), ring);
    return edges;
}

/// A frame one cell wider than the edges on each side, with cells of about equal sides in degrees.
CellFrame frame_for(std::span<BorderEdge const> edges, double wanted_cells)
{
    double west = edges[0].a.lon, east = west, south = edges[0].a.lat, north = south;
    for (auto const& edge : edges) {
        west = std::min(west, edge.a.lon);
        east = std::max(east, edge.a.lon);
        south = std::min(south, edge.a.lat);
        north = std::max(north, edge.a.lat);
    }
    // A layer without width or height still needs cells with a size.
    double const width = std::max(east - west, 1e-9 * (1 + std::abs(west)));
    double const height = std::max(north - south, 1e-9 * (1 + std::abs(south)));
    double const cells = std::clamp(wanted_cells, least_cells, most_cells);
    auto const count = [&](double along, double across) {
        return std::clamp(std::floor(std::sqrt(cells * along / across)), 1.0, cells);
    };
    double const columns = count(width, height);
    double const rows = count(height, width);
    CellFrame frame;
    frame.per_lon = columns / width;
    frame.per_lat = rows / height;
    frame.west = west - 1 / frame.per_lon;
    frame.south = south - 1 / frame.per_lat;
    frame.columns = static_cast<std::int32_t>(columns) + 3;
    frame.rows = static_cast<std::int32_t>(rows) + 3;
    return frame;
}

/// Numbers of the edges in each coarse cell, ascending, cell after cell.
struct CellEdges {
    std::vector<std::uint32_t> first;  // one more than cells
    std::vector<std::uint32_t> edges;

    std::span<std::uint32_t const> of(std::size_t cell) const
    {
        return std::span(edges).subspan(first[cell], first[cell + 1] - first[cell]);
    }
};

CellEdges bin_edges(std::span<BorderEdge const> edges, CellFrame const& frame)
{
    auto const cells =
        static_cast<std::size_t>(frame.columns) * static_cast<std::size_t>(frame.rows);
    CellEdges bins;
    bins.first.assign(cells + 1, 0);
    CellWindow const all{0, 0, frame.columns, frame.rows};
    auto const each_cell = [&](auto const& visit) {
        for (std::uint32_t i = 0; i < edges.size(); ++i)
            walk_cells(to_cells(frame, edges[i]), all, [&](std::int32_t column, std::int32_t row) {
                visit(static_cast<std::size_t>(row) * static_cast<std::size_t>(frame.columns) +
                          static_cast<std::size_t>(column),
                      i);
            });
    };
    each_cell([&](std::size_t cell, std::uint32_t) { ++bins.first[cell + 1]; });
    std::partial_sum(bins.first.begin(), bins.first.end(), bins.first.begin());
    bins.edges.resize(bins.first.back());
    auto next = bins.first;
    each_cell([&](std::size_t cell, std::uint32_t edge) { bins.edges[next[cell]++] = edge; });
    return bins;
}

/// Builds one row of coarse cells; references in it count from the row's own start.
GridRow build_row(std::span<BorderEdge const> edges, CellEdges const& bins, CellFrame const& frame,
                  std::int32_t row, bool cuts_cells)
{
    GridRow built;
    built.cuts_cells = cuts_cells;
    built.coarse.reserve(static_cast<std::size_t>(frame.columns));
    Stand stand{frame.at(0.5, row + 0.5), {}};  // the margin column: in no area
    std::span<std::uint32_t const> here;
    for (std::int32_t column = 0; column < frame.columns; ++column) {
        auto const cell = static_cast<std::size_t>(row) * static_cast<std::size_t>(frame.columns) +
                          static_cast<std::size_t>(column);
        auto const next = bins.of(cell);
        if (!here.empty() || !next.empty()) {
            auto const there = free_point(
                edges, next, frame, {static_cast<double>(column), static_cast<double>(row), 1.0});
            stand = step(edges, merged(here, next), stand, there);
        } else {
            stand.where = frame.at(column + 0.5, row + 0.5);
        }
        here = next;
        built.add_cell(edges, next, frame, column, row, stand);
    }
    built.edges.shrink_to_fit();
    built.leaves.shrink_to_fit();
    return built;
}

/// Where each row's values stand in the whole.
struct Start {
    std::size_t coarse = 0, fine = 0, leaves = 0, edges = 0, areas = 0;
};

std::vector<Start> starts_of(std::span<GridRow const> rows)
{
    std::vector<Start> starts(rows.size() + 1);
    for (std::size_t i = 0; i < rows.size(); ++i)
        starts[i + 1] = {
            starts[i].coarse + rows[i].coarse.size(), starts[i].fine + rows[i].fine.size(),
            starts[i].leaves + rows[i].leaves.size(), starts[i].edges + rows[i].edges.size(),
            starts[i].areas + rows[i].leaf_areas.size()};
    return starts;
}

/// One kind of value of all rows, one row after the other; the rows give theirs up, so that the
/// grid is never held twice.
template <typename Value, typename Turn>
std::vector<Value> gathered(std::span<GridRow> rows, std::vector<Value> GridRow::*values,
                            std::span<Start const> starts, std::size_t Start::*start, Turn turned)
{
    std::vector<Value> whole(starts.back().*start);
    tbb::parallel_for(std::size_t{0}, rows.size(), [&](std::size_t i) {
        auto& own = rows[i].*values;
        std::ranges::transform(own, whole.begin() + static_cast<std::ptrdiff_t>(starts[i].*start),
                               [&](Value value) { return turned(value, starts[i]); });
        release(own);
    });
    constexpr std::size_t worth_it = 100'000;  // edges: a grid of 10 MB
    if (starts.back().edges >= worth_it) give_back_memory();
    return whole;
}

/// Puts the rows one after the other and turns their references into references into the whole.
AreaGrid put_together(CellFrame const& frame, std::vector<GridRow> rows)
{
    auto const starts = starts_of(rows);
    auto const& total = starts.back();
    if (total.fine >= (std::size_t{1} << 27) ||
        total.edges > std::numeric_limits<std::uint32_t>::max())
        throw Error{ErrorKind::limit, "cannot index the areas: their borders are too many",
                    "split the layer, or simplify its outlines"};
    auto const moved = [](CellValue v, std::size_t by) {
        return v >= no_area ? v : reference_to(referenced(v) + static_cast<std::uint32_t>(by));
    };
    AreaGrid grid;
    grid.frame = frame;
    grid.edges = gathered(std::span(rows), &GridRow::edges, starts, &Start::edges,
                          [](LeafEdge const& edge, Start const&) { return edge; });
    grid.leaves = gathered(std::span(rows), &GridRow::leaves, starts, &Start::leaves,
                           [](Leaf leaf, Start const& start) {
                               leaf.first_edge += static_cast<std::uint32_t>(start.edges);
                               leaf.first_area += static_cast<std::uint32_t>(start.areas);
                               return leaf;
                           });
    grid.fine =
        gathered(std::span(rows), &GridRow::fine, starts, &Start::fine,
                 [&](CellValue value, Start const& start) { return moved(value, start.leaves); });
    grid.coarse = gathered(
        std::span(rows), &GridRow::coarse, starts, &Start::coarse,
        [&](CellValue value, Start const& start) { return moved(value, start.fine << 3); });
    grid.leaf_areas = gathered(std::span(rows), &GridRow::leaf_areas, starts, &Start::areas,
                               [](std::uint32_t area, Start const&) { return area; });
    return grid;
}

}  // namespace

AreaGrid build_grid(std::span<Area const> areas, std::size_t points)
{
    auto edges = edges_of(areas);
    if (edges.empty()) return {};
    auto const edge_count = static_cast<double>(edges.size());
    auto const point_count = static_cast<double>(points);
    bool const cuts_cells = point_count >= points_per_edge_for_cut * edge_count;
    auto const frame = frame_for(
        edges, cuts_cells ? edges_to_cells * edge_count
                          : std::min(edges_to_cells * edge_count, point_count / points_per_cell));
    auto bins = bin_edges(edges, frame);
    std::vector<GridRow> rows(static_cast<std::size_t>(frame.rows));
    tbb::parallel_for(std::int32_t{0}, frame.rows, [&](std::int32_t row) {
        rows[static_cast<std::size_t>(row)] = build_row(edges, bins, frame, row, cuts_cells);
    });
    release(edges);  // the rows hold what they need; the whole takes as much again
    bins = {};
    return put_together(frame, std::move(rows));
}

}  // namespace sitmap::join
