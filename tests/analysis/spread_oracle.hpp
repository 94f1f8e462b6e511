// SPDX-License-Identifier: MIT
// tests/analysis/spread_oracle.hpp: the reference values of tests/analysis/oracle as JSON, its
// invented events and units as plain values.
#pragma once

#include "domain/area.hpp"
#include "domain/placed.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace sitmap::test {

std::string oracle_path(std::string const& name);
nlohmann::json read_oracle(std::string const& name);

LonLat lonlat_of(nlohmann::json const& pair);
Line line_of(nlohmann::json const& list);
RingSet rings_of(nlohmann::json const& list);

/// Polygons of a GeoJSON file in file order; `id` names the property with the area id.
std::vector<Area> read_areas(std::string const& name, std::string const& id);

/// The invented events, placed into units G01 to G25 (index 0 to 24).
std::vector<Placed> read_events();

}  // namespace sitmap::test
