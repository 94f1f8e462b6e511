// SPDX-License-Identifier: MIT
// map/hidden.hpp: what a map draws and nobody can see: symbols under others or cut by the edge, the
// number of a group under a symbol, reported fire under a group.
#pragma once

#include "map/cluster_places.hpp"

#include <string>
#include <vector>

namespace sitmap::map {

/// Ids of records; of a group the first.
struct Hidden {
    std::vector<std::string> cut;
    std::vector<std::string> symbols;  // under others
    std::vector<std::string> numbers;  // of groups, under symbols
    std::vector<std::string> fires;    // areas, under symbols

    /// What another map of the same sheet hides, too.
    void add(Hidden const& other);
};

/// Of a plan whose marks have their places. A map with too many records to tell apart hides none.
Hidden hidden_on(Material const& material, Ground const& ground, IncidentPlan const& plan,
                 FireLook look);

}  // namespace sitmap::map
