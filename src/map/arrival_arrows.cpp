// SPDX-License-Identifier: MIT
#include "map/arrival_arrows.hpp"

#include "gis/geodesic.hpp"
#include "map/clip.hpp"
#include "map/marks.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double arrow_gap = 3;  // mm between an arrow and the place where it starts
constexpr double shortest = 12;  // mm between two places with an arrow

/// Whether the way between two places leaves the map on one side and comes back on the other.
bool lies_across_the_tear(GeoToPage const& geo, LonLat from, LonLat to)
{
    constexpr double most = 3;  // times as long on the page as on the ground
    double const ground = gis::geodesic(from, to).distance.value / 1000 * geo.mm_per_km(from);
    return distance(*geo.to_page(from), *geo.to_page(to)) > most * ground;
}

/// mm of a line under or close beside symbols that are not at one of its ends.
double length_under(std::vector<Point> const& line, std::span<Disc const> symbols)
{
    constexpr double clear = 1;  // mm beside a symbol
    double sum = 0;
    for (auto const& symbol : symbols) {
        auto const holds = [&](Point at) {
            return distance(at, symbol.centre) < symbol.radius + arrow_gap;
        };
        if (holds(line.front()) || holds(line.back())) continue;
        for (std::size_t i = 0; i + 1 < line.size(); ++i)
            if (distance(symbol.centre, Segment{line[i], line[i + 1]}) < symbol.radius + clear)
                sum += distance(line[i], line[i + 1]);
    }
    return sum;
}

/// Bends the other way, or more, rather than run under a symbol and come out of it as if it began
/// there.
std::vector<Point> line_of_arrow(Point from, Point to, std::span<Disc const> symbols)
{
    std::vector<Point> best;
    double least = 0;
    for (double const bow : {0.13, -0.13, 0.2, -0.2, 0.28, -0.28, 0.06, -0.06, 0.36, -0.36}) {
        auto line = bowed(from, to, bow);
        double const under = length_under(line, symbols);
        if (!best.empty() && under >= least) continue;
        best = std::move(line);
        least = under;
        if (under == 0) break;
    }
    return best;
}

/// mm from the end of the line back to where it leaves the symbols that stand there, and a little
/// more: the tip shows, and it stays in the area that the end lies in where it can.
double gap_at_end(std::vector<Point> const& line, std::span<Disc const> symbols)
{
    constexpr double clear = 0.8;  // mm
    Point const end = line.back();
    Point const before = line[line.size() - 2];
    double const step = distance(before, end);
    double gap = clear;
    for (auto const& symbol : symbols) {
        Point const off{end.x - symbol.centre.x, end.y - symbol.centre.y};
        double const inside = symbol.radius * symbol.radius - off.x * off.x - off.y * off.y;
        if (inside <= 0 || step == 0) continue;
        double const along = (off.x * (before.x - end.x) + off.y * (before.y - end.y)) / step;
        gap = std::max(gap, std::sqrt(along * along + inside) - along + clear);
    }
    return gap;
}

}  // namespace

Path arrival_arrow(style::Style const& style, analysis::Reached const& reached,
                   std::span<Point const> line, double start_gap, double end_gap)
{
    bool const is_open = !reached.step_is_certain;
    bool const is_strong = reached.step == analysis::Step::contact;
    ArrowLook look;
    look.start_gap = start_gap;
    look.end_gap = end_gap;
    look.neck = style.arrow_width * (is_strong ? 1 : 0.46);
    look.tail = is_strong ? 0.35 : 0.2;
    look.head = is_strong ? 3.2 : 2.4;
    auto const colour =
        is_strong ? style.arrow : style::with_alpha(style.arrow, style.arrow.alpha / 255.0 * 0.7);
    auto arrow = tapered_arrow(line, look, colour);
    if (!is_open) return arrow;
    constexpr double edge = 0.25;  // mm
    arrow.fill = style.halo;
    arrow.stroke = Stroke{style.arrow, edge, {}, true};
    return arrow;
}

std::vector<std::pair<std::size_t, Path>> arrival_arrows(Material const& material,
                                                         Ground const& ground,
                                                         std::span<Disc const> symbols)
{
    std::vector<std::pair<std::size_t, Path>> arrows;
    for (auto const& reached : material.reached) {
        if (!reached.from_where) continue;
        auto const from = ground.geo.to_page(*reached.from_where);
        auto const to = ground.geo.to_page(reached.where);
        if (!from || !to || !ground.geo.shows(*to) || distance(*from, *to) < shortest) continue;
        if (lies_across_the_tear(ground.geo, *reached.from_where, reached.where)) continue;
        auto const line = line_of_arrow(*from, *to, symbols);
        auto arrow =
            arrival_arrow(material.style, reached, line, arrow_gap, gap_at_end(line, symbols));
        arrow.id = "arrival-" + material.areas[reached.area].id;
        if (!arrow.outlines.empty()) arrows.emplace_back(reached.area, std::move(arrow));
    }
    return arrows;
}

}  // namespace sitmap::map
