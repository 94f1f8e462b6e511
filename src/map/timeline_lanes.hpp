// SPDX-License-Identifier: MIT
// map/timeline_lanes.hpp: a lane a category on the sheet of time: every record as a symbol, or as
// its interval with the symbol in its middle, on rows of which none covers another; or, where rows
// have no room, the counts of the months.
#pragma once

#include "map/category_looks.hpp"
#include "map/incident_layer.hpp"
#include "map/text_block.hpp"
#include "map/timeline_spans.hpp"

#include <string>
#include <vector>

namespace sitmap::map {

constexpr double lane_gap = 1.6;  // mm between lanes

struct Lane {
    CategoryLook look;
    SymbolScale scale;
    std::vector<std::size_t> records;
    std::vector<std::size_t> row_of;  // one a record, once rows are found
    std::size_t rows = 0;
};
std::vector<Lane> lanes_of(Material const& material);

/// Rows of all lanes.
struct Rows {
    double symbol = 0;       // mm; 0: not even the smallest symbols have room
    double height = 0;       // mm of a row
    double gap = lane_gap;   // mm between lanes
    std::size_t fewest = 1;  // rows of the smallest lane
    /// mm that the smallest lane has for its name.
    double band() const noexcept { return height * static_cast<double>(fewest) + gap; }
};
/// mm of the lanes and of the gaps between and below them.
double height_of(std::vector<Lane> const& lanes, Rows const& rows);
/// Puts every record on the first row of its lane where it touches no other, with the largest
/// symbols, up to those of the style, whose rows fit into `room` mm; sorts the records by time.
Rows find_rows(std::vector<Lane>& lanes, Material const& material, TimeAxis const& axis,
               double room);

/// The symbol beside the name is as high as the smallest lane lets all of them be.
void add_lane(Group& into, Writer const& writer, Material const& material, Lane const& lane,
              TimeAxis const& axis, double top, Rows const& rows);
/// The counts of each category's months; `at`: of the first lane, the highest bar of any is as
/// high.
void add_all_lane_counts(Group& into, Writer const& writer, Material const& material,
                         std::vector<Lane> const& lanes, TimeAxis const& axis, Box at);

/// Records whose symbol another one lies over, in part or whole.
std::vector<std::string> covered_symbols(Group const& chart);

}  // namespace sitmap::map
