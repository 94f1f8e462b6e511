// SPDX-License-Identifier: MIT
// From outlines to cells. Rows are independent of each other, so each is built by one task and the
// pieces are then put together in order: the grid is the same for every number of threads.
#include "join/area_grid.hpp"

#include "base/error.hpp"
#include "base/memory.hpp"
#include "gis/orientation.hpp"
#include "gis/wkb.hpp"
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
// Where long borders run close together, or areas lie in heaps, the cells are made fewer until
// their lists hold no more than this: a bound on memory, ten times what layers of units take.
constexpr double listed_per_edge = 8;
constexpr double least_listed = 1 << 22;

double most_listed(std::size_t edges)
{
    return std::max(least_listed, listed_per_edge * static_cast<double>(edges));
}

[[noreturn]] void refuse(Area const& area, std::string const& cause)
{
    throw Error{ErrorKind::internal, fmt::format("cannot index area '{}': {}", area.id, cause)};
}

void add_ring(std::vector<BorderEdge>& edges, Area const& area, std::uint32_t number,
              Ring const& ring)
{
    if (ring.empty()) return;
    if (!std::ranges::all_of(ring, gis::is_finite_position))
        refuse(area, "a coordinate is not finite");
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

/// How far the borders reach, and how far they and the areas go on the whole.
struct Extent {
    double west = std::numeric_limits<double>::infinity(), east = -west;
    double south = west, north = -west;
    double east_ways = 0, north_ways = 0;  // sums over the edges, degrees
    double boxes = 0;                      // sum over the polygons' boxes, square degrees

    // A layer without width or height still needs cells with a size.
    double width() const { return std::max(east - west, 1e-9 * (1 + std::abs(west))); }
    double height() const { return std::max(north - south, 1e-9 * (1 + std::abs(south))); }
};

Extent extent_of(std::span<Area const> areas, std::span<BorderEdge const> edges)
{
    Extent extent;
    for (auto const& [a, b, area] : edges) {
        extent.west = std::min(extent.west, a.lon);
        extent.east = std::max(extent.east, a.lon);
        extent.south = std::min(extent.south, a.lat);
        extent.north = std::max(extent.north, a.lat);
        extent.east_ways += std::abs(b.lon - a.lon);
        extent.north_ways += std::abs(b.lat - a.lat);
    }
    for (auto const& area : areas)
        for (auto const& rings : area.shape) {
            if (rings.empty() || rings.front().empty()) continue;
            auto const [west, east] = std::ranges::minmax(rings.front(), {}, &LonLat::lon);
            auto const [south, north] = std::ranges::minmax(rings.front(), {}, &LonLat::lat);
            extent.boxes += (east.lon - west.lon) * (north.lat - south.lat);
        }
    return extent;
}

struct CellCounts {
    double columns = 1, rows = 1;
};

/// Cells of about equal sides in degrees.
CellCounts even_cells(Extent const& extent, double cells)
{
    auto const count = [&](double along, double across) {
        return std::clamp(std::floor(std::sqrt(cells * along / across)), 1.0, cells);
    };
    return {count(extent.width(), extent.height()), count(extent.height(), extent.width())};
}

/// In how many cells the edges are listed, all together.
double listed_in(CellCounts const& cells, Extent const& extent, std::size_t edges)
{
    return static_cast<double>(edges) + cells.columns * extent.east_ways / extent.width() +
           cells.rows * extent.north_ways / extent.height();
}

/// Cells drawn out along the edges: as many as `most` entries allow, with the fewest edges in each.
CellCounts drawn_out_cells(Extent const& extent, double cells, double most)
{
    double const columns = most / 2 * extent.width() / std::max(extent.east_ways, extent.width());
    double const rows = most / 2 * extent.height() / std::max(extent.north_ways, extent.height());
    double const part = std::min(1.0, std::sqrt(cells / (columns * rows)));
    auto const count = [&](double wanted) {
        return std::clamp(std::floor(wanted * part), 1.0, cells);
    };
    return {count(columns), count(rows)};
}

/// A frame one cell wider than the edges on each side.
CellFrame frame_for(Extent const& extent, double wanted_cells, std::size_t edges)
{
    double const most = most_listed(edges);
    double const depth = extent.boxes / (extent.width() * extent.height());
    double const most_for_depth = std::max(most / std::max(depth, 1.0), 1.0);
    double const cells =
        std::min(std::clamp(wanted_cells, least_cells, most_cells), most_for_depth);
    auto counts = even_cells(extent, cells);
    if (listed_in(counts, extent, edges) > most)
        counts = drawn_out_cells(extent, cells, most / 2 - static_cast<double>(edges));
    CellFrame frame;
    frame.per_lon = counts.columns / extent.width();
    frame.per_lat = counts.rows / extent.height();
    frame.west = extent.west - 1 / frame.per_lon;
    frame.south = extent.south - 1 / frame.per_lat;
    frame.columns = static_cast<std::int32_t>(counts.columns) + 3;
    frame.rows = static_cast<std::int32_t>(counts.rows) + 3;
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
                  std::int32_t row, GridRow built)
{
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
    std::size_t strips = 0, strip_values = 0;
};

std::vector<Start> starts_of(std::span<GridRow const> rows)
{
    std::vector<Start> starts(rows.size() + 1);
    for (std::size_t i = 0; i < rows.size(); ++i)
        starts[i + 1] = {starts[i].coarse + rows[i].coarse.size(),
                         starts[i].fine + rows[i].fine.size(),
                         starts[i].leaves + rows[i].leaves.size(),
                         starts[i].edges + rows[i].edges.size(),
                         starts[i].areas + rows[i].leaf_areas.size(),
                         starts[i].strips + rows[i].strips.size(),
                         starts[i].strip_values + rows[i].strip_values.size()};
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
                               if (leaf.strips != 0)
                                   leaf.strips += static_cast<std::uint32_t>(start.strips);
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
    grid.strips = gathered(std::span(rows), &GridRow::strips, starts, &Start::strips,
                           [](Strips strips, Start const& start) {
                               strips.first += static_cast<std::uint32_t>(start.strip_values);
                               return strips;
                           });
    grid.strip_values =
        gathered(std::span(rows), &GridRow::strip_values, starts, &Start::strip_values,
                 [&](CellValue value, Start const& start) { return moved(value, start.leaves); });
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
    double const wanted = edges_to_cells * edge_count;
    auto const frame = frame_for(
        extent_of(areas, edges),
        cuts_cells ? wanted : std::min(wanted, point_count / points_per_cell), edges.size());
    auto bins = bin_edges(edges, frame);
    GridRow plan;
    plan.cuts_strips = cuts_cells;
    if (cuts_cells)
        plan.most_per_edge = most_listed(edges.size()) / static_cast<double>(bins.edges.size());
    std::vector<GridRow> rows(static_cast<std::size_t>(frame.rows));
    tbb::parallel_for(std::int32_t{0}, frame.rows, [&](std::int32_t row) {
        rows[static_cast<std::size_t>(row)] = build_row(edges, bins, frame, row, plan);
    });
    release(edges);  // the rows hold what they need; the whole takes as much again
    bins = {};
    return put_together(frame, std::move(rows));
}

}  // namespace sitmap::join
