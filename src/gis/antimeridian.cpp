// SPDX-License-Identifier: MIT
#include "gis/antimeridian.hpp"

#include <algorithm>
#include <cmath>

namespace sitmap::gis {

namespace {

constexpr double turn = 360;
constexpr double long_edge = 270;  // degrees; no border of an area is drawn in one edge as long
constexpr double rounding = 1e-9;

/// Lets longitudes run on over +-180; how far the end then is from the start, in degrees.
double run_on(Ring& ring)
{
    double shift = 0;
    double before = ring.front().lon;
    for (auto& at : ring) {
        double const step = at.lon - before;
        before = at.lon;
        if (std::abs(step) > long_edge && std::abs(step) < turn - rounding)
            shift -= std::copysign(turn, step);
        at.lon += shift;
    }
    return shift;
}

struct Reach {
    double west, east;
};

Reach reach_of(Ring const& ring)
{
    auto const [west, east] = std::ranges::minmax_element(ring, {}, &LonLat::lon);
    return {west->lon, east->lon};
}

void shift_by(Ring& ring, double degrees)
{
    for (auto& at : ring) at.lon += degrees;
}

/// Brings a hole to the side of the antimeridian on which its outer ring is written.
void bring_into(Ring& hole, Reach const& outer)
{
    auto const [west, east] = reach_of(hole);
    if (east < outer.west + rounding) shift_by(hole, turn);
    if (west > outer.east - rounding) shift_by(hole, -turn);
}

PolygonSet strip(double west, double east)
{
    return {{{{west, -90}, {east, -90}, {east, 90}, {west, 90}, {west, -90}}}};
}

/// Where the short way between two points on either side of the antimeridian meets it, as seen
/// from the first.
LonLat meeting_point(LonLat from, LonLat to)
{
    double const edge = std::copysign(turn / 2, from.lon);
    double const left = edge - from.lon;
    double const step = to.lon + std::copysign(turn, from.lon) - from.lon;
    return {edge, step == 0 ? to.lat : from.lat + (to.lat - from.lat) * left / step};
}

}  // namespace

Unwrapped unwrapped(PolygonSet shape)
{
    Unwrapped result{std::move(shape)};
    for (auto& rings : result.shape) {
        auto outer = rings.front();
        if (run_on(outer) != 0) {
            result.runs_around_pole = true;
            continue;
        }
        auto const reach = reach_of(outer);
        bool const crosses = reach.west < -turn / 2 - rounding || reach.east > turn / 2 + rounding;
        if (!crosses) continue;
        result.crosses = true;
        rings.front() = std::move(outer);
        for (auto hole = rings.begin() + 1; hole != rings.end(); ++hole) {
            run_on(*hole);
            bring_into(*hole, reach);
        }
    }
    return result;
}

PolygonSet cut_at_antimeridian(PolygonSet const& shape, Geos& geos)
{
    PolygonSet parts;
    auto const whole = geos.polygons(shape);
    for (double const turns : {-1.0, 0.0, 1.0}) {
        auto const side = geos.polygons(strip(turns * turn - 180, turns * turn + 180));
        for (auto& rings : geos.to_polygons(geos.intersection(whole.get(), side.get()).get())) {
            for (auto& ring : rings) shift_by(ring, -turns * turn);
            parts.push_back(std::move(rings));
        }
    }
    return parts;
}

PolygonSet parts_of(PolygonSet const& shape)
{
    auto across = unwrapped(shape);
    if (!across.crosses) return shape;
    Geos geos;
    auto const whole = geos.polygons(across.shape);
    if (!geos.is_valid(whole.get()))
        across.shape = geos.to_polygons(geos.make_valid(whole.get()).get());
    return cut_at_antimeridian(across.shape, geos);
}

std::vector<Line> parts_of(Line const& line)
{
    std::vector<Line> parts(1);
    for (auto const at : line) {
        bool const crosses =
            !parts.back().empty() && std::abs(at.lon - parts.back().back().lon) > turn / 2;
        if (crosses) {
            auto meeting = meeting_point(parts.back().back(), at);
            if (parts.back().back() != meeting) parts.back().push_back(meeting);
            meeting.lon = -meeting.lon;
            parts.push_back({meeting});
        }
        if (parts.back().empty() || parts.back().back() != at) parts.back().push_back(at);
    }
    std::erase_if(parts, [](Line const& part) { return part.size() < 2; });
    return parts;
}

}  // namespace sitmap::gis
