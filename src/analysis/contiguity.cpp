// SPDX-License-Identifier: MIT
#include "analysis/contiguity.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace sitmap::analysis {

namespace {

struct Segment {
    LonLat a;
    LonLat b;
    std::size_t area = 0;
    double west = 0, east = 0, south = 0, north = 0;
};

Segment segment_of(LonLat a, LonLat b, std::size_t area)
{
    return {a,
            b,
            area,
            std::min(a.lon, b.lon),
            std::max(a.lon, b.lon),
            std::min(a.lat, b.lat),
            std::max(a.lat, b.lat)};
}

std::vector<Segment> segments_of(std::span<Area const> areas, double snap)
{
    std::vector<Segment> segments;
    for (std::size_t area = 0; area < areas.size(); ++area)
        for (auto const& rings : areas[area].shape)
            for (auto const& ring : rings)
                for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                    // The world is round: the shorter way from corner to corner, and once more on
                    // the other side of longitude 180 for what reaches it.
                    LonLat const from = ring[i];
                    LonLat const to{from.lon + std::remainder(ring[i + 1].lon - from.lon, 360.0),
                                    ring[i + 1].lat};
                    auto const segment = segment_of(from, to, area);
                    segments.push_back(segment);
                    double const turn = segment.west <= -180 + snap  ? 360.0
                                        : segment.east >= 180 - snap ? -360.0
                                                                     : 0.0;
                    if (turn == 0) continue;
                    segments.push_back(
                        segment_of({from.lon + turn, from.lat}, {to.lon + turn, to.lat}, area));
                }
    std::ranges::stable_sort(segments, {}, &Segment::west);
    return segments;
}

double distance(LonLat p, Segment const& s)
{
    double const dx = s.b.lon - s.a.lon;
    double const dy = s.b.lat - s.a.lat;
    double const square = dx * dx + dy * dy;
    double const t =
        square > 0
            ? std::clamp(((p.lon - s.a.lon) * dx + (p.lat - s.a.lat) * dy) / square, 0.0, 1.0)
            : 0.0;
    return std::hypot(s.a.lon + t * dx - p.lon, s.a.lat + t * dy - p.lat);
}

/// Which corners of two segments lie on the other one; two of them apart = a common stretch.
struct Touch {
    bool point = false;
    bool stretch = false;
};

bool cross(Segment const& s, Segment const& t)
{
    auto const side = [](Segment const& l, LonLat p) {
        return (l.b.lon - l.a.lon) * (p.lat - l.a.lat) - (l.b.lat - l.a.lat) * (p.lon - l.a.lon);
    };
    return side(s, t.a) * side(s, t.b) < 0 && side(t, s.a) * side(t, s.b) < 0;
}

Touch touch(Segment const& s, Segment const& t, double snap)
{
    std::array<LonLat, 4> on{};
    std::size_t count = 0;
    for (LonLat const p : {s.a, s.b})
        if (distance(p, t) <= snap) on[count++] = p;
    for (LonLat const p : {t.a, t.b})
        if (distance(p, s) <= snap) on[count++] = p;
    Touch result;
    result.point = count > 0 || cross(s, t);
    for (std::size_t i = 1; i < count; ++i)
        result.stretch |= std::hypot(on[i].lon - on[0].lon, on[i].lat - on[0].lat) > snap;
    return result;
}

bool apart(Segment const& s, Segment const& t, double snap)
{
    return t.south > s.north + snap || t.north < s.south - snap || t.east < s.west - snap;
}

}  // namespace

std::vector<std::vector<std::size_t>> neighbours(std::span<Area const> areas, Contiguity rule,
                                                 double snap_degrees)
{
    double const snap = std::max(snap_degrees, 0.0);
    auto const segments = segments_of(areas, snap);
    std::vector<std::set<std::size_t>> found(areas.size());
    std::vector<Segment const*> open;  // sweep from west to east
    for (auto const& segment : segments) {
        std::erase_if(open, [&](Segment const* s) { return s->east < segment.west - snap; });
        for (Segment const* other : open) {
            if (other->area == segment.area || apart(segment, *other, snap)) continue;
            if (found[segment.area].contains(other->area)) continue;
            auto const meeting = touch(segment, *other, snap);
            if (!(rule == Contiguity::queen ? meeting.point : meeting.stretch)) continue;
            found[segment.area].insert(other->area);
            found[other->area].insert(segment.area);
        }
        open.push_back(&segment);
    }
    std::vector<std::vector<std::size_t>> lists;
    lists.reserve(found.size());
    for (auto const& set : found) lists.emplace_back(set.begin(), set.end());
    return lists;
}

std::size_t links(std::span<std::vector<std::size_t> const> neighbours)
{
    std::size_t total = 0;
    for (auto const& list : neighbours) total += list.size();
    return total;
}

}  // namespace sitmap::analysis
