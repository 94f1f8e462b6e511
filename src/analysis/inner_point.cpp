// SPDX-License-Identifier: MIT
#include "analysis/inner_point.hpp"

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

/// Longitudes east of `west`, the rest of the circle shifted by a whole turn.
struct Seam {
    double west = -360;
    double lon(LonLat where) const { return where.lon < west ? where.lon + 360 : where.lon; }
};

/// Where an outline leaves out more than half the circle it is one piece across longitude 180; else
/// it is taken as it is drawn, as Antarctica is.
Seam seam_of(PolygonSet const& shape)
{
    std::vector<double> lons;
    for (auto const& rings : shape)
        for (auto const& ring : rings)
            for (LonLat const where : ring) lons.push_back(where.lon);
    auto const [west, east] = std::ranges::minmax_element(lons);
    if (*east - *west <= 180) return {};
    std::ranges::sort(lons);
    for (std::size_t i = 1; i < lons.size(); ++i)
        if (lons[i] - lons[i - 1] > 180 && lons[i] - lons[i - 1] < 360) return {lons[i]};
    return {};
}

/// Twice the signed area of a ring, and six times its first moments, in degrees from `base`.
struct Moments {
    double twice = 0, x = 0, y = 0;
};

Moments moments_of(Ring const& ring, Seam const& seam, LonLat base)
{
    // Relative to a corner: keeps the products small.
    auto const from_base = [&](LonLat where) {
        return LonLat{seam.lon(where) - seam.lon(base), where.lat - base.lat};
    };
    Moments sum;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        LonLat const a = from_base(ring[i]);
        LonLat const b = from_base(ring[i + 1]);
        double const cross = a.lon * b.lat - b.lon * a.lat;
        sum.twice += cross;
        sum.x += cross * (a.lon + b.lon);
        sum.y += cross * (a.lat + b.lat);
    }
    return sum;
}

}  // namespace

LonLat centroid(PolygonSet const& shape)
{
    if (shape.empty() || shape[0].empty() || shape[0][0].empty()) return {};
    LonLat const base = shape[0][0][0];
    Seam const seam = seam_of(shape);
    Moments whole;
    for (auto const& rings : shape)
        for (std::size_t i = 0; i < rings.size(); ++i) {
            auto const part = moments_of(rings[i], seam, base);
            // Files differ in which way rings run, and some in the parts of one area.
            bool const is_hole = i > 0;
            double const sign = (part.twice < 0) == is_hole ? 1 : -1;
            whole.twice += sign * part.twice;
            whole.x += sign * part.x;
            whole.y += sign * part.y;
        }
    if (whole.twice < 1e-300) return base;
    return {std::remainder(base.lon + whole.x / (3 * whole.twice), 360.0),
            base.lat + whole.y / (3 * whole.twice)};
}

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
