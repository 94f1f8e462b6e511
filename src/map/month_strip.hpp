// SPDX-License-Identifier: MIT
// map/month_strip.hpp: records per month as bars: those dated to the month dark, the rest spread
// light over the interval that their source states. Empty months stay.
#pragma once

#include "map/material.hpp"
#include "map/panel.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sitmap::map {

struct MonthCount {
    Month month;
    double dated = 0;   // records whose whole interval lies in the month
    double spread = 0;  // expected number of the others: share of their days
};

/// Months that the period touches; ErrorKind::limit beyond 600.
int months_in(DateInterval const& period);

/// One entry a month of the period; at most 600 months (ErrorKind::limit).
/// `without`: records that the sheet does not speak of.
std::vector<MonthCount> counts_by_month(Material const& material,
                                        std::span<std::size_t const> without = {});
/// The name of a month or year on an axis of time.
struct MonthLabel {
    std::size_t month = 0;  // index, from the first month of the axis
    std::string text;
};
/// Names for an axis on which month i reaches from starts[i] to starts[i + 1]: years at their
/// January, the first month, and in at most three years every 1, 2, 3 or 6 months as the room
/// allows. None touches another or leaves `right`; in order.
std::vector<MonthLabel> month_labels(Writer const& writer, Month first,
                                     std::span<double const> starts, double right);

/// As wide as its months need, at most as wide as its place; `height` in mm of its bars, down to
/// 6 mm where it has no room for more. `shown`: the month of an animation frame is marked.
Block month_strip(Writer const& writer, std::vector<MonthCount> months, double height,
                  std::optional<Month> shown);

}  // namespace sitmap::map
