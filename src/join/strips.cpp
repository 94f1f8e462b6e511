// SPDX-License-Identifier: MIT
#include "join/strips.hpp"

#include "base/error.hpp"
#include "gis/orientation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace sitmap::join {

namespace {

constexpr std::size_t crowded = 64;
constexpr double edges_per_strip = 4;
constexpr double least_strips = 8, most_strips = 1 << 14;
constexpr double margin = 1e-6;  // in cells; as in cell_walk.hpp, and wider

using Range = std::pair<double, double>;

Range ordered(double a, double b)
{
    return {std::min(a, b), std::max(a, b)};
}

/// Where on a line from `at` along `way` (0 at its start) it is in the box; nothing if nowhere.
std::optional<Range> part_in(CellBox const& box, double around, Range at, Range way, Range part)
{
    auto const narrow = [&](double from, double along, double low) {
        double const high = low + box.side + around;
        low -= around;
        if (along == 0) return low <= from && from <= high;
        auto const [first, last] = ordered((low - from) / along, (high - from) / along);
        part = {std::max(part.first, first), std::min(part.second, last)};
        return part.first <= part.second;
    };
    if (!narrow(at.first, way.first, box.u) || !narrow(at.second, way.second, box.v)) return {};
    return part;
}

/// The way that most of the edges run, each as much as the next: a mean of doubled angles, since to
/// and fro are the same (Mardia and Jupp 2000, Directional Statistics).
Range common_way(std::span<CellSegment const> segments)
{
    double cosines = 0, sines = 0;
    for (auto const& [au, av, bu, bv] : segments) {
        double const du = bu - au, dv = bv - av;
        double const squared = du * du + dv * dv;
        if (!(squared > 0)) continue;
        cosines += (du * du - dv * dv) / squared;
        sines += 2 * du * dv / squared;
    }
    double const angle = std::atan2(sines, cosines) / 2;
    return {std::cos(angle), std::sin(angle)};
}

double across(Strips const& strips, double u, double v)
{
    return u * strips.across_u + v * strips.across_v;
}

/// How far the part of the segment that is in the cell reaches across the strips.
Range reach(CellSegment const& s, CellBox const& box, Strips const& strips)
{
    double const du = s.bu - s.au, dv = s.bv - s.av;
    auto const part = part_in(box, margin, {s.au, s.av}, {du, dv}, {0, 1}).value_or(Range{0, 1});
    auto const at = [&](double t) { return across(strips, s.au + t * du, s.av + t * dv); };
    auto const [low, high] = ordered(at(part.first), at(part.second));
    return {low - margin, high + margin};
}

Range reach(CellBox const& box, Strips const& strips)
{
    std::array<double, 4> corners{};
    for (std::size_t i = 0; i < corners.size(); ++i)
        corners[i] = across(strips, box.u + (i % 2 != 0 ? box.side : 0),
                            box.v + (i / 2 != 0 ? box.side : 0));
    auto const [low, high] = std::ranges::minmax(corners);
    return {low, high};
}

}  // namespace

std::optional<StripCut> cut_into_strips(std::span<BorderEdge const> edges,
                                        std::span<std::uint32_t const> listed,
                                        CellFrame const& frame, CellBox const& box,
                                        std::size_t areas)
{
    if (listed.size() <= crowded) return {};
    std::vector<CellSegment> segments;
    for (auto const i : listed) segments.push_back(to_cells(frame, edges[i]));
    StripCut cut;
    cut.box = box;
    auto const [way_u, way_v] = common_way(segments);
    cut.strips.across_u = -way_v;
    cut.strips.across_v = way_u;
    auto const [low, high] = reach(box, cut.strips);
    std::vector<Range> reaches;
    double total = 0;
    for (auto const& segment : segments) {
        reaches.push_back(reach(segment, box, cut.strips));
        auto const [from, to] = reaches.back();
        total += std::max(std::min(to, high) - std::max(from, low), margin);
    }
    auto const count = static_cast<double>(listed.size());
    double const strips =
        std::floor(std::min({count / edges_per_strip, most_strips, count * (high - low) / total,
                             count / static_cast<double>(std::max<std::size_t>(areas, 1))}));
    if (!(strips >= least_strips)) return {};
    cut.strips.low = low;
    cut.strips.per_cell = strips / (high - low);
    cut.strips.count = static_cast<std::uint32_t>(strips);
    cut.listed.resize(cut.strips.count);
    for (std::size_t i = 0; i < listed.size(); ++i)
        for (auto k = cut.strips.of(reaches[i].first); k <= cut.strips.of(reaches[i].second); ++k)
            cut.listed[k].push_back(listed[i]);
    return cut;
}

LonLat StripCut::free_point(std::span<BorderEdge const> edges, CellFrame const& frame,
                            std::size_t strip) const
{
    // Tries spread evenly over the strip, as in leaf_builder.
    double aside = 0.4736, along = 0.5291;
    double const centre_u = box.u + box.side / 2, centre_v = box.v + box.side / 2;
    for (int attempt = 0; attempt < 1000; ++attempt) {
        double const off = strips.low +
                           (static_cast<double>(strip) + 0.1 + 0.8 * aside) / strips.per_cell -
                           across(strips, centre_u, centre_v);
        Range const start{centre_u + off * strips.across_u, centre_v + off * strips.across_v};
        Range const way{strips.across_v, -strips.across_u};
        if (auto const part = part_in(box, 0, start, way, {-2 * box.side, 2 * box.side})) {
            double const t = part->first + along * (part->second - part->first);
            auto const point = frame.at(start.first + t * way.first, start.second + t * way.second);
            if (std::ranges::none_of(listed[strip], [&](auto i) {
                    return gis::orientation(edges[i].a, edges[i].b, point) == 0;
                }))
                return point;
        }
        aside = std::fmod(aside + 0.7548776662466927, 1.0);
        along = 0.05 + 0.9 * std::fmod(along + 0.5698402909980532, 1.0);
    }
    throw Error{ErrorKind::internal, "cannot index the areas: a strip is full of borders"};
}

}  // namespace sitmap::join
