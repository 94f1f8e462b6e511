// SPDX-License-Identifier: MIT
// analysis/fire.hpp: what can be said of reported cross-border fire when both ends are areas (method M4):
// ranges of distance and azimuth, and the stretch of border between the ends. A history of reports: no
// ballistics, no forecast.
#pragma once

#include "base/units.hpp"
#include "domain/area.hpp"
#include "domain/incident.hpp"

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
    PolygonSet origin;               // disc or area that the launch is reported from
    PolygonSet target;
    PolygonSet corridor;             // hull of both: any line in it fits the report
    Spread distance_km;
    Spread azimuth;                  // degrees clockwise from north, 0 to 360; high may exceed 360 to keep low <= mid <= high
    std::vector<CrossedStretch> crossed;  // empty: no border between the ends
    std::vector<LonLat> crossing_points;  // only if both ends are exact points
    std::string nearest_place;       // named place nearest to the middle of the crossed stretch
    double nearest_place_km = 0;
    Plausibility range_check = Plausibility::cannot_tell;  // against the stated range; plausibility only
};

/// `countries`: outlines whose id is the country code; the border lines are where two of them touch.
std::vector<FireFinding> fire(std::span<FireEvent const> events, std::span<Area const> countries,
                              std::span<NamedPlace const> places, Kilometres stated_range);

std::string_view to_text(Plausibility plausibility);

}  // namespace sitmap::analysis
