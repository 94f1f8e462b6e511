// SPDX-License-Identifier: MIT
#include "analysis/border.hpp"

#include "analysis/chain.hpp"
#include "base/error.hpp"
#include "gis/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace sitmap::analysis {

namespace {

constexpr double to_radians = std::numbers::pi / 180.0;
constexpr double mean_radius = 6371008.8;  // metres; only steers iterations, never a result

/// Along-track step from a foot candidate to the foot, on the sphere: exact in the limit (Karney
/// 2013, sec. 8).
double step_to_foot(double distance, double angle)
{
    double const arc = distance / mean_radius;
    return mean_radius * std::atan2(std::sin(arc) * std::cos(angle), std::cos(arc));
}

/// Distance from `start` along `azimuth` to the foot of the perpendicular from `where`, metres.
double foot_of(LonLat start, double azimuth, LonLat where)
{
    double along = 0;
    for (int i = 0; i < 20; ++i) {
        LonLat const here = gis::travel(start, azimuth, Metres{along});
        // The direction of the line at `here`, seen back from its start.
        double const forward = std::abs(along) < 1e-3 ? azimuth
                               : along > 0            ? gis::geodesic(start, here).azimuth_back
                                                      : gis::geodesic(here, start).azimuth;
        auto const look = gis::geodesic(here, where);
        double const step =
            step_to_foot(look.distance.value, (look.azimuth - forward) * to_radians);
        along += step;
        if (std::abs(step) < 1e-7) break;
    }
    return along;
}

/// Nearest point on one geodesic edge; `length` and `azimuth` are the edge's own.
NearestOnLine nearest_on_edge(LonLat where, LonLat start, double azimuth, double edge_length)
{
    double const along = std::clamp(foot_of(start, azimuth, where), 0.0, edge_length);
    NearestOnLine nearest;
    nearest.where = gis::travel(start, azimuth, Metres{along});
    nearest.distance = gis::geodesic(where, nearest.where).distance;
    nearest.chainage = Metres{along};
    return nearest;
}

/// Whether a ring of geodesic edges winds around the point: the directions to its corners turn full
/// circle.
bool winds_around(Ring const& ring, std::vector<gis::Inverse> const& looks)
{
    double turned = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        turned += std::remainder(looks[i + 1].azimuth - looks[i].azimuth, 360.0);
    return std::abs(turned) > 180.0;
}

/// No edge is longer, in metres: a degree is longest along the meridian at the poles.
double longest(LonLat a, LonLat b)
{
    constexpr double longest_degree = 111'700;
    return longest_degree * std::hypot(std::remainder(b.lon - a.lon, 360.0), b.lat - a.lat);
}

/// Distance to the edges of a ring, and whether the ring winds around the point.
std::pair<double, bool> ring_distance(LonLat where, Ring const& ring)
{
    std::vector<gis::Inverse> looks;
    looks.reserve(ring.size());
    double best = std::numeric_limits<double>::infinity();
    for (auto const& corner : ring) {
        looks.push_back(gis::geodesic(where, corner));
        best = std::min(best, looks.back().distance.value);
    }
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        // No point of an edge is nearer than half of what the ways to its ends exceed its length
        // by (triangle inequality).
        double const ways = looks[i].distance.value + looks[i + 1].distance.value;
        if ((ways - longest(ring[i], ring[i + 1])) / 2 >= best) continue;
        auto const edge = gis::geodesic(ring[i], ring[i + 1]);
        if ((ways - edge.distance.value) / 2 >= best || edge.distance.value == 0) continue;
        auto const nearest = nearest_on_edge(where, ring[i], edge.azimuth, edge.distance.value);
        best = std::min(best, nearest.distance.value);
    }
    return {best, winds_around(ring, looks)};
}

}  // namespace

Metres length(Line const& line)
{
    return Metres{Chain{line}.length()};
}

Line piece(Line const& line, Metres from, Metres to)
{
    if (line.empty()) return {};
    Chain const chain{line};
    Line part{chain.at(from.value)};
    for (std::size_t i = 0; i < line.size(); ++i)
        if (chain.start(i) > from.value && chain.start(i) < to.value) part.push_back(line[i]);
    part.push_back(chain.at(to.value));
    return part;
}

NearestOnLine nearest_on_line(LonLat where, Line const& line)
{
    if (line.empty())
        throw Error{ErrorKind::input, "cannot measure the distance to a line: it has no vertex"};
    Chain const chain{line};
    NearestOnLine best;
    best.where = line.front();
    best.distance = gis::geodesic(where, line.front()).distance;
    double before = best.distance.value;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        double const edge = chain.start(i + 1) - chain.start(i);
        double const after = gis::geodesic(where, line[i + 1]).distance.value;
        bool const hopeless = (before + after - edge) / 2 > best.distance.value;
        before = after;
        if (hopeless || edge == 0) continue;
        auto nearest = nearest_on_edge(where, line[i], chain.azimuth(i), edge);
        if (nearest.distance >= best.distance) continue;
        nearest.segment = i;
        nearest.chainage = nearest.chainage + Metres{chain.start(i)};
        best = nearest;
    }
    return best;
}

Track track(LonLat a, LonLat b, LonLat where)
{
    double const azimuth = gis::geodesic(a, b).azimuth;
    double const along = foot_of(a, azimuth, where);
    LonLat const foot = gis::travel(a, azimuth, Metres{along});
    auto const from_foot = gis::geodesic(foot, where);
    LonLat const ahead = gis::travel(a, azimuth, Metres{along + 1000.0});
    double const right =
        std::sin((from_foot.azimuth - gis::geodesic(foot, ahead).azimuth) * to_radians);
    return {Metres{along}, right < 0 ? Metres{-from_foot.distance.value} : from_foot.distance};
}

Metres distance_to_area(LonLat where, PolygonSet const& area)
{
    double best = std::numeric_limits<double>::infinity();
    for (auto const& rings : area) {
        bool inside = false;
        for (std::size_t i = 0; i < rings.size(); ++i) {
            auto const [distance, around] = ring_distance(where, rings[i]);
            best = std::min(best, distance);
            inside = i == 0 ? around : inside && !around;
        }
        if (inside) return Metres{0};
    }
    return Metres{best};
}

std::vector<Chainage> within_reach(Line const& line, PolygonSet const& area, Metres reach)
{
    return stretches_where(Chain{line}, [&](LonLat where) {
        return distance_to_area(where, area).value - reach.value;
    });
}

std::vector<Chainage> within_reach(Line const& line, LonLat centre, Metres radius, Metres reach)
{
    return stretches_where(Chain{line}, [&](LonLat where) {
        return gis::geodesic(centre, where).distance.value - radius.value - reach.value;
    });
}

}  // namespace sitmap::analysis
