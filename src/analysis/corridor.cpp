// SPDX-License-Identifier: MIT
#include "analysis/corridor.hpp"

#include "analysis/border.hpp"
#include "gis/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sitmap::analysis {

namespace {

constexpr double to_degrees = 180.0 / std::numbers::pi;
constexpr int steps_a_turn = 120;  // drawn circle: at most 0.04 % of the radius inside the true one

Metres radius_of(FireEnd const& end)
{
    return to_metres(Kilometres{std::max(end.radius_km, 0.0)});
}

/// Arc around a centre from one azimuth clockwise to another, both ends included.
void add_arc(Ring& ring, LonLat centre, double radius, double from, double to)
{
    int const steps = std::max(1, static_cast<int>(std::ceil((to - from) / 360.0 * steps_a_turn)));
    for (int i = 0; i <= steps; ++i)
        ring.push_back(gis::travel(centre, from + (to - from) * i / steps, Metres{radius}));
}

/// Turn of the line between two edge points, given by their azimuths at the centres.
double turn_between(FireEnd const& origin, FireEnd const& target, double middle,
                    std::pair<double, double> edges)
{
    LonLat const from = gis::travel(origin.where, edges.first, radius_of(origin));
    LonLat const to = gis::travel(target.where, edges.second, radius_of(target));
    return std::remainder(gis::geodesic(from, to).azimuth - middle, 360.0);
}

/// Extreme turn to one side (sign 1: clockwise), from the plane's inner tangent by halving steps.
double extreme_turn(FireEnd const& origin, FireEnd const& target, double sign)
{
    auto const centres = gis::geodesic(origin.where, target.where);
    double const ratio = (radius_of(origin) + radius_of(target)) / centres.distance;
    double const tangent = std::asin(std::min(ratio, 1.0)) * to_degrees;
    // Clockwise extreme: start on the left of the origin, end on the right of the target.
    std::pair<double, double> edges{centres.azimuth + sign * (tangent - 90),
                                    centres.azimuth_back + sign * (tangent + 90)};
    auto const value = [&](std::pair<double, double> at) {
        return sign * turn_between(origin, target, centres.azimuth, at);
    };
    double best = value(edges);
    for (double step = 4.0; step > 1e-7;) {
        bool better = false;
        for (auto const& [d1, d2] :
             {std::pair{step, 0.0}, {-step, 0.0}, {0.0, step}, {0.0, -step}}) {
            std::pair const candidate{edges.first + d1, edges.second + d2};
            double const turn = value(candidate);
            if (turn <= best) continue;
            best = turn;
            edges = candidate;
            better = true;
        }
        if (!better) step /= 2;
    }
    return sign * best;
}

}  // namespace

Corridor::Corridor(FireEnd const& origin, FireEnd const& target)
    : origin_(origin.where),
      target_(target.where),
      radius1_(radius_of(origin).value),
      radius2_(radius_of(target).value)
{
    auto const line = gis::geodesic(origin_, target_);
    distance_ = line.distance;
    azimuth_ = line.azimuth;
    azimuth_at_target_ = line.azimuth_back;
}

bool Corridor::ends_overlap() const noexcept
{
    return distance_.value <= radius1_ + radius2_;
}

double Corridor::outside(LonLat where) const
{
    double const d = distance_.value;
    double const from_origin = gis::geodesic(origin_, where).distance.value - radius1_;
    double const from_target = gis::geodesic(where, target_).distance.value - radius2_;
    double const ends = std::min(from_origin, from_target);
    double const slope = d > 0 ? (radius2_ - radius1_) / d : 1;
    if (std::abs(slope) >= 1) return ends;
    // The disc that comes nearest to the point: the least of hypot(x - u, y) - r(u) lies where its
    // slope is 0.
    Track const at = track(origin_, target_, where);
    double const u = std::clamp(
        at.along.value + std::abs(at.cross.value) * slope / std::sqrt(1 - slope * slope), 0.0, d);
    LonLat const centre = gis::travel(origin_, azimuth_, Metres{u});
    double const nearest = gis::geodesic(centre, where).distance.value - (radius1_ + slope * u);
    return std::min(ends, nearest);
}

PolygonSet Corridor::outline() const
{
    double const d = distance_.value;
    if (radius1_ <= 0 && radius2_ <= 0) return {};
    Ring ring;
    if (d <= std::abs(radius1_ - radius2_)) {
        bool const first = radius1_ >= radius2_;
        ring = gis::disc(first ? origin_ : target_, Metres{std::max(radius1_, radius2_)},
                         steps_a_turn);
        return {{ring}};
    }
    // Outer tangents touch both circles at this angle from the line of the centres.
    double const touch = std::acos((radius1_ - radius2_) / d) * to_degrees;
    add_arc(ring, origin_, radius1_, azimuth_ + touch, azimuth_ + 360 - touch);
    add_arc(ring, target_, radius2_, azimuth_at_target_ - touch, azimuth_at_target_ + touch);
    ring.push_back(ring.front());
    std::ranges::reverse(ring);  // counterclockwise
    return {{ring}};
}

std::pair<double, double> azimuth_turns(FireEnd const& origin, FireEnd const& target)
{
    return {extreme_turn(origin, target, -1), extreme_turn(origin, target, 1)};
}

}  // namespace sitmap::analysis
