// SPDX-License-Identifier: MIT
#include "analysis/inner_point.hpp"

#include "analysis/findings_context.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace sitmap::analysis {

namespace {

/// Longitudes at which the rings cross a parallel, west to east.
std::vector<double> crossings(std::span<Ring const> rings, double lat)
{
    std::vector<double> lons;
    for (Ring const& ring : rings)
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            LonLat const a = ring[i];
            LonLat const b = ring[i + 1];
            if ((a.lat > lat) == (b.lat > lat)) continue;
            lons.push_back(a.lon + (lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon));
        }
    std::ranges::sort(lons);
    return lons;
}

double twice_area(Ring const& ring)
{
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        sum += (ring[i].lon - ring[0].lon) * (ring[i + 1].lat - ring[0].lat) -
               (ring[i + 1].lon - ring[0].lon) * (ring[i].lat - ring[0].lat);
    return std::abs(sum);
}

double size_of(std::vector<Ring> const& rings)
{
    return rings.empty() ? 0 : twice_area(rings.front());
}

}  // namespace

bool is_inside(PolygonSet const& shape, LonLat where)
{
    bool inside = false;
    for (auto const& rings : shape)
        for (double const lon : crossings(rings, where.lat)) inside ^= lon > where.lon;
    return inside;
}

LonLat inner_point(PolygonSet const& shape)
{
    LonLat const middle = centroid(shape);
    if (shape.empty() || is_inside(shape, middle)) return middle;
    auto const& part = *std::ranges::max_element(shape, {}, size_of);
    if (part.empty() || part.front().empty()) return middle;
    auto const [south, north] = std::ranges::minmax(part.front(), {}, &LonLat::lat);
    double const lat = (south.lat + north.lat) / 2;
    auto const lons = crossings(part, lat);
    if (lons.size() < 2) return part.front().front();
    std::size_t widest = 0;
    for (std::size_t i = 0; i + 1 < lons.size(); i += 2)
        if (lons[i + 1] - lons[i] > lons[widest + 1] - lons[widest]) widest = i;
    return {(lons[widest] + lons[widest + 1]) / 2, lat};
}

}  // namespace sitmap::analysis
