// SPDX-License-Identifier: MIT
#include "map/arrival_arrows.hpp"

#include "gis/geodesic.hpp"
#include "map/arrow_ways.hpp"
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

/// Where fire is reported to have come from and gone to.
std::vector<Disc> areas_of_fire(Material const& material, GeoToPage const& geo)
{
    std::vector<Disc> areas;
    for (auto const& fire : material.fires)
        for (auto const* const end : {&fire.event.origin, &fire.event.target})
            if (auto const at = geo.to_page(end->where); at && geo.shows(*at))
                areas.push_back({*at, end->radius_km * geo.mm_per_km(end->where)});
    return areas;
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
                                                         GroundRaster const& land,
                                                         std::span<Disc const> symbols)
{
    std::vector<analysis::Reached const*> drawn;
    std::vector<Segment> places;
    for (auto const& reached : material.reached) {
        if (!reached.from_where) continue;
        auto const from = ground.geo.to_page(*reached.from_where);
        auto const to = ground.geo.to_page(reached.where);
        if (!from || !to || !ground.geo.shows(*to) || distance(*from, *to) < shortest) continue;
        if (lies_across_the_tear(ground.geo, *reached.from_where, reached.where)) continue;
        drawn.push_back(&reached);
        places.push_back({*from, *to});
    }
    auto const is_foreign = [&](Point at) { return !land.is_home_area(land.owner_at(at)); };
    auto const ways =
        arrow_ways(places, {symbols, areas_of_fire(material, ground.geo), is_foreign});
    std::vector<std::pair<std::size_t, Path>> arrows;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        auto arrow = arrival_arrow(material.style, *drawn[i], ways[i], arrow_gap,
                                   gap_at_end(ways[i], symbols));
        arrow.id = "arrival-" + material.areas[drawn[i]->area].id;
        if (!arrow.outlines.empty()) arrows.emplace_back(drawn[i]->area, std::move(arrow));
    }
    return arrows;
}

}  // namespace sitmap::map
