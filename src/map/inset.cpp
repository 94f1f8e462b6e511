// SPDX-License-Identifier: MIT
#include "map/inset.hpp"

#include "map/clip.hpp"
#include "map/shapes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double inset_reach = 1.1;  // how far the inset looks beyond the frame, in frame sizes
constexpr double taken_cost = 1e6;   // a corner that is taken is the last choice

/// The frame's edge as a ring, so that its shape on another projection is true.
Ring frame_ring(Ground const& ground)
{
    Ring ring;
    auto const& b = ground.box;
    constexpr int steps = 12;
    std::array<Point, 5> const corners{
        {{b.x, b.y}, {b.right(), b.y}, {b.right(), b.bottom()}, {b.x, b.bottom()}, {b.x, b.y}}};
    for (std::size_t side = 0; side < 4; ++side)
        for (int i = 0; i < steps; ++i) {
            double const t = static_cast<double>(i) / steps;
            Point const at{corners[side].x + t * (corners[side + 1].x - corners[side].x),
                           corners[side].y + t * (corners[side + 1].y - corners[side].y)};
            if (auto const where = ground.geo.to_lonlat(at)) ring.push_back(*where);
        }
    if (!ring.empty()) ring.push_back(ring.front());
    return ring;
}

}  // namespace

Box inset_size(Box const& map)
{
    double const width = std::clamp(std::min(map.width, map.height) * 0.23, 16.0, 38.0);
    return {0, 0, width, width * 0.74};
}

void add_inset(Group& into, Material const& material, Ground const& ground, Box const& box)
{
    auto const& style = material.style;
    auto const ring = frame_ring(ground);
    if (ring.empty()) return;
    GeoToPage const geo(grown(frame_around(std::span<LonLat const>(ring)), inset_reach), box);
    auto& group = add_group(into, "inset");
    group.clip.push_back(rectangle(box));
    group.children.push_back(filled(rectangle(box), style.panel));
    auto const draw = [&](Area const& area) {
        auto drawn = geo.polygons(area.shape);
        if (drawn.outlines.empty()) return;
        bool const home = material.countries.empty()
                              ? is_home(material, area)
                              : material.study.areas.has_at_home(country_code(area));
        auto const fill = home ? style.sequence[style.sequence.size() / 2] : style.neighbour_land;
        group.children.push_back(
            Path{std::move(drawn.outlines),
                 fill,
                 Stroke{style::mix(style.rule, style.quiet.colour, 0.4), 0.12, {}, true},
                 {},
                 {}});
    };
    for (auto const& area : material.countries.empty() ? material.areas : material.countries)
        draw(area);
    auto frame = geo.polygons({{ring}});
    group.children.push_back(
        Path{std::move(frame.outlines), {}, Stroke{style.accent, 0.4, {}, true}, {}, {}});
    group.children.push_back(lined(rectangle(box), {style.quiet.colour, 0.3, {}, false}));
}

namespace {

/// What a box covers that it should not: other furniture, symbols, the study's own land.
double cover_cost(GroundRaster const& land, Surroundings const& around, Box const& box)
{
    constexpr double symbol_cost = 400;
    double sum = land.home_area(box);
    for (auto const& other : around.taken) sum += other.meets(box) ? taken_cost : 0;
    for (auto const& at : around.symbols) sum += contains(box, at) ? symbol_cost : 0;
    return sum;
}

/// Index of the first place that none undercuts.
std::size_t cheapest(std::span<Box const> places, std::function<double(std::size_t)> const& cost)
{
    std::size_t best = 0;
    double least = cost(best);
    for (std::size_t i = 1; i < places.size(); ++i) {
        double const c = cost(i);
        if (c < least - 0.5) {
            least = c;
            best = i;
        }
    }
    return best;
}

std::vector<Box> corners(Box const& map, double width, double height, double margin)
{
    double const left = map.x + margin, top = map.y + margin;
    double const right = map.right() - margin - width, bottom = map.bottom() - margin - height;
    return {{left, top, width, height},
            {left, bottom, width, height},
            {right, bottom, width, height},
            {right, top, width, height}};
}

}  // namespace

Box quiet_corner(GroundRaster const& land, Surroundings const& around, Box const& size)
{
    auto const places = corners(around.map, size.width, size.height, around.margin);
    return places[cheapest(places, [&](std::size_t i) {
        return cover_cost(land, around, grown(places[i], around.margin * 0.6));
    })];
}

EdgePlace quiet_edge(GroundRaster const& land, Surroundings const& around,
                     std::span<Box const> sizes)
{
    constexpr double step = 6;         // mm along the edge
    constexpr double from_corner = 1;  // cost of a step away from it
    constexpr double calm = 15;        // cost that is no reason to try the next size
    auto const& map = around.map;
    auto const cost = [&](Box const& box) {
        double const aside = std::min(box.x - map.x, map.right() - box.right()) - around.margin;
        return cover_cost(land, around, grown(box, around.margin * 0.6)) +
               from_corner * aside / step;
    };
    std::vector<EdgePlace> best;
    for (std::size_t size = 0; size < sizes.size(); ++size) {
        std::vector<Box> places;
        auto const& box = sizes[size];
        auto const steps = std::max(0, static_cast<int>((map.width / 2 - box.width) / step));
        for (int i = 0; i <= steps; ++i)
            for (auto corner : corners(map, box.width, box.height, around.margin)) {
                corner.x += (corner.centre().x < map.centre().x ? i : -i) * step;
                places.push_back(corner);
            }
        best.push_back(
            {places[cheapest(places, [&](std::size_t i) { return cost(places[i]); })], size});
        if (cover_cost(land, around, best.back().box) <= calm) return best.back();
    }
    return *std::ranges::min_element(best, {}, [&](EdgePlace const& place) {
        return std::floor(cover_cost(land, around, place.box) / calm);
    });
}

}  // namespace sitmap::map
