// SPDX-License-Identifier: MIT
#include "gis/crossings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace sitmap::gis {

namespace {

constexpr std::size_t most_pairs = 100'000'000;  // some tenths of a second

struct Edge {
    LonLat a, b;
    std::size_t ring = 0, at = 0, of = 0;  // its number among the edges of its ring

    double west() const { return std::min(a.lon, b.lon); }
    double east() const { return std::max(a.lon, b.lon); }
    double south() const { return std::min(a.lat, b.lat); }
    double north() const { return std::max(a.lat, b.lat); }
};

std::vector<Edge> edges_of(PolygonSet const& shape)
{
    std::vector<Edge> edges;
    std::size_t number = 0;
    for (auto const& rings : shape)
        for (auto const& ring : rings) {
            std::vector<Edge> found;
            for (std::size_t i = 1; i < ring.size(); ++i)
                if (ring[i - 1] != ring[i])
                    found.push_back({ring[i - 1], ring[i], number, found.size(), 0});
            for (auto& edge : found) edge.of = found.size();
            edges.insert(edges.end(), found.begin(), found.end());
            ++number;
        }
    return edges;
}

bool are_neighbours(Edge const& a, Edge const& b)
{
    if (a.ring != b.ring) return false;
    auto const apart = a.at < b.at ? b.at - a.at : a.at - b.at;
    return apart <= 1 || apart + 1 == a.of;
}

/// On which side of the edge a point is: 1 left, -1 right, 0 on its line.
int side(Edge const& edge, LonLat point)
{
    double const turn = (edge.b.lon - edge.a.lon) * (point.lat - edge.a.lat) -
                        (edge.b.lat - edge.a.lat) * (point.lon - edge.a.lon);
    return (turn > 0) - (turn < 0);
}

void look_at(Edge const& a, Edge const& b, Crossings& found)
{
    if (are_neighbours(a, b)) return;
    int const of_b = side(a, b.a) * side(a, b.b);
    int const of_a = side(b, a.a) * side(b, a.b);
    if (of_a > 0 || of_b > 0) return;
    ++found.meetings;
    if (of_a < 0 && of_b < 0) ++found.crossings;
}

/// The edges that reach into each of some strips of latitude, from west to east.
class Strips {
public:
    explicit Strips(std::vector<Edge> const& edges)
    {
        double high = -std::numeric_limits<double>::infinity();
        for (auto const& edge : edges) {
            low_ = std::min(low_, edge.south());
            high = std::max(high, edge.north());
        }
        auto const count = std::max(1.0, std::sqrt(static_cast<double>(edges.size())));
        height_ = std::max((high - low_) / count, std::numeric_limits<double>::min());
        strips_.resize(static_cast<std::size_t>(count) + 2);
        for (std::size_t i = 0; i < edges.size(); ++i)
            for (auto strip = at(edges[i].south()); strip <= at(edges[i].north()); ++strip)
                strips_[strip].push_back(i);
        for (auto& strip : strips_)
            std::ranges::sort(strip, {}, [&](std::size_t i) {
                return std::pair{edges[i].west(), i};
            });
    }
    std::size_t at(double latitude) const
    {
        auto const strip = static_cast<std::size_t>((latitude - low_) / height_);
        return std::min(strip, strips_.size() - 1);
    }
    std::vector<std::vector<std::size_t>> const& all() const noexcept { return strips_; }

private:
    double low_ = std::numeric_limits<double>::infinity(), height_ = 0;
    std::vector<std::vector<std::size_t>> strips_;
};

}  // namespace

Crossings count_crossings(PolygonSet const& shape, std::size_t most)
{
    Crossings found;
    auto const edges = edges_of(shape);
    if (edges.empty()) return found;
    Strips const strips(edges);
    std::size_t pairs = 0;
    for (std::size_t strip = 0; strip < strips.all().size(); ++strip) {
        auto const& in_strip = strips.all()[strip];
        for (std::size_t i = 0; i < in_strip.size(); ++i) {
            auto const& edge = edges[in_strip[i]];
            for (std::size_t j = i + 1; j < in_strip.size(); ++j) {
                auto const& other = edges[in_strip[j]];
                if (other.west() > edge.east()) break;
                found.is_complete = ++pairs <= most_pairs && found.crossings <= most;
                if (!found.is_complete) return found;
                // A pair of several strips is looked at in the first one of both.
                if (strips.at(std::max(edge.south(), other.south())) != strip) continue;
                if (other.south() <= edge.north() && edge.south() <= other.north())
                    look_at(edge, other, found);
            }
        }
    }
    found.is_complete = found.crossings <= most;
    return found;
}

}  // namespace sitmap::gis
