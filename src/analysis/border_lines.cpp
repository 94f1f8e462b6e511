// SPDX-License-Identifier: MIT
// Common borders of countries (declared in border.hpp): edges that two outlines share, joined to
// chains. An edge of one outline may be several of the other, which has more vertices on it.
#include "analysis/border.hpp"
#include "analysis/vertex_index.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <tuple>
#include <utility>

namespace sitmap::analysis {

namespace {

using CountryPair = std::pair<std::string, std::string>;

struct Edge {
    std::size_t low = 0;  // vertex numbers
    std::size_t high = 0;
    std::size_t country = 0;
    friend auto operator<=>(Edge const&, Edge const&) = default;
};

void sort_once(std::vector<Edge>& edges)
{
    std::ranges::sort(edges);
    auto const same = std::ranges::unique(edges);
    edges.erase(same.begin(), same.end());
}

/// Sorted, each once for a country.
std::vector<Edge> edges_of(std::span<Area const> areas, std::span<std::string const> countries,
                           VertexIndex& vertices)
{
    std::vector<Edge> edges;
    for (auto const& area : areas) {
        auto const found = std::ranges::lower_bound(countries, country_code(area));
        auto const country = static_cast<std::size_t>(found - countries.begin());
        for (auto const& rings : area.shape)
            for (auto const& ring : rings)
                for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                    auto const [low, high] =
                        std::minmax({vertices.number(ring[i]), vertices.number(ring[i + 1])});
                    if (low != high) edges.push_back({low, high, country});
                }
    }
    sort_once(edges);
    return edges;
}

/// The vertices in strips from west to east, to find those that lie on an edge.
class VertexStrips {
public:
    VertexStrips(VertexIndex const& vertices, double tolerance)
        : vertices_(vertices), tolerance_(tolerance)
    {
        double south = 90, north = -90;
        for (std::size_t i = 0; i < vertices.size(); ++i) {
            south = std::min(south, vertices.where(i).lat);
            north = std::max(north, vertices.where(i).lat);
        }
        constexpr double least = 1e-4;  // degrees: strips far higher than any tolerance
        height_ =
            std::max((north - south) / std::sqrt(static_cast<double>(vertices.size()) + 1), least);
        for (std::size_t i = 0; i < vertices.size(); ++i)
            sorted_.push_back({strip_of(vertices.where(i).lat), vertices.where(i).lon, i});
        std::ranges::sort(sorted_);
    }

    /// Its vertices between its ends, in their order along it; those nearer than the tolerance, as
    /// drawn straight in longitude and latitude.
    std::vector<std::size_t> between(Edge const& edge) const
    {
        LonLat a = vertices_.where(edge.low), b = vertices_.where(edge.high);
        if (a.lon - b.lon > 180) a.lon -= 360;  // -180 is kept as 180
        if (b.lon - a.lon > 180) b.lon -= 360;
        std::vector<std::pair<double, std::size_t>> found;  // share of the way from low to high
        auto const [south, north] = std::minmax(a.lat, b.lat);
        for (auto strip = strip_of(south - tolerance_); strip <= strip_of(north + tolerance_);
             ++strip) {
            auto const [west, east] = reach_in(strip, a, b);
            auto at = std::ranges::lower_bound(sorted_, Entry{strip, west, 0});
            for (; at != sorted_.end() && at->strip == strip && at->lon <= east; ++at) {
                if (at->vertex == edge.low || at->vertex == edge.high) continue;
                if (auto const share = share_of(vertices_.where(at->vertex), a, b); share > 0)
                    found.emplace_back(share, at->vertex);
            }
        }
        std::ranges::sort(found);
        std::vector<std::size_t> vertices;
        for (auto const& [share, vertex] : found) vertices.push_back(vertex);
        return vertices;
    }

private:
    struct Entry {
        std::int64_t strip = 0;
        double lon = 0;
        std::size_t vertex = 0;
        friend auto operator<=>(Entry const&, Entry const&) = default;
    };

    std::int64_t strip_of(double lat) const
    {
        return static_cast<std::int64_t>(std::floor(lat / height_));
    }
    /// Longitudes of the edge within a strip, wider by the tolerance.
    std::pair<double, double> reach_in(std::int64_t strip, LonLat a, LonLat b) const
    {
        auto const lon_at = [&](double lat) {
            if (a.lat == b.lat) return a.lon;
            return std::lerp(a.lon, b.lon, std::clamp((lat - a.lat) / (b.lat - a.lat), 0.0, 1.0));
        };
        double const foot = static_cast<double>(strip) * height_;
        auto ends = std::minmax({lon_at(foot - tolerance_), lon_at(foot + height_ + tolerance_)});
        if (a.lat == b.lat) ends = std::minmax({a.lon, b.lon});
        return {ends.first - tolerance_, ends.second + tolerance_};
    }
    /// Share of the way from a to b, between 0 and 1, of a point on it; else 0.
    double share_of(LonLat where, LonLat a, LonLat b) const
    {
        double const x = b.lon - a.lon, y = b.lat - a.lat;
        double const share = ((where.lon - a.lon) * x + (where.lat - a.lat) * y) / (x * x + y * y);
        if (share <= 0 || share >= 1) return 0;
        double const off = std::hypot(a.lon + share * x - where.lon, a.lat + share * y - where.lat);
        return off <= tolerance_ ? share : 0;
    }

    VertexIndex const& vertices_;
    double tolerance_;  // degrees
    double height_ = 1;
    std::vector<Entry> sorted_;
};

/// Cuts the edges that only one country has at the vertices on them.
std::vector<Edge> cut_at_vertices(std::vector<Edge> const& edges, VertexIndex const& vertices,
                                  double tolerance)
{
    VertexStrips const strips(vertices, tolerance);
    auto const same_line = [](Edge const& a, Edge const& b) {
        return a.low == b.low && a.high == b.high;
    };
    std::vector<Edge> cut;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        auto const& edge = edges[i];
        bool const is_shared = (i > 0 && same_line(edges[i - 1], edge)) ||
                               (i + 1 < edges.size() && same_line(edges[i + 1], edge));
        std::size_t from = edge.low;
        auto const add = [&](std::size_t to) {
            auto const [low, high] = std::minmax(from, to);
            cut.push_back({low, high, edge.country});
            from = to;
        };
        if (!is_shared)
            for (auto const vertex : strips.between(edge)) add(vertex);
        add(edge.high);
    }
    sort_once(cut);
    return cut;
}

/// Edges of one country pair with what joins them at each vertex.
class Net {
public:
    Net(std::vector<std::pair<std::size_t, std::size_t>> edges, VertexIndex const& vertices)
        : edges_(std::move(edges)), vertices_(vertices), used_(edges_.size(), false)
    {
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            at_[edges_[i].first].push_back(i);
            at_[edges_[i].second].push_back(i);
        }
    }

    /// Chains from end to end first, then closed ones.
    std::vector<Line> chains()
    {
        std::vector<Line> lines;
        for (bool const ends_only : {true, false})
            for (auto const& [vertex, edges] : at_) {
                if (ends_only && edges.size() == 2) continue;
                for (std::size_t const edge : edges)
                    if (!used_[edge]) lines.push_back(walk(vertex, edge));
            }
        return lines;
    }

private:
    Line walk(std::size_t vertex, std::size_t edge)
    {
        Line line{vertices_.where(vertex)};
        for (;;) {
            used_[edge] = true;
            vertex = edges_[edge].first == vertex ? edges_[edge].second : edges_[edge].first;
            line.push_back(vertices_.where(vertex));
            auto const& next = at_[vertex];
            if (next.size() != 2) break;
            edge = next[0] == edge ? next[1] : next[0];
            if (used_[edge]) break;
        }
        auto const key = [](LonLat p) { return std::pair{p.lon, p.lat}; };
        if (key(line.back()) < key(line.front())) std::ranges::reverse(line);
        return line;
    }

    std::vector<std::pair<std::size_t, std::size_t>> edges_;
    VertexIndex const& vertices_;
    std::vector<bool> used_;
    std::map<std::size_t, std::vector<std::size_t>> at_;
};

}  // namespace

std::vector<BorderLine> border_lines(std::span<Area const> areas, double snap_degrees)
{
    std::vector<std::string> countries;
    for (auto const& area : areas) countries.push_back(country_code(area));
    std::ranges::sort(countries);
    auto const same = std::ranges::unique(countries);
    countries.erase(same.begin(), same.end());

    VertexIndex vertices{snap_degrees};
    auto const edges =
        cut_at_vertices(edges_of(areas, countries, vertices), vertices, snap_degrees);
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::pair<std::size_t, std::size_t>>>
        shared;
    for (std::size_t i = 0; i < edges.size(); ++i)
        for (std::size_t j = i + 1; j < edges.size(); ++j) {
            if (edges[j].low != edges[i].low || edges[j].high != edges[i].high) break;
            shared[{edges[i].country, edges[j].country}].emplace_back(edges[i].low, edges[i].high);
        }
    std::vector<BorderLine> borders;
    for (auto const& [pair, common] : shared)
        for (auto& line : Net{common, vertices}.chains())
            borders.push_back({countries[pair.first], countries[pair.second], std::move(line)});
    std::ranges::stable_sort(borders, [](BorderLine const& left, BorderLine const& right) {
        auto const key = [](BorderLine const& b) {
            return std::tie(b.a, b.b, b.line.front().lon, b.line.front().lat);
        };
        return key(left) < key(right);
    });
    return borders;
}

}  // namespace sitmap::analysis
