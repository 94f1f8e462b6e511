// SPDX-License-Identifier: MIT
// tests/support/small_study.hpp: a study by hand: three square areas of one country in a row, one
// of its neighbour to the north, and four records of every kind of place; and words on a page.
#pragma once

#include "map/map_sheet.hpp"
#include "map/material.hpp"
#include "tests/map/label_support.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace sitmap::map::test {

inline DateInterval when(std::string const& text)
{
    return parse_iso_interval(text).value();
}

inline Area rectangle_area(std::string id, std::string country, LonLat from, LonLat to)
{
    Ring const ring{from, {to.lon, from.lat}, to, {from.lon, to.lat}, from};
    return {id, "Land " + id, std::move(country), {{ring}}};
}

inline Incident incident_at(std::string id, LonLat where, std::string const& date)
{
    Incident incident;
    incident.id = std::move(id);
    incident.where = where;
    incident.when = when(date);
    incident.date_precision = precision_of(incident.when);
    return incident;
}

/// So many attacks, as somebody says.
inline study::PublishedTotal published(int low, std::string period)
{
    study::PublishedTotal total;
    total.series = "s";
    total.metric = "attacks";
    total.said_by = "somebody";
    total.low = total.high = low;
    total.period = std::move(period);
    return total;
}

/// Change what a test needs, then ask for the material; it refers to the study.
struct SmallStudy {
    study::Study study;
    style::Style style;
    FixedMeasure measure;
    std::vector<Area> areas;  // A1, A2, A3 of XA from 60 to 63 east, 30 to 31 north; B1 above them
    std::vector<Area> countries;
    std::vector<Placed> placed;
    std::vector<std::size_t> shown;
    std::vector<NamedLine> rivers;
    std::vector<Place> places;
    std::vector<AreaNames> names;
    std::vector<Claim> claims;
    std::vector<analysis::Arrival> arrivals;
    std::vector<analysis::Reached> reached;
    std::vector<analysis::FireFinding> fires;
    std::vector<study::PublishedTotal> totals;
    std::vector<SheetPins> pins;

    SmallStudy()
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

    Incident& add(Incident incident)
    {
        Placed record;
        if (incident.where) record.area = area_of(*incident.where);
        record.incident = std::move(incident);
        placed.push_back(std::move(record));
        return placed.back().incident;
    }

    Material material()
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

    /// A2 was reached from A1.
    void reach(analysis::Step step)
    {
        analysis::Reached there;
        there.area = 1;
        there.step = step;
        there.where = {61.5, 30.5};
        there.from_where = LonLat{60.5, 30.5};
        reached = {there};
    }

    /// Instead of the records: nine in A1, one a month of 2021 from January on, and two in A2 in
    /// January; areas shaded by their counts.
    void count_nine_and_two()
    {
        placed.clear();
        study.shade = study::Shade::count;
        for (int i = 0; i < 9; ++i)
            add(incident_at("a" + std::to_string(i), {60.5, 30.5},
                            "2021-0" + std::to_string(i + 1)));
        for (int i = 0; i < 2; ++i)
            add(incident_at("b" + std::to_string(i), {61.5, 30.5}, "2021-01"));
    }

    /// A report of fire out of A2 at B1, by the record of that id.
    void add_fire(std::string const& id)
    {
        FireEvent event;
        event.id = id;
        event.origin = {"Launchton", {61.5, 30.6}, 8, true};
        event.target = {"Targetville", {61.6, 31.4}, 6, false};
        event.rounds = 10;
        for (auto& fire : analysis::fire({&event, 1}, countries, {}, Kilometres{0}))
            fires.push_back(std::move(fire));
    }

private:
    std::optional<std::size_t> area_of(LonLat where) const
    {
        auto const holds = [&](Area const& area) {
            auto const& ring = area.shape.front().front();
            return ring[0].lon <= where.lon && where.lon < ring[2].lon &&
                   ring[0].lat <= where.lat && where.lat < ring[2].lat;
        };
        auto const found = std::ranges::find_if(areas, holds);
        if (found == areas.end()) return {};
        return static_cast<std::size_t>(found - areas.begin());
    }

    /// r1 at a site, r2 in a district of 30 km, r3 somewhere in A3, r4 somewhere in the country.
    void add_records()
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
};

/// Calls `look` with every node below `group` that is no group.
inline void visit(Group const& group, std::function<void(Node const&)> const& look)
{
    for (auto const& node : group.children) {
        if (auto const* const inner = std::get_if<std::unique_ptr<Group>>(&node))
            visit(**inner, look);
        else
            look(node);
    }
}

template <typename Part>
std::vector<Part> all_of(Group const& group)
{
    std::vector<Part> parts;
    visit(group, [&](Node const& node) {
        if (auto const* const part = std::get_if<Part>(&node)) parts.push_back(*part);
    });
    return parts;
}

inline std::vector<std::string> texts_of(Group const& group)
{
    std::vector<std::string> texts;
    for (auto const& run : all_of<TextRun>(group)) texts.push_back(run.text);
    return texts;
}

/// The first layer of that name below `group`; nothing if there is none.
inline Group const* find_group(Group const& group, std::string const& name)
{
    for (auto const& node : group.children) {
        auto const* const inner = std::get_if<std::unique_ptr<Group>>(&node);
        if (inner == nullptr) continue;
        if ((*inner)->name == name) return inner->get();
        if (auto const* const deeper = find_group(**inner, name)) return deeper;
    }
    return nullptr;
}

/// The ids of all markers, sorted.
inline std::vector<std::string> marker_ids(Group const& group)
{
    std::vector<std::string> ids;
    for (auto const& markers : all_of<Markers>(group))
        ids.insert(ids.end(), markers.ids.begin(), markers.ids.end());
    std::ranges::sort(ids);
    return ids;
}

/// Words in the default style on an A4 page with its panel beside the map.
struct WrittenPage : testing::Test {
    style::Style style;
    FixedMeasure measure;
    Writer writer{style, measure};
    Page page = page_from("a4");
    Slots slots = lay_out(page, 20, 8, 0.245);
};

}  // namespace sitmap::map::test
