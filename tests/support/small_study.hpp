// SPDX-License-Identifier: MIT
// tests/support/small_study.hpp: a study by hand: three square areas of one country in a row, one
// of its neighbour to the north, and four records of every kind of place; and words on a page.
#pragma once

#include "map/map_sheet.hpp"
#include "map/material.hpp"
#include "tests/map/label_support.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sitmap::map::test {

DateInterval when(std::string const& text);
Area rectangle_area(std::string id, std::string country, LonLat from, LonLat to);
Incident incident_at(std::string id, LonLat where, std::string const& date);

/// So many attacks, as somebody says.
study::PublishedTotal published(int low, std::string period);

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

    SmallStudy();
    ~SmallStudy();

    Incident& add(Incident incident);
    Material material();

    /// A2 was reached from A1.
    void reach(analysis::Step step);

    /// Instead of the records: nine in A1, one a month of 2021 from January on, and two in A2 in
    /// January; areas shaded by their counts.
    void count_nine_and_two();

    /// A report of fire out of A2 at B1, by the record of that id.
    void add_fire(std::string const& id);

private:
    std::optional<std::size_t> area_of(LonLat where) const;
    void add_records();
};

/// Calls `look` with every node below `group` that is no group.
void visit(Group const& group, std::function<void(Node const&)> const& look);

template <typename Part>
std::vector<Part> all_of(Group const& group)
{
    std::vector<Part> parts;
    visit(group, [&](Node const& node) {
        if (auto const* const part = std::get_if<Part>(&node)) parts.push_back(*part);
    });
    return parts;
}

std::vector<std::string> texts_of(Group const& group);

/// The first layer of that name below `group`; nothing if there is none.
Group const* find_group(Group const& group, std::string const& name);

/// The ids of all markers, sorted.
std::vector<std::string> marker_ids(Group const& group);

/// Words in the default style on an A4 page with its panel beside the map.
struct WrittenPage : testing::Test {
    style::Style style;
    FixedMeasure measure;
    Writer writer{style, measure};
    Page page = page_from("a4");
    Slots slots = lay_out(page, 20, 8, 0.245);
};

}  // namespace sitmap::map::test
