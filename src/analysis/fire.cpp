// SPDX-License-Identifier: MIT
#include "analysis/fire.hpp"

#include "analysis/border.hpp"
#include "analysis/chain.hpp"
#include "analysis/corridor.hpp"
#include "analysis/fire_sides.hpp"
#include "gis/geodesic.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

namespace sitmap::analysis {

namespace {

constexpr double half_meridian =
    20003931.4586;  // metres: no two points of WGS 84 are further apart

PolygonSet disc_of(FireEnd const& end)
{
    if (end.radius_km <= 0) return {};
    return {{gis::disc(end.where, to_metres(Kilometres{end.radius_km}), 120)}};
}

/// Whether the point can lie in the outline at all; outlines over the antimeridian are taken as
/// they are.
bool may_hold(Area const& area, LonLat where)
{
    for (auto const& rings : area.shape) {
        if (rings.empty()) continue;
        auto const [west, east] = std::ranges::minmax_element(rings[0], {}, &LonLat::lon);
        auto const [south, north] = std::ranges::minmax_element(rings[0], {}, &LonLat::lat);
        // A geodesic edge bulges over its corners' latitudes by far less than a degree at these
        // sizes.
        if (west->lon <= where.lon && where.lon <= east->lon && south->lat - 1 <= where.lat &&
            where.lat <= north->lat + 1)
            return true;
    }
    return false;
}

std::string country_at(LonLat where, std::span<Area const> countries)
{
    std::string found;
    for (auto const& area : countries) {
        if (!may_hold(area, where) || distance_to_area(where, area.shape).value > 0) continue;
        std::string const& code = country_code(area);
        if (found.empty() || code < found) found = code;
    }
    return found;
}

Spread distances(Corridor const& corridor, FireEvent const& event)
{
    double const d = corridor.distance().value / 1000;
    double const radii =
        std::max(event.origin.radius_km, 0.0) + std::max(event.target.radius_km, 0.0);
    return {std::max(0.0, d - radii), d, std::min(d + radii, half_meridian / 1000)};
}

void set_azimuth(FireFinding& finding, Corridor const& corridor)
{
    finding.mid_azimuth_defined = corridor.distance().value > 0;
    double const mid =
        finding.mid_azimuth_defined ? std::fmod(corridor.azimuth() + 360.0, 360.0) : 0.0;
    finding.any_azimuth = corridor.ends_overlap();
    if (finding.any_azimuth) {
        finding.azimuth = {0, mid, 360};
        return;
    }
    auto const [left, right] = azimuth_turns(finding.event.origin, finding.event.target);
    double const shift = mid + left < 0 ? 360 : 0;
    finding.azimuth = {mid + left + shift, mid + shift, mid + right + shift};
}

std::vector<CrossedStretch> stretches(std::span<BorderLine const> borders,
                                      std::function<double(LonLat)> const& outside)
{
    std::vector<CrossedStretch> found;
    for (auto const& border : borders)
        for (auto const& part : stretches_where(Chain{border.line}, outside)) {
            if (part.to <= part.from) continue;
            found.push_back({piece(border.line, part.from, part.to),
                             to_kilometres(part.to - part.from), border.a, border.b});
        }
    return found;
}

bool is_of_ends(FireFinding const& finding, std::string const& a, std::string const& b)
{
    auto const ends = std::minmax(finding.origin_country, finding.target_country);
    return a == ends.first && b == ends.second;
}

/// Longest stretch first; the pair of the two ends' countries before all others.
void set_crossed(FireFinding& finding, Corridor const& corridor,
                 std::span<BorderLine const> borders)
{
    finding.crossed = stretches(borders, [&](LonLat where) { return corridor.outside(where); });
    std::ranges::stable_sort(
        finding.crossed, [&](CrossedStretch const& x, CrossedStretch const& y) {
            auto const key = [&](CrossedStretch const& s) {
                bool const of_ends = is_of_ends(finding, s.country_a, s.country_b);
                return std::tuple{!of_ends, -s.length.value, s.country_a, s.country_b};
            };
            return key(x) < key(y);
        });
}

/// Whether borders that the line of the middles crosses lead from the launch's country to the
/// target's, over others between them.
bool leads_to_target(FireFinding const& finding, std::span<BorderLine const> borders)
{
    std::vector<std::pair<std::string, std::string>> crossed;
    for (auto const& border : borders)
        if (!crossings(finding.event.origin.where, finding.event.target.where, border.line).empty())
            crossed.emplace_back(border.a, border.b);
    std::set<std::string> reached{finding.origin_country};
    for (std::size_t before = 0; before < reached.size();) {
        before = reached.size();
        for (auto const& [a, b] : crossed)
            if (reached.contains(a) || reached.contains(b)) reached.insert({a, b});
    }
    return reached.contains(finding.target_country);
}

void set_misses_border(FireFinding& finding, std::span<BorderLine const> borders)
{
    if (finding.origin_country.empty() || finding.target_country.empty() ||
        finding.origin_country == finding.target_country)
        return;
    finding.misses_border = !leads_to_target(finding, borders);
}

void set_crossing_points(FireFinding& finding, std::span<BorderLine const> borders)
{
    std::vector<Crossing> all;
    for (auto const& border : borders)
        for (auto const& crossing :
             crossings(finding.event.origin.where, finding.event.target.where, border.line))
            all.push_back(crossing);
    std::ranges::stable_sort(all, {}, &Crossing::from_start);
    double before = -std::numeric_limits<double>::infinity();
    for (auto const& crossing : all) {
        // The end of one border line is the beginning of the next: one place.
        if (crossing.from_start.value - before > 1e-3)
            finding.crossing_points.push_back(crossing.where);
        before = crossing.from_start.value;
    }
}

/// Metres that no point of the line is nearer to the place: an edge lies within half its length of
/// a vertex.
double at_least(LonLat place, Line const& line)
{
    double vertex = half_meridian, edge = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        vertex = std::min(vertex, gis::geodesic(place, line[i]).distance.value);
        if (i > 0) edge = std::max(edge, gis::geodesic(line[i - 1], line[i]).distance.value);
    }
    return vertex - edge / 2;
}

/// The place nearest to any point of the lines; of equal ones the first by name.
void set_nearest_place(FireFinding& finding, std::span<NamedPlace const> places)
{
    std::vector<Line> lines;
    for (auto const& stretch : finding.crossed) lines.push_back(stretch.line);
    for (LonLat const point : finding.crossing_points) lines.push_back({point});
    std::pair<double, std::string> nearest{half_meridian, ""};
    for (auto const& place : places)
        for (auto const& line : lines) {
            if (at_least(place.where, line) > nearest.first) continue;
            nearest =
                std::min(nearest, {nearest_on_line(place.where, line).distance.value, place.name});
        }
    if (nearest.second.empty()) return;
    finding.nearest_place = nearest.second;
    finding.nearest_place_km = nearest.first / 1000;
}

Plausibility check(Spread const& distance_km, Kilometres range)
{
    if (range.value <= 0) return Plausibility::cannot_tell;
    if (distance_km.high <= range.value) return Plausibility::consistent;
    if (distance_km.low > range.value) return Plausibility::not_consistent;
    return Plausibility::cannot_tell;
}

/// Border of the origin's country from which some point of the launch area lies within the range.
void set_in_reach(FireFinding& finding, std::span<BorderLine const> borders, Kilometres range)
{
    if (range.value <= 0 || finding.origin_country.empty()) return;
    auto const& origin = finding.event.origin;
    double const reach = (std::max(origin.radius_km, 0.0) + range.value) * 1000;
    std::vector<BorderLine> own;
    std::ranges::copy_if(borders, std::back_inserter(own), [&](BorderLine const& border) {
        return border.a == finding.origin_country || border.b == finding.origin_country;
    });
    finding.in_reach = stretches(own, [&](LonLat where) {
        return gis::geodesic(origin.where, where).distance.value - reach;
    });
}

FireFinding finding_of(FireEvent const& event, std::span<Area const> countries,
                       std::span<BorderLine const> borders, std::span<NamedPlace const> places,
                       Kilometres range)
{
    Corridor const corridor{event.origin, event.target};
    FireFinding finding;
    finding.event = event;
    finding.origin = disc_of(event.origin);
    finding.target = disc_of(event.target);
    finding.corridor = corridor.outline();
    finding.distance_km = distances(corridor, event);
    set_azimuth(finding, corridor);
    finding.origin_country = country_at(event.origin.where, countries);
    finding.target_country = country_at(event.target.where, countries);
    cut_to_sides(finding, countries);
    finding.knows_borders = !countries.empty();
    finding.has_range = range.value > 0;
    if (is_exact(event))
        set_crossing_points(finding, borders);
    else
        set_crossed(finding, corridor, borders);
    set_misses_border(finding, borders);
    set_nearest_place(finding, places);
    finding.range_check = check(finding.distance_km, range);
    set_in_reach(finding, borders, range);
    return finding;
}

}  // namespace

std::vector<FireFinding> fire(std::span<FireEvent const> events, std::span<Area const> countries,
                              std::span<NamedPlace const> places, Kilometres stated_range)
{
    std::vector<FireFinding> findings(events.size());
    if (events.empty()) return findings;
    auto const borders = border_lines(countries);
    tbb::parallel_for(std::size_t{0}, events.size(), [&](std::size_t i) {
        findings[i] = finding_of(events[i], countries, borders, places, stated_range);
    });
    std::ranges::stable_sort(findings, {},
                             [](FireFinding const& f) -> std::string const& { return f.event.id; });
    return findings;
}

bool is_exact(FireEvent const& event)
{
    return event.origin.radius_km <= 0 && event.target.radius_km <= 0;
}

bool knows_crossed(FireFinding const& finding)
{
    if (!finding.knows_borders || !finding.misses_border) return finding.knows_borders;
    return std::ranges::any_of(finding.crossed, [&](CrossedStretch const& stretch) {
        return is_of_ends(finding, stretch.country_a, stretch.country_b);
    });
}

std::vector<CrossedPair> crossed_pairs(FireFinding const& finding)
{
    std::vector<CrossedPair> pairs;
    for (auto const& stretch : finding.crossed) {
        auto const same = std::ranges::find_if(pairs, [&](CrossedPair const& pair) {
            return pair.country_a == stretch.country_a && pair.country_b == stretch.country_b;
        });
        if (same == pairs.end())
            pairs.push_back({stretch.country_a, stretch.country_b, stretch.length.value});
        else
            same->km += stretch.length.value;
    }
    auto const key = [&](CrossedPair const& pair) {
        bool const of_target =
            !finding.target_country.empty() &&
            (pair.country_a == finding.target_country || pair.country_b == finding.target_country);
        return std::tuple{!is_of_ends(finding, pair.country_a, pair.country_b), !of_target,
                          -pair.km, pair.country_a, pair.country_b};
    };
    std::ranges::stable_sort(pairs, {}, key);
    return pairs;
}

std::optional<double> mid_azimuth(FireFinding const& finding)
{
    constexpr double of_north = 0.0005;  // degrees: more than this before 360, or it is written so
    if (!finding.mid_azimuth_defined) return {};
    double const turn = std::fmod(finding.azimuth.mid, 360.0);
    return 360 - turn <= of_north ? 0 : turn;
}

std::vector<std::string> launched_from(std::span<FireFinding const> fires, std::size_t area)
{
    std::vector<std::string> records;
    for (auto const& fire : fires)
        if (fire.origin_area == area) records.push_back(fire.event.id);
    return records;
}

std::string_view to_text(Plausibility plausibility)
{
    switch (plausibility) {
        case Plausibility::consistent: return "consistent";
        case Plausibility::not_consistent: return "not consistent";
        case Plausibility::cannot_tell: return "cannot tell";
    }
    return "cannot tell";
}

}  // namespace sitmap::analysis
