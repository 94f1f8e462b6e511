// SPDX-License-Identifier: MIT
// map/graticule.hpp: meridians and parallels at round intervals, and their labels at the edges of
// the frame.
#pragma once

#include "map/geo_to_page.hpp"

#include <string>
#include <vector>

namespace sitmap::map {

struct GraticuleLabel {
    std::string text;  // "34°N", "68°30′E"
    Point at;          // on the edge of the page box
    char edge = 'b';   // l, r, t or b
};

struct Graticule {
    double interval = 0;         // degrees
    std::vector<Outline> lines;  // clipped to the page box
    std::vector<GraticuleLabel>
        labels;  // meridians on top and bottom, parallels left and right; none too near a corner
};

/// About six lines over the longer side of the frame; intervals 30 20 10 5 2 1 degrees, 30 20
/// 10 5 2 1 minutes.
Graticule graticule(GeoToPage const& map);
/// Degrees and minutes with a hemisphere letter; 180 and 0 have none.
std::string degrees_text(double degrees, char positive, char negative);

}  // namespace sitmap::map
