// SPDX-License-Identifier: MIT
#include "map/geo_to_page.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "gis/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace sitmap::map {

namespace {

/// The narrowest interval of longitudes that holds all: the circle less its widest gap.
std::pair<double, double> narrowest(std::vector<double> lons)
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

std::string words_of(Frame const& frame)
{
    return to_text(frame.west) + " " + to_text(frame.south) + " " + to_text(frame.east) + " " +
           to_text(frame.north);
}

void check(Frame const& frame)
{
    bool const finite = std::isfinite(frame.west) && std::isfinite(frame.east) &&
                        std::isfinite(frame.south) && std::isfinite(frame.north);
    bool const sound = finite && frame.south < frame.north && frame.south >= -90 &&
                       frame.north <= 90 && frame.west != frame.east &&
                       std::abs(frame.west) <= 360 && std::abs(frame.east) <= 540 &&
                       frame.width() <= 360;
    if (!sound)
        throw Error{
            ErrorKind::input,
            "cannot draw the map frame '" + words_of(frame) +
                "': not west south east north in degrees",
            "south must lie below north; east below west means a frame across the antimeridian"};
}

/// Metres on the plane for a metre of ground along the meridian; infinite where there is no image.
double stretch_at(LonLat where, gis::Projection const& projection)
{
    constexpr double half = 0.005;  // degrees
    double const lat = std::clamp(where.lat, -90 + half, 90 - half);
    LonLat const south{where.lon, lat - half}, north{where.lon, lat + half};
    auto const a = projection.forward(south);
    auto const b = projection.forward(north);
    if (!a || !b) return std::numeric_limits<double>::infinity();
    return std::hypot(b->x - a->x, b->y - a->y) / gis::geodesic(south, north).distance.value;
}

/// How much more it stretches one way than the other, whichever these are; nothing where there is
/// no image. From the images of a metre to the north and one to the east.
std::optional<double> squeeze_at(LonLat where, gis::Projection const& projection)
{
    constexpr double half = 0.005;  // degrees
    if (std::abs(where.lat) > 89.9 || std::abs(where.lon) > 179.9) return {};
    auto const image = [&](LonLat from, LonLat to) -> std::optional<gis::Plane> {
        auto const a = projection.forward(from);
        auto const b = projection.forward(to);
        double const ground = gis::geodesic(from, to).distance.value;
        if (!a || !b) return {};
        return gis::Plane{(b->x - a->x) / ground, (b->y - a->y) / ground};
    };
    auto const north = image({where.lon, where.lat - half}, {where.lon, where.lat + half});
    auto const east = image({where.lon - half, where.lat}, {where.lon + half, where.lat});
    if (!north || !east) return {};
    double const sum =
        north->x * north->x + north->y * north->y + east->x * east->x + east->y * east->y;
    double const area = std::abs(east->x * north->y - east->y * north->x);
    // The axes of Tissot's ellipse: their squares add up to `sum`, their product is `area`.
    return (sum + std::sqrt(std::max(sum * sum - 4 * area * area, 0.0))) / (2 * area);
}

/// Around the point opposite to the centre of an azimuthal projection a frame becomes a ring about
/// the whole earth.
void refuse_squeezed(std::vector<LonLat> const& edge, gis::Projection const& projection)
{
    constexpr double most = 100;  // a cylinder of equal areas has that at 84 degrees
    std::vector<double> squeezes;
    for (auto const where : edge)
        if (auto const squeeze = squeeze_at(where, projection)) squeezes.push_back(*squeeze);
    if (squeezes.empty()) return;
    auto const middle = squeezes.begin() + std::ssize(squeezes) / 2;
    std::ranges::nth_element(squeezes, middle);
    if (*middle <= most) return;
    throw Error{ErrorKind::input,
                fmt::format("cannot draw the map in projection '{}': it stretches the frame {:.0f} "
                            "times more one way than the other",
                            clean(projection.definition()), *middle),
                "choose another projection, or a frame without its singular points"};
}

/// Less what the projection blows up beyond all measure (a pole of Mercator's, the far side of a
/// stereographic one): it would leave the rest of the map no room.
std::vector<LonLat> bearable(std::vector<LonLat> edge, gis::Projection const& projection)
{
    constexpr double most = 12;  // times the stretch in the middle of all: Mercator's at 85 degrees
    std::vector<double> stretches;
    for (auto const where : edge) stretches.push_back(stretch_at(where, projection));
    auto sorted = stretches;
    std::ranges::nth_element(sorted, sorted.begin() + std::ssize(sorted) / 2);
    double const limit = most * sorted[sorted.size() / 2];
    std::vector<LonLat> kept;
    for (std::size_t i = 0; i < edge.size(); ++i)
        if (stretches[i] <= limit) kept.push_back(edge[i]);
    return kept;
}

std::vector<gis::Plane> edge_of(Frame const& frame, gis::Projection const& projection)
{
    check(frame);
    constexpr int steps = 32;
    std::vector<LonLat> places;
    auto const add = [&](double across, double up) {
        double const lon = frame.west + frame.width() * across;
        places.push_back(
            {lon > 180 ? lon - 360 : lon, frame.south + (frame.north - frame.south) * up});
    };
    for (int i = 0; i <= steps; ++i) {
        double const share = static_cast<double>(i) / steps;
        add(share, 0);
        add(share, 1);
        add(0, share);
        add(1, share);
        add(share, 0.5);
    }
    refuse_squeezed(places, projection);
    std::vector<gis::Plane> edge;
    for (auto const where : bearable(std::move(places), projection))
        if (auto const plane = projection.forward(where)) edge.push_back(*plane);
    return edge;
}

}  // namespace

void FrameAround::add(LonLat where)
{
    if (!is_on_earth(where)) return;
    lons_.push_back(where.lon);
    west_ = std::min(west_, where.lon);
    east_ = std::max(east_, where.lon);
    south_ = std::min(south_, where.lat);
    north_ = std::max(north_, where.lat);
}

void FrameAround::add(PolygonSet const& shape)
{
    constexpr double step = 4;  // degrees: what a long edge passes over belongs to the shape
    for (RingSet const& rings : shape)
        for (Ring const& ring : rings)
            for (std::size_t i = 0; i < ring.size(); ++i) {
                add(ring[i]);
                double const across = i == 0 ? 0 : ring[i].lon - ring[i - 1].lon;
                bool const is_whole_turn = std::abs(across) > 360 - 1e-9;
                goes_round_ = goes_round_ || is_whole_turn;
                if (std::abs(across) > 180) continue;  // over the antimeridian
                for (double past = step; past < std::abs(across); past += step)
                    add({ring[i - 1].lon + std::copysign(past, across), ring[i].lat});
            }
}

Frame FrameAround::frame() const
{
    if (lons_.empty())
        throw Error{ErrorKind::input, "cannot fit the map frame: no shape has a position on earth",
                    "state frame = [west, south, east, north] in the study file"};
    if (goes_round_) return {-180, south_, 180, north_};
    // Within half a turn the widest gap is the one outside.
    if (east_ - west_ <= 180) return {west_, south_, east_, north_};
    auto const [west, east] = narrowest(lons_);
    return {west, south_, east, north_};
}

Frame frame_around(std::span<LonLat const> points)
{
    FrameAround around;
    for (LonLat const where : points) around.add(where);
    return around.frame();
}

Frame frame_around(std::span<PolygonSet const> shapes)
{
    FrameAround around;
    for (PolygonSet const& shape : shapes) around.add(shape);
    return around.frame();
}

Frame with_surroundings(Frame frame)
{
    constexpr double least = 0.2;  // degrees
    constexpr double aside = 0.3, up = 0.25;
    if (frame.width() < least) {
        frame.west = wrapped(frame.west - aside);
        frame.east = wrapped(frame.east + aside);
    }
    if (frame.north - frame.south < least) {
        frame.south = std::max(-90.0, frame.south - up);
        frame.north = std::min(90.0, frame.north + up);
    }
    return frame;
}

Frame grown(Frame frame, double share)
{
    double const aside = frame.width() * share;
    double const up = (frame.north - frame.south) * share;
    bool const whole = frame.width() + 2 * aside >= 360;
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
    constexpr double widest_cap = 55;  // degrees from a pole
    bool const is_wide = frame.width() > widest_cone;
    if (is_wide && std::max(frame.south, -frame.north) > 90 - widest_cap)
        return "+proj=laea +lat_0=" + to_text(std::copysign(90, frame.north)) +
               " +lon_0=" + to_text((frame.west + east) / 2) + " +datum=WGS84 +units=m +no_defs";
    if (is_wide || frame.north - frame.south > highest_cone)
        return "+proj=eqearth +lon_0=" + to_text((frame.west + east) / 2) +
               " +datum=WGS84 +units=m +no_defs";
    // The cone constant is near sin((lat_1 + lat_2) / 2); below 0.01 PROJ refuses it or loses
    // digits.
    if (std::abs(frame.south + frame.north) > 1)
        return gis::albers_for(frame.west, frame.south, east, frame.north);
    return "+proj=cea +lon_0=" + to_text((frame.west + east) / 2) +
           " +lat_ts=" + to_text(frame.north - sixth) + " +datum=WGS84 +units=m +no_defs";
}

GeoToPage::Subject GeoToPage::subject(Frame const& frame, std::string const& definition)
{
    check(frame);
    gis::Projection projection{definition.empty() ? equal_area_for(frame) : definition};
    auto outline = edge_of(frame, projection);
    return {std::move(projection), std::move(outline)};
}

}  // namespace sitmap::map
