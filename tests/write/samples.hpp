// SPDX-License-Identifier: MIT
// tests/write/samples.hpp: a small run to write: two areas, a handful of records with everything
// uncertain in them.
#pragma once

#include "analysis/arrival.hpp"
#include "analysis/fire.hpp"
#include "domain/area.hpp"
#include "domain/placed.hpp"
#include "tests/support/fresh_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace sitmap::test {

/// A square area, counterclockwise.
inline Area square(std::string id, std::string name, double west, double south)
{
    Area area;
    area.id = std::move(id);
    area.name = std::move(name);
    area.country = "AF";
    area.shape = {{{{west, south},
                    {west + 1, south},
                    {west + 1, south + 1},
                    {west, south + 1},
                    {west, south}}}};
    return area;
}

inline std::vector<Area> areas()
{
    return {square("AF-KAB", "Kabul", 69, 34),
            square("AF-NAN", "Nangarhar \xD9\x86\xD9\x86\xDA\xAF\xD8\xB1\xD9\x87\xD8\xA7\xD8\xB1",
                   70, 34)};
}

inline Placed record(std::string id, char const* when, std::size_t area, LonLat where)
{
    Placed placed;
    auto& incident = placed.incident;
    incident.id = std::move(id);
    incident.row = 2;
    incident.when = *parse_iso_interval(when);
    incident.date_precision = precision_of(incident.when);
    incident.where = where;
    incident.category = "mosque";
    incident.source = "ISW";
    incident.claim = ClaimState::claimed;
    placed.area = area;
    placed.method = JoinMethod::within;
    placed.shares = {{area, 1.0}};
    return placed;
}

inline std::vector<Placed> records()
{
    auto a = record("S-1", "2016-07-23", 0, {69.17, 34.51});
    a.incident.fatalities = {80, 97};
    a.incident.summary = "=HYPERLINK(\"http://x\") <b>bomb</b>, \"twin\" & more";
    auto b = record("S-2", "2015", 1, {70.450000000000003, 34.1});
    b.incident.place_precision = PlacePrecision::area;
    b.method = JoinMethod::stated;
    b.incident.disputed = true;
    auto c = record("S-3", "2022-04-18", 1, {70.5, 34.2});
    c.incident.where.reset();
    c.area.reset();
    c.method = JoinMethod::none;
    c.shares.clear();
    c.incident.place_precision = PlacePrecision::country;
    return {a, b, c};
}

inline std::vector<analysis::Arrival> arrivals()
{
    analysis::Arrival first;
    first.area = 0;
    first.first = 0;
    first.rank = 2;
    analysis::Arrival second;
    second.area = 1;
    second.first = 1;
    second.rank = 1;
    second.returns = {{1, 30, *parse_iso_interval("2016/2018-06")}};
    return {first, second};
}

inline analysis::FireFinding fire()
{
    analysis::FireFinding fire;
    fire.event = {"S-9",
                  {"Hairatan", {67.4, 37.2}, 10, true},
                  {"Termez", {67.28, 37.22}, 5, false},
                  10,
                  std::nullopt};
    fire.origin = square("o", "o", 67, 36).shape;
    fire.target = square("t", "t", 67, 38).shape;
    fire.corridor = square("c", "c", 67, 37).shape;
    fire.distance_km = {1, 12, 27};
    fire.azimuth = {200, 280, 370};
    fire.crossed = {{{{67.2, 37.2}, {67.5, 37.25}}, {27.5}, "AF", "UZ"}};
    fire.nearest_place = "Termez";
    return fire;
}

}  // namespace sitmap::test
