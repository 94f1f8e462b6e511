// SPDX-License-Identifier: MIT
#include "map/graticule.hpp"

#include "map/clip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace sitmap::map {

namespace {

constexpr std::array intervals{30.0, 20.0,    10.0,    5.0,      2.0,      1.0,
                               0.5,  1.0 / 3, 1.0 / 6, 1.0 / 12, 1.0 / 30, 1.0 / 60};
constexpr double corner = 6;  // mm: labels nearer to a corner would meet those of the other side

/// The round interval that comes nearest to the wanted number of lines.
double interval_for(double span, int wanted)
{
    auto const off = [&](double interval) { return std::abs(std::log(span / interval / wanted)); };
    return *std::ranges::min_element(intervals, {}, off);
}

/// All multiples of the interval in from .. to, both rounded inward.
std::vector<double> multiples(double from, double to, double interval)
{
    std::vector<double> values;
    auto const last = static_cast<long>(std::floor(to / interval + 1e-9));
    for (auto i = static_cast<long>(std::ceil(from / interval - 1e-9)); i <= last; ++i)
        values.push_back(static_cast<double>(i) * interval);
    return values;
}

double wrapped(double lon)
{
    return lon - 360 * std::ceil((lon - 180) / 360);
}

/// Where a line leaves the page box through one of two edges, away from the corners.
void label_ends(Outline const& line, Box const& page, bool meridian, std::string const& text,
                std::vector<GraticuleLabel>& labels)
{
    for (Point const p : {line.points.front(), line.points.back()}) {
        constexpr double near = 1e-6;
        bool const along_x = p.x > page.x + corner && p.x < page.right() - corner;
        bool const along_y = p.y > page.y + corner && p.y < page.bottom() - corner;
        if (meridian && along_x && std::abs(p.y - page.y) < near) labels.push_back({text, p, 't'});
        if (meridian && along_x && std::abs(p.y - page.bottom()) < near)
            labels.push_back({text, p, 'b'});
        if (!meridian && along_y && std::abs(p.x - page.x) < near) labels.push_back({text, p, 'l'});
        if (!meridian && along_y && std::abs(p.x - page.right()) < near)
            labels.push_back({text, p, 'r'});
    }
}

Line meridian(double lon, Frame const& seen)
{
    Line line;
    constexpr int steps = 64;
    double const x = wrapped(lon);
    for (int i = 0; i <= steps; ++i)
        line.push_back({x, seen.south + (seen.north - seen.south) * i / steps});
    return line;
}

/// A parallel in steps of at most 2 degrees; longitudes are wrapped, the map joins them again.
Line parallel(double lat, Frame const& seen)
{
    Line line;
    int const steps = std::max(32, static_cast<int>(seen.width() / 2));
    for (int i = 0; i <= steps; ++i)
        line.push_back({wrapped(seen.west + seen.width() * i / steps), lat});
    return line;
}

}  // namespace

std::string degrees_text(double degrees, char positive, char negative)
{
    long const minutes = std::lround(std::abs(degrees) * 60);
    std::string text = fmt::format("{}°", minutes / 60);
    if (minutes % 60 != 0) text += fmt::format("{:02}′", minutes % 60);
    bool const no_side = minutes == 0 || (positive == 'E' && minutes == 180L * 60);
    if (!no_side) text += degrees < 0 ? negative : positive;
    return text;
}

Graticule graticule(GeoToPage const& map)
{
    Frame const& seen = map.bounds();
    constexpr double km_per_degree = 111.2;  // of a meridian
    constexpr int wanted = 6;
    double const mm_per_degree = std::max(map.mm_per_km(map.centre()) * km_per_degree, 1e-6);
    double const longer = std::max(map.page().width, map.page().height) / mm_per_degree;
    Graticule result;
    result.interval = interval_for(longer, wanted);
    auto const add = [&](Line const& line, bool is_meridian, std::string const& text) {
        for (Outline& piece : map.line(line, Edges::straight, 0).outlines) {
            label_ends(piece, map.page(), is_meridian, text, result.labels);
            result.lines.push_back(std::move(piece));
        }
    };
    auto lons = multiples(seen.west, seen.west + seen.width(), result.interval);
    if (lons.size() > 1 && std::abs(lons.back() - lons.front() - 360) < 1e-9) lons.pop_back();
    for (double const lon : lons)
        add(meridian(lon, seen), true, degrees_text(wrapped(lon), 'E', 'W'));
    for (double const lat : multiples(seen.south, seen.north, result.interval))
        add(parallel(lat, seen), false, degrees_text(lat, 'N', 'S'));
    return result;
}

}  // namespace sitmap::map
