// SPDX-License-Identifier: MIT
#include "tests/support/small_study.hpp"

#include <algorithm>

namespace sitmap::map::test {

DateInterval when(std::string const& text)
{
    return parse_iso_interval(text).value();
}

Area rectangle_area(std::string id, std::string country, LonLat from, LonLat to)
{
    Ring const ring{from, {to.lon, from.lat}, to, {from.lon, to.lat}, from};
    return {id, "Land " + id, std::move(country), {{ring}}};
}

Incident incident_at(std::string id, LonLat where, std::string const& date)
{
    Incident incident;
    incident.id = std::move(id);
    incident.where = where;
    incident.when = when(date);
    incident.date_precision = precision_of(incident.when);
    return incident;
}

study::PublishedTotal published(int low, std::string period)
{
    study::PublishedTotal total;
    total.series = "s";
    total.metric = "attacks";
    total.said_by = "somebody";
    total.low = total.high = low;
    total.period = std::move(period);
    return total;
}

SmallStudy::SmallStudy()
{
    for (int i = 0; i < 3; ++i)
        areas.push_back(
            rectangle_area("A" + std::to_string(i + 1), "XA", {60.0 + i, 30}, {61.0 + i, 31}));
    areas.push_back(rectangle_area("B1", "XB", {60, 31}, {63, 32}));
    countries = {rectangle_area("XA", "", {60, 30}, {63, 31}),
                 rectangle_area("XB", "", {60, 31}, {63, 32})};
    study.areas.home = {"XA"};
    study.categories = {{"bomb", "Bomb", {}}, {"raid", "Raid", {}}};
    add_records();
}

SmallStudy::~SmallStudy() = default;

Incident& SmallStudy::add(Incident incident)
{
    Placed record;
    if (incident.where) record.area = area_of(*incident.where);
    record.incident = std::move(incident);
    placed.push_back(std::move(record));
    return placed.back().incident;
}

Material SmallStudy::material()
{
    shown.clear();
    DateInterval period = placed.empty() ? when("2021") : placed.front().incident.when;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        shown.push_back(i);
        period.first = std::min(period.first, placed[i].incident.when.first);
        period.last = std::max(period.last, placed[i].incident.when.last);
    }
    arrivals = analysis::arrivals(placed, shown, areas.size(), {});
    auto const count = static_cast<std::int64_t>(placed.size());
    return {study,
            style,
            measure,
            placed,
            shown,
            areas,
            countries,
            rivers,
            places,
            names,
            claims,
            arrivals,
            reached,
            fires,
            totals,
            pins,
            {count, count, 0, 0},
            period,
            "run7",
            0,
            shown};
}

void SmallStudy::reach(analysis::Step step)
{
    analysis::Reached there;
    there.area = 1;
    there.step = step;
    there.where = {61.5, 30.5};
    there.from_where = LonLat{60.5, 30.5};
    reached = {there};
}

void SmallStudy::count_nine_and_two()
{
    placed.clear();
    study.shade = study::Shade::count;
    for (int i = 0; i < 9; ++i)
        add(incident_at("a" + std::to_string(i), {60.5, 30.5}, "2021-0" + std::to_string(i + 1)));
    for (int i = 0; i < 2; ++i) add(incident_at("b" + std::to_string(i), {61.5, 30.5}, "2021-01"));
}

void SmallStudy::add_fire(std::string const& id)
{
    FireEvent event;
    event.id = id;
    event.origin = {"Launchton", {61.5, 30.6}, 8, true};
    event.target = {"Targetville", {61.6, 31.4}, 6, false};
    event.rounds = 10;
    for (auto& fire : analysis::fire({&event, 1}, countries, {}, Kilometres{0}))
        fires.push_back(std::move(fire));
}

std::optional<std::size_t> SmallStudy::area_of(LonLat where) const
{
    auto const holds = [&](Area const& area) {
        auto const& ring = area.shape.front().front();
        return ring[0].lon <= where.lon && where.lon < ring[2].lon && ring[0].lat <= where.lat &&
               where.lat < ring[2].lat;
    };
    auto const found = std::ranges::find_if(areas, holds);
    if (found == areas.end()) return {};
    return static_cast<std::size_t>(found - areas.begin());
}

/// r1 at a site, r2 in a district of 30 km, r3 somewhere in A3, r4 somewhere in the country.
void SmallStudy::add_records()
{
    auto& site = add(incident_at("r1", {60.3, 30.5}, "2021-03-05"));
    site.category = "bomb";
    site.claim = ClaimState::claimed;
    auto& district = add(incident_at("r2", {61.5, 30.4}, "2022-04"));
    district.category = "raid";
    district.place_precision = PlacePrecision::district;
    district.radius_km = 30;
    auto& area = add(incident_at("r3", {62.5, 30.5}, "2022-05-20/2022-07-10"));
    area.category = "raid";
    area.place_precision = PlacePrecision::area;
    auto& country = add(incident_at("r4", {0, 0}, "2022"));
    country.where.reset();
    country.place_precision = PlacePrecision::country;
}

void visit(Group const& group, std::function<void(Node const&)> const& look)
{
    for (auto const& node : group.children) {
        if (auto const* const inner = std::get_if<std::unique_ptr<Group>>(&node))
            visit(**inner, look);
        else
            look(node);
    }
}

std::vector<std::string> texts_of(Group const& group)
{
    std::vector<std::string> texts;
    for (auto const& run : all_of<TextRun>(group)) texts.push_back(run.text);
    return texts;
}

Group const* find_group(Group const& group, std::string const& name)
{
    for (auto const& node : group.children) {
        auto const* const inner = std::get_if<std::unique_ptr<Group>>(&node);
        if (inner == nullptr) continue;
        if ((*inner)->name == name) return inner->get();
        if (auto const* const deeper = find_group(**inner, name)) return deeper;
    }
    return nullptr;
}

std::vector<std::string> marker_ids(Group const& group)
{
    std::vector<std::string> ids;
    for (auto const& markers : all_of<Markers>(group))
        ids.insert(ids.end(), markers.ids.begin(), markers.ids.end());
    std::ranges::sort(ids);
    return ids;
}

}  // namespace sitmap::map::test
