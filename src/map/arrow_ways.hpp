// SPDX-License-Identifier: MIT
// map/arrow_ways.hpp: which way arrows take between their places, so that each is read as going
// from its own start to its own end.
#pragma once

#include "map/clip.hpp"
#include "map/labels.hpp"

#include <functional>
#include <span>
#include <vector>

namespace sitmap::map {

/// What arrows keep clear of, in mm on the page.
struct ArrowObstacles {
    std::span<Disc const> symbols;
    std::vector<Disc> fires;  // areas of reported fire, which an arrow would seem to tell of
    std::function<bool(Point)> is_foreign;  // ground that an arrow between two other places avoids
};

/// A line for each arrow, bent to one side: the one of a few bends with the least length under
/// symbols, through fires, close beside and across other arrows, and over foreign ground. The same
/// for the same input in the same order.
std::vector<std::vector<Point>> arrow_ways(std::span<Segment const> arrows,
                                           ArrowObstacles const& obstacles);

}  // namespace sitmap::map
