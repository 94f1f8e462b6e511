// SPDX-License-Identifier: MIT
#include "map/pole.hpp"

#include "map/clip.hpp"
#include "map/junctions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <queue>
#include <utility>

namespace sitmap::map {

namespace {

/// The shape with its horizontal distances divided by the stretch, edge by edge.
class Stretched {
public:
    Stretched(std::span<Outline const> outlines, double stretch) : stretch_(stretch)
    {
        auto shape = coarsened(outlines);
        for (Outline& outline : shape)
            for (Point& p : outline.points) p.x /= stretch;
        extent_ = bounds_of(shape);
        for (Outline const& outline : shape) {
            Point a = outline.points.back();
            for (Point const b : outline.points) edges_.push_back(edge(std::exchange(a, b), b));
        }
    }
    bool empty() const noexcept { return edges_.empty(); }
    Box const& extent() const noexcept { return extent_; }
    Point unstretched(Point p) const noexcept { return {p.x * stretch_, p.y}; }
    /// Distance to the border, negative outside (even-odd).
    double clearance(Point at) const noexcept
    {
        double nearest = std::numeric_limits<double>::infinity();  // squared
        bool inside = false;
        for (Edge const& e : edges_) {
            double const x = at.x - e.from.x;
            double const y = at.y - e.from.y;
            double const along = std::clamp((x * e.dx + y * e.dy) * e.per_square, 0.0, 1.0);
            double const aside_x = x - along * e.dx;
            double const aside_y = y - along * e.dy;
            nearest = std::min(nearest, aside_x * aside_x + aside_y * aside_y);
            if ((y < 0) != (y < e.dy) && x < e.dx * y / e.dy) inside = !inside;
        }
        return inside ? std::sqrt(nearest) : -std::sqrt(nearest);
    }

private:
    struct Edge {
        Point from;
        double dx, dy;
        double per_square;  // 1 / length^2
    };
    static Edge edge(Point a, Point b) noexcept
    {
        double const dx = b.x - a.x;
        double const dy = b.y - a.y;
        double const square = dx * dx + dy * dy;
        return {a, dx, dy, square > 0 ? 1 / square : 0};
    }
    double stretch_;
    Box extent_;
    std::vector<Edge> edges_;
};

/// A square cell with the best that any point of it can reach.
struct Cell {
    Point middle;
    double half = 0;
    double clearance = 0;
    double reach() const noexcept { return clearance + half * std::numbers::sqrt2; }
    friend bool operator<(Cell const& a, Cell const& b) noexcept
    {
        if (a.reach() != b.reach()) return a.reach() < b.reach();
        if (a.middle.y != b.middle.y) return a.middle.y > b.middle.y;
        return a.middle.x > b.middle.x;
    }
};

Cell cell_at(Stretched const& shape, Point middle, double half)
{
    return {middle, half, shape.clearance(middle)};
}

std::priority_queue<Cell> first_cells(Stretched const& shape, Box const& extent)
{
    std::priority_queue<Cell> cells;
    double const side =
        std::max(std::min(extent.width, extent.height), std::max(extent.width, extent.height) / 64);
    for (double y = extent.y; y < extent.bottom(); y += side)
        for (double x = extent.x; x < extent.right(); x += side)
            cells.push(cell_at(shape, {x + side / 2, y + side / 2}, side / 2));
    return cells;
}

/// The closed outlines in their order; of thousands of islands the largest, in which names stand. A
/// hole is smaller than what it lies in, which is kept with it.
std::vector<Outline const*> largest_of(std::span<Outline const> outlines)
{
    constexpr std::size_t most_parts = 64;
    std::vector<std::pair<double, std::size_t>> sizes;  // of the boxes, largest first
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        if (!outlines[i].closed || outlines[i].points.size() < 3) continue;
        Box const extent = bounds_of(outlines[i].points);
        sizes.emplace_back(-extent.width * extent.height, i);
    }
    std::ranges::sort(sizes);
    if (sizes.size() > most_parts) sizes.resize(most_parts);
    std::ranges::sort(sizes, {}, &std::pair<double, std::size_t>::second);
    std::vector<Outline const*> largest;
    for (auto const& [size, index] : sizes) largest.push_back(&outlines[index]);
    return largest;
}

}  // namespace

std::vector<Outline> coarsened(std::span<Outline const> outlines)
{
    std::vector<Outline> shape;
    for (Outline const* const large : largest_of(outlines)) {
        auto const& outline = *large;
        auto const& ring = outline.points;
        Box const extent = bounds_of(ring);
        auto const stays = thin(ring, std::min(0.25, std::max(extent.width, extent.height) / 100));
        Outline kept{{}, true, false};
        for (std::size_t i = 0; i < ring.size(); ++i)
            if (stays[i]) kept.points.push_back(ring[i]);
        shape.push_back(kept.points.size() < 3 ? outline : std::move(kept));
    }
    return shape;
}

Pole pole_of_inaccessibility(std::span<Outline const> outlines, double stretch)
{
    constexpr double precision = 0.3;  // mm
    Stretched const shape{outlines, stretch};
    Box const extent = shape.extent();
    if (shape.empty() || extent.width <= 0 || extent.height <= 0) return {{}, -1};
    auto cells = first_cells(shape, extent);
    Cell best = cell_at(shape, extent.centre(), 0);
    double const enough = std::max(precision, std::max(extent.width, extent.height) * 1e-4);
    while (!cells.empty()) {
        Cell const cell = cells.top();
        cells.pop();
        if (cell.clearance > best.clearance) best = cell;
        if (cell.reach() - best.clearance <= enough) break;
        double const half = cell.half / 2;
        for (double const dy : {-half, half})
            for (double const dx : {-half, half})
                cells.push(cell_at(shape, {cell.middle.x + dx, cell.middle.y + dy}, half));
    }
    return {shape.unstretched(best.middle), best.clearance};
}

std::vector<Pole> places_inside(std::span<Outline const> outlines, double stretch,
                                std::size_t count, double spacing)
{
    Pole const pole = pole_of_inaccessibility(outlines, stretch);
    if (pole.clearance <= 0 || count == 0) return {};
    Stretched const shape{outlines, stretch};
    Box const extent = shape.extent();
    double const most = 3 * std::sqrt(2.0 * static_cast<double>(count));  // grid cells a side
    double const across = std::max(spacing / stretch, extent.width / most);
    double const down = std::max(spacing, extent.height / most);
    std::vector<Pole> found;
    for (double y = extent.y + down / 2; y < extent.bottom(); y += down)
        for (double x = extent.x + across / 2; x < extent.right(); x += across) {
            double const clearance = shape.clearance({x, y});
            if (clearance > 0) found.push_back({shape.unstretched({x, y}), clearance});
        }
    std::ranges::stable_sort(found, std::greater{}, &Pole::clearance);
    std::vector<Pole> chosen{pole};
    for (Pole const& candidate : found) {
        if (chosen.size() == count) break;
        bool const apart = std::ranges::all_of(
            chosen, [&](Pole const& other) { return distance(candidate.at, other.at) >= spacing; });
        if (apart) chosen.push_back(candidate);
    }
    return chosen;
}

}  // namespace sitmap::map
