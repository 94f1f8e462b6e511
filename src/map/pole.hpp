// SPDX-License-Identifier: MIT
// map/pole.hpp: the place inside a shape that is farthest from its border, where its name sits
// best.
#pragma once

#include "map/scene.hpp"

#include <span>
#include <vector>

namespace sitmap::map {

struct Pole {
    Point at;
    double clearance =
        0;  // mm to the nearest border, in the stretched plane; negative: nothing lies inside
};

/// Closed outlines with the detail that matters to where a name sits (0.25 mm or a hundredth of the
/// shape): a tenth of the vertices; of very many outlines the 64 largest.
std::vector<Outline> coarsened(std::span<Outline const> outlines);

/// Pole of inaccessibility by best-first quartering (the idea of Agafonkin's polylabel 2016).
/// `stretch` > 1 for wide labels: horizontal distances count 1/stretch. Outlines are even-odd.
/// True to 0.3 mm.
Pole pole_of_inaccessibility(std::span<Outline const> outlines, double stretch = 1);
/// Further places inside, best first, at least `spacing` mm apart; the pole itself is the first.
std::vector<Pole> places_inside(std::span<Outline const> outlines, double stretch,
                                std::size_t count, double spacing);

}  // namespace sitmap::map
