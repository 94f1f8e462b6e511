// SPDX-License-Identifier: MIT
// Of areas without a common interior every direction that occurs also occurs between a vertex of
// one and an edge of the other: slide the two ends apart along their line to the outlines, then
// both sideways until one of them meets a vertex. So the directions are what vertices see of edges.
#include "analysis/azimuth_range.hpp"

#include "gis/geodesic.hpp"
#include "gis/geos.hpp"
#include "gis/projection.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace sitmap::analysis {

namespace {

using gis::Plane;

constexpr double same_place = 0.01;     // metres, as the snap of borders
constexpr double same_ground = 1e-10;   // square degrees: what two outlines of one border overlap
constexpr double no_gap = 0.01;         // degrees
constexpr std::size_t at_once = 50000;  // arcs before they are merged
constexpr double radians = std::numbers::pi / 180;

/// Azimuths from `from` on clockwise over `turn` degrees.
struct Arc {
    double from = 0;
    double turn = 0;
};

/// Some arcs of the full circle.
class Arcs {
public:
    void add(double from, double turn)
    {
        if (turn < 0) {
            from += turn;
            turn = -turn;
        }
        from = std::fmod(from, 360.0);
        arcs_.push_back({from < 0 ? from + 360 : from, turn});
        if (arcs_.size() > limit_) merge();
    }
    /// All but the largest gap; nothing if there is no gap.
    std::optional<AzimuthRange> but_the_largest_gap()
    {
        merge();
        if (arcs_.empty()) return {};
        // The last arc may reach over north to the first.
        double end = arcs_.front().from;
        for (auto const& arc : arcs_) end = std::max(end, arc.from + arc.turn);
        end -= 360;
        double gap = no_gap;
        std::optional<AzimuthRange> range;
        for (auto const& arc : arcs_) {
            if (arc.from - end > gap) {
                gap = arc.from - end;
                range = {arc.from, end + 360};
            }
            end = std::max(end, arc.from + arc.turn);
        }
        return range;
    }

private:
    void merge()
    {
        std::ranges::sort(arcs_, {}, &Arc::from);
        std::vector<Arc> merged;
        for (auto const& arc : arcs_)
            if (merged.empty() || arc.from > merged.back().from + merged.back().turn)
                merged.push_back(arc);
            else
                merged.back().turn =
                    std::max(merged.back().turn, arc.from + arc.turn - merged.back().from);
        arcs_ = std::move(merged);
        limit_ = arcs_.size() + at_once;
    }

    std::vector<Arc> arcs_;
    std::size_t limit_ = at_once;
};

/// The line from one vertex to another.
struct Sight {
    double metres = 0;
    double azimuth = 0;
    double azimuth_at_end = 0;
};

std::vector<Sight> sights(LonLat from, Ring const& to)
{
    std::vector<Sight> list;
    list.reserve(to.size());
    for (LonLat const where : to) {
        auto const line = gis::geodesic(from, where);
        list.push_back({line.distance.value, line.azimuth, line.azimuth_back});
    }
    return list;
}

/// Metres east and north of `eye`, for the few kilometres around it.
Plane seen_from(LonLat eye, LonLat where)
{
    constexpr double a_degree = 111'000;
    return {std::remainder(where.lon - eye.lon, 360.0) * a_degree * std::cos(eye.lat * radians),
            (where.lat - eye.lat) * a_degree};
}

/// Degrees, clockwise, that the eye turns from `p` to `q` along the edge between them, `turn` but
/// for full turns. Nothing if it stands on the edge: the ends are then in opposite directions with
/// nothing in between. Edges are straight in longitude and latitude here, as areas are cut:
/// geodesic edges of one border that has its vertices in different places would cross each other.
std::optional<double> turn_along(LonLat eye, LonLat p, LonLat q, double turn)
{
    Plane const a = seen_from(eye, p);
    Plane const b = seen_from(eye, q);
    double const cross = a.x * b.y - a.y * b.x;  // positive: q is to the left of p
    double const dot = a.x * b.x + a.y * b.y;
    double const edge = std::hypot(b.x - a.x, b.y - a.y);
    bool const at_end = std::min(std::hypot(a.x, a.y), std::hypot(b.x, b.y)) < same_place;
    if (at_end || (dot < 0 && std::abs(cross) < same_place * edge)) return {};
    if (std::abs(turn) > 170 && (turn > 0) == (cross > 0)) turn += turn > 0 ? -360 : 360;
    return turn;
}

/// Directions while one end of the line passes along an edge, `turn` as seen from the other end.
void add_edge(Arcs& arcs, Sight const& a, Sight const& b, std::optional<double> const& turn)
{
    if (!turn) {
        for (auto const& sight : {a, b})
            if (sight.metres >= same_place) arcs.add(sight.azimuth, 0);
        return;
    }
    // North turns a little along the edge, so that the azimuths differ by almost the same.
    double const azimuths = std::remainder(b.azimuth - a.azimuth, 360.0);
    arcs.add(a.azimuth, azimuths + 360 * std::round((*turn - azimuths) / 360));
}

void add_rings(Arcs& arcs, Ring const& from, Ring const& to)
{
    std::vector<Sight> before;
    for (std::size_t j = 0; j < from.size(); ++j) {
        auto now = sights(from[j], to);
        for (std::size_t i = 0; i + 1 < now.size(); ++i) {
            double const turn = std::remainder(now[i + 1].azimuth - now[i].azimuth, 360.0);
            add_edge(arcs, now[i], now[i + 1], turn_along(from[j], to[i], to[i + 1], turn));
        }
        for (std::size_t i = 0; i < before.size(); ++i) {
            double const turn =
                std::remainder(now[i].azimuth_at_end - before[i].azimuth_at_end, 360.0);
            add_edge(arcs, before[i], now[i], turn_along(to[i], from[j - 1], from[j], turn));
        }
        before = std::move(now);
    }
}

bool overlap(PolygonSet const& a, PolygonSet const& b)
{
    gis::Geos geos;
    auto const common = geos.intersection(geos.polygons(a).get(), geos.polygons(b).get());
    return geos.area(common.get()) > same_ground;
}

}  // namespace

std::optional<AzimuthRange> azimuth_range(PolygonSet const& from, PolygonSet const& to)
{
    if (overlap(from, to)) return {};
    Arcs arcs;
    for (auto const& a : from)
        for (auto const& b : to)
            if (!a.empty() && !b.empty()) add_rings(arcs, a.front(), b.front());
    return arcs.but_the_largest_gap();
}

}  // namespace sitmap::analysis
