// SPDX-License-Identifier: MIT
#include "analysis/fire_sides.hpp"

#include "analysis/azimuth_range.hpp"
#include "gis/antimeridian.hpp"
#include "gis/geodesic.hpp"
#include "gis/geos.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace sitmap::analysis {

namespace {

/// Leaves the part of the area inside the country, all of it if that part is nothing. Whether
/// anything was cut off.
bool cut(PolygonSet& area, std::string const& code, std::span<Area const> countries)
{
    gis::Geos geos;
    std::vector<gis::Geometry> parts;
    for (auto const& country : countries)
        if (country_code(country) == code) parts.push_back(geos.polygons(country.shape));
    if (parts.empty()) return false;
    auto const whole = geos.polygons(gis::parts_of(area));  // as countries are cut
    auto const side = parts.size() == 1 ? std::move(parts.front()) : geos.unite(std::move(parts));
    if (geos.covers(side.get(), whole.get())) return false;
    auto const common = geos.intersection(whole.get(), side.get());
    auto part = geos.to_polygons(common.get());
    if (part.empty()) return false;
    area = std::move(part);
    return true;
}

std::vector<LonLat> corners(PolygonSet const& area)
{
    std::vector<LonLat> points;
    for (auto const& rings : area)
        if (!rings.empty()) points.insert(points.end(), rings.front().begin(), rings.front().end());
    return points;
}

bool touch(PolygonSet const& a, PolygonSet const& b)
{
    gis::Geos geos;
    return geos.intersects(geos.polygons(a).get(), geos.polygons(b).get());
}

void narrow_distances(FireFinding& finding)
{
    double low = finding.distance_km.high;
    double high = finding.distance_km.low;
    for (auto const& from : corners(finding.origin))
        for (auto const& to : corners(finding.target)) {
            double const km = gis::geodesic(from, to).distance.value / 1000;
            low = std::min(low, km);
            high = std::max(high, km);
        }
    if (touch(finding.origin, finding.target)) low = 0;
    finding.distance_km.low = std::max(finding.distance_km.low, low);
    finding.distance_km.high = std::min(finding.distance_km.high, high);
}

void narrow_azimuths(FireFinding& finding)
{
    auto const range = azimuth_range(finding.origin, finding.target);
    double const mid = std::fmod(finding.azimuth.mid, 360.0);
    finding.any_azimuth = !range;
    if (!range) {
        finding.azimuth = {0, mid, 360};
        return;
    }
    // The middles lie in their countries, so their line is one of those in the range.
    double const turned = mid < range->low ? mid + 360 : mid;
    finding.azimuth = {range->low, turned, std::max(range->high, turned)};
}

}  // namespace

void cut_to_sides(FireFinding& finding, std::span<Area const> countries)
{
    if (finding.origin_country.empty() || finding.target_country.empty() ||
        finding.origin_country == finding.target_country)
        return;
    if (finding.origin.empty() || finding.target.empty()) return;
    bool const origin_cut = cut(finding.origin, finding.origin_country, countries);
    bool const target_cut = cut(finding.target, finding.target_country, countries);
    if (!origin_cut && !target_cut) return;
    narrow_distances(finding);
    narrow_azimuths(finding);
}

}  // namespace sitmap::analysis
