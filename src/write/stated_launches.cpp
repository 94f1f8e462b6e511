// SPDX-License-Identifier: MIT
#include "write/stated_launches.hpp"

#include "analysis/border.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace sitmap::write {

namespace {

/// A geodesic edge bulges over the latitudes of its corners by less than a degree at these sizes.
bool may_hold(Area const& area, LonLat where)
{
    return std::ranges::any_of(area.shape, [&](auto const& rings) {
        if (rings.empty() || rings[0].empty()) return false;
        auto const [west, east] = std::ranges::minmax(rings[0], {}, &LonLat::lon);
        auto const [south, north] = std::ranges::minmax(rings[0], {}, &LonLat::lat);
        return west.lon <= where.lon && where.lon <= east.lon && south.lat - 1 <= where.lat &&
               where.lat <= north.lat + 1;
    });
}

}  // namespace

std::vector<StatedLaunch> stated_launches(std::span<analysis::FireFinding const> fires,
                                          std::span<Area const> areas)
{
    std::vector<StatedLaunch> launches;
    for (auto const& fire : fires) {
        auto const& origin = fire.event.origin;
        if (origin.inferred) continue;
        auto const area = std::ranges::find_if(areas, [&](Area const& candidate) {
            return may_hold(candidate, origin.where) &&
                   analysis::distance_to_area(origin.where, candidate.shape).value <= 0;
        });
        if (area == areas.end()) continue;
        launches.push_back(
            {static_cast<std::size_t>(area - areas.begin()), fire.event.id, origin.place});
    }
    return launches;
}

std::string records_from(std::span<StatedLaunch const> launches, std::size_t area)
{
    std::vector<std::string> records;
    for (auto const& launch : launches)
        if (launch.area == area) records.push_back(launch.record);
    return join_words(records, "; ");
}

}  // namespace sitmap::write
