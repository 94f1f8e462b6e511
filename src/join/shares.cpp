// SPDX-License-Identifier: MIT
#include "join/shares.hpp"

#include "gis/geos.hpp"
#include "gis/prepared.hpp"
#include "join/disc_outline.hpp"
#include "join/ground_area.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace sitmap::join {

namespace {

constexpr double trace = 1e-9;

struct Box {
    double west = 1e9, south = 1e9, east = -1e9, north = -1e9;
    bool meets(Box const& o) const
    {
        return west <= o.east && o.west <= east && south <= o.north && o.south <= north;
    }
    Ring ring() const
    {
        return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
    }
};

Box box_of(PolygonSet const& shape)
{
    Box box;
    for (auto const& rings : shape)
        for (auto const& ring : rings)
            for (auto const& p : ring)
                box = {std::min(box.west, p.lon), std::min(box.south, p.lat),
                       std::max(box.east, p.lon), std::max(box.north, p.lat)};
    return box;
}

/// A box in degrees that surely holds the disc; nothing where it would reach the antimeridian or
/// come near a pole. A degree of latitude is never shorter than 110.57 km, one of longitude never
/// shorter than 111.3 km times the cosine of the latitude (WGS 84); 1 % is added.
std::optional<Box> box_around(LonLat centre, Kilometres radius)
{
    constexpr double degrees = std::numbers::pi / 180, margin = 1.01;
    double const up = margin * radius.value / 110.57;
    double const highest = std::abs(centre.lat) + up;
    if (highest > 85) return {};
    double const aside = margin * radius.value / (111.3 * std::cos(highest * degrees));
    Box const box{centre.lon - aside, centre.lat - up, centre.lon + aside, centre.lat + up};
    if (box.west <= -180 || box.east >= 180) return {};
    return box;
}

PolygonSet shifted(PolygonSet shape, double degrees)
{
    for (auto& rings : shape)
        for (auto& ring : rings)
            for (auto& p : ring) p.lon += degrees;
    return shape;
}

}  // namespace

struct ShareFinder::State {
    std::span<Area const> areas;
    gis::Geos geos;
    std::vector<std::optional<gis::PreparedShape>> shapes;  // made when first needed
    std::vector<Box> boxes;
    std::vector<double> square_km;

    double size_of(std::size_t i)
    {
        if (square_km[i] < 0) square_km[i] = ground_square_km(areas[i].shape);
        return square_km[i];
    }
    gis::PreparedShape const& shape_of(std::size_t i)
    {
        if (!shapes[i]) shapes[i].emplace(geos, geos.polygons(areas[i].shape));
        return *shapes[i];
    }
    std::optional<std::size_t> only_area_of(Box const& box);
    double common_square_km(std::size_t i, gis::Geometry const& whole, double whole_square_km);
};

double ShareFinder::State::common_square_km(std::size_t i, gis::Geometry const& whole,
                                            double whole_square_km)
{
    auto const& area = shape_of(i);
    if (!area.intersects(whole.get())) return 0;
    if (area.covers(whole.get())) return whole_square_km;
    auto const common = geos.intersection(area.shape(), whole.get());
    return ground_square_km(geos.to_polygons(common.get()));
}

/// The area that covers the whole box, if no other one meets it.
std::optional<std::size_t> ShareFinder::State::only_area_of(Box const& box)
{
    gis::Geometry outline;
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (!box.meets(boxes[i])) continue;
        if (!outline) outline = geos.polygons({{box.ring()}});
        if (!shape_of(i).intersects(outline.get())) continue;
        if (found || !shape_of(i).covers(outline.get())) return {};
        found = i;
    }
    return found;
}

ShareFinder::ShareFinder(std::span<Area const> areas) : state_(std::make_unique<State>())
{
    state_->areas = areas;
    state_->shapes.resize(areas.size());
    state_->square_km.assign(areas.size(), -1);
    for (auto const& area : areas) state_->boxes.push_back(box_of(area.shape));
}

ShareFinder::~ShareFinder() = default;
ShareFinder::ShareFinder(ShareFinder&&) noexcept = default;

Shares ShareFinder::of_disc(LonLat centre, Kilometres radius)
{
    // Most discs lie far from every border: for them their box is enough.
    if (auto const box = box_around(centre, radius))
        if (auto const area = state_->only_area_of(*box)) return Shares{{*area, 1.0}};
    return of_shape(disc_outline(centre, radius));
}

Shares ShareFinder::of_shape(PolygonSet const& shape)
{
    double const whole = ground_square_km(shape);
    Shares shares;
    if (!(whole > 0)) return shares;
    // A shape over the antimeridian meets areas on both sides of it.
    for (double const turn : {0.0, -360.0, 360.0}) {
        auto const moved = shifted(shape, turn);
        auto const box = box_of(moved);
        gis::Geometry geometry;
        for (std::size_t i = 0; i < state_->areas.size(); ++i) {
            if (!box.meets(state_->boxes[i])) continue;
            if (!geometry) geometry = state_->geos.polygons(moved);
            shares.push_back({i, state_->common_square_km(i, geometry, whole) / whole});
        }
    }
    return tidy(std::move(shares));
}

Shares ShareFinder::by_size(std::span<std::size_t const> positions)
{
    Shares shares;
    double total = 0;
    for (auto const i : positions) total += state_->size_of(i);
    if (!(total > 0)) return shares;
    for (auto const i : positions) shares.push_back({i, state_->size_of(i) / total});
    return tidy(std::move(shares));
}

Shares tidy(Shares shares)
{
    std::ranges::stable_sort(shares, {}, &AreaShare::area);
    Shares kept;
    for (auto const& s : shares) {
        if (!kept.empty() && kept.back().area == s.area)
            kept.back().share += s.share;
        else
            kept.push_back(s);
    }
    std::erase_if(kept, [](AreaShare const& s) { return s.share < trace; });
    double const sum = std::accumulate(kept.begin(), kept.end(), 0.0,
                                       [](double a, AreaShare const& s) { return a + s.share; });
    if (sum > 1)
        for (auto& s : kept) s.share /= sum;
    if (kept.size() == 1 && kept[0].share > 1 - trace) kept[0].share = 1;
    std::ranges::stable_sort(
        kept, [](AreaShare const& a, AreaShare const& b) { return a.share > b.share; });
    return kept;
}

}  // namespace sitmap::join
