// SPDX-License-Identifier: MIT
// gis/rtree_pack.hpp: an R-tree built at once from all its boxes (sort-tile-recursive, Leutenegger
// et al. 1997), in the node format of SQLite's rtree module. Row-by-row filling takes some 20 times
// as long.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace sitmap::gis {

/// A box in single precision that holds the box in double precision.
struct RtreeBox {
    float min_x = 0;
    float max_x = 0;
    float min_y = 0;
    float max_y = 0;
    friend bool operator==(RtreeBox const&, RtreeBox const&) = default;
};
/// Lower bounds are rounded down, upper bounds up.
RtreeBox rtree_box(double min_x, double max_x, double min_y, double max_y);

/// A row's box, or a node's.
struct RtreeEntry {
    std::int64_t id = 0;
    RtreeBox box;
};

/// Content of the three tables behind an rtree table.
struct RtreeTables {
    std::vector<std::pair<std::int64_t, std::string>> nodes;  // number from 1 (the root), bytes
    std::vector<std::pair<std::int64_t, std::int64_t>>
        leaf_of_row;  // row id, node number; by row id
    std::vector<std::pair<std::int64_t, std::int64_t>> parent_of_node;  // node, its parent; by node
};

/// Nodes of `node_bytes` bytes, as long as the root of the empty tree is. Same entries, same bytes.
RtreeTables pack_rtree(std::vector<RtreeEntry> entries, std::size_t node_bytes);

}  // namespace sitmap::gis
