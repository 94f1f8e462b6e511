// SPDX-License-Identifier: MIT
#include "map/geo_to_page.hpp"

#include "base/error.hpp"
#include "gis/geodesic.hpp"
#include "map/clip.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double bend_tolerance = 0.02;  // mm: a fifth of the thinnest line
constexpr double bend_from =
    4;  // mm: shorter edges bend less than the tolerance on any map of a region
constexpr double bend_degrees = 10;  // wider edges are always looked into
constexpr int bend_depth = 10;
constexpr double geodesic_step = 20'000;  // metres
constexpr double resolution = 0.05;       // mm: most that thinning moves a line

std::vector<gis::Plane> project_all(std::span<PolygonSet const> shapes,
                                    gis::Projection const& projection)
{
    std::vector<gis::Plane> outline;
    for (PolygonSet const& shape : shapes)
        for (RingSet const& rings : shape)
            for (LonLat const where : rings.empty() ? Ring{} : rings.front())
                if (auto const plane = projection.forward(where)) outline.push_back(*plane);
    return outline;
}

/// A long way in one step is taken as the short way over the antimeridian, unless it runs along it
/// or the pole.
bool jumps(double from, double to) noexcept
{
    return std::abs(to - from) > 180 + 1e-9;
}

std::vector<Point> unwrapped(std::span<LonLat const> run)
{
    bool const wraps = std::ranges::adjacent_find(run, [](LonLat a, LonLat b) {
                           bool const on_seam =
                               std::abs(a.lon) > 179.999 && std::abs(b.lon) > 179.999;
                           return jumps(a.lon, b.lon) && !on_seam;
                       }) != run.end();
    std::vector<Point> result;
    result.reserve(run.size());
    double shift = 0;
    for (LonLat const where : run) {
        double lon = where.lon + shift;
        if (wraps && !result.empty() && jumps(result.back().x, lon)) {
            double const turn = lon > result.back().x ? -360 : 360;
            shift += turn;
            lon += turn;
        }
        result.push_back({lon, where.lat});
    }
    return result;
}

Line along_geodesics(Line const& line)
{
    if (line.empty()) return {};
    Line dense{line.front()};
    for (std::size_t i = 1; i < line.size(); ++i) {
        auto const way = gis::geodesic(line[i - 1], line[i]);
        double const steps = std::clamp(std::ceil(way.distance.value / geodesic_step), 1.0, 512.0);
        for (int k = 1; k < static_cast<int>(steps); ++k)
            dense.push_back(gis::travel(line[i - 1], way.azimuth, way.distance * (k / steps)));
        dense.push_back(line[i]);
    }
    return dense;
}

Point middle(Point a, Point b) noexcept
{
    return {(a.x + b.x) / 2, (a.y + b.y) / 2};
}

/// Longitudes that run on beyond +-180 brought back.
LonLat on_earth(Point degrees) noexcept
{
    return {wrapped(degrees.x), degrees.y};
}

/// Thins the stretches between fixed points; the ends stay.
std::vector<Point> thinned(std::vector<Point> const& points, std::vector<bool> const& fixed,
                           double tolerance)
{
    std::vector<Point> kept;
    std::size_t first = 0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (!fixed[i] && i + 1 != points.size()) continue;
        std::span<Point const> const stretch{points.data() + first, i - first + 1};
        auto const stays = thin(stretch, tolerance);
        for (std::size_t k = 0; k + 1 < stretch.size(); ++k)
            if (stays[k]) kept.push_back(stretch[k]);
        first = i;
    }
    if (!points.empty()) kept.push_back(points.back());
    return kept;
}

/// A ring (its first point repeated) thinned from a fixed point on, or from its westernmost and the
/// point farthest from that: choices that do not depend on where the ring starts or which way it
/// runs.
std::vector<Point> thinned_ring(std::vector<Point> points, std::vector<bool> fixed,
                                double tolerance)
{
    if (points.size() < 4) return points;
    points.pop_back();
    fixed.pop_back();
    auto start = std::ranges::find(fixed, true) - fixed.begin();
    if (std::ranges::count(fixed, true) < 2) {
        if (start == std::ssize(fixed))
            start = std::ranges::min_element(points, is_before) - points.begin();
        auto const off = [&](Point p) {
            return distance(p, points[static_cast<std::size_t>(start)]);
        };
        auto const far = std::ranges::max_element(points, {}, off) - points.begin();
        fixed[static_cast<std::size_t>(far)] = true;
    }
    std::rotate(points.begin(), points.begin() + start, points.end());
    std::rotate(fixed.begin(), fixed.begin() + start, fixed.end());
    points.push_back(points.front());
    fixed.push_back(true);
    auto kept = thinned(points, fixed, tolerance);
    kept.pop_back();
    return kept;
}

}  // namespace

GeoToPage::Subject GeoToPage::subject(std::span<PolygonSet const> shapes,
                                      std::string const& definition)
{
    Frame const frame = frame_around(shapes);
    gis::Projection projection{definition.empty() ? equal_area_for(frame) : definition};
    auto outline = project_all(shapes, projection);
    return {std::move(projection), std::move(outline)};
}

GeoToPage::GeoToPage(Subject subject, Box page, double pad)
    : projection_(std::move(subject.projection)), page_(page)
{
    double const width = page.width - 2 * pad;
    double const height = page.height - 2 * pad;
    if (!(width > 0 && height > 0 && std::isfinite(width) && std::isfinite(height)))
        throw Error{ErrorKind::input, "cannot draw the map: no room is left for it on the page",
                    "choose a larger page or less text"};
    auto const& outline = subject.outline;
    if (outline.empty())
        throw Error{ErrorKind::input,
                    "cannot draw the map in projection '" + definition() +
                        "': no part of the frame has an image",
                    "choose another projection, or a frame without its singular points"};
    auto const [x0, x1] = std::ranges::minmax_element(outline, {}, &gis::Plane::x);
    auto const [y0, y1] = std::ranges::minmax_element(outline, {}, &gis::Plane::y);
    // A single place has no size of its own: 10 km around it are shown.
    bool const single = x1->x - x0->x < 1 && y1->y - y0->y < 1;
    double const across = single ? 10'000 : std::max(x1->x - x0->x, 1.0);
    double const up = single ? 10'000 : std::max(y1->y - y0->y, 1.0);
    scale_ = std::min(width / across, height / up);
    x0_ = page.x + page.width / 2 - (x0->x + x1->x) / 2 * scale_;
    y0_ = page.y + page.height / 2 + (y0->y + y1->y) / 2 * scale_;
    centre_ = to_lonlat(page.centre()).value_or(LonLat{});
    find_window();
    find_bounds();
}

GeoToPage::GeoToPage(Frame frame, Box page, std::string const& definition, double pad)
    : GeoToPage(subject(frame, definition), page, pad)
{
}

GeoToPage GeoToPage::around(std::span<PolygonSet const> shapes, Box page,
                            std::string const& definition, double pad)
{
    return {subject(shapes, definition), page, pad};
}

// A projection is torn along one meridian (the antimeridian of its centre); rings are cut there. It
// is found where the image of a parallel jumps, because a definition can name its centre in many
// ways.
void GeoToPage::find_window()
{
    auto const image = [&](double lon) {
        return to_page({lon > 180 ? lon - 360 : lon, centre_.lat});
    };
    auto const step = [&](double from, double to) {
        auto const a = image(from);
        auto const b = image(to);
        return a && b ? distance(*a, *b) : 0;
    };
    std::vector<double> steps;
    for (int lon = -180; lon < 180; ++lon) steps.push_back(step(lon, lon + 1));
    auto const jump = std::ranges::max_element(steps);
    double from = -180.0 + static_cast<double>(jump - steps.begin());
    double const largest = *jump;
    std::ranges::nth_element(steps, steps.begin() + 180);
    double const usual = steps[180];
    constexpr double beside_seam =
        1e-6;  // degrees: a vertex on the seam must not land on its other side
    // Of a degree's image: from it on the ends of a parallel do not meet.
    double const least_gap = std::max(0.01 * usual, 1e-3);
    if (largest > 5 * usual && largest > 0) {
        double to = from + 1;
        for (int i = 0; i < 40; ++i) {
            double const mid = (from + to) / 2;
            (step(from, mid) > step(mid, to) ? to : from) = mid;
        }
        seam_ = (from + to) / 2;
    } else if (step(beside_seam - 180, 180 - beside_seam) > least_gap) {
        seam_ = -180;
    }
    double const west = seam_.value_or(centre_.lon - 180);
    turn_ = window_ = {west + beside_seam, -90, 360 - 2 * beside_seam, 180};
}

void GeoToPage::find_bounds()
{
    constexpr int steps = 16;
    Box const seen = map::grown(page_, 4 + 0.02 * std::max(page_.width, page_.height));
    std::vector<Point> degrees;
    bool whole = false;
    for (int i = 0; i <= steps * steps + 2 * steps; ++i) {
        Point const at{seen.x + seen.width * (i % (steps + 1)) / steps,
                       seen.y + seen.height * (i / (steps + 1)) / steps};
        auto const where = to_lonlat(at);
        auto const back = where ? to_page(*where) : std::nullopt;
        // Beyond the limb or the tear of a projection its inverse gives a place that lies
        // elsewhere.
        bool const real = back && distance(*back, at) < 0.5;
        whole = whole || !real;
        if (!real) continue;
        double const turns = std::floor((where->lon - window_.x) / 360);
        degrees.push_back({where->lon - 360 * turns, where->lat});
    }
    Box near = bounds_of(degrees);
    near = {near.x - 0.04 * near.width, near.y - 0.06 * near.height, near.width * 1.08,
            near.height * 1.12};
    for (double const pole : {-90.0, 90.0}) {
        auto const at = to_page({centre_.lon, pole});
        if (!at || !contains(seen, *at)) continue;
        whole = true;
        near = bounds_of(
            std::vector<Point>{{near.x, near.y}, {near.right(), near.bottom()}, {near.x, pole}});
    }
    bool const around = whole || degrees.empty() || near.width > 340;
    double const west = around ? window_.x : std::max(near.x, window_.x);
    double const east = around ? window_.right() : std::min(near.right(), window_.right());
    double const south = degrees.empty() ? -90 : std::max(-90.0, near.y);
    double const north = degrees.empty() ? 90 : std::min(90.0, near.bottom());
    window_ = {west, south, east - west, north - south};
    bounds_ =
        around ? Frame{-180, south, 180, north} : Frame{wrapped(west), south, wrapped(east), north};
}

Point GeoToPage::place(gis::Plane plane) const noexcept
{
    return {x0_ + plane.x * scale_, y0_ - plane.y * scale_};
}

gis::Plane GeoToPage::plane_at(Point at) const noexcept
{
    return {(at.x - x0_) / scale_, (y0_ - at.y) / scale_};
}

std::optional<Point> GeoToPage::to_page(LonLat where) const
{
    auto const plane = projection_.forward(where);
    if (!plane) return {};
    return place(*plane);
}

std::optional<LonLat> GeoToPage::to_lonlat(Point at) const
{
    return projection_.inverse(plane_at(at));
}

bool GeoToPage::shows(Point at) const noexcept
{
    return contains(page_, at);
}

bool GeoToPage::on_bounds(Point p) const noexcept
{
    return p.x <= window_.x || p.x >= window_.right() || p.y <= window_.y ||
           p.y >= window_.bottom();
}

std::vector<std::vector<Point>> GeoToPage::rings_in(Box const& window, Ring const& ring)
{
    auto const open = std::span(ring).first(ring.empty() ? 0 : ring.size() - 1);
    auto const turned = unwrapped(open);
    Box const extent = bounds_of(turned);
    std::vector<std::vector<Point>> parts;
    for (double const shift : {-720.0, -360.0, 0.0, 360.0, 720.0}) {
        Box const there{extent.x + shift, extent.y, extent.width, extent.height};
        if (!there.meets(window)) continue;
        std::vector<Point> part = turned;
        for (Point& p : part) p.x += shift;
        bool const inside = contains(window, {there.x, there.y}) &&
                            contains(window, {there.right(), there.bottom()});
        if (!inside) part = clip_ring(part, window);
        if (part.size() > 2) parts.push_back(std::move(part));
    }
    return parts;
}

std::vector<std::vector<Point>> GeoToPage::near_lines(Line const& line) const
{
    auto const turned = unwrapped(line);
    Box const extent = bounds_of(turned);
    std::vector<std::vector<Point>> parts;
    for (double const shift : {-720.0, -360.0, 0.0, 360.0, 720.0}) {
        if (extent.x + shift > window_.right() || extent.right() + shift < window_.x) continue;
        std::vector<Point> moved = turned;
        for (Point& p : moved) p.x += shift;
        for (auto& piece : clip_line(moved, window_)) parts.push_back(std::move(piece));
    }
    return parts;
}

void GeoToPage::bend(Point a, Point on_a, Point b, Point on_b, int depth, Run& out) const
{
    // A wide edge can end where it began: a parallel around a pole.
    bool const wide = std::abs(b.x - a.x) > bend_degrees || std::abs(b.y - a.y) > bend_degrees;
    if (depth == 0 || (!wide && distance(on_a, on_b) < bend_from)) return;
    Point const half = middle(a, b);
    auto const on_half = to_page(on_earth(half));
    if (!on_half) return;
    bool const straight = distance(*on_half, Segment{on_a, on_b}) < bend_tolerance;
    if (!wide && straight && distance(on_a, on_b) < 5 * bend_from) return;
    bend(a, on_a, half, *on_half, depth - 1, out);
    out.points.push_back(*on_half);
    out.fixed.push_back(false);
    bend(half, *on_half, b, on_b, depth - 1, out);
}

GeoToPage::Run GeoToPage::project(std::span<Point const> degrees, bool closed,
                                  Junctions const* junctions, std::size_t& lost) const
{
    Run run;
    run.points.reserve(degrees.size() + 16);
    run.fixed.reserve(degrees.size() + 16);
    std::optional<std::pair<Point, Point>> before;
    std::size_t const count = degrees.size() + (closed ? 1 : 0);
    for (std::size_t i = 0; i < count; ++i) {
        Point const p = degrees[i == degrees.size() ? 0 : i];
        LonLat const where = on_earth(p);
        auto const at = to_page(where);
        if (!at) {
            lost += i < degrees.size() ? 1 : 0;
            continue;
        }
        if (before) bend(before->first, before->second, p, *at, bend_depth, run);
        run.points.push_back(*at);
        run.fixed.push_back(on_bounds(p) || (junctions != nullptr && junctions->contains(where)));
        before = {p, *at};
    }
    return run;
}

Drawn GeoToPage::polygons(PolygonSet const& shape, Junctions const* junctions, double bleed) const
{
    Drawn drawn;
    Box const cut = map::grown(page_, bleed);
    for (RingSet const& rings : shape)
        for (Ring const& ring : rings)
            for (auto const& part : rings_in(window_, ring)) {
                auto run = project(part, true, junctions, drawn.lost);
                auto points = clip_ring(
                    thinned_ring(std::move(run.points), std::move(run.fixed), resolution), cut);
                if (points.size() > 2) drawn.outlines.push_back({std::move(points), true, false});
            }
    return drawn;
}

std::vector<Outline> GeoToPage::whole(PolygonSet const& shape) const
{
    std::vector<Outline> outlines;
    for (RingSet const& rings : shape)
        for (Ring const& ring : rings)
            for (auto const& part : rings_in(turn_, ring)) {
                Outline outline{{}, true, false};
                for (Point const p : part)
                    if (auto const at = to_page(on_earth(p))) outline.points.push_back(*at);
                outlines.push_back(std::move(outline));
            }
    return outlines;
}

Drawn GeoToPage::line(Line const& line, Edges edges, double bleed) const
{
    Drawn drawn;
    Box const cut = map::grown(page_, bleed);
    for (auto const& part : near_lines(edges == Edges::geodesic ? along_geodesics(line) : line)) {
        auto const run = project(part, false, nullptr, drawn.lost);
        for (auto& piece : clip_line(thinned(run.points, run.fixed, resolution), cut))
            drawn.outlines.push_back({std::move(piece), false, false});
    }
    return drawn;
}

double GeoToPage::mm_per_km(LonLat where) const
{
    constexpr double half = 0.005;  // degrees: short against any curvature, long against rounding
    bool const at_pole = std::abs(where.lat) > 90 - 2 * half;
    LonLat from{std::max(where.lon - half, -180.0), where.lat};
    LonLat to{std::min(where.lon + half, 180.0), where.lat};
    if (at_pole) {  // along a meridian: there is hardly a parallel
        from = {where.lon, std::copysign(90 - 2 * half, where.lat)};
        to = {where.lon, std::copysign(90 - half, where.lat)};
    }
    auto const a = to_page(from);
    auto const b = to_page(to);
    double const ground = gis::geodesic(from, to).distance.value / 1000;
    if (!a || !b || ground <= 0) return 0;
    return distance(*a, *b) / ground;
}

bool GeoToPage::shows_pole() const
{
    return std::ranges::any_of(std::array{-90.0, 90.0}, [&](double lat) {
        auto const at = to_page({centre_.lon, lat});
        return at && shows(*at);
    });
}

double GeoToPage::north(LonLat where) const
{
    constexpr double step = 0.005;
    bool const at_pole = where.lat + step > 90;
    auto const from = to_page({where.lon, at_pole ? where.lat - step : where.lat});
    auto const to = to_page({where.lon, at_pole ? where.lat : where.lat + step});
    if (!from || !to) return 0;
    return std::atan2(to->x - from->x, from->y - to->y) * 180 / std::numbers::pi;
}

}  // namespace sitmap::map
