// SPDX-License-Identifier: MIT
// join/place.hpp: puts each incident into at most one area and says how that was decided. Never
// changes or drops an incident; the result does not depend on the order in which areas were read.
#pragma once

#include "domain/area.hpp"
#include "domain/placed.hpp"
#include "join/area_index.hpp"

#include <memory>
#include <span>

namespace sitmap::join {

/// Outlines are drawn more simply than coasts and borders run: a coordinate in no area that lies no
/// farther off the stated one may be in it. Small areas are drawn more exactly: a tenth of the
/// diagonal of their extent, if that is less.
constexpr double most_outline_error_km = 10;

struct PlaceOptions {
    TieRules ties;
    double nearest_km =
        0;  // a point outside all areas takes the nearest one within this distance; 0: none does
    /// Where a stated area code is looked up that is no id of `areas`: the coarser layer of a
    /// hierarchy.
    std::span<Area const> stated_areas = {};
    /// A coordinate in no area leaves the record to the area of the layer that it states if that is
    /// within the record's radius, or no farther than outlines err (`most_outline_error_km`) while
    /// no other area is less than half as far. Coordinates at 0, 0, and those that would lie in the
    /// area with longitude and latitude exchanged, are wrong and leave it in no area.
    bool stated_area_holds_outside = false;
};

/// Fills in where each record belongs; `index` is that of `areas`, which are sorted by id, in byte
/// order (ErrorKind::internal otherwise): positions in Placed refer to that order.
/// - known to an area only (PlacePrecision::area), or without coordinates: the stated area, method
/// `stated`; a code of `stated_areas` is shared by ground area among the areas under it, and no
/// single one takes it (method `none`) if there are several;
/// - known to a country only: the areas of that country share it in the same way, unless the stated
/// country is itself an area;
/// - otherwise, also where no area of the layer is stated, the area that covers the coordinate, by
/// the tie rules; where none does, the stated one (`stated`, if it is to hold), or the nearest one.
/// With a radius the geodesic disc is shared by ground area,
/// unless the source states the very area that covers the coordinate: then it is certain.
/// `disagrees`: the coordinate lies in another area or country than stated. Shares sum to at most
/// 1; what is missing lies outside all areas.
void place(std::span<Placed> records, AreaIndex const& index, std::span<Area const> areas,
           PlaceOptions const& options = {});

/// The same for one record after another; an object serves one thread at a time. `areas` must
/// outlive it.
class Placer {
public:
    Placer(AreaIndex const& index, std::span<Area const> areas, PlaceOptions const& options);
    ~Placer();
    Placer(Placer&&) noexcept;

    /// Where a point is that is exact; the nearest area (`distance_km` > 0) if it is in none.
    struct Point {
        Located located;
        JoinMethod method = JoinMethod::none;
        double distance_km = 0;
    };
    Point place_point(LonLat where);
    /// Fills in where a record belongs of which only the incident is known.
    void place_record(Placed& record);

private:
    struct Rooms;
    std::unique_ptr<Rooms> rooms_;
};

}  // namespace sitmap::join
