// SPDX-License-Identifier: MIT
#include "map/names_beside.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace sitmap::map {

void name_from_beside(MapSheet& sheet, std::set<std::size_t> const& may, Obstacles obstacles,
                      LabelRules rules)
{
    constexpr std::size_t most_places = 96;  // symbols crowd where a name found none
    constexpr double most_leader = 45;       // mm: past what stands along the land
    constexpr double most_cost =
        1;  // abroad; one that could be taken for another area's costs more
    std::vector<std::size_t> left;
    for (auto const& dropped : sheet.labels.dropped)
        if (may.contains(dropped.request)) left.push_back(dropped.request);
    if (left.empty()) return;
    for (auto const& placed : sheet.labels.placed) {
        obstacles.boxes.push_back(grown(placed.box, rules.margin));
        if (placed.leader) obstacles.segments.push_back(*placed.leader);
    }
    for (auto const& other : sheet.requests)
        if (other.kind == LabelKind::point)
            obstacles.discs.push_back({other.at, std::max(other.clearance, town_dot)});
    rules.cost = [cost = rules.cost](LabelRequest const& request, Box const& block,
                                     auto const& leader) {
        double const own = cost(request, block, leader);
        return own > most_cost ? LabelRules::forbidden : own;
    };
    std::vector<LabelRequest> requests;
    for (auto const i : left) {
        requests.push_back(sheet.requests[i]);
        requests.back().allow_leader = true;
        requests.back().max_leader = most_leader;
        requests.back().places = most_places;
    }
    for (auto& placed : place_labels(requests, obstacles, rules).placed) {
        placed.request = left[placed.request];
        std::erase_if(sheet.labels.dropped, [&](auto const& d) { return d.id == placed.id; });
        sheet.labels.placed.push_back(std::move(placed));
    }
    std::ranges::sort(sheet.labels.placed, {}, &PlacedLabel::request);
}

}  // namespace sitmap::map
