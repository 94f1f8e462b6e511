// SPDX-License-Identifier: MIT
#include "gis/rtree_pack.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <span>
#include <tuple>

namespace sitmap::gis {

namespace {

// SQLite, ext/rtree/rtree.c, "Database Format of R-Tree Tables": depth (root only) and number of
// cells in two bytes each, then cells of an 8-byte id and four 4-byte coordinates; all big-endian.
constexpr std::size_t head_bytes = 4;
constexpr std::size_t cell_bytes = 24;

void append_big_endian(std::string& out, std::uint64_t value, int bytes)
{
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        out += static_cast<char>(value >> shift & 0xFF);
}

std::string node_content(std::span<RtreeEntry const> entries, int depth, std::size_t node_bytes)
{
    std::string out;
    out.reserve(node_bytes);
    append_big_endian(out, static_cast<std::uint64_t>(depth), 2);
    append_big_endian(out, entries.size(), 2);
    for (auto const& [id, box] : entries) {
        append_big_endian(out, static_cast<std::uint64_t>(id), 8);
        for (float const bound : {box.min_x, box.max_x, box.min_y, box.max_y})
            append_big_endian(out, std::bit_cast<std::uint32_t>(bound), 4);
    }
    out.resize(node_bytes, '\0');
    return out;
}

RtreeBox box_around(std::span<RtreeEntry const> entries)
{
    auto around = entries.front().box;
    for (auto const& [id, box] : entries)
        around = {std::min(around.min_x, box.min_x), std::max(around.max_x, box.max_x),
                  std::min(around.min_y, box.min_y), std::max(around.max_y, box.max_y)};
    return around;
}

/// Order in which neighbours come together: vertical slices by x, each by y.
void sort_in_tiles(std::vector<RtreeEntry>& entries, std::size_t capacity)
{
    auto const by_x = [](RtreeEntry const& e) {
        return std::tuple(e.box.min_x + e.box.max_x, e.id);
    };
    auto const by_y = [](RtreeEntry const& e) {
        return std::tuple(e.box.min_y + e.box.max_y, e.id);
    };
    std::ranges::sort(entries, {}, by_x);
    auto const nodes = (entries.size() + capacity - 1) / capacity;
    auto const slices = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(nodes))));
    auto const slice = capacity * ((nodes + slices - 1) / slices);
    std::span<RtreeEntry> rest(entries);
    while (!rest.empty()) {
        auto const length = std::min(slice, rest.size());
        std::ranges::sort(rest.first(length), {}, by_y);
        rest = rest.subspan(length);
    }
}

/// Builds level by level, from the leaves up; numbers grow in that order, and the root gets 1.
class Packer {
public:
    explicit Packer(std::size_t node_bytes)
        : node_bytes_(node_bytes), capacity_((node_bytes - head_bytes) / cell_bytes)
    {
    }

    RtreeTables pack(std::vector<RtreeEntry> entries)
    {
        int depth = 0;
        for (; entries.size() > capacity_; ++depth) entries = level(std::move(entries), depth);
        add_node(1, entries, depth, depth);
        std::ranges::sort(tables_.nodes);
        std::ranges::sort(tables_.leaf_of_row);
        std::ranges::sort(tables_.parent_of_node);
        return std::move(tables_);
    }

private:
    /// Puts the entries into nodes and gives an entry for each node.
    std::vector<RtreeEntry> level(std::vector<RtreeEntry> entries, int height)
    {
        sort_in_tiles(entries, capacity_);
        std::vector<RtreeEntry> above;
        std::span<RtreeEntry const> rest(entries);
        while (!rest.empty()) {
            auto const inside = rest.first(std::min(capacity_, rest.size()));
            add_node(next_, inside, 0, height);
            above.push_back({next_++, box_around(inside)});
            rest = rest.subspan(inside.size());
        }
        return above;
    }

    /// `height` 0: the entries are rows, else nodes.
    void add_node(std::int64_t number, std::span<RtreeEntry const> entries, int depth, int height)
    {
        tables_.nodes.emplace_back(number, node_content(entries, depth, node_bytes_));
        auto& owners = height == 0 ? tables_.leaf_of_row : tables_.parent_of_node;
        for (auto const& entry : entries) owners.emplace_back(entry.id, number);
    }

    std::size_t node_bytes_;
    std::size_t capacity_;
    std::int64_t next_ = 2;
    RtreeTables tables_;
};

float rounded(double value, double toward)
{
    auto const nearest = static_cast<float>(value);
    bool const wrong_side =
        toward < 0 ? static_cast<double>(nearest) > value : static_cast<double>(nearest) < value;
    return wrong_side ? std::nextafter(nearest, static_cast<float>(toward)) : nearest;
}

}  // namespace

RtreeBox rtree_box(double min_x, double max_x, double min_y, double max_y)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return {rounded(min_x, -infinity), rounded(max_x, infinity), rounded(min_y, -infinity),
            rounded(max_y, infinity)};
}

RtreeTables pack_rtree(std::vector<RtreeEntry> entries, std::size_t node_bytes)
{
    return Packer(node_bytes).pack(std::move(entries));
}

}  // namespace sitmap::gis
