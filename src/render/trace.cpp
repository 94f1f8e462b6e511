// SPDX-License-Identifier: MIT
#include "render/trace.hpp"

#include "render/cairo.hpp"
#include "render/painter.hpp"
#include "render/sight.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace sitmap::render {
namespace {

constexpr double widest_stroke = 1000;   // mm
constexpr double finest_pattern = 0.05;  // mm, a third of a pixel at 1,200 dpi would be finer
constexpr double finest_hatch = 0.1;     // mm
constexpr double most_hatch_lines = 100'000;

[[noreturn]] void refuse(std::string const& what)
{
    throw Error{ErrorKind::internal,
                "cannot draw '" + what + "': a coordinate or length is not finite"};
}

double checked_width(double width, std::string const& what)
{
    if (!std::isfinite(width)) refuse(what);
    return std::clamp(width, 0.0, widest_stroke);
}

void trace_one(cairo_t* context, map::Outline const& outline, std::string const& what)
{
    auto const at = [&](std::size_t i) { return checked(outline.points[i], what); };
    if (outline.points.empty()) return;
    auto const start = at(0);
    cairo_move_to(context, start.x, start.y);
    if (outline.curved) {
        for (std::size_t i = 3; i < outline.points.size(); i += 3) {
            auto const [a, b, c] = std::array{at(i - 2), at(i - 1), at(i)};
            cairo_curve_to(context, a.x, a.y, b.x, b.y, c.x, c.y);
        }
    } else {
        for (std::size_t i = 1; i < outline.points.size(); ++i) {
            auto const point = at(i);
            cairo_line_to(context, point.x, point.y);
        }
    }
    if (outline.closed) cairo_close_path(context);
}

void draw_hatch(cairo_t* context, map::Hatch const& hatch, std::string const& what)
{
    if (hatch.ground.alpha != 0) {
        set_colour(context, hatch.ground);
        cairo_fill_preserve(context);
    }
    cairo_clip(context);
    map::Box box;
    double right = 0;
    double bottom = 0;
    cairo_clip_extents(context, &box.x, &box.y, &right, &bottom);
    box.width = right - box.x;
    box.height = bottom - box.y;
    if (!(box.width > 0 && box.height > 0)) return;
    for (auto const& [from, to] : hatch_lines(hatch, box)) {
        cairo_move_to(context, from.x, from.y);
        cairo_line_to(context, to.x, to.y);
    }
    set_stroke(context, {hatch.colour, hatch.width, {}, false}, what);
    cairo_stroke(context);
}

/// Pixels so small that nobody sees sixteen steps of grey at an edge where there could be 255.
bool is_fine_picture(cairo_t* context)
{
    constexpr double finer = 8;  // pixels a millimetre, 203 an inch
    cairo_matrix_t matrix;
    cairo_get_matrix(context, &matrix);
    return is_picture(context) && std::hypot(matrix.xx, matrix.yx) > finer;
}

/// A box that holds all that a path draws of these outlines; of curves, their control points.
map::Box bounds_of(map::Path const& path, std::span<map::Outline const> outlines,
                   std::string const& what)
{
    double left = farthest, top = farthest, right = -farthest, bottom = -farthest;
    for (auto const& outline : outlines)
        for (auto const& point : outline.points) {
            auto const at = checked(point, what);
            left = std::min(left, at.x);
            top = std::min(top, at.y);
            right = std::max(right, at.x);
            bottom = std::max(bottom, at.y);
        }
    // A mitred corner reaches out ten half pens (Cairo's miter limit).
    double const pen = path.stroke ? 5 * checked_width(path.stroke->width, what) : 0;
    return {left - pen, top - pen, right - left + 2 * pen, bottom - top + 2 * pen};
}

/// Leaves out the outlines that cannot show: in a band of a picture, most of a coast and its
/// islands.
void trace_in_sight(cairo_t* context, map::Path const& path, std::string const& what)
{
    bool const has_several = path.outlines.size() > 1;
    for (auto const& outline : path.outlines)
        if (!has_several || !is_out_of_sight(context, bounds_of(path, {&outline, 1}, what)))
            trace_one(context, outline, what);
}

}  // namespace

double checked(double value, std::string const& what)
{
    if (!std::isfinite(value)) refuse(what);
    return std::clamp(value, -farthest, farthest);
}

map::Point checked(map::Point point, std::string const& what)
{
    return {checked(point.x, what), checked(point.y, what)};
}

void trace(cairo_t* context, std::span<map::Outline const> outlines, std::string const& what)
{
    for (auto const& outline : outlines) trace_one(context, outline, what);
}

void set_stroke(cairo_t* context, map::Stroke const& stroke, std::string const& what)
{
    set_colour(context, stroke.colour);
    cairo_set_line_width(context, checked_width(stroke.width, what));
    cairo_set_line_join(context, stroke.round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
    cairo_set_line_cap(context, stroke.round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    std::vector<double> dashes;
    std::ranges::transform(stroke.dashes, std::back_inserter(dashes),
                           [&](double dash) { return checked_width(dash, what); });
    if (std::accumulate(dashes.begin(), dashes.end(), 0.0) < finest_pattern) dashes.clear();
    cairo_set_dash(context, dashes.data(), static_cast<int>(dashes.size()), 0);
}

std::vector<Segment> hatch_lines(map::Hatch const& hatch, map::Box const& box)
{
    if (!std::isfinite(hatch.spacing) || !std::isfinite(hatch.angle)) refuse("hatch");
    auto const spacing = std::max(hatch.spacing, finest_hatch);
    auto const turn = std::fmod(hatch.angle, 360.0) * std::numbers::pi / 180;
    map::Point const along{std::cos(turn), std::sin(turn)};
    map::Point const across{-along.y, along.x};
    auto const middle = box.centre();
    auto const reach = std::hypot(box.width, box.height) / 2;
    auto const centre_across = middle.x * across.x + middle.y * across.y;
    auto const centre_along = middle.x * along.x + middle.y * along.y;
    auto const first = std::ceil((centre_across - reach) / spacing - 0.5);
    auto const last = std::floor((centre_across + reach) / spacing - 0.5);
    std::vector<Segment> lines;
    for (double i = first; i <= std::min(last, first + most_hatch_lines); ++i) {
        auto const offset = (i + 0.5) * spacing;
        auto const on_line = [&](double s) {
            return map::Point{across.x * offset + along.x * s, across.y * offset + along.y * s};
        };
        lines.push_back({on_line(centre_along - reach), on_line(centre_along + reach)});
    }
    return lines;
}

void draw_path(cairo_t* context, map::Path const& path)
{
    auto const what = path.id.empty() ? std::string("a path") : path.id;
    if (is_out_of_sight(context, bounds_of(path, path.outlines, what))) return;
    SavedState const saved{context};
    if (is_fine_picture(context)) cairo_set_antialias(context, CAIRO_ANTIALIAS_FAST);
    cairo_new_path(context);
    trace_in_sight(context, path, what);
    if (path.fill) {
        SavedState const filling{context};
        cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD);
        if (auto const* hatch = std::get_if<map::Hatch>(&*path.fill)) {
            draw_hatch(context, *hatch, what);
        } else {
            set_colour(context, std::get<style::Colour>(*path.fill));
            path.stroke ? cairo_fill_preserve(context) : cairo_fill(context);
        }
    }
    if (!path.stroke) return;
    if (path.fill && std::holds_alternative<map::Hatch>(*path.fill)) {
        cairo_new_path(context);
        trace_in_sight(context, path, what);
    }
    set_stroke(context, *path.stroke, what);
    cairo_stroke(context);
}

}  // namespace sitmap::render
