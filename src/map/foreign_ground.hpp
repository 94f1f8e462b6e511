// SPDX-License-Identifier: MIT
// map/foreign_ground.hpp: what it costs that a name lies on other ground than what it names.
#pragma once

#include "map/ground_raster.hpp"
#include "map/map_sheet.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sitmap::map {

/// Most across a border of the country, something on an area of another shade, nothing on the same.
class ForeignGround {
public:
    ForeignGround(MapSheet const& sheet, Material const& material, GroundRaster const& land);

    /// 0 to about 1 for a block of a town's name or a mark that stands off its area, to 3 for that
    /// of an area whose name may leave it, and more where its leader runs over other areas or it
    /// stands nearer to them than to its own; 0 for all other labels. `LabelRules::forbidden` where
    /// an area's name would stand in another area, or that of a country by a leader on others.
    double cost(LabelRequest const& request, Box const& box,
                std::optional<Segment> const& leader = {}) const;

private:
    static constexpr int columns = 6, rows = 2;
    using Owners = std::array<int, columns * rows>;
    Owners owners_below(Box const& box) const;
    bool is_misnaming(int own, Owners const& owners) const;
    bool is_of(int country, int owner) const;
    bool is_abroad(int country, Owners const& owners) const;
    double cost_of_way(int own, Segment const& leader) const;
    bool is_nearer_to_another(int own, Box const& box) const;
    double misnamed(int own, int other) const;
    double mistaken(int own, int other) const;
    double cost_between(int own, int other) const;

    MapSheet const& sheet_;
    GroundRaster const& land_;
    std::map<std::string, int> owner_of_;  // by the id of the request
    std::vector<int> country_of_;          // owner that is the country of an area, one an area
};

}  // namespace sitmap::map
