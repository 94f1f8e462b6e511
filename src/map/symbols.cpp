// SPDX-License-Identifier: MIT
#include "map/symbols.hpp"

#include "map/shapes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace sitmap::map {

namespace {

using std::numbers::pi;

constexpr std::array<std::pair<Shape, std::string_view>, 8> shapes{{{Shape::circle, "circle"},
                                                                    {Shape::square, "square"},
                                                                    {Shape::triangle, "triangle"},
                                                                    {Shape::diamond, "diamond"},
                                                                    {Shape::pentagon, "pentagon"},
                                                                    {Shape::hexagon, "hexagon"},
                                                                    {Shape::star, "star"},
                                                                    {Shape::cross, "cross"}}};

constexpr double star_waist = 0.52;  // inner radius over outer radius: fat enough to be half-filled
constexpr double cross_arm = 0.36;   // arm width over length

Point at_angle(double radius, double degrees)
{
    return {radius * std::cos(degrees * pi / 180), radius * std::sin(degrees * pi / 180)};
}

/// Corners at even angles from `first` on (degrees clockwise from the x axis), radii in turn.
Outline corners(int count, double first, double radius, double other_radius)
{
    Outline outline{{}, true, false};
    for (int i = 0; i < count; ++i)
        outline.points.push_back(
            at_angle(i % 2 == 0 ? radius : other_radius, first + 360.0 * i / count));
    return outline;
}

Outline regular(int count, double first, double radius)
{
    return corners(count, first, radius, radius);
}

/// Quarter arcs of a circle as cubic curves, from `first` degrees on.
Outline arcs(Point centre, double radius, double first, int quarters)
{
    Outline outline{{}, true, true};
    auto const put = [&](double degrees, double along) {
        Point const on = at_angle(radius, degrees);
        outline.points.push_back({centre.x + on.x - along * on.y, centre.y + on.y + along * on.x});
    };
    put(first, 0);
    for (int i = 0; i < quarters; ++i) {
        double const angle = first + 90.0 * i;
        put(angle, bezier_handle);
        put(angle + 90, -bezier_handle);
        put(angle + 90, 0);
    }
    return outline;
}

Outline cross_outline(double length)
{
    double const l = length / 2;
    double const w = l * cross_arm;
    std::array<Point, 12> const plus{{{-w, -l},
                                      {w, -l},
                                      {w, -w},
                                      {l, -w},
                                      {l, w},
                                      {w, w},
                                      {w, l},
                                      {-w, l},
                                      {-w, w},
                                      {-l, w},
                                      {-l, -w},
                                      {-w, -w}}};
    Outline outline{{}, true, false};
    constexpr double turn = std::numbers::sqrt2 / 2;
    for (Point const p : plus) outline.points.push_back({(p.x - p.y) * turn, (p.x + p.y) * turn});
    return outline;
}

/// Radius of the circumscribed circle (cross: half its length) of a shape with the area of a unit
/// disc.
double unit_reach(Shape shape)
{
    auto const regular_reach = [](int n) {
        return std::sqrt(pi / (n / 2.0 * std::sin(2 * pi / n)));
    };
    switch (shape) {
        case Shape::circle: return 1;
        case Shape::triangle: return regular_reach(3);
        case Shape::square:
        case Shape::diamond: return regular_reach(4);
        case Shape::pentagon: return regular_reach(5);
        case Shape::hexagon: return regular_reach(6);
        case Shape::star: return std::sqrt(pi / (5 * star_waist * std::sin(pi / 5)));
        case Shape::cross: return std::sqrt(pi / (8 * cross_arm - 4 * cross_arm * cross_arm));
    }
    return 1;
}

/// The lower half of a shape: what a half-filled marker fills.
Outline lower_half(Shape shape, double diameter)
{
    if (shape == Shape::circle) return arcs({}, diameter / 2, 0, 2);
    auto const whole = shape_outline(shape, diameter).points;
    Box const below{-diameter * 2, 0, diameter * 4, diameter * 4};
    return {clip_ring(whole, below), true, false};
}

Path stroked(Outline outline, Colour colour, double width)
{
    Path path;
    path.outlines.push_back(std::move(outline));
    path.stroke = Stroke{colour, width, {}, true};
    return path;
}

Path filled(Outline outline, Colour colour)
{
    Path path;
    path.outlines.push_back(std::move(outline));
    path.fill = colour;
    return path;
}

/// An x of two strokes around a point.
Path small_cross(Point at, double half, Colour colour, double width)
{
    Path path;
    path.outlines.push_back(
        {{{at.x - half, at.y - half}, {at.x + half, at.y + half}}, false, false});
    path.outlines.push_back(
        {{{at.x - half, at.y + half}, {at.x + half, at.y - half}}, false, false});
    path.stroke = Stroke{colour, width, {}, true};
    return path;
}

/// Height over the middle at which a shape is widest filled, so that what stands inside looks
/// centred.
constexpr double inside(Shape shape)
{
    return shape == Shape::star || shape == Shape::cross ? 0.7 : 1;
}

void add_inside(std::vector<Path>& parts, Shape shape, Filling filling, double size,
                MarkerLook const& look)
{
    if (filling == Filling::half) parts.push_back(filled(lower_half(shape, size), look.colour));
    if (filling == Filling::dotted)
        parts.push_back(filled(arcs({}, size * 0.17 * inside(shape), 0, 4), look.colour));
    if (filling == Filling::crossed)
        parts.push_back(
            small_cross({}, size * 0.2 * inside(shape), look.colour, look.line_width * 0.9));
}

}  // namespace

std::optional<Shape> parse_shape(std::string_view text)
{
    auto const found = std::ranges::find(shapes, text, &std::pair<Shape, std::string_view>::second);
    if (found == shapes.end()) return {};
    return found->first;
}

std::string_view to_text(Shape shape)
{
    return std::ranges::find(shapes, shape, &std::pair<Shape, std::string_view>::first)->second;
}

Outline shape_outline(Shape shape, double diameter)
{
    double const reach = shape_reach(shape, diameter);
    switch (shape) {
        case Shape::circle: return arcs({}, diameter / 2, 0, 4);
        case Shape::square: return regular(4, 45, reach);
        case Shape::triangle: return regular(3, -90, reach);
        case Shape::diamond: return regular(4, 0, reach);
        case Shape::pentagon: return regular(5, -90, reach);
        case Shape::hexagon: return regular(6, -90, reach);
        case Shape::star: return corners(10, -90, reach, reach * star_waist);
        case Shape::cross: return cross_outline(2 * reach);
    }
    return {};
}

double shape_reach(Shape shape, double diameter)
{
    return unit_reach(shape) * diameter / 2;
}

Filling filling_of(ClaimState state)
{
    switch (state) {
        case ClaimState::confirmed:
        case ClaimState::attributed: return Filling::solid;
        case ClaimState::claimed: return Filling::half;
        case ClaimState::assessed: return Filling::hollow;
        case ClaimState::denied: return Filling::crossed;
        case ClaimState::reported: return Filling::dotted;
    }
    return Filling::solid;
}

std::vector<Path> marker(Shape shape, Filling filling, double diameter, MarkerLook const& full)
{
    constexpr double widest_line = 0.15;  // of the diameter: the inside of a small one stays open
    MarkerLook look = full;
    look.line_width = std::min(full.line_width, widest_line * diameter);
    std::vector<Path> parts;
    bool const solid = filling == Filling::solid;
    // The outline of an open marker lies inside its shape, so that all fillings have one size.
    double const size = solid ? diameter : std::max(diameter - look.line_width, diameter * 0.4);
    parts.push_back(stroked(shape_outline(shape, diameter), look.edge, 2 * look.edge_width));
    parts.push_back(filled(shape_outline(shape, size), solid ? look.colour : look.ground));
    if (!solid) {
        add_inside(parts, shape, filling, size, look);
        parts.push_back(stroked(shape_outline(shape, size), look.colour, look.line_width));
    }
    if (look.disputed) {
        double const off = diameter * 0.5;
        Point const at{off + diameter * 0.12, -off - diameter * 0.05};
        parts.push_back(
            small_cross(at, diameter * 0.15, look.edge, look.line_width + 2 * look.edge_width));
        parts.push_back(small_cross(at, diameter * 0.15, look.colour, look.line_width));
    }
    return parts;
}

double diameter_for(double value, double largest, double max_diameter, double min_diameter,
                    Scaling scaling)
{
    if (!(value > 0) || !(largest > 0) || !std::isfinite(largest)) return min_diameter;
    double const exponent = scaling == Scaling::flannery ? 0.5716 : 0.5;
    double const share = std::min(value / largest, 1.0);
    return std::clamp(max_diameter * std::pow(share, exponent),
                      std::min(min_diameter, max_diameter), max_diameter);
}

double round_below(double value)
{
    if (!(value >= 1) || !std::isfinite(value)) return 0;
    double const power = std::pow(10.0, std::floor(std::log10(value) + 1e-12));
    double const lead = value / power + 1e-9;
    return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}

Path moved(Path path, Point by)
{
    for (Outline& outline : path.outlines)
        for (Point& p : outline.points) p = {p.x + by.x, p.y + by.y};
    return path;
}

Path disc(Point centre, double radius, std::optional<Paint> fill, std::optional<Stroke> edge)
{
    Path path;
    path.outlines.push_back(arcs(centre, radius, 0, 4));
    path.fill = std::move(fill);
    path.stroke = std::move(edge);
    return path;
}

}  // namespace sitmap::map
