// SPDX-License-Identifier: MIT
#include "analysis/fire_sides.hpp"

#include "gis/geodesic.hpp"
#include "gis/geos.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace sitmap::analysis {

namespace {

/// The part of the area inside the country; the whole area if that is nothing.
PolygonSet inside(PolygonSet const& area, std::string const& code, std::span<Area const> countries)
{
    auto const country = std::ranges::find(countries, code, &Area::id);
    if (country == countries.end() || area.empty()) return area;
    gis::Geos geos;
    auto const cut =
        geos.intersection(geos.polygons(area).get(), geos.polygons(country->shape).get());
    auto part = geos.to_polygons(cut.get());
    return part.empty() ? area : part;
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

}  // namespace

void cut_to_sides(FireFinding& finding, std::span<Area const> countries)
{
    if (finding.origin_country.empty() || finding.target_country.empty() ||
        finding.origin_country == finding.target_country)
        return;
    if (finding.origin.empty() || finding.target.empty()) return;
    finding.origin = inside(finding.origin, finding.origin_country, countries);
    finding.target = inside(finding.target, finding.target_country, countries);
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

}  // namespace sitmap::analysis
