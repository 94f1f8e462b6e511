// SPDX-License-Identifier: MIT
// Common borders of countries (declared in border.hpp): edges that two outlines share, joined to
// chains.
#include "analysis/border.hpp"
#include "analysis/vertex_index.hpp"

#include <algorithm>
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
    std::ranges::sort(edges);
    auto const same = std::ranges::unique(edges);
    edges.erase(same.begin(), same.end());
    return edges;
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
    auto const edges = edges_of(areas, countries, vertices);
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
