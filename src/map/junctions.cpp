// SPDX-License-Identifier: MIT
#include "map/junctions.hpp"

#include "map/clip.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sitmap::map {

namespace {

/// Position rounded to 1e-7 degrees (a centimetre), so that -180 and 180 and shifted copies agree.
std::uint64_t key_of(LonLat where) noexcept
{
    double const turns = std::floor((where.lon + 180) / 360);
    auto const lon =
        static_cast<std::uint64_t>(std::llround((where.lon - turns * 360 + 180) * 1e7));
    auto const lat = static_cast<std::uint64_t>(std::llround((where.lat + 90) * 1e7));
    return lon << 32 ^ lat;
}

/// A vertex with its two neighbours in one ring, in an order that does not depend on the ring's
/// direction.
struct Corner {
    std::uint64_t at, low, high;
    auto operator<=>(Corner const&) const = default;
};

void add_corners(Ring const& ring, std::vector<Corner>& corners)
{
    if (ring.size() < 4) return;
    std::vector<std::uint64_t> keys;
    keys.reserve(ring.size());
    for (LonLat const& where : ring) {
        auto const key = key_of(where);
        if (keys.empty() || keys.back() != key) keys.push_back(key);
    }
    if (keys.size() > 1 && keys.front() == keys.back()) keys.pop_back();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        auto const before = keys[i == 0 ? keys.size() - 1 : i - 1];
        auto const after = keys[i + 1 == keys.size() ? 0 : i + 1];
        corners.push_back({keys[i], std::min(before, after), std::max(before, after)});
    }
}

/// Index of the inner point farthest from the chord; equal distances are decided by position, not
/// by order.
std::pair<std::size_t, double> farthest(std::span<Point const> run, std::size_t first,
                                        std::size_t last)
{
    bool const turned = is_before(run[last], run[first]);
    Segment const chord{run[turned ? last : first], run[turned ? first : last]};
    std::size_t best = first;
    double most = -1;
    for (std::size_t i = first + 1; i < last; ++i) {
        double const d = distance(run[i], chord);
        if (d > most || (d == most && is_before(run[i], run[best]))) {
            most = d;
            best = i;
        }
    }
    return {best, most};
}

}  // namespace

Junctions::Junctions(std::span<PolygonSet const> shapes)
{
    std::vector<Corner> corners;
    for (PolygonSet const& shape : shapes)
        for (RingSet const& rings : shape)
            for (Ring const& ring : rings) add_corners(ring, corners);
    std::ranges::sort(corners);
    for (std::size_t i = 1; i < corners.size(); ++i) {
        bool const branches = corners[i].at == corners[i - 1].at && corners[i] != corners[i - 1];
        if (branches && (keys_.empty() || keys_.back() != corners[i].at))
            keys_.push_back(corners[i].at);
    }
}

bool Junctions::contains(LonLat where) const noexcept
{
    return std::ranges::binary_search(keys_, key_of(where));
}

std::vector<bool> thin(std::span<Point const> run, double tolerance)
{
    std::vector<bool> stays(run.size(), false);
    if (run.empty()) return stays;
    stays.front() = stays.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, run.size() - 1}};
    while (!open.empty()) {
        auto const [first, last] = open.back();
        open.pop_back();
        if (last - first < 2) continue;
        auto const [middle, off] = farthest(run, first, last);
        if (off <= tolerance) continue;
        stays[middle] = true;
        open.emplace_back(first, middle);
        open.emplace_back(middle, last);
    }
    return stays;
}

}  // namespace sitmap::map
