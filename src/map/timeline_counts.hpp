// SPDX-License-Identifier: MIT
// map/timeline_counts.hpp: bars of records a month on the axis of the sheet of time.
#pragma once

#include "map/month_strip.hpp"
#include "map/text_block.hpp"
#include "map/timeline_spans.hpp"

#include <vector>

namespace sitmap::map {

/// Colours of records dated to their month, and of those spread over a longer interval.
struct BarLook {
    Colour dated, spread;
};
/// Bars that stand on `bottom`, `scale` mm a record.
void add_month_bars(Group& into, std::vector<MonthCount> const& months, TimeAxis const& axis,
                    double bottom, double scale, BarLook const& look);
/// Records in the fullest month, rounded up; at least 1.
double most_in_month(std::vector<MonthCount> const& months);
/// Bars as high as `names`, the highest named and, where they are high, round numbers below it;
/// heading and a key of their tones stand in `names`, left of the axis.
void add_month_counts(Group& into, Writer const& writer, std::vector<MonthCount> const& months,
                      TimeAxis const& axis, Box const& names);

}  // namespace sitmap::map
