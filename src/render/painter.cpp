// SPDX-License-Identifier: MIT
#include "render/painter.hpp"

#include "base/overloaded.hpp"
#include "map/clip.hpp"
#include "render/cairo.hpp"
#include "render/fonts.hpp"
#include "render/line.hpp"
#include "render/markers.hpp"
#include "render/sight.hpp"
#include "render/trace.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace sitmap::render {
namespace {

constexpr int deepest = 64;  // groups within groups

std::string name_of(map::TextRun const& run)
{
    return run.id.empty() ? run.text.substr(0, 60) : run.id;
}

double share_left(map::Anchor anchor)
{
    switch (anchor) {
        case map::Anchor::start: return 0;
        case map::Anchor::middle: return 0.5;
        case map::Anchor::end: return 1;
    }
    return 0;
}

/// A box around the text's place that surely holds it, for Latin text: one that is out of sight
/// need not be laid out. In the unit of Line::ink.
std::optional<map::Box> outermost_ink(map::TextRun const& run)
{
    constexpr char first_mark =
        '\xCC';  // leads U+0300 and up in UTF-8: marks that pile up, other scripts
    constexpr double tallest = 4, widest = 4;  // em, of a letter
    auto const is_latin = [](char c) {
        return static_cast<unsigned char>(c) < static_cast<unsigned char>(first_mark);
    };
    if (!std::ranges::all_of(run.text, is_latin)) return {};
    auto const spacing = std::max(0.0, letter_spacing(run.font, run.text));
    double const reach = static_cast<double>(run.text.size()) * (widest + spacing) * em_units;
    double const height = tallest * em_units;
    return map::Box{-reach, -height, 2 * reach, 2 * height};
}

void draw_text(cairo_t* context, map::TextRun const& run)
{
    if (run.text.empty()) return;
    auto const what = name_of(run);
    auto const at = checked(run.at, what);
    auto const em = em_in_millimetres(run.font);
    SavedState const saved{context};
    cairo_translate(context, at.x, at.y);
    cairo_rotate(context, std::fmod(checked(run.angle, what), 360) * std::numbers::pi / 180);
    cairo_scale(context, em / em_units, em / em_units);
    bool const has_halo = run.halo && run.halo->width > 0;
    // A halo's corners are round.
    double const halo = has_halo ? run.halo->width * em_units / em : 0;
    auto const outermost = outermost_ink(run);
    if (outermost && is_out_of_sight(context, map::grown(*outermost, halo))) return;
    Line const line{run.text, run.font, run.direction};
    cairo_translate(context, -share_left(run.anchor) * line.size().width * em_units, 0);
    if (is_out_of_sight(context, map::grown(line.ink(), halo))) return;
    cairo_new_path(context);
    // Cairo puts letters on whole pixels of a picture, which makes small text uneven: their
    // outlines stay in place.
    bool const as_outlines = is_picture(context);
    if (as_outlines || has_halo) line.trace(context);
    if (has_halo) {
        // The path stays where it is; the pen is measured in millimetres again.
        map::Stroke const pen{run.halo->colour, 2 * halo, {}, true};
        set_stroke(context, pen, what);
        // A halo's edge is not looked at: coarser, and three times faster on pictures.
        cairo_set_antialias(context, CAIRO_ANTIALIAS_FAST);
        as_outlines ? cairo_stroke_preserve(context) : cairo_stroke(context);
        cairo_set_antialias(context, CAIRO_ANTIALIAS_DEFAULT);
    }
    set_colour(context, run.colour);
    if (as_outlines) return cairo_fill(context);
    cairo_move_to(context, 0, 0);
    line.show(context);
    cairo_new_path(context);
}

/// The clip as a rectangle on whole pixels, if it is a rectangle along the axes of a picture's
/// pixels.
std::optional<map::Box> whole_pixels(cairo_t* context, std::vector<map::Outline> const& clip)
{
    if (!is_picture(context)) return {};
    if (clip.size() != 1 || clip[0].curved) return {};
    auto points = clip[0].points;
    if (points.size() == 5 && points.front() == points.back()) points.pop_back();
    if (points.size() != 4) return {};
    auto const [left, right] = std::minmax({points[0].x, points[1].x, points[2].x, points[3].x});
    auto const [top, bottom] = std::minmax({points[0].y, points[1].y, points[2].y, points[3].y});
    auto const is_corner = [&, l = left, r = right, t = top, b = bottom](map::Point p) {
        return (p.x == l || p.x == r) && (p.y == t || p.y == b);
    };
    if (!std::ranges::all_of(points, is_corner) || points[0] == points[2]) return {};
    if (points[0].x == points[2].x || points[0].y == points[2].y) return {};
    std::array<double, 4> edges{checked(left, "clip"), checked(top, "clip"), checked(right, "clip"),
                                checked(bottom, "clip")};
    cairo_user_to_device(context, edges.data(), &edges[1]);
    cairo_user_to_device(context, &edges[2], &edges[3]);
    for (auto& edge : edges) edge = std::floor(edge + 0.5);
    return map::Box{edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1]};
}

void clip_to(cairo_t* context, std::vector<map::Outline> const& clip, std::string const& what)
{
    if (clip.empty()) return;
    cairo_new_path(context);
    if (auto const box = whole_pixels(context, clip)) {
        // A frame's edge between two pixels would be blurred, and slow for all that is drawn
        // inside.
        cairo_matrix_t matrix;
        cairo_get_matrix(context, &matrix);
        cairo_identity_matrix(context);
        cairo_rectangle(context, box->x, box->y, box->width, box->height);
        cairo_set_matrix(context, &matrix);
    } else {
        trace(context, clip, what);
    }
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_clip(context);
}

void draw_group(cairo_t* context, map::Group const& group, int depth);

void draw_node(cairo_t* context, map::Node const& node, int depth)
{
    std::visit(Overloaded{
                   [&](map::Path const& path) { draw_path(context, path); },
                   [&](map::TextRun const& run) { draw_text(context, run); },
                   [&](map::Markers const& markers) { draw_markers(context, markers); },
                   [&](std::unique_ptr<map::Group> const& group) {
                       if (group) draw_group(context, *group, depth + 1);
                   },
               },
               node);
}

void draw_group(cairo_t* context, map::Group const& group, int depth)
{
    if (depth > deepest)
        throw Error{ErrorKind::limit,
                    "cannot draw '" + group.name + "': more than 64 groups in one another"};
    if (!std::isfinite(group.opacity))
        throw Error{ErrorKind::internal,
                    "cannot draw '" + group.name + "': its opacity is not finite"};
    auto const opacity = std::clamp(group.opacity, 0.0, 1.0);
    if (group.children.empty() || opacity == 0) return;
    SavedState const saved{context};
    clip_to(context, group.clip, group.name);
    if (opacity < 1) cairo_push_group(context);
    for (auto const& node : group.children) draw_node(context, node, depth);
    if (opacity < 1) {
        cairo_pop_group_to_source(context);
        cairo_paint_with_alpha(context, opacity);
    }
    check(cairo_status(context), group.name.empty() ? "a group" : group.name);
}

}  // namespace

void paint(cairo_t* context, map::Scene const& scene)
{
    if (scene.paper.alpha != 0) {
        SavedState const saved{context};
        set_colour(context, scene.paper);
        cairo_rectangle(context, 0, 0, scene.width, scene.height);
        cairo_fill(context);
    }
    draw_group(context, scene.root, 0);
    check(cairo_status(context), "page");
}

}  // namespace sitmap::render
