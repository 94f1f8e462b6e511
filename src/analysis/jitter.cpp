// SPDX-License-Identifier: MIT
#include "analysis/jitter.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace sitmap::analysis {

namespace {

constexpr int tries = 20;

/// Evenly over the disc: the radius goes with the square root.
gis::Plane in_disc(JitterPlace const& place, Random& random)
{
    double const r = place.radius * std::sqrt(random.uniform());
    double const angle = 2 * std::numbers::pi * random.uniform();
    return {place.where.x + r * std::cos(angle), place.where.y + r * std::sin(angle)};
}

}  // namespace

PlaneAreas::PlaneAreas(std::span<Area const> areas, gis::Projection const& projection)
{
    double const infinity = std::numeric_limits<double>::infinity();
    for (auto const& area : areas) {
        Outline outline{{}, infinity, -infinity, infinity, -infinity};
        for (auto const& rings : area.shape)
            for (auto const& ring : rings) {
                outline.rings.emplace_back();
                for (auto const& corner : ring) {
                    auto const at = projection.forward(corner);
                    if (!at) continue;
                    outline.rings.back().push_back(*at);
                    outline.west = std::min(outline.west, at->x);
                    outline.east = std::max(outline.east, at->x);
                    outline.south = std::min(outline.south, at->y);
                    outline.north = std::max(outline.north, at->y);
                }
            }
        outlines_.push_back(std::move(outline));
    }
}

bool PlaneAreas::holds(std::size_t area, gis::Plane where) const
{
    auto const& outline = outlines_[area];
    if (where.x < outline.west || where.x > outline.east || where.y < outline.south ||
        where.y > outline.north)
        return false;
    bool inside = false;
    for (auto const& ring : outline.rings)
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            auto const& a = ring[i];
            auto const& b = ring[i + 1];
            if ((a.y > where.y) == (b.y > where.y)) continue;
            if (where.x < a.x + (where.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
        }
    return inside;
}

std::vector<gis::Plane> jittered(std::span<JitterPlace const> places, PlaneAreas const& areas,
                                 std::uint64_t seed, std::uint64_t draw)
{
    Random random{seed, draw};
    std::vector<gis::Plane> result;
    result.reserve(places.size());
    for (auto const& place : places) {
        result.push_back(place.where);
        if (place.radius <= 0) continue;
        for (int i = 0; i < tries; ++i) {
            gis::Plane const candidate = in_disc(place, random);
            if (place.area && !areas.holds(*place.area, candidate)) continue;
            result.back() = candidate;
            break;
        }
    }
    return result;
}

}  // namespace sitmap::analysis
