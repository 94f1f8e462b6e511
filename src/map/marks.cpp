// SPDX-License-Identifier: MIT
#include "map/marks.hpp"

#include "map/symbols.hpp"

#include "base/units.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sitmap::map {

namespace {

using std::numbers::pi;

Point at_angle(Point centre, double radius, double degrees)
{
    return {centre.x + radius * std::cos(degrees * pi / 180),
            centre.y + radius * std::sin(degrees * pi / 180)};
}

/// Arc in steps of at most 4 degrees: flatter than a hundredth of a millimetre at symbol size.
void add_arc(std::vector<Point>& points, Point centre, double radius, double from, double to)
{
    int const steps = std::max(1, static_cast<int>(std::ceil(std::abs(to - from) / 4)));
    for (int i = 0; i <= steps; ++i)
        points.push_back(at_angle(centre, radius, from + (to - from) * i / steps));
}

/// Sector of a ring, or the whole ring.
Path ring_sector(Point centre, double inner, double outer, double from, double to, Colour colour)
{
    Path path;
    path.fill = colour;
    if (to - from >= 359.999) {
        for (double const radius : {outer, inner}) {
            Outline circle{{}, true, false};
            add_arc(circle.points, centre, radius, -90, 270);
            circle.points.pop_back();
            path.outlines.push_back(std::move(circle));
        }
        return path;
    }
    Outline sector{{}, true, false};
    add_arc(sector.points, centre, outer, from, to);
    add_arc(sector.points, centre, inner, to, from);
    path.outlines.push_back(std::move(sector));
    return path;
}

/// What of a sector is left inside an outline of its own colour.
Path inside_of_sector(Point centre, double inner, double outer, double from, double to,
                      Colour ground)
{
    constexpr double line = 0.27;  // of the ring's width
    double const width = line * (outer - inner);
    bool const whole = to - from >= 359.999;
    double const turn = whole ? 0 : width / ((inner + outer) / 2) * 180 / pi;
    double const inset = std::min(turn, (to - from) / 3);
    return ring_sector(centre, inner + width, outer - width, from + inset, to - inset, ground);
}

std::vector<Point> convex_hull(std::vector<Point> points)
{
    auto const before = [](Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; };
    auto const turn = [](Point o, Point a, Point b) {
        return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
    };
    std::ranges::sort(points, before);
    std::vector<Point> hull;
    for (int pass = 0; pass < 2; ++pass) {
        std::size_t const floor = hull.size();
        for (Point const p : points) {
            while (hull.size() >= floor + 2 && turn(hull[hull.size() - 2], hull.back(), p) <= 0)
                hull.pop_back();
            hull.push_back(p);
        }
        hull.pop_back();
        std::ranges::reverse(points);
    }
    return hull;
}

/// A polyline that can be asked by length along it.
class Track {
public:
    explicit Track(std::span<Point const> line)
    {
        for (Point const p : line)
            if (points_.empty() || distance(points_.back(), p) > 1e-9) {
                along_.push_back(points_.empty() ? 0 : along_.back() + distance(points_.back(), p));
                points_.push_back(p);
            }
    }
    double length() const noexcept { return along_.empty() ? 0 : along_.back(); }
    Point at(double where) const
    {
        auto const i = segment(where);
        double const share =
            std::clamp((where - along_[i]) / (along_[i + 1] - along_[i]), 0.0, 1.0);
        Point const a = points_[i];
        Point const b = points_[i + 1];
        return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
    }
    /// Unit vector to the right of the direction of travel (y down), smoothed over a short way.
    Point right(double where) const
    {
        double const reach = length() / 100;
        Point const a = at(std::max(0.0, where - reach));
        Point const b = at(std::min(length(), where + reach));
        double const d = std::max(distance(a, b), 1e-12);
        return {-(b.y - a.y) / d, (b.x - a.x) / d};
    }

private:
    std::size_t segment(double where) const
    {
        auto const above = std::upper_bound(along_.begin() + 1, along_.end() - 1, where);
        return static_cast<std::size_t>(above - along_.begin()) - 1;
    }
    std::vector<Point> points_;
    std::vector<double> along_;
};

Point beside(Track const& track, double where, double off)
{
    Point const p = track.at(where);
    Point const n = track.right(where);
    return {p.x + n.x * off, p.y + n.y * off};
}

/// Tip, then the corners of the head around its base.
std::vector<Point> head_of(Track const& track, double base, double end, double half_width)
{
    Point const tip = track.at(end);
    Point const foot = track.at(base);
    double const d = std::max(distance(tip, foot), 1e-12);
    Point const n{-(tip.y - foot.y) / d * half_width, (tip.x - foot.x) / d * half_width};
    return {{foot.x + n.x, foot.y + n.y}, tip, {foot.x - n.x, foot.y - n.y}};
}

}  // namespace

Gathered gathered_symbol(Point at, double diameter, std::span<Slice const> slices,
                         std::string const& number, Font const& font, Colour ink, Colour ground)
{
    double const outer = diameter / 2;
    double const inner = outer * 0.7;
    Gathered symbol;
    symbol.radius = outer + outer * 0.1;
    symbol.paths.push_back(disc(at, symbol.radius, ground, {}));
    double total = 0;
    for (Slice const& slice : slices) total += std::max(0.0, slice.count);
    double from = -90;
    for (Slice const& slice : slices) {
        if (!(slice.count > 0) || !(total > 0)) continue;
        double const to = from + 360 * slice.count / total;
        Path sector = ring_sector(at, inner, outer, from, to, slice.colour);
        // A thin line of the ground parts the slices for readers who cannot tell their hues.
        if (slice.count < total) sector.stroke = Stroke{ground, outer * 0.06, {}, false};
        symbol.paths.push_back(std::move(sector));
        if (slice.hollow)
            symbol.paths.push_back(inside_of_sector(at, inner, outer, from, to, ground));
        from = to;
    }
    double const em = to_millimetres(Points{font.size}).value;
    symbol.number.text = number;
    symbol.number.font = font;
    symbol.number.colour = ink;
    symbol.number.anchor = Anchor::middle;
    symbol.number.at = {at.x, at.y + half_digit * em};
    return symbol;
}

Path area_pill(Point centre, double width, double height, Colour ground, Stroke const& edge)
{
    double const radius = std::min(width, height) / 2;
    double const x = width / 2 - radius;
    double const y = height / 2 - radius;
    Outline outline{{}, true, false};
    int quarter = 0;
    for (Point const corner : {Point{x, y}, Point{-x, y}, Point{-x, -y}, Point{x, -y}}) {
        add_arc(outline.points, {centre.x + corner.x, centre.y + corner.y}, radius, 90.0 * quarter,
                90.0 * quarter + 90);
        ++quarter;
    }
    Path path;
    path.outlines.push_back(std::move(outline));
    path.fill = ground;
    path.stroke = edge;
    return path;
}

Path tapered_arrow(std::span<Point const> centre_line, ArrowLook const& look, Colour colour)
{
    Path path;
    path.fill = colour;
    Track const track{centre_line};
    double const start = look.start_gap;
    double const end = track.length() - look.end_gap;
    double const head = std::min(look.head_length, (end - start) * 0.6);
    if (!(end - start > look.head_length * 0.5) || !std::isfinite(end)) return path;
    double const base = end - head;
    int const steps = std::clamp(static_cast<int>(base - start), 8, 200);
    std::vector<Point> left;
    Outline outline{{}, true, false};
    for (int i = 0; i <= steps; ++i) {
        double const share = static_cast<double>(i) / steps;
        double const where = start + (base - start) * share;
        // A slow start keeps the shaft quiet until it nears its target.
        double const half = (look.tail + (look.neck - look.tail) * share * share) / 2;
        outline.points.push_back(beside(track, where, half));
        left.push_back(beside(track, where, -half));
    }
    for (Point const p : head_of(track, base, end, look.head / 2)) outline.points.push_back(p);
    outline.points.insert(outline.points.end(), left.rbegin(), left.rend());
    path.outlines.push_back(std::move(outline));
    return path;
}

Segment head_of_arrow(Path const& arrow)
{
    auto const& outline = arrow.outlines.front().points;  // one side, head, the other side
    auto const tip = outline.begin() + static_cast<std::ptrdiff_t>(outline.size() / 2);
    Point const right = *(tip - 1);
    Point const left = *(tip + 1);
    return {{(left.x + right.x) / 2, (left.y + right.y) / 2}, *tip};
}

std::vector<Point> bowed(Point a, Point b, double bow, int steps)
{
    double const length = distance(a, b);
    std::vector<Point> points;
    if (std::abs(bow) < 1e-6 || length == 0) return {a, b};
    double const height = std::clamp(bow, -0.5, 0.5) * length;
    double const radius = (length * length / 4 + height * height) / (2 * std::abs(height));
    double const half_angle = std::asin(std::min(1.0, length / 2 / radius));
    Point const along{(b.x - a.x) / length, (b.y - a.y) / length};
    Point const left{along.y, -along.x};
    double const side = height > 0 ? 1 : -1;
    for (int i = 0; i <= steps; ++i) {
        double const angle = half_angle * (2.0 * i / steps - 1);
        double const x = length / 2 + radius * std::sin(angle);
        double const y = side * (radius * std::cos(angle) - radius * std::cos(half_angle));
        points.push_back({a.x + along.x * x + left.x * y, a.y + along.y * x + left.y * y});
    }
    points.front() = a;
    points.back() = b;
    return points;
}

Outline fan(Point from, double from_radius, Point to, double to_radius)
{
    std::vector<Point> rim;
    add_arc(rim, from, from_radius, 0, 356);
    add_arc(rim, to, to_radius, 0, 356);
    return {convex_hull(std::move(rim)), true, false};
}

std::vector<Segment> fan_rays(Point from, double from_radius, Point to, double to_radius, int count)
{
    double const length = distance(from, to);
    std::vector<Segment> rays;
    if (length == 0 || count < 1) return rays;
    Point const left{(to.y - from.y) / length, -(to.x - from.x) / length};
    for (int i = 0; i < count; ++i) {
        // Outermost rays keep inside the rim, where their ends still lie within both discs.
        double const rank = count == 1 ? 0 : 0.8 * (1 - 2.0 * i / (count - 1));
        double const a = rank * from_radius;
        double const b = rank * to_radius;
        rays.push_back(
            {{from.x + left.x * a, from.y + left.y * a}, {to.x + left.x * b, to.y + left.y * b}});
    }
    return rays;
}

}  // namespace sitmap::map
