// SPDX-License-Identifier: MIT
// join/place.hpp: puts each incident into at most one area and says how that was decided. Never
// changes or drops an incident; the result does not depend on the order in which areas were read.
#pragma once

#include "domain/area.hpp"
#include "domain/placed.hpp"
#include "join/area_index.hpp"

#include <span>
#include <vector>

namespace sitmap::join {

struct PlaceOptions {
    TieRules ties;
    double nearest_km =
        0;  // a point outside all areas takes the nearest one within this distance; 0: none does
    friend bool operator==(PlaceOptions const&, PlaceOptions const&) = default;
};

/// Areas in the order that the join works with: by id, byte order. Positions in Placed refer to
/// this order.
std::vector<Area> sorted_by_id(std::vector<Area> areas);

/// One Placed per incident, in the order of `incidents`; `areas` sorted by id (ErrorKind::internal
/// otherwise).
/// - known to an area only (PlacePrecision::area): the stated area, method `stated`;
/// - known to a country only: the areas of that country share it by ground area, no single area
/// takes it;
/// - with a radius: the geodesic disc is cut with the areas; the area of the centre takes it,
/// shares by ground area;
/// - otherwise: the area that covers the coordinate, by the tie rules, or the nearest one.
/// `disagrees`: the coordinate lies in another area than the stated one. Shares sum to at most 1;
/// what is missing lies outside all areas.
std::vector<Placed> place(std::vector<Incident> incidents, std::span<Area const> areas,
                          PlaceOptions const& options = {});

}  // namespace sitmap::join
