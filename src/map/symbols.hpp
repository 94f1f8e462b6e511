// SPDX-License-Identifier: MIT
// map/symbols.hpp: shapes of incident markers as paths in millimetres.
// Separate channels: shape and hue = category, area = size, filling = claim state, ring or pill =
// certainty of place.
#pragma once

#include "domain/incident.hpp"
#include "map/clip.hpp"
#include "map/marks.hpp"
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
/// The largest of 1, 2, 5, 10, 20, ... that is not above a value; 0 below 1 and for what is not
/// finite.
double round_below(double value);

Path disc(Point centre, double radius, std::optional<Paint> fill, std::optional<Stroke> edge);

/// The outline moved and scaled; for putting a marker into a scene.
Path moved(Path path, Point by);

}  // namespace sitmap::map
