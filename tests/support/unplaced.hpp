// SPDX-License-Identifier: MIT
// Incidents as load hands them on: their areas still unknown.
#pragma once

#include "domain/placed.hpp"

#include <utility>
#include <vector>

namespace sitmap::test {

inline std::vector<Placed> unplaced(std::vector<Incident> incidents)
{
    std::vector<Placed> records(incidents.size());
    for (std::size_t i = 0; i < records.size(); ++i) records[i].incident = std::move(incidents[i]);
    return records;
}

}  // namespace sitmap::test
