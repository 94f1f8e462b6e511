// SPDX-License-Identifier: MIT
// analysis/fire.hpp: what can be said of reported cross-border fire when both ends are areas
// (method M4): ranges of distance and azimuth, and the stretch of border between the ends. A
// history of reports: no ballistics, no forecast.
//
// Each end is a geodesic disc of its stated radius (0: a point), cut to its own country where the
// two differ. Distances over all pairs of points
// of two discs run from d - r1 - r2 (0 if they overlap) to d + r1 + r2; the border stretch is exact
// for the given outlines.
#pragma once

#include "base/units.hpp"
#include "domain/area.hpp"
#include "domain/incident.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sitmap::analysis {

/// Lowest, central and highest value over all pairs of points of the two areas.
struct Spread {
    double low = 0;
    double mid = 0;
    double high = 0;
};

/// A piece of international border that some line between the two areas crosses.
struct CrossedStretch {
    Line line;
    Kilometres length;
    std::string country_a;  // byte order
    std::string country_b;
};

enum class Plausibility { consistent, not_consistent, cannot_tell };

/// A named place, for "nearest place" words.
struct NamedPlace {
    std::string name;
    std::string country;
    LonLat where;
};

struct FireFinding {
    FireEvent event;
    PolygonSet origin;  // disc or area that the launch is reported from
    PolygonSet target;
    PolygonSet corridor;  // hull of both: any line in it fits the report
    Spread distance_km;
    Spread azimuth;  // degrees clockwise from north; low from 0 to 360, mid and high beyond it
                     // where the range goes over north, so that low <= mid <= high
    bool any_azimuth = false;  // every direction fits; azimuth is then 0, mid, 360
    bool mid_azimuth_defined =
        true;  // false if both centres coincide: mid is then 0 without meaning
    /// Area that a stated origin lies in, as the join says; nothing: inferred, or in none. Not set
    /// by `fire`: it is told no areas.
    std::optional<std::size_t> origin_area;
    std::string origin_country;  // country whose outline holds the middle of the end; empty: none
    std::string target_country;
    bool knows_borders = true;  // false without outlines of countries: nothing is known of crossing
    /// The ends lie in different countries, but their middles' line leads over no border from one
    /// to the other: their outlines share no edge there (other vertices, or water between).
    bool misses_border = false;
    bool has_range = true;                // false without a stated range
    std::vector<CrossedStretch> crossed;  // empty: no border between the ends
    std::vector<LonLat> crossing_points;  // only if both ends are exact points
    std::string nearest_place;            // named place nearest to any of the crossed stretches
    double nearest_place_km = 0;
    std::vector<CrossedStretch> in_reach;  // border of the origin's country within the stated range
                                           // of the launch area; empty without a stated range
    Plausibility range_check =
        Plausibility::cannot_tell;  // against the stated range; plausibility only
};

/// `countries`: outlines whose country (or, without one, id) is the country code; the border lines
/// are where two of different country touch. `stated_range` is a published maximum range, 0 if none
/// is stated: consistent = every pair of points lies within it, not_consistent = none does,
/// cannot_tell = some do, or no range is stated.
std::vector<FireFinding> fire(std::span<FireEvent const> events, std::span<Area const> countries,
                              std::span<NamedPlace const> places, Kilometres stated_range);

/// Whether both ends are points: their line crosses borders at points, not along stretches.
bool is_exact(FireEvent const& event);

/// Whether what was crossed can be told at all: with outlines of countries, and between ends in
/// different countries only if some border of the two is among them or others lead from one to the
/// other. If not, no number of crossings or kilometres is known; 0 would say that there is no
/// border.
bool knows_crossed(FireFinding const& finding);

/// What is crossed of one border.
struct CrossedPair {
    std::string country_a;  // byte order
    std::string country_b;
    double km = 0;
};
/// The crossed stretches by pair of countries: that of both ends, then those of the target's
/// country, then the others, each from the longest.
std::vector<CrossedPair> crossed_pairs(FireFinding const& finding);

/// Azimuth of the line of the middles: 0 <= it < 360; nothing if both are one point.
std::optional<double> mid_azimuth(FireFinding const& finding);

/// Ids of the records that report fire from the area, in the order of the fires. A launch is no
/// record of its area.
std::vector<std::string> launched_from(std::span<FireFinding const> fires, std::size_t area);

std::string_view to_text(Plausibility plausibility);

}  // namespace sitmap::analysis
