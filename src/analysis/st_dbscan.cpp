// SPDX-License-Identifier: MIT
#include "analysis/st_dbscan.hpp"

#include "base/error.hpp"
#include "gis/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sitmap::analysis {

namespace {

// Neighbours of each event, itself included, ascending.
using Neighbours = std::vector<std::vector<std::size_t>>;

bool within(LonLat a, LonLat b, Kilometres limit)
{
    // A degree of latitude is never less than 110.5 km on WGS 84: most pairs need no geodesic.
    if (std::abs(a.lat - b.lat) * 110.5 > limit.value) return false;
    return to_kilometres(gis::geodesic(a, b).distance) <= limit;
}

Neighbours neighbours(std::span<LonLat const> places, std::span<double const> days,
                      EpisodeRule const& rule)
{
    std::vector<std::size_t> by_time(days.size());
    std::iota(by_time.begin(), by_time.end(), std::size_t{0});
    std::ranges::stable_sort(by_time,
                             [&](std::size_t a, std::size_t b) { return days[a] < days[b]; });
    Neighbours result(days.size());
    for (std::size_t s = 0; s < by_time.size(); ++s) {
        auto const event = by_time[s];
        result[event].push_back(event);
        for (auto t = s; t > 0 && days[event] - days[by_time[t - 1]] <= rule.days; --t) {
            auto const other = by_time[t - 1];
            if (!within(places[event], places[other], rule.distance)) continue;
            result[event].push_back(other);
            result[other].push_back(event);
        }
    }
    for (auto& list : result) std::ranges::sort(list);
    return result;
}

// Gives `label` to all that can be reached from the core event `start` through core events.
void spread_label(Episodes& episodes, Neighbours const& around, std::size_t start, int label)
{
    std::vector<std::size_t> open = {start};
    episodes.label[start] = label;
    while (!open.empty()) {
        auto const event = open.back();
        open.pop_back();
        if (!episodes.core[event]) continue;
        for (auto const other : around[event]) {
            if (episodes.label[other] >= 0) continue;
            episodes.label[other] = label;
            open.push_back(other);
        }
    }
}

}  // namespace

Episodes episodes(std::span<LonLat const> places, std::span<double const> days,
                  EpisodeRule const& rule)
{
    if (!(rule.distance.value > 0) || !(rule.days > 0) || rule.events < 1) {
        throw Error{ErrorKind::usage,
                    "cannot find episodes: distance, days and events must be positive"};
    }
    if (places.size() != days.size()) {
        throw Error{ErrorKind::internal, "cannot find episodes: not one date an event"};
    }
    auto const around = neighbours(places, days, rule);
    Episodes result{.label = std::vector<int>(days.size(), -1), .core = {}};
    for (auto const& list : around) {
        result.core.push_back(list.size() >= static_cast<std::size_t>(rule.events));
    }
    for (std::size_t event = 0; event < days.size(); ++event) {
        if (!result.core[event] || result.label[event] >= 0) continue;
        spread_label(result, around, event, result.count++);
    }
    result.noise = static_cast<int>(std::ranges::count(result.label, -1));
    return result;
}

}  // namespace sitmap::analysis
