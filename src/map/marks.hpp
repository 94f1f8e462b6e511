// SPDX-License-Identifier: MIT
// map/marks.hpp: map symbols larger than a marker: gathered counts, pills of records known to their
// area only, hatched areas, spread arrows, fans of fire. Paths in millimetres on the page.
#pragma once

#include "map/clip.hpp"
#include "map/scene.hpp"

#include <span>
#include <string>
#include <vector>

namespace sitmap::map {

constexpr double half_digit = 0.357;  // em: half the height of digits in Noto Sans

/// Part of a gathered symbol's ring.
struct Slice {
    Colour colour;
    double count = 0;
    bool hollow = false;  // outlined in its colour, not filled
};
struct Gathered {
    std::vector<Path> paths;
    TextRun number;
    double radius = 0;  // outer, mm
};
/// White disc with the number in the middle and a ring split by count, clockwise from the top, in
/// the order given.
Gathered gathered_symbol(Point at, double diameter, std::span<Slice const> slices,
                         std::string const& number, Font const& font, Colour ink, Colour ground);

/// Dashed capsule behind the markers of a record that is known to its area only.
Path area_pill(Point centre, double width, double height, Colour ground, Stroke const& edge);

struct ArrowLook {
    double tail = 0.35;        // mm, width at the start
    double neck = 1.3;         // mm, width where the head begins
    double head = 3.2;         // mm, width of the head
    double head_length = 3.6;  // mm
    double start_gap = 0;      // mm left free at the start and the end
    double end_gap = 0;
};
/// Arrow that grows along a centre line (a projected geodesic, or `bowed`). Empty outlines if the
/// line is too short.
Path tapered_arrow(std::span<Point const> centre_line, ArrowLook const& look, Colour colour);
/// From the foot of such an arrow's head to its tip; the arrow must have an outline.
Segment head_of_arrow(Path const& arrow);
/// Circular arc from a to b; `bow` = height over length, positive bends to the left of the
/// direction of travel on the page (y down).
std::vector<Point> bowed(Point a, Point b, double bow, int steps = 32);

/// All lines from one disc to another: their convex hull.
Outline fan(Point from, double from_radius, Point to, double to_radius);
/// `count` lines of a fan, left edge to right edge.
std::vector<Segment> fan_rays(Point from, double from_radius, Point to, double to_radius,
                              int count);

}  // namespace sitmap::map
