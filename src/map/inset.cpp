// SPDX-License-Identifier: MIT
#include "map/inset.hpp"

#include "base/text.hpp"
#include "gis/projection.hpp"
#include "map/clip.hpp"
#include "map/shapes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <utility>

namespace sitmap::map {

namespace {

constexpr double inset_reach = 1.3;  // how far the inset looks beyond the frame, in frame sizes
constexpr double taken_cost = 1e6;   // a corner that is taken is the last choice

constexpr int side_steps = 24;  // of a box that becomes a ring on the ground

/// Points along the edge of a box, once round it.
std::vector<Point> edge_points(Box const& b)
{
    std::vector<Point> points;
    std::array<Point, 5> const corners{
        {{b.x, b.y}, {b.right(), b.y}, {b.right(), b.bottom()}, {b.x, b.bottom()}, {b.x, b.y}}};
    for (std::size_t side = 0; side < 4; ++side)
        for (int i = 0; i < side_steps; ++i) {
            double const t = static_cast<double>(i) / side_steps;
            points.push_back({corners[side].x + t * (corners[side + 1].x - corners[side].x),
                              corners[side].y + t * (corners[side + 1].y - corners[side].y)});
        }
    return points;
}

/// The land around a frame, with the frame in it.
struct InsetMap {
    GeoToPage geo;
    Outline frame;
};

/// Grown on the ground, in an equal-area projection around the frame's middle: degrees would
/// stretch it toward the poles. Nothing for a frame of a great part of the world.
std::optional<InsetMap> inset_map(Ground const& ground, Box const& box)
{
    constexpr double widest = 6.3e6;  // metres: the corners lie a quarter of the way round then
    auto const middle = ground.geo.centre();
    gis::Projection const plane{"+proj=laea +lat_0=" + to_text(middle.lat) + " +lon_0=" +
                                to_text(middle.lon) + " +datum=WGS84 +units=m +no_defs"};
    std::vector<LonLat> edge;
    std::vector<Point> image;
    for (auto const at : edge_points(ground.box))
        if (auto const where = ground.geo.to_lonlat(at))
            if (auto const metres = plane.forward(*where)) {
                edge.push_back(*where);
                image.push_back({metres->x, metres->y});
            }
    if (image.empty()) return {};
    Box const extent = bounds_of(image);
    auto const reach = [&](double size) {
        return std::min(size * (1 + 2 * inset_reach), 2 * widest);
    };
    if (std::max(extent.width, extent.height) >= 2 * widest) return {};
    Ring around;
    for (auto const at :
         edge_points(box_around(extent.centre(), reach(extent.width), reach(extent.height))))
        if (auto const where = plane.inverse({at.x, at.y})) around.push_back(*where);
    if (around.empty()) return {};
    InsetMap made{GeoToPage::around(std::vector<PolygonSet>{{{around}}}, box, plane.definition()),
                  {}};
    made.frame.closed = true;
    for (auto const where : edge)
        if (auto const at = made.geo.to_page(where)) made.frame.points.push_back(*at);
    return made;
}

/// What an inset draws: countries, without them the study's areas.
std::span<Area const> land_of(Material const& material)
{
    return material.countries.empty() ? material.areas : material.countries;
}

}  // namespace

Box inset_size(Box const& map)
{
    double const width = std::clamp(std::min(map.width, map.height) * 0.23, 16.0, 38.0);
    return {0, 0, width, width * 0.74};
}

bool inset_tells_where(Material const& material, Ground const& ground)
{
    constexpr double least = 0.03;  // of the inset: less beside the frame are specks
    constexpr int columns = 32, rows = 24;
    Box const box = inset_size(ground.box);
    auto const inset = inset_map(ground, box);
    if (!inset) return false;
    std::vector<Point> open;  // where no land has been found, beside the frame
    for (int i = 0; i < columns * rows; ++i) {
        Point const at{box.x + box.width * (i % columns + 0.5) / columns,
                       box.y + box.height * (i / columns + 0.5) / rows};
        if (!contains(std::span(&inset->frame, 1), at)) open.push_back(at);
    }
    auto const beside = open.size();
    for (auto const& area : land_of(material)) {
        auto const drawn = inset->geo.visible(area.shape);
        std::erase_if(open, [&](Point at) { return contains(drawn.outlines, at); });
    }
    return static_cast<double>(beside - open.size()) >= least * columns * rows;
}

void add_inset(Group& into, Material const& material, Ground const& ground, Box const& box)
{
    auto const& style = material.style;
    auto const inset = inset_map(ground, box);
    if (!inset) return;
    auto& group = add_group(into, "inset");
    group.clip.push_back(rectangle(box));
    group.children.push_back(filled(rectangle(box), style.panel));
    for (auto const& area : land_of(material)) {
        auto drawn = inset->geo.polygons(area.shape);
        if (drawn.outlines.empty()) continue;
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
    }
    group.children.push_back(Path{{inset->frame}, {}, Stroke{style.accent, 0.4, {}, true}, {}, {}});
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
    constexpr double any_land = 20;    // islets are land as well: black on black
    constexpr double specks = 1;       // mm2 that are no reason to try the next size
    constexpr double shares = 10;      // classes of what is covered: on all of it size decides
    auto const& map = around.map;
    auto const cost = [&](Box const& box) {
        double const aside = std::min(box.x - map.x, map.right() - box.right()) - around.margin;
        return cover_cost(land, around, grown(box, around.margin * 0.6)) +
               (land.home_area(box) > specks ? any_land : 0) + from_corner * aside / step;
    };
    auto const trouble = [&](EdgePlace const& place) {
        auto const& box = place.box;
        double const covered = cover_cost(land, around, box);
        return covered <= specks
                   ? 0
                   : 1 + std::floor(shares * std::min(1.0, covered / (box.width * box.height)));
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
        if (trouble(best.back()) == 0) return best.back();
    }
    return *std::ranges::min_element(best, {}, trouble);
}

}  // namespace sitmap::map
