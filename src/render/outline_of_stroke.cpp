// SPDX-License-Identifier: MIT
#include "render/outline_of_stroke.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sitmap::render {
namespace {

using map::Outline;
using map::Point;

constexpr int pieces_of_a_curve = 12;
constexpr double arc_step = std::numbers::pi / 8;

Point mixed(Point a, Point b, double t)
{
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

Point on_curve(Point a, Point b, Point c, Point d, double t)
{
    auto const ab = mixed(a, b, t);
    auto const bc = mixed(b, c, t);
    auto const cd = mixed(c, d, t);
    return mixed(mixed(ab, bc, t), mixed(bc, cd, t), t);
}

Point polar(Point centre, double radius, double angle)
{
    return {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
}

double direction(Point from, Point to)
{
    return std::atan2(to.y - from.y, to.x - from.x);
}

double twice_area(std::vector<Point> const& ring)
{
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        auto const& a = ring[i];
        auto const& b = ring[(i + 1) % ring.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum;
}

/// Ring moved by `distance` to the right of its direction (outwards, for a ring with positive
/// area).
std::vector<Point> moved_aside(std::vector<Point> const& ring, double distance)
{
    std::vector<Point> moved;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        auto const at = ring[i];
        auto const before = direction(ring[(i + ring.size() - 1) % ring.size()], at);
        auto const after = direction(at, ring[(i + 1) % ring.size()]);
        auto const turn = std::remainder(after - before, 2 * std::numbers::pi);
        auto const side = -std::numbers::pi / 2;
        bool const opens = turn * distance > 0;  // a gap that a round join fills
        if (opens && std::abs(turn) > arc_step) {
            auto const steps = std::ceil(std::abs(turn) / arc_step);
            for (double s = 0; s <= steps; ++s)
                moved.push_back(polar(at, distance, before + side + turn * s / steps));
        } else {
            // The corner of the two moved edges; never farther than four pens.
            auto const stretch = 1 / std::max(0.25, std::cos(turn / 2));
            moved.push_back(polar(at, distance * stretch, before + side + turn / 2));
        }
    }
    return moved;
}

/// A piece with round ends.
Outline lens(Point from, Point to, double radius)
{
    auto const along = direction(from, to);
    Outline outline{{}, true, false};
    for (double angle = -std::numbers::pi / 2; angle < std::numbers::pi / 2 + 1e-9;
         angle += arc_step)
        outline.points.push_back(polar(to, radius, along + angle));
    for (double angle = std::numbers::pi / 2; angle < 1.5 * std::numbers::pi + 1e-9;
         angle += arc_step)
        outline.points.push_back(polar(from, radius, along + angle));
    return outline;
}

}  // namespace

std::vector<Point> flattened(Outline const& outline)
{
    auto const& points = outline.points;
    std::vector<Point> flat;
    auto const add = [&flat](Point point) {
        if (flat.empty() || !(flat.back() == point)) flat.push_back(point);
    };
    if (!points.empty()) add(points.front());
    if (outline.curved) {
        for (std::size_t i = 3; i < points.size(); i += 3)
            for (int piece = 1; piece <= pieces_of_a_curve; ++piece)
                add(on_curve(points[i - 3], points[i - 2], points[i - 1], points[i],
                             piece / double{pieces_of_a_curve}));
    } else {
        std::ranges::for_each(points, add);
    }
    auto const near = [](Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y) < 1e-9; };
    if (outline.closed && flat.size() > 1 && near(flat.front(), flat.back())) flat.pop_back();
    return flat;
}

std::vector<Outline> outline_of_stroke(Outline const& outline, double width)
{
    auto ring = flattened(outline);
    auto const radius = width / 2;
    if (outline.closed && ring.size() >= 3) {
        if (twice_area(ring) < 0) std::ranges::reverse(ring);
        auto inner = moved_aside(ring, -radius);
        std::ranges::reverse(inner);
        return {{moved_aside(ring, radius), true, false}, {std::move(inner), true, false}};
    }
    if (ring.size() == 1) return {lens(ring[0], ring[0], radius)};
    std::vector<Outline> lenses;
    for (std::size_t i = 1; i < ring.size(); ++i)
        lenses.push_back(lens(ring[i - 1], ring[i], radius));
    return lenses;
}

}  // namespace sitmap::render
