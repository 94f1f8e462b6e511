// SPDX-License-Identifier: MIT
// map/cluster.hpp: points that would hide each other on the page: beside one another around their
// place, or gathered into one symbol with a count. Every point on the page ends in exactly one
// cluster; the answer does not depend on input order.
#pragma once

#include "map/clip.hpp"
#include "map/scene.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace sitmap::map {

struct PointSymbol {
    std::string id;  // decides between equals
    Point at;
    double radius = 1.6;  // mm
    int rank = 0;         // displaced symbols of one place stand in this order, then by id
    double body = 0;      // mm, where it has corners: radius within which it hides lines; 0: all
};

enum class Spread { single, displaced, gathered };

struct Cluster {
    Spread spread = Spread::single;
    std::vector<std::size_t> members;  // indices into the input, by rank, then id; displaced: in
                                       // the order of their positions
    Point place;                       // mean of the true places
    Point at;                          // centre of the symbol or group of symbols
    double radius = 0;                 // circle around `at` that holds it all
    std::vector<Point> positions;      // where each member is drawn (gathered: all at `at`)
    std::vector<Segment> leaders;      // displaced: from the true place to each symbol beside it
    bool shows_leader = false;         // one of them is not hidden by the symbols of the group
};

struct ClusterRules {
    double touch = 0.75;           // nearer than this share of the summed radii counts as hiding
    double gap = 0.3;              // mm between displaced symbols
    std::size_t gather_from = 5;   // this many members are gathered
    double gathered_radius = 4.2;  // mm, for the fewest members; grows slowly with the count
    double gathered_max = 7;       // mm
};

/// Clusters by y, then x, of their place. Symbols whose position is not finite are in none.
std::vector<Cluster> cluster(std::span<PointSymbol const> symbols, ClusterRules const& rules = {});
/// Outer radius of a gathered symbol of `count` members.
double gathered_radius(std::size_t count, ClusterRules const& rules);

}  // namespace sitmap::map
