// SPDX-License-Identifier: MIT
// analysis/fire_numbers.hpp: the findings on reported fire as numbers with their way back (method
// M4).
#pragma once

#include "analysis/findings.hpp"
#include "analysis/fire.hpp"
#include "base/report.hpp"

#include <span>
#include <string>
#include <vector>

namespace sitmap::analysis {

/// Distance, azimuth, border crossed, range check and border within range of each event.
/// `range_source` is the citation of the stated range, empty if none is stated.
std::vector<Finding> fire_numbers(std::span<FireFinding const> fires,
                                  std::span<Placed const> placed, Kilometres stated_range,
                                  std::string const& range_source);

/// What the reader must know of borders: that there are no outlines of countries, or between which
/// ends of fire the outlines do not show the border that lies there.
std::vector<Notice> notices_of_borders(std::span<FireFinding const> fires);

/// Puts more numbers among those of the findings, in key order.
void add_numbers(Findings& findings, std::vector<Finding> more);

}  // namespace sitmap::analysis
