// SPDX-License-Identifier: MIT
// map/symbols.hpp: shapes of incident markers and other map symbols as paths in millimetres.
// Separate channels: shape and hue = category, area = size, filling = claim state, ring or pill =
// certainty of place.
#pragma once

#include "domain/incident.hpp"
#include "map/clip.hpp"
#include "map/scene.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::map {

enum class Shape { circle, square, triangle, diamond, pentagon, hexagon, star, cross };
std::optional<Shape> parse_shape(std::string_view text);
std::string_view to_text(Shape shape);

/// Outline around the origin with the area of a disc of `diameter` mm, so that no category looks
/// larger.
Outline shape_outline(Shape shape, double diameter);
/// Radius of the circle around the origin that holds the shape.
double shape_reach(Shape shape, double diameter);

/// solid: confirmed or attributed. half: claimed by the actor. hollow: assessed likely. crossed:
/// denied by all who speak. dotted: reported without a word on authorship.
enum class Filling { solid, half, hollow, crossed, dotted };
Filling filling_of(ClaimState state);

struct MarkerLook {
    Colour colour;                 // of the category
    Colour ground{255, 255, 255};  // inside a hollow or half-filled marker
    Colour edge{255, 255, 255};    // thin casing that parts the marker from the map
    double edge_width = 0.3;       // mm
    double line_width = 0.45;      // mm, outline of hollow and half-filled ones
    bool disputed = false;         // small cross at the upper right
};

/// Marker around the origin, parts in drawing order.
std::vector<Path> marker(Shape shape, Filling filling, double diameter, MarkerLook const& look);

/// How a value becomes a size: true area, or area as readers judge it (Flannery 1971: radius ~
/// value^0.5716).
enum class Scaling { area, flannery };
/// Diameter in mm; `largest` has `max_diameter`. Clamped to `min_diameter` .. `max_diameter`; 0 or
/// less: min_diameter.
double diameter_for(double value, double largest, double max_diameter, double min_diameter,
                    Scaling scaling = Scaling::flannery);
/// At most three round values (1-2-5) for a nested legend, largest first, none above `largest`.
std::vector<double> legend_values(double largest);

/// Part of a gathered symbol's ring.
struct Slice {
    Colour colour;
    double count = 0;
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
Path disc(Point centre, double radius, std::optional<Paint> fill, std::optional<Stroke> edge);
/// Assessed area: hatched disc, dense for high, wide for low confidence.
Path hatched_disc(Point centre, double radius, Colour colour, double spacing, Stroke const& edge);

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
/// Circular arc from a to b; `bow` = height over length, positive bends to the left of the
/// direction of travel on the page (y down).
std::vector<Point> bowed(Point a, Point b, double bow, int steps = 32);

/// All lines from one disc to another: their convex hull.
Outline fan(Point from, double from_radius, Point to, double to_radius);
/// `count` parallel-ranked lines of a fan, left edge to right edge.
std::vector<Segment> fan_rays(Point from, double from_radius, Point to, double to_radius,
                              int count);

/// The outline moved and scaled; for putting a marker into a scene.
Path moved(Path path, Point by);

}  // namespace sitmap::map
