// SPDX-License-Identifier: MIT
// map/ground_raster.hpp: whose land lies where on the map, in square cells: quick to ask about
// boxes.
#pragma once

#include "map/ground.hpp"

#include <cstddef>
#include <vector>

namespace sitmap::map {

class GroundRaster {
public:
    static constexpr int nobody = -1;

    /// `cell`: side of a cell in mm. What stands at a cell's middle holds for the cell.
    GroundRaster(Material const& material, Ground const& ground, double cell = 1.5);

    /// Index of a home area; those of countries follow after the areas; nobody beside both and
    /// beyond the map.
    int owner_at(Point at) const;
    bool is_home_area(int owner) const noexcept { return owner >= 0 && owner < first_country_; }
    /// mm2 of home areas in the cells that the box touches.
    double home_area(Box const& box) const;

private:
    void fill(std::vector<Outline> const& outlines, int owner);
    void sum_home();

    Box box_;
    double cell_;
    int columns_ = 0, rows_ = 0;
    int first_country_ = 0;
    std::vector<int> owners_;
    std::vector<int> home_;  // cells of home areas above and left of a cell's corner
};

}  // namespace sitmap::map
