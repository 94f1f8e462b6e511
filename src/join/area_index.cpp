// SPDX-License-Identifier: MIT
#include "join/area_index.hpp"

#include "gis/geodesic.hpp"
#include "gis/orientation.hpp"

#include <algorithm>
#include <bit>

namespace sitmap::join {

namespace {

/// Areas of one leaf page that cover a point, as masks. `touched`: the point is on the area's
/// border.
struct Masks {
    std::uint32_t covering = 0;
    std::uint32_t touched = 0;
};

Masks masks_at(AreaGrid const& grid, Leaf const& leaf, LonLat where)
{
    std::uint32_t inside = leaf.at_reference;
    std::uint32_t touched = 0;
    LeafEdge const* const edges = grid.edges.data() + leaf.first_edge;
    for (std::uint32_t i = 0; i < leaf.edges; ++i) {
        auto const& [a, b, toggle, touch] = edges[i];
        int const side = gis::orientation(a, b, where);
        if (side > 0) continue;  // on the reference point's side
        if (side == 0) {
            if (gis::in_box(a, b, where)) touched |= touch;
            continue;
        }
        bool const a_is_left = gis::orientation(where, leaf.reference, a) >= 0;
        bool const b_is_left = gis::orientation(where, leaf.reference, b) >= 0;
        if (a_is_left != b_is_left) inside ^= toggle;
    }
    return {inside | touched, touched};
}

}  // namespace

struct AreaIndex::Grid : AreaGrid {
    TieRules rules;
    std::vector<double> square_km;  // only for OnOverlap::smallest

    Located in_leaf(Leaf const& leaf, LonLat where) const;
    Located in_pages(Leaf const* leaf, LonLat where) const;
    Located by_rule(std::span<std::uint32_t const> covering, std::size_t touched) const;
};

Located AreaIndex::Grid::by_rule(std::span<std::uint32_t const> covering, std::size_t touched) const
{
    if (covering.empty()) return {};
    auto const lowest = static_cast<std::int32_t>(covering.front());
    bool const on_border = touched > 0;
    if (covering.size() == 1) return {lowest, Cover::one, on_border};
    if (touched == covering.size())
        return {rules.on_border == study::OnBorder::set_aside ? Located::nowhere : lowest,
                Cover::border, true};
    if (rules.on_overlap == study::OnOverlap::set_aside)
        return {Located::nowhere, Cover::overlap, on_border};
    if (rules.on_overlap == study::OnOverlap::lowest_id) return {lowest, Cover::overlap, on_border};
    auto const smallest =
        std::ranges::min_element(covering, {}, [&](auto i) { return square_km[i]; });
    return {static_cast<std::int32_t>(*smallest), Cover::overlap, on_border};
}

Located AreaIndex::Grid::in_pages(Leaf const* leaf, LonLat where) const
{
    if (leaf->strips != 0) {
        auto const value = in_strip(*leaf, where);
        if (value == no_area) return {};
        if (value > no_area) return {value, Cover::one, false};
        return in_leaf(leaves[referenced(value)], where);
    }
    std::vector<std::uint32_t> covering;
    std::size_t touched = 0;
    for (bool more = true; more; ++leaf) {
        auto masks = masks_at(*this, *leaf, where);
        touched += static_cast<std::size_t>(std::popcount(masks.touched));
        for (auto rest = masks.covering; rest != 0; rest &= rest - 1)
            covering.push_back(
                leaf_areas[leaf->first_area + static_cast<std::uint32_t>(std::countr_zero(rest))]);
        more = leaf->more;
    }
    return by_rule(covering, touched);
}

Located AreaIndex::Grid::in_leaf(Leaf const& leaf, LonLat where) const
{
    if (leaf.more) return in_pages(&leaf, where);
    auto const masks = masks_at(*this, leaf, where);
    if (masks.covering == 0) return {};
    if (!std::has_single_bit(masks.covering)) return in_pages(&leaf, where);
    auto const bit = static_cast<std::uint32_t>(std::countr_zero(masks.covering));
    return {static_cast<std::int32_t>(leaf_areas[leaf.first_area + bit]), Cover::one,
            masks.touched != 0};
}

AreaIndex::AreaIndex(std::span<Area const> areas, TieRules rules, std::size_t points)
{
    auto grid = std::make_unique<Grid>();
    static_cast<AreaGrid&>(*grid) = build_grid(areas, points);
    grid->rules = rules;
    if (rules.on_overlap == study::OnOverlap::smallest)
        for (auto const& area : areas) grid->square_km.push_back(gis::area_square_km(area.shape));
    grid_ = std::move(grid);
}

AreaIndex::~AreaIndex() = default;
AreaIndex::AreaIndex(AreaIndex&&) noexcept = default;
AreaIndex& AreaIndex::operator=(AreaIndex&&) noexcept = default;

Located AreaIndex::locate(LonLat where) const
{
    auto const value = grid_->find(where);
    if (value == no_area) return {};
    if (value > no_area) return {value, Cover::one, false};
    return grid_->in_leaf(grid_->leaves[referenced(value)], where);
}

void AreaIndex::locate(std::span<double const> lon, std::span<double const> lat,
                       std::span<std::int32_t> areas) const
{
    for (std::size_t i = 0; i < areas.size(); ++i) {
        LonLat const where{lon[i], lat[i]};
        auto const value = grid_->find(where);
        areas[i] =
            value >= no_area ? value : grid_->in_leaf(grid_->leaves[referenced(value)], where).area;
    }
}

std::vector<std::size_t> AreaIndex::covering(LonLat where) const
{
    auto value = grid_->find(where);
    bool const is_crowded = value < no_area && grid_->leaves[referenced(value)].strips != 0;
    if (is_crowded) value = grid_->in_strip(grid_->leaves[referenced(value)], where);
    if (value == no_area) return {};
    if (value > no_area) return {static_cast<std::size_t>(value)};
    std::vector<std::size_t> found;
    auto const* leaf = &grid_->leaves[referenced(value)];
    for (bool more = true; more; ++leaf) {
        for (auto rest = masks_at(*grid_, *leaf, where).covering; rest != 0; rest &= rest - 1)
            found.push_back(grid_->leaf_areas[leaf->first_area +
                                              static_cast<std::uint32_t>(std::countr_zero(rest))]);
        more = leaf->more;
    }
    return found;
}

AreaIndex::Size AreaIndex::size() const
{
    auto const bytes = [](auto const& list) { return list.size() * sizeof list[0]; };
    return {bytes(grid_->coarse) + bytes(grid_->fine) + bytes(grid_->leaves) + bytes(grid_->edges) +
                bytes(grid_->leaf_areas) + bytes(grid_->strips) + bytes(grid_->strip_values),
            grid_->coarse.size() + grid_->fine.size(), grid_->leaves.size()};
}

}  // namespace sitmap::join
