// SPDX-License-Identifier: MIT
#include "map/clip.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace sitmap::map {

namespace {

/// One side of a rectangle: `axis` 0 = x, 1 = y; inside is where sign * (coordinate - at) >= 0.
struct Side {
    int axis;
    double at;
    double sign;
    double depth(Point p) const noexcept { return sign * ((axis == 0 ? p.x : p.y) - at); }
    Point cut(Point a, Point b) const noexcept
    {
        double const da = depth(a);
        double const share = da / (da - depth(b));
        if (axis == 0) return {at, a.y + (b.y - a.y) * share};
        return {a.x + (b.x - a.x) * share, at};
    }
};

std::array<Side, 4> sides(Box const& box)
{
    return {{{0, box.x, 1}, {0, box.right(), -1}, {1, box.y, 1}, {1, box.bottom(), -1}}};
}

std::vector<Point> clip_at(std::vector<Point> const& ring, Side const& side)
{
    std::vector<Point> kept;
    kept.reserve(ring.size() + 8);
    for (std::size_t i = 0; i < ring.size(); ++i) {
        Point const a = ring[i == 0 ? ring.size() - 1 : i - 1];
        Point const b = ring[i];
        bool const a_in = side.depth(a) >= 0;
        bool const b_in = side.depth(b) >= 0;
        if (a_in != b_in) kept.push_back(side.cut(a, b));
        if (b_in) kept.push_back(b);
    }
    return kept;
}

double cross(Point o, Point a, Point b) noexcept
{
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

bool between(Point a, Point b, Point p) noexcept
{
    return std::min(a.x, b.x) <= p.x && p.x <= std::max(a.x, b.x) && std::min(a.y, b.y) <= p.y &&
           p.y <= std::max(a.y, b.y);
}

}  // namespace

std::vector<Point> clip_ring(std::span<Point const> ring, Box const& box)
{
    std::vector<Point> kept(ring.begin(), ring.end());
    Box const extent = bounds_of(ring);
    if (!extent.meets(box) && !(extent.width == 0 && extent.height == 0)) return {};
    for (Side const& side : sides(box)) {
        bool const all_in = std::ranges::all_of(kept, [&](Point p) { return side.depth(p) >= 0; });
        if (!all_in) kept = clip_at(kept, side);
    }
    if (kept.size() < 3 || ring_area(kept) == 0) return {};
    return kept;
}

std::optional<Segment> clip_segment(Segment s, Box const& box)
{
    double low = 0;
    double high = 1;
    for (Side const& side : sides(box)) {
        double const a = side.depth(s.from);
        double const b = side.depth(s.to);
        if (a < 0 && b < 0) return {};
        if (a < 0) low = std::max(low, a / (a - b));
        if (b < 0) high = std::min(high, a / (a - b));
    }
    if (low > high) return {};
    auto const at = [&](double share) {
        return Point{s.from.x + (s.to.x - s.from.x) * share,
                     s.from.y + (s.to.y - s.from.y) * share};
    };
    return Segment{low == 0 ? s.from : at(low), high == 1 ? s.to : at(high)};
}

std::vector<std::vector<Point>> clip_line(std::span<Point const> line, Box const& box)
{
    std::vector<std::vector<Point>> pieces;
    bool open = false;
    for (std::size_t i = 1; i < line.size(); ++i) {
        auto const part = clip_segment({line[i - 1], line[i]}, box);
        if (!part) {
            open = false;
            continue;
        }
        if (!open) pieces.push_back({part->from});
        pieces.back().push_back(part->to);
        open = part->to == line[i];
    }
    std::erase_if(pieces, [](std::vector<Point> const& piece) {
        return std::ranges::all_of(piece, [&](Point p) { return p == piece.front(); });
    });
    return pieces;
}

Box bounds_of(std::span<Point const> points)
{
    if (points.empty()) return {};
    double west = points[0].x, east = west, top = points[0].y, bottom = top;
    for (Point const p : points) {
        west = std::min(west, p.x);
        east = std::max(east, p.x);
        top = std::min(top, p.y);
        bottom = std::max(bottom, p.y);
    }
    return {west, top, east - west, bottom - top};
}

Box bounds_of(std::span<Outline const> outlines)
{
    std::vector<Point> corners;
    for (Outline const& outline : outlines) {
        if (outline.points.empty()) continue;
        Box const box = bounds_of(outline.points);
        corners.push_back({box.x, box.y});
        corners.push_back({box.right(), box.bottom()});
    }
    return bounds_of(corners);
}

Box box_around(Point middle, double width, double height)
{
    return {middle.x - width / 2, middle.y - height / 2, width, height};
}

Box grown(Box box, double by)
{
    return {box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
}

bool contains(Box const& box, Point at) noexcept
{
    return at.x >= box.x && at.x <= box.right() && at.y >= box.y && at.y <= box.bottom();
}

bool contains(std::span<Outline const> outlines, Point at) noexcept
{
    bool inside = false;
    for (Outline const& outline : outlines) {
        if (!outline.closed || outline.points.size() < 3) continue;
        Point a = outline.points.back();
        for (Point const b : outline.points) {
            bool const straddles = (a.y > at.y) != (b.y > at.y);
            if (straddles && at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y))
                inside = !inside;
            a = b;
        }
    }
    return inside;
}

namespace {

/// std::hypot guards against overflow, which a page cannot have, at five times the cost.
double length(double dx, double dy) noexcept
{
    return std::sqrt(dx * dx + dy * dy);
}

}  // namespace

double distance(Point a, Point b) noexcept
{
    return length(a.x - b.x, a.y - b.y);
}

Point nearest_on(Segment const& s, Point to) noexcept
{
    double const dx = s.to.x - s.from.x;
    double const dy = s.to.y - s.from.y;
    double const squared = dx * dx + dy * dy;
    if (squared == 0) return s.from;
    double const along = ((to.x - s.from.x) * dx + (to.y - s.from.y) * dy) / squared;
    double const share = std::clamp(along, 0.0, 1.0);
    return {s.from.x + share * dx, s.from.y + share * dy};
}

double distance(Point at, Segment const& s) noexcept
{
    return distance(at, nearest_on(s, at));
}

double distance(Point at, Box const& box) noexcept
{
    double const dx = std::max({box.x - at.x, 0.0, at.x - box.right()});
    double const dy = std::max({box.y - at.y, 0.0, at.y - box.bottom()});
    return length(dx, dy);
}

double distance(Segment const& a, Segment const& b) noexcept
{
    if (crosses(a, b)) return 0;
    return std::min(
        {distance(a.from, b), distance(a.to, b), distance(b.from, a), distance(b.to, a)});
}

bool crosses(Segment const& a, Segment const& b) noexcept
{
    double const d1 = cross(a.from, a.to, b.from);
    double const d2 = cross(a.from, a.to, b.to);
    double const d3 = cross(b.from, b.to, a.from);
    double const d4 = cross(b.from, b.to, a.to);
    bool const proper = ((d1 > 0) != (d2 > 0)) && ((d3 > 0) != (d4 > 0)) && d1 != 0 && d2 != 0 &&
                        d3 != 0 && d4 != 0;
    if (proper) return true;
    return (d1 == 0 && between(a.from, a.to, b.from)) || (d2 == 0 && between(a.from, a.to, b.to)) ||
           (d3 == 0 && between(b.from, b.to, a.from)) || (d4 == 0 && between(b.from, b.to, a.to));
}

bool crosses(Segment const& segment, Box const& box) noexcept
{
    return clip_segment(segment, box).has_value();
}

double ring_area(std::span<Point const> ring) noexcept
{
    if (ring.empty()) return 0;
    double twice = 0;
    Point const origin = ring[0];
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) twice += cross(origin, ring[i], ring[i + 1]);
    return twice / 2;
}

}  // namespace sitmap::map
