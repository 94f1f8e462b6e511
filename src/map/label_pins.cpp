// SPDX-License-Identifier: MIT
#include "map/label_pins.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

namespace sitmap::map {

namespace {

void pin(LabelRequest& request, PinnedLabel const& at)
{
    request.pinned = Point{at.x, at.y};
    request.pinned_narrow = request.narrow && request.narrow->lines.size() == at.lines;
    if (at.from) request.pinned_from = Point{(*at.from)[0], (*at.from)[1]};
}

}  // namespace

std::vector<std::string> place_ids(std::span<Place const> places)
{
    std::set<std::string> taken;
    for (auto const& place : places) taken.insert("place:" + place.name);
    std::map<std::string, int> met;
    std::vector<std::string> ids;
    for (auto const& place : places) {
        auto const first = "place:" + place.name;
        auto id = first;
        auto& number = ++met[first];
        if (number > 1)
            while (!taken.insert(id = fmt::format("{} ({})", first, number)).second) ++number;
        ids.push_back(std::move(id));
    }
    return ids;
}

void pin_labels(MapSheet& sheet, Material const& material)
{
    auto const& page = sheet.frame.page;
    for (auto const& pins : material.pins) {
        if (pins.sheet != sheet.sheet.key || !hold_for(pins, page.width, page.height)) continue;
        for (auto const& pinned : pins.pins)
            for (auto& request : sheet.requests)
                if (request.id == pinned.id) pin(request, pinned);
    }
}

std::vector<LabelPlace> label_places(MapSheet const& sheet)
{
    std::vector<LabelPlace> places;
    for (auto const& placed : sheet.labels.placed) {
        auto const& request = sheet.requests[placed.request];
        auto const runs = text_runs(placed, request, {}, {});
        if (runs.empty()) continue;
        bool const is_line = request.kind == LabelKind::line;
        auto const lines = is_line ? 1 : placed.lines.size();
        places.push_back({placed.id, runs.front().at, placed.box.centre(), runs.front().text, lines,
                          lines != request.lines.size(), is_line && placed.lines.size() > 1});
    }
    return places;
}

}  // namespace sitmap::map
