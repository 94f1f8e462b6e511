// SPDX-License-Identifier: MIT
// map/clip.hpp: cutting rings and lines at a rectangle, and small exact questions about page
// geometry.
#pragma once

#include "map/scene.hpp"

#include <optional>
#include <span>
#include <vector>

namespace sitmap::map {

struct Segment {
    Point from;
    Point to;
    friend bool operator==(Segment const&, Segment const&) = default;
};

/// Ring (first point not repeated) cut at the box (Sutherland & Hodgman 1974); edges along the box
/// join parts, so fill it even-odd. Empty if nothing with an area is left.
std::vector<Point> clip_ring(std::span<Point const> ring, Box const& box);
/// The pieces of a line inside the box.
std::vector<std::vector<Point>> clip_line(std::span<Point const> line, Box const& box);
/// The part of a segment inside the box (Liang & Barsky 1984).
std::optional<Segment> clip_segment(Segment segment, Box const& box);

Box bounds_of(std::span<Point const> points);
Box bounds_of(std::span<Outline const> outlines);
Box box_around(Point middle, double width, double height);
Box grown(Box box, double by);
bool contains(Box const& box, Point at) noexcept;
/// Even-odd over all closed outlines (curved ones by their points).
bool contains(std::span<Outline const> outlines, Point at) noexcept;
double distance(Point a, Point b) noexcept;
double distance(Point at, Segment const& segment) noexcept;
double distance(Point at, Box const& box) noexcept;  // 0 inside
Point nearest_on(Segment const& segment, Point to) noexcept;
double distance(Segment const& a, Segment const& b) noexcept;   // 0 where they cross
bool crosses(Segment const& a, Segment const& b) noexcept;      // share at least one point
bool crosses(Segment const& segment, Box const& box) noexcept;  // any point inside or on the box
/// Area of a ring in square millimetres, positive clockwise as seen on the page (y down).
double ring_area(std::span<Point const> ring) noexcept;

/// An order that does not depend on where a line begins: by x, then y.
inline bool is_before(Point a, Point b) noexcept
{
    return a.x != b.x ? a.x < b.x : a.y < b.y;
}

}  // namespace sitmap::map
