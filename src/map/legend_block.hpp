// SPDX-License-Identifier: MIT
// map/legend_block.hpp: the parts of a legend as blocks of the panel: rows of swatches with words
// and counts, and circles of known size within each other.
#pragma once

#include "map/panel.hpp"

#include <functional>
#include <string>
#include <vector>

namespace sitmap::map {

/// One row of the legend; the swatch is drawn with paths and words around `centre`, inside about 7
/// x 4 mm. Swatches of a section are scaled down alike where one of them is higher than its row.
struct LegendEntry {
    std::function<void(Group& into, Point centre)> swatch;
    std::string label;
    std::string count;
};
struct LegendSection {
    std::string heading;
    std::vector<LegendEntry> entries;
    int columns = 1;
};
/// More entries than the room holds end in a line "and n more"; a long legend stands below the
/// columns, in columns of its own.
Block legend_block(Writer const& writer, LegendSection section);

/// A circle of a legend for symbols whose area carries a value.
struct SizeStep {
    double diameter = 0;  // mm
    std::string label;
};
/// Circles on a common base, the largest first, each named at the end of a line from its top; no
/// block is higher than circles and names need.
Block sizes_block(Writer const& writer, std::string heading, std::vector<SizeStep> steps);

}  // namespace sitmap::map
