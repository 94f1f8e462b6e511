// SPDX-License-Identifier: MIT
// map/timeline_totals.hpp: published totals on the sheet of time, each over its stated period; a
// series stands apart from every other, and a total without one stands alone.
#pragma once

#include "map/material.hpp"
#include "map/text_block.hpp"
#include "map/timeline_spans.hpp"

#include <vector>

namespace sitmap::map {

/// Totals that count alike.
using TotalSeries = std::vector<study::PublishedTotal const*>;

/// Those with a figure and a period: each series, by name. `alone`: then those of no series, one by
/// one.
std::vector<TotalSeries> series_of(Material const& material, bool alone);
/// The period with those of the totals.
DateInterval span_with(DateInterval period, std::vector<TotalSeries> const& series);
bool has_caveat(std::vector<TotalSeries> const& series);

/// Gives where they end, mm on the page; `top` without a series.
double add_totals(Group& into, Writer const& writer, Material const& material,
                  std::vector<TotalSeries> const& series, TimeAxis const& axis, double top);

}  // namespace sitmap::map
