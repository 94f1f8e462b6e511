// SPDX-License-Identifier: MIT
// domain/area.hpp: an administrative unit with its outline, as plain values.
#pragma once

#include "domain/lonlat.hpp"

#include <string>
#include <vector>

namespace sitmap {

using Ring = std::vector<LonLat>;         // closed: first point = last point
using RingSet = std::vector<Ring>;        // outer ring first, then holes: one polygon
using PolygonSet = std::vector<RingSet>;  // a multipolygon
using Line = std::vector<LonLat>;

/// A river or another line with the name that its layer gives it (empty: none).
struct NamedLine {
    std::string name;
    Line line;
};

/// A province, district or country. `country` is the code that groups areas (empty: none stated).
struct Area {
    std::string id;
    std::string name;
    std::string country;
    PolygonSet shape;
};

/// The code of the country that the area belongs to; one without it stands for itself: its id.
inline std::string const& country_code(Area const& area)
{
    return area.country.empty() ? area.id : area.country;
}

}  // namespace sitmap
