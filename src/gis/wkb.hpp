// SPDX-License-Identifier: MIT
// gis/wkb.hpp: well-known binary (ISO and EWKB, either byte order) to plain values. Z and M are
// dropped; curves are refused, since gis/layer_reader linearises them. Coordinates come out as they
// are: check is_finite before GEOS.
#pragma once

#include "domain/area.hpp"

#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

namespace sitmap::gis {

/// Deepest nesting of collections that is read.
constexpr int max_nesting = 16;

/// The polygons of a geometry, also out of collections; empty if it has none. Throws
/// ErrorKind::input for a cut or unknown encoding, too deep nesting, or curves. Rings of no points
/// are left out.
PolygonSet polygons_from_wkb(std::string_view wkb);
/// The lines of a geometry, also out of collections.
std::vector<Line> lines_from_wkb(std::string_view wkb);
/// The point, or the only point of a MultiPoint; nothing for an empty point or another type.
std::optional<LonLat> point_from_wkb(std::string_view wkb);
/// "point", "multipolygon" ... for messages.
std::string_view type_of_wkb(std::string_view wkb);

inline bool is_finite_position(LonLat where)
{
    return std::isfinite(where.lon) && std::isfinite(where.lat);
}
bool is_finite(PolygonSet const& shape);
bool is_finite(Line const& line);

}  // namespace sitmap::gis
