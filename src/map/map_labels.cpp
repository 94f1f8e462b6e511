// SPDX-License-Identifier: MIT
#include "map/map_labels.hpp"

#include "base/text.hpp"
#include "base/units.hpp"
#include "map/clip.hpp"
#include "map/fire_layer.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace sitmap::map {

namespace {

constexpr int card_priority = 120;
constexpr int town_priority = 80;
constexpr int area_priority = 60;
constexpr int country_priority = 30;
constexpr double town_dot = 0.55;        // mm radius
constexpr double near_symbol = 2.6;      // mm: a town with a record beside it is named
constexpr int most_rank = 2;             // towns of this rank or better are named without a record
constexpr std::size_t longest_label = 120;
constexpr double dark = 0.22;            // luminance below which words on a shade are light

/// Collects requests together with the colour and halo of their words.
class Requests {
public:
    Requests(MapSheet& sheet, Material const& material) : sheet_(sheet), material_(material) {}

    void add(LabelRequest request, Colour colour, bool halo)
    {
        sheet_.requests.push_back(measured(std::move(request), material_.measure));
        sheet_.label_colours.push_back(colour);
        sheet_.label_halo.push_back(halo);
    }
    void add_sized(LabelRequest request)
    {
        sheet_.requests.push_back(std::move(request));
        sheet_.label_colours.push_back(material_.style.ink);
        sheet_.label_halo.push_back(false);
    }

private:
    MapSheet& sheet_;
    Material const& material_;
};

Font font_of(Material const& material, style::TextStyle const& words)
{
    return {material.style.font, words.size, words.bold ? Weight::bold : Weight::normal, false, words.spacing};
}

std::vector<std::string> shortened(std::vector<std::string> lines)
{
    for (auto& line : lines) line = shorten(clean(line), longest_label);
    return lines;
}

void ask_for_areas(Requests& requests, MapSheet const& sheet, Material const& material)
{
    for (std::size_t i = 0; i < material.areas.size(); ++i) {
        auto const& area = material.areas[i];
        if (!is_home(material, area)) continue;
        LabelRequest request;
        request.id = "area:" + area.id;
        request.kind = LabelKind::area;
        request.lines = shortened(area_label(material, area));
        request.font = font_of(material, material.style.area_label);
        request.shape = sheet.ground.geo.visible(area.shape).outlines;
        if (request.shape.empty()) continue;
        auto const shade = sheet.shading.class_of[i];
        request.priority = area_priority + (shade ? 5 : 0);
        bool const on_dark = shade && style::luminance(sheet.shading.classes[*shade].colour) < dark;
        requests.add(std::move(request), on_dark ? Colour{0xff, 0xff, 0xff} : material.style.area_label.colour, !on_dark);
    }
}

void ask_for_countries(Requests& requests, MapSheet const& sheet, Material const& material)
{
    for (auto const& country : material.countries) {
        if (country.id == material.study.areas.home) continue;
        LabelRequest request;
        request.id = "country:" + country.id;
        request.kind = LabelKind::area;
        request.lines = shortened(area_label(material, country));
        for (auto& line : request.lines)
            std::ranges::transform(line, line.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        request.font = font_of(material, material.style.country_label);
        request.shape = sheet.ground.geo.visible(country.shape).outlines;
        if (request.shape.empty()) continue;
        request.priority = country_priority;
        requests.add(std::move(request), material.style.country_label.colour, true);
    }
}

/// Radius of the symbol that stands on a town, or the town's own dot.
double clearance_at(IncidentPlan const& plan, Point at, bool& has_record)
{
    for (auto const& cluster : plan.clusters)
        if (distance(cluster.place, at) < near_symbol || distance(cluster.at, at) < cluster.radius) {
            has_record = true;
            if (cluster.spread != Spread::displaced && distance(cluster.at, at) < cluster.radius) return cluster.radius;
        }
    return town_dot;
}

void ask_for_towns(Requests& requests, MapSheet const& sheet, Material const& material)
{
    bool const home_stated = !material.study.areas.home.empty();
    for (auto const& place : material.places) {
        auto const at = sheet.ground.geo.to_page(place.where);
        if (!at || !sheet.ground.geo.shows(*at)) continue;
        LabelRequest request;
        bool has_record = false;
        request.clearance = clearance_at(sheet.plan, *at, has_record);
        bool const foreign = home_stated && place.country != material.study.areas.home;
        if (!has_record && place.rank > (foreign ? 1 : most_rank)) continue;
        request.id = "place:" + place.name;
        request.kind = LabelKind::point;
        request.lines = shortened({place_label(material, place)});
        auto words = material.style.place_label;
        words.bold = has_record;
        request.font = font_of(material, words);
        request.at = *at;
        request.priority = town_priority + (has_record ? 10 : 0) - place.rank;
        request.allow_leader = has_record;
        requests.add(std::move(request), words.colour, true);
    }
}

void ask_for_cards(Requests& requests, MapSheet& sheet, Material const& material, Writer const& writer)
{
    if (!sheet.rules.cards) return;
    for (auto const index : sheet.plan.fires) {
        auto const& fire = material.fires[index];
        Card card = sheet.rules.fire ? long_card(material, fire) : short_card(material, fire);
        auto const size = card_size(writer, card);
        LabelRequest request;
        request.id = "card:" + fire.event.id;
        request.kind = LabelKind::callout;
        request.width = size.width;
        request.height = size.height;
        auto const extent = extent_of(sheet.ground, fire);
        request.at = extent.centre();
        request.clearance = std::max(extent.width, extent.height) / 2;
        request.priority = card_priority;
        request.allow_leader = true;
        request.max_leader = 60;
        requests.add_sized(std::move(request));
        sheet.cards.push_back({std::move(card), {}, {}});
    }
}

Obstacles obstacles_for(MapSheet const& sheet, Material const& material, std::span<Box const> furniture)
{
    Obstacles obstacles = obstacles_of(material, sheet.plan);
    obstacles.boxes.assign(furniture.begin(), furniture.end());
    for (auto const index : sheet.plan.fires) obstacles.boxes.push_back(extent_of(sheet.ground, material.fires[index]));
    auto const soften = [&](std::vector<Outline> const& outlines) {
        for (auto const& outline : outlines)
            for (std::size_t i = 0; i + 1 < outline.points.size(); ++i) obstacles.soft.push_back({outline.points[i], outline.points[i + 1]});
    };
    for (std::size_t i = 0; i < material.countries.size(); ++i) soften(sheet.ground.countries[i]);
    for (auto const& [area, arrow] : sheet.arrows) soften(arrow.outlines);
    return obstacles;
}

void take_places(MapSheet& sheet)
{
    std::size_t card = 0;
    for (auto& placed : sheet.labels.placed) {
        auto const& request = sheet.requests[placed.request];
        if (request.kind == LabelKind::callout) continue;
        if (request.id.starts_with("place:")) sheet.town_dots.push_back(request.at);
        for (auto& mark : sheet.plan.marks)
            if (mark.request.id == placed.id) mark.at = placed.box.centre();
    }
    for (std::size_t r = 0; r < sheet.requests.size(); ++r) {
        if (sheet.requests[r].kind != LabelKind::callout) continue;
        auto const found = std::ranges::find(sheet.labels.placed, r, &PlacedLabel::request);
        auto& target = sheet.cards[card++];
        if (found == sheet.labels.placed.end()) continue;
        target.box = found->box;
        target.leader = found->leader;
    }
    std::erase_if(sheet.cards, [](auto const& c) { return c.box.width <= 0; });
}

/// A mark that found no room beside names still shows: in the middle of what is visible of its area.
void force_marks(MapSheet& sheet)
{
    for (auto& mark : sheet.plan.marks) {
        if (mark.at || mark.request.shape.empty()) continue;
        mark.at = bounds_of(mark.request.shape).centre();
    }
}

}  // namespace

void solve_labels(MapSheet& sheet, Material const& material, std::span<Box const> furniture)
{
    Writer const writer{material.style, material.measure};
    Requests requests(sheet, material);
    ask_for_cards(requests, sheet, material, writer);
    for (auto const& mark : sheet.plan.marks) requests.add_sized(mark.request);
    if (sheet.rules.places) ask_for_towns(requests, sheet, material);
    if (sheet.rules.labels) {
        ask_for_areas(requests, sheet, material);
        ask_for_countries(requests, sheet, material);
    }
    LabelRules rules;
    rules.frame = {sheet.ground.box.x + 1, sheet.ground.box.y + 1, sheet.ground.box.width - 2, sheet.ground.box.height - 2};
    sheet.labels = place_labels(sheet.requests, obstacles_for(sheet, material, furniture), rules);
    take_places(sheet);
    force_marks(sheet);
}

}  // namespace sitmap::map
