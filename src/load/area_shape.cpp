// SPDX-License-Identifier: MIT
#include "load/area_shape.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "gis/antimeridian.hpp"
#include "gis/crossings.hpp"
#include "gis/wkb.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

namespace sitmap::load {

namespace {

/// Degrees by which a rounded vertex may stick out over +-180 or +-90.
constexpr double rounding = 1e-9;

/// Beyond this an outline is noise, and mending it takes seconds.
constexpr std::size_t most_crossings = 20'000;

/// Longitudes may be counted on to 360; where they are, the outline is cut later.
constexpr double most_longitude = 360;

/// The first vertex that is not on the earth; vertices off by rounding are put back.
std::string range_problem(PolygonSet& shape)
{
    for (auto& rings : shape)
        for (auto& ring : rings)
            for (auto& at : ring) {
                if (std::abs(at.lon) > most_longitude || std::abs(at.lat) > 90 + rounding)
                    return fmt::format("its vertex {}, {} is not on the earth", to_text(at.lon),
                                       to_text(at.lat));
                if (std::abs(at.lon) <= 180 + rounding) at.lon = std::clamp(at.lon, -180.0, 180.0);
                at.lat = std::clamp(at.lat, -90.0, 90.0);
            }
    return {};
}

/// Closes rings and leaves out those that cannot enclose anything; a polygon without outer ring
/// goes as a whole.
void repair_rings(MendedShape& mended)
{
    int closed = 0;
    int dropped = 0;
    constexpr std::size_t fewest_points = 4;  // of a closed ring
    for (auto& rings : mended.shape) {
        for (auto& ring : rings) {
            if (ring.front() == ring.back()) continue;
            ring.push_back(ring.front());
            ++closed;
        }
        bool const keeps_outer = rings.front().size() >= fewest_points;
        auto const too_short = [&](Ring const& ring) {
            return !keeps_outer || ring.size() < fewest_points;
        };
        dropped += static_cast<int>(std::erase_if(rings, too_short));
    }
    std::erase_if(mended.shape, [](RingSet const& rings) { return rings.empty(); });
    auto const plural = [](int count) { return count == 1 ? "" : "s"; };
    if (closed > 0)
        mended.mended.push_back(fmt::format("{} open ring{} closed", closed, plural(closed)));
    if (dropped > 0)
        mended.mended.push_back(
            fmt::format("{} ring{} without area left out", dropped, plural(dropped)));
}

/// What a ring encloses; what it only touches (spikes) is left out.
gis::Geometry enclosed_by(Ring const& ring, gis::Geos& geos)
{
    auto const mended = geos.make_valid(geos.polygons({{ring}}).get());
    return geos.polygons(geos.to_polygons(mended.get()));
}

/// Whether the outer ring reaches no farther than the other one in any direction.
bool may_surround(Ring const& other, Ring const& outer)
{
    auto const reaches = [&](auto coordinate) {
        auto const [other_low, other_high] = std::ranges::minmax(other, {}, coordinate);
        auto const [low, high] = std::ranges::minmax(outer, {}, coordinate);
        return std::invoke(coordinate, other_low) <= std::invoke(coordinate, low) &&
               std::invoke(coordinate, other_high) >= std::invoke(coordinate, high);
    };
    return reaches(&LonLat::lon) && reaches(&LonLat::lat);
}

/// A hole only takes away, wherever it lies: mended together with its outer ring it could become
/// land of its own. One that would leave nothing is the outer ring once more, and no hole.
gis::Geometry without_holes(RingSet const& rings, gis::Geos& geos)
{
    auto land = enclosed_by(rings.front(), geos);
    std::vector<gis::Geometry> holes;
    for (auto ring = rings.begin() + 1; ring != rings.end(); ++ring) {
        auto hole = enclosed_by(*ring, geos);
        bool const leaves_nothing =
            may_surround(*ring, rings.front()) &&
            geos.to_polygons(geos.difference(land.get(), hole.get()).get()).empty();
        if (!leaves_nothing) holes.push_back(std::move(hole));
    }
    if (holes.empty()) return land;
    return geos.difference(land.get(), geos.unite(std::move(holes)).get());
}

PolygonSet valid(PolygonSet const& shape, gis::Geos& geos)
{
    PolygonSet parts;
    for (auto const& rings : shape) {
        auto const land = geos.to_polygons(without_holes(rings, geos).get());
        parts.insert(parts.end(), land.begin(), land.end());
    }
    return geos.to_polygons(geos.make_valid(geos.polygons(parts).get()).get());
}

void make_valid(MendedShape& mended, gis::Geos& geos)
{
    std::string reason;
    if (geos.is_valid(geos.polygons(mended.shape).get(), &reason)) return;
    if (gis::count_crossings(mended.shape, most_crossings).crossings > most_crossings) {
        mended.problem =
            fmt::format("its outline crosses itself more than {} times", most_crossings);
        return;
    }
    mended.shape = valid(mended.shape, geos);
    mended.mended.push_back("invalid outline mended (" + clean(reason) + ")");
}

}  // namespace

MendedShape mend_shape(std::string_view wkb, gis::Geos& geos)
{
    MendedShape mended;
    if (wkb.empty()) {
        mended.problem = "it has no geometry";
        return mended;
    }
    try {
        mended.shape = gis::polygons_from_wkb(wkb);
    } catch (Error const& error) {
        mended.problem = error.what();
        return mended;
    }
    if (mended.shape.empty())
        mended.problem = fmt::format("its geometry is a {}, not an area", gis::type_of_wkb(wkb));
    else if (!gis::is_finite(mended.shape))
        mended.problem = "a vertex is not finite";
    if (!mended.problem.empty()) return mended;
    mended.problem = range_problem(mended.shape);
    mended.off_earth = !mended.problem.empty();
    if (mended.off_earth) return mended;
    repair_rings(mended);
    auto across = gis::unwrapped(std::move(mended.shape));
    mended.shape = std::move(across.shape);
    if (across.runs_around_pole)
        mended.mended.push_back("a ring runs around a pole: read as drawn");
    if (!mended.shape.empty()) make_valid(mended, geos);
    if (!mended.problem.empty()) return mended;
    if (across.crosses) {
        mended.shape = gis::cut_at_antimeridian(mended.shape, geos);
        mended.mended.push_back("cut at the antimeridian, which it crosses");
    }
    if (mended.shape.empty()) mended.problem = "its outline encloses nothing";
    return mended;
}

}  // namespace sitmap::load
