// SPDX-License-Identifier: MIT
#include "join/leaf_builder.hpp"

#include "base/error.hpp"
#include "gis/orientation.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>

namespace sitmap::join {

namespace {

/// log2 of the fine cells per side: 0.7 log2 of the edges (measured, docs/performance.md): a border
/// is a line, so a finer cut makes more cells than it takes edges out of them.
unsigned fineness(std::size_t edges)
{
    auto const wanted = std::lround(0.7 * std::log2(static_cast<double>(edges)));
    return static_cast<unsigned>(std::clamp(wanted, 1L, 5L));
}

/// The same, or coarser, so that the fine cells list at most `most_per_edge` times the edges. They
/// list an edge where it passes, and all areas where there are several.
unsigned fineness_within(double most_per_edge, std::span<BorderEdge const> all,
                         std::span<std::uint32_t const> listed, CellFrame const& frame,
                         std::size_t areas)
{
    auto const edges = static_cast<double>(listed.size());
    double const most = most_per_edge * edges;
    double ways = 0;  // of the edges through the cell, in cells
    for (auto const i : listed) {
        auto const [au, av, bu, bv] = to_cells(frame, all[i]);
        ways += std::min(std::abs(bu - au), 1.0) + std::min(std::abs(bv - av), 1.0);
    }
    double const heap = areas < 2 ? 0 : static_cast<double>(areas);
    auto const entries = [&](double side) { return edges + ways * side + heap * side * side; };
    auto shift = most < edges ? 0 : fineness(listed.size());
    while (shift > 0 && entries(static_cast<double>(1u << shift)) > most) --shift;
    return shift;
}

/// The same segment of several areas is kept once: equal edges next to each other, left end first.
bool before(LeafEdge const& x, LeafEdge const& y)
{
    return std::tie(x.a.lon, x.a.lat, x.b.lon, x.b.lat) <
           std::tie(y.a.lon, y.a.lat, y.b.lon, y.b.lat);
}

std::vector<LeafEdge> without_twins(std::vector<LeafEdge> edges)
{
    std::ranges::sort(edges, before);
    std::size_t kept = 0;
    for (auto const& edge : edges) {
        if (kept > 0 && edges[kept - 1].a == edge.a && edges[kept - 1].b == edge.b) {
            edges[kept - 1].toggle ^= edge.toggle;
            edges[kept - 1].touch |= edge.touch;
        } else {
            edges[kept++] = edge;
        }
    }
    edges.resize(kept);
    return edges;
}

}  // namespace

std::vector<std::uint32_t> merged(std::span<std::uint32_t const> a,
                                  std::span<std::uint32_t const> b)
{
    std::vector<std::uint32_t> both;
    both.reserve(a.size() + b.size());
    std::ranges::set_union(a, b, std::back_inserter(both));
    return both;
}

LonLat free_point(std::span<BorderEdge const> edges, std::span<std::uint32_t const> listed,
                  CellFrame const& frame, CellBox const& box)
{
    // Off the centre, since drawn borders like round numbers; further tries spread evenly over the
    // box (the R2 sequence of the plastic number, as any low-discrepancy sequence would do).
    double du = 0.4736, dv = 0.5291;
    for (int attempt = 0; attempt < 1000; ++attempt) {
        auto const point = frame.at(box.u + du * box.side, box.v + dv * box.side);
        if (std::ranges::none_of(listed, [&](auto i) {
                return gis::orientation(edges[i].a, edges[i].b, point) == 0;
            }))
            return point;
        du = 0.05 + 0.9 * std::fmod(du + 0.7548776662466927, 1.0);
        dv = 0.05 + 0.9 * std::fmod(dv + 0.5698402909980532, 1.0);
    }
    throw Error{ErrorKind::internal, "cannot index the areas: a cell is full of borders"};
}

Stand step(std::span<BorderEdge const> edges, std::span<std::uint32_t const> listed,
           Stand const& stand, LonLat there)
{
    Stand next{there, stand.areas};
    for (auto const i : listed) {
        auto const& edge = edges[i];
        if (!gis::crosses(stand.where, there, edge.a, edge.b)) continue;
        auto const at = std::ranges::lower_bound(next.areas, edge.area);
        if (at != next.areas.end() && *at == edge.area)
            next.areas.erase(at);
        else
            next.areas.insert(at, edge.area);
    }
    return next;
}

void GridRow::add_leaf_page(std::span<BorderEdge const> all, std::span<std::uint32_t const> listed,
                            Stand const& stand, std::span<std::uint32_t const> areas)
{
    Leaf leaf;
    leaf.reference = stand.where;
    leaf.first_area = static_cast<std::uint32_t>(leaf_areas.size());
    leaf_areas.insert(leaf_areas.end(), areas.begin(), areas.end());
    for (std::size_t bit = 0; bit < areas.size(); ++bit)
        if (std::ranges::binary_search(stand.areas, areas[bit])) leaf.at_reference |= 1u << bit;
    std::vector<LeafEdge> found;
    for (auto const i : listed) {
        auto const at = std::ranges::lower_bound(areas, all[i].area);
        if (at == areas.end() || *at != all[i].area) continue;
        auto const mask = 1u << (at - areas.begin());
        bool const is_left = gis::orientation(all[i].a, all[i].b, stand.where) > 0;
        found.push_back(is_left ? LeafEdge{all[i].a, all[i].b, mask, mask}
                                : LeafEdge{all[i].b, all[i].a, mask, mask});
    }
    found = without_twins(std::move(found));
    leaf.first_edge = static_cast<std::uint32_t>(edges.size());
    leaf.edges = static_cast<std::uint32_t>(found.size());
    edges.insert(edges.end(), found.begin(), found.end());
    leaves.push_back(leaf);
}

CellValue GridRow::value_for(std::span<BorderEdge const> all, std::span<std::uint32_t const> listed,
                             Stand const& stand)
{
    if (listed.empty() && stand.areas.size() < 2)
        return stand.areas.empty() ? no_area : static_cast<CellValue>(stand.areas.front());
    auto areas = stand.areas;
    for (auto const i : listed) areas.push_back(all[i].area);
    std::ranges::sort(areas);
    auto const twins = std::ranges::unique(areas);
    areas.erase(twins.begin(), twins.end());
    auto const number = static_cast<std::uint32_t>(leaves.size());
    for (std::size_t from = 0; from < areas.size(); from += Leaf::max_areas) {
        add_leaf_page(
            all, listed, stand,
            std::span(areas).subspan(from, std::min(Leaf::max_areas, areas.size() - from)));
        leaves.back().more = from + Leaf::max_areas < areas.size();
    }
    return reference_to(number);
}

CellValue GridRow::value_of_strips(std::span<BorderEdge const> all,
                                   std::span<std::uint32_t const> listed, Stand const& stand,
                                   CellFrame const& frame, StripCut const& cut)
{
    auto const number = static_cast<std::uint32_t>(leaves.size());
    strips.push_back(cut.strips);
    strips.back().first = static_cast<std::uint32_t>(strip_values.size());
    Leaf leaf;
    leaf.more = true;
    leaf.strips = static_cast<std::uint32_t>(strips.size());
    leaves.push_back(leaf);
    Stand here = step(all, listed, stand, cut.free_point(all, frame, 0));
    for (std::size_t i = 0; i < cut.listed.size(); ++i) {
        if (i > 0)
            here = step(all, merged(cut.listed[i - 1], cut.listed[i]), here,
                        cut.free_point(all, frame, i));
        strip_values.push_back(value_for(all, cut.listed[i], here));
    }
    return reference_to(number);
}

void GridRow::add_cell(std::span<BorderEdge const> all, std::span<std::uint32_t const> listed,
                       CellFrame const& frame, std::int32_t column, std::int32_t row,
                       Stand const& stand)
{
    if (listed.empty() && stand.areas.size() < 2) {
        coarse.push_back(stand.areas.empty() ? no_area
                                             : static_cast<CellValue>(stand.areas.front()));
        return;
    }
    unsigned const shift =
        listed.empty() ? 0 : fineness_within(most_per_edge, all, listed, frame, stand.areas.size());
    auto const side = std::int32_t{1} << shift;
    auto const cells = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
    coarse.push_back(reference_to(static_cast<std::uint32_t>(fine.size()) << 3 | shift));
    std::vector<std::vector<std::uint32_t>> passing(cells);
    for (auto const i : listed)
        walk_cells(zoomed(to_cells(frame, all[i]), column, row, side), {0, 0, side, side},
                   [&](std::int32_t c, std::int32_t r) {
                       passing[static_cast<std::size_t>(r * side + c)].push_back(i);
                   });
    auto const box_of = [&](std::int32_t c, std::int32_t r) -> CellBox {
        return {column + c / static_cast<double>(side), row + r / static_cast<double>(side),
                1.0 / side};
    };
    auto const point_in = [&](std::int32_t c, std::int32_t r) {
        return free_point(all, passing[static_cast<std::size_t>(r * side + c)], frame,
                          box_of(c, r));
    };
    Stand row_start = step(all, listed, stand, point_in(0, 0));
    for (std::int32_t r = 0; r < side; ++r) {
        auto const& first = passing[static_cast<std::size_t>(r * side)];
        if (r > 0)
            row_start = step(all, merged(passing[static_cast<std::size_t>((r - 1) * side)], first),
                             row_start, point_in(0, r));
        Stand here = row_start;
        for (std::int32_t c = 0; c < side; ++c) {
            auto const& now = passing[static_cast<std::size_t>(r * side + c)];
            if (c > 0) {
                auto const& left = passing[static_cast<std::size_t>(r * side + c - 1)];
                auto const there = point_in(c, r);
                if (left.empty() && now.empty())
                    here.where = there;
                else
                    here = step(all, merged(left, now), here, there);
            }
            auto const cut = cuts_strips
                                 ? cut_into_strips(all, now, frame, box_of(c, r), here.areas.size())
                                 : std::nullopt;
            fine.push_back(cut ? value_of_strips(all, now, here, frame, *cut)
                               : value_for(all, now, here));
        }
    }
}

}  // namespace sitmap::join
