// SPDX-License-Identifier: MIT
#include "gis/faces.hpp"

#include "gis/orientation.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace sitmap::gis {

namespace {

/// Segment i is two half-edges: 2 i runs from `from` to `to`, 2 i + 1 back.
using HalfEdge = std::size_t;
constexpr HalfEdge twin(HalfEdge h)
{
    return h ^ 1U;
}
constexpr std::size_t nothing = std::numeric_limits<std::size_t>::max();

/// Directions counter-clockwise from east.
bool turns_before(LonLat centre, LonLat a, LonLat b)
{
    auto const is_lower = [&](LonLat at) {
        return at.lat < centre.lat || (at.lat == centre.lat && at.lon < centre.lon);
    };
    if (is_lower(a) != is_lower(b)) return is_lower(b);
    return orientation(centre, a, b) > 0;
}

/// Even-odd rule.
bool holds(Ring const& ring, LonLat at)
{
    bool inside = false;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        auto const& low = ring[i].lat <= ring[i + 1].lat ? ring[i] : ring[i + 1];
        auto const& high = ring[i].lat <= ring[i + 1].lat ? ring[i + 1] : ring[i];
        if (low.lat <= at.lat && at.lat < high.lat && orientation(low, high, at) > 0)
            inside = !inside;
    }
    return inside;
}

struct Box {
    double west = 0, south = 0, east = 0, north = 0;

    bool holds(LonLat at) const
    {
        return at.lon >= west && at.lon <= east && at.lat >= south && at.lat <= north;
    }
};

Box box_of(Ring const& ring)
{
    Box box{ring[0].lon, ring[0].lat, ring[0].lon, ring[0].lat};
    for (auto const& at : ring)
        box = {std::min(box.west, at.lon), std::min(box.south, at.lat), std::max(box.east, at.lon),
               std::max(box.north, at.lat)};
    return box;
}

class Walker {
public:
    explicit Walker(std::span<Segment const> segments)
        : segments_(segments), next_(2 * segments.size()), cycle_(2 * segments.size(), nothing)
    {
        link();
        walk();
        number_parts();
    }

    /// Segments between two different faces; all of them, if so.
    std::vector<Segment> borders() const
    {
        std::vector<Segment> kept;
        for (std::size_t i = 0; i < segments_.size(); ++i)
            if (cycle_[2 * i] != cycle_[2 * i + 1]) kept.push_back(segments_[i]);
        return kept;
    }

    PolygonSet faces() const
    {
        struct Shell {
            std::size_t face = 0, part = 0;
            double size = 0;
            Box box;
        };
        PolygonSet faces;
        std::vector<Shell> shells;
        std::vector<std::pair<Ring, std::size_t>> outsides;  // of connected parts
        for (auto const first : first_of_cycle_) {
            auto ring = ring_from(first);
            auto const part = part_[node_[first]];
            if (double const size = signed_area(ring); size > 0) {
                shells.push_back({faces.size(), part, size, box_of(ring)});
                faces.push_back({std::move(ring)});
            } else {
                outsides.emplace_back(std::move(ring), part);
            }
        }
        std::ranges::stable_sort(shells, {}, &Shell::size);
        for (auto& entry : outsides) {
            Ring& outside = entry.first;
            auto const part = entry.second;
            auto const around = std::ranges::find_if(shells, [&](Shell const& shell) {
                return shell.box.holds(outside.front()) && shell.part != part &&
                       holds(faces[shell.face].front(), outside.front());
            });
            if (around != shells.end()) faces[around->face].push_back(std::move(outside));
        }
        return faces;
    }

private:
    LonLat origin(HalfEdge h) const
    {
        return h % 2 == 0 ? segments_[h / 2].from : segments_[h / 2].to;
    }
    LonLat target(HalfEdge h) const { return origin(twin(h)); }

    /// Where a half-edge arrives, the walk goes on along the next one clockwise.
    void link()
    {
        std::vector<HalfEdge> outgoing(next_.size());
        std::iota(outgoing.begin(), outgoing.end(), HalfEdge{0});
        std::ranges::sort(outgoing, [&](HalfEdge a, HalfEdge b) {
            auto const p = origin(a), q = origin(b);
            return std::tie(p.lon, p.lat, a) < std::tie(q.lon, q.lat, b);
        });
        node_.resize(next_.size());
        for (auto first = outgoing.begin(); first != outgoing.end();) {
            auto const where = origin(*first);
            auto const last =
                std::find_if(first, outgoing.end(), [&](HalfEdge h) { return origin(h) != where; });
            if (last - first > 2)
                std::sort(first, last, [&](HalfEdge a, HalfEdge b) {
                    return turns_before(where, target(a), target(b));
                });
            for (auto h = first; h != last; ++h) {
                next_[twin(*h)] = h == first ? *(last - 1) : *(h - 1);
                node_[*h] = node_count_;
            }
            ++node_count_;
            first = last;
        }
    }

    void walk()
    {
        for (HalfEdge first = 0; first < next_.size(); ++first) {
            if (cycle_[first] != nothing) continue;
            for (auto h = first; cycle_[h] == nothing; h = next_[h])
                cycle_[h] = first_of_cycle_.size();
            first_of_cycle_.push_back(first);
        }
    }

    Ring ring_from(HalfEdge first) const
    {
        Ring ring{origin(first)};
        auto h = first;
        do {
            ring.push_back(target(h));
            h = next_[h];
        } while (h != first);
        return ring;
    }

    /// Gives the nodes of each connected part the same number.
    void number_parts()
    {
        part_.assign(node_count_, nothing);
        std::vector<HalfEdge> open;
        for (HalfEdge start = 0; start < next_.size(); ++start) {
            if (part_[node_[start]] != nothing) continue;
            part_[node_[start]] = start;
            for (open.push_back(start); !open.empty();) {
                auto const h = open.back();
                open.pop_back();
                // Round the node: all that starts there, and where it leads.
                auto out = h;
                do {
                    auto const other = node_[twin(out)];
                    if (part_[other] == nothing) {
                        part_[other] = start;
                        open.push_back(twin(out));
                    }
                    out = next_[twin(out)];
                } while (out != h);
            }
        }
    }

    std::span<Segment const> segments_;
    std::vector<HalfEdge> next_;
    std::vector<std::size_t> cycle_;  // of each half-edge
    std::vector<HalfEdge> first_of_cycle_;
    std::vector<std::size_t> node_;  // where each half-edge starts
    std::size_t node_count_ = 0;
    std::vector<std::size_t> part_;  // of each node: the connected part that it is in
};

}  // namespace

double signed_area(Ring const& ring)
{
    double twice = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        auto const& [lon, lat] = ring[i];
        twice += (lon - ring[0].lon) * (ring[i + 1].lat - ring[0].lat) -
                 (ring[i + 1].lon - ring[0].lon) * (lat - ring[0].lat);
    }
    return twice / 2;
}

PolygonSet faces_of(std::span<Segment const> segments)
{
    Walker const walker{segments};
    auto const borders = walker.borders();
    if (borders.size() == segments.size()) return walker.faces();
    return faces_of(borders);
}

}  // namespace sitmap::gis
