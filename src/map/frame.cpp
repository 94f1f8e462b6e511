// SPDX-License-Identifier: MIT
#include "map/geo_to_page.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace sitmap::map {

namespace {

/// The narrowest interval of longitudes that holds all: the circle less its widest gap.
std::pair<double, double> narrowest(std::vector<double>& lons)
{
    std::ranges::sort(lons);
    double widest = lons.front() + 360 - lons.back();
    std::size_t after = 0;
    for (std::size_t i = 1; i < lons.size(); ++i)
        if (lons[i] - lons[i - 1] > widest) {
            widest = lons[i] - lons[i - 1];
            after = i;
        }
    if (after == 0) return {lons.front(), lons.back()};
    return {lons[after], lons[after - 1]};
}

}  // namespace

Frame frame_around(std::span<LonLat const> points)
{
    std::vector<double> lons;
    Frame frame{0, 90, 0, -90};
    for (LonLat const where : points) {
        if (!is_on_earth(where)) continue;
        lons.push_back(where.lon);
        frame.south = std::min(frame.south, where.lat);
        frame.north = std::max(frame.north, where.lat);
    }
    if (lons.empty())
        throw Error{ErrorKind::input, "cannot fit the map frame: no shape has a position on earth",
                    "state frame = [west, south, east, north] in the study file"};
    std::tie(frame.west, frame.east) = narrowest(lons);
    return frame;
}

Frame frame_around(std::span<PolygonSet const> shapes)
{
    std::vector<LonLat> points;
    for (PolygonSet const& shape : shapes)
        for (RingSet const& rings : shape)
            for (Ring const& ring : rings) points.insert(points.end(), ring.begin(), ring.end());
    return frame_around(points);
}

Frame grown(Frame frame, double share)
{
    double const aside = frame.width() * share;
    double const up = (frame.north - frame.south) * share;
    bool const whole = frame.width() + 2 * aside >= 360;
    auto const wrapped = [](double lon) { return lon - 360 * std::floor((lon + 180) / 360); };
    double const west = whole ? -180 : wrapped(frame.west - aside);
    double const east = whole ? 180 : wrapped(frame.east + aside);
    return {west, std::max(-90.0, frame.south - up), east, std::min(90.0, frame.north + up)};
}

std::string equal_area_for(Frame const& frame)
{
    double const sixth = (frame.north - frame.south) / 6;
    double const east = frame.west + frame.width();
    constexpr double widest_cone = 200;  // degrees of longitude; beyond, a cone fans out
    constexpr double highest_cone = 110;
    if (frame.width() > widest_cone || frame.north - frame.south > highest_cone)
        return "+proj=eqearth +lon_0=" + to_text((frame.west + east) / 2) +
               " +datum=WGS84 +units=m +no_defs";
    // The cone constant is near sin((lat_1 + lat_2) / 2); below 0.01 PROJ refuses it or loses
    // digits.
    if (std::abs(frame.south + frame.north) > 1)
        return gis::albers_for(frame.west, frame.south, east, frame.north);
    return "+proj=cea +lon_0=" + to_text((frame.west + east) / 2) +
           " +lat_ts=" + to_text(frame.north - sixth) + " +datum=WGS84 +units=m +no_defs";
}

}  // namespace sitmap::map
