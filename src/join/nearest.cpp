// SPDX-License-Identifier: MIT
#include "join/nearest.hpp"

#include "gis/geodesic.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <queue>
#include <tuple>
#include <vector>

namespace sitmap::join {

namespace {

constexpr double radians = std::numbers::pi / 180;
constexpr double least_radius_km =
    6335.4;  // smallest radius of curvature of WGS 84: distances are never overestimated

struct Box {
    double west = 1e9, south = 1e9, east = -1e9, north = -1e9;
    void add(LonLat p)
    {
        west = std::min(west, p.lon);
        east = std::max(east, p.lon);
        south = std::min(south, p.lat);
        north = std::max(north, p.lat);
    }
    void add(Box const& box)
    {
        add(LonLat{box.west, box.south});
        add(LonLat{box.east, box.north});
    }
    LonLat centre() const { return {(west + east) / 2, (south + north) / 2}; }
};

/// A distance that the geodesic one to any point of the box cannot undercut.
double least_km(LonLat p, Box const& box)
{
    double const lat = std::max({0.0, box.south - p.lat, p.lat - box.north});
    double lon = std::max({0.0, box.west - p.lon, p.lon - box.east});
    lon = std::max(
        0.0, std::min({lon, std::abs(box.west - p.lon + 360), std::abs(p.lon - box.east + 360)}));
    // To a meridian `lon` degrees away a great circle takes asin(sin lon cos lat), to the pole if
    // that is nearer.
    double const across =
        lon >= 90 ? 90 - std::abs(p.lat)
                  : std::asin(std::sin(lon * radians) * std::cos(p.lat * radians)) / radians;
    return least_radius_km * radians * std::max(lat, across);
}

/// Cartesian position on the unit sphere: chords order points as arcs do.
std::array<double, 3> on_sphere(LonLat p)
{
    double const lat = p.lat * radians, lon = p.lon * radians;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

double chord_squared(std::array<double, 3> const& a, std::array<double, 3> const& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < 3; ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

/// The point of the segment nearest to `where`: golden section on the chord (one minimum on a short
/// segment).
LonLat nearest_on(LonLat a, LonLat b, LonLat where)
{
    auto const target = on_sphere(where);
    auto const at = [&](double t) {
        return LonLat{a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)};
    };
    auto const cost = [&](double t) { return chord_squared(on_sphere(at(t)), target); };
    constexpr double golden = 0.6180339887498949;
    double low = 0, high = 1;
    double left = high - golden, right = low + golden;
    double cost_left = cost(left), cost_right = cost(right);
    for (int i = 0; i < 40; ++i) {
        if (cost_left <= cost_right) {
            high = right;
            right = left, cost_right = cost_left;
            left = high - golden * (high - low), cost_left = cost(left);
        } else {
            low = left;
            left = right, cost_left = cost_right;
            right = low + golden * (high - low), cost_right = cost(right);
        }
    }
    std::array const choices{0.0, (low + high) / 2, 1.0};
    return at(*std::ranges::min_element(choices, {}, cost));
}

struct Segment {
    LonLat a, b;
    std::uint32_t area = 0;
};

}  // namespace

/// Sort-tile packed: leaves of 16 segments, nodes of 16 children, levels from the leaves upward.
struct NearestArea::Tree {
    static constexpr std::size_t fanout = 16;
    std::vector<Segment> segments;
    std::vector<std::vector<Box>> levels;

    explicit Tree(std::span<Area const> areas);
};

NearestArea::Tree::Tree(std::span<Area const> areas)
{
    for (std::size_t i = 0; i < areas.size(); ++i)
        for (auto const& rings : areas[i].shape)
            for (auto const& ring : rings)
                for (std::size_t k = 1; k < ring.size(); ++k)
                    segments.push_back({ring[k - 1], ring[k], static_cast<std::uint32_t>(i)});
    auto const key = [](Segment const& s) {
        return std::tuple(s.a.lon, s.a.lat, s.b.lon, s.b.lat, s.area);
    };
    std::ranges::sort(segments, {}, key);
    auto const leaves = (segments.size() + fanout - 1) / fanout;
    auto const slice =
        fanout * static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(leaves))));
    auto const by_lat = [](Segment const& s) {
        return std::tuple(s.a.lat, s.a.lon, s.b.lat, s.b.lon, s.area);
    };
    for (std::size_t from = 0; from < segments.size(); from += slice)
        std::ranges::sort(
            segments.begin() + static_cast<std::ptrdiff_t>(from),
            segments.begin() + static_cast<std::ptrdiff_t>(std::min(from + slice, segments.size())),
            {}, by_lat);
    levels.emplace_back(leaves);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        levels[0][i / fanout].add(segments[i].a);
        levels[0][i / fanout].add(segments[i].b);
    }
    while (levels.back().size() > 1) {
        auto const& below = levels.back();
        std::vector<Box> level((below.size() + fanout - 1) / fanout);
        for (std::size_t i = 0; i < below.size(); ++i) level[i / fanout].add(below[i]);
        levels.push_back(std::move(level));
    }
}

NearestArea::NearestArea(std::span<Area const> areas) : tree_(std::make_unique<Tree const>(areas))
{
}
NearestArea::~NearestArea() = default;
NearestArea::NearestArea(NearestArea&&) noexcept = default;

std::optional<Nearest> NearestArea::find(LonLat where, double limit_km) const
{
    if (tree_->segments.empty()) return {};
    struct Candidate {
        double km;
        std::size_t level, node;
        bool operator>(Candidate const& other) const { return km > other.km; }
    };
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> open;
    auto const top = tree_->levels.size() - 1;
    open.push({least_km(where, tree_->levels[top][0]), top, 0});
    std::optional<Nearest> best;
    auto const reach = [&] { return best ? best->km : limit_km; };
    auto const try_segment = [&](Segment const& s) {
        Box box;
        box.add(s.a);
        box.add(s.b);
        if (least_km(where, box) > reach()) return;
        double const km =
            to_kilometres(gis::geodesic(where, nearest_on(s.a, s.b, where)).distance).value;
        if (km > limit_km) return;
        if (!best || std::tuple(km, std::size_t{s.area}) < std::tuple(best->km, best->area))
            best = Nearest{s.area, km};
    };
    while (!open.empty() && open.top().km <= reach()) {
        auto const [km, level, node] = open.top();
        open.pop();
        auto const first = node * Tree::fanout;
        auto const end =
            std::min(first + Tree::fanout,
                     level == 0 ? tree_->segments.size() : tree_->levels[level - 1].size());
        for (auto child = first; child < end; ++child) {
            if (level == 0) {
                try_segment(tree_->segments[child]);
            } else {
                double const least = least_km(where, tree_->levels[level - 1][child]);
                if (least <= reach()) open.push({least, level - 1, child});
            }
        }
    }
    return best;
}

}  // namespace sitmap::join
