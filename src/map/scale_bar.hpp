// SPDX-License-Identifier: MIT
// map/scale_bar.hpp: a bar of round length, true along the middle parallel of the frame.
#pragma once

#include "map/geo_to_page.hpp"

#include <string>
#include <vector>

namespace sitmap::map {

struct ScaleBar {
    double width = 0;  // mm on the page
    std::vector<double>
        marks;  // mm from the left end: 0, ..., width; fields alternate dark and light
    std::vector<std::string> labels;  // one a mark; "" where it has none; the last carries the unit
};

/// The longest 1-2-5 length within `max_width` mm, split into 2, 4 or 5 round fields. Below 1 km in
/// metres. Throws ErrorKind::input if max_width is not positive.
ScaleBar scale_bar(GeoToPage const& map, double max_width);

}  // namespace sitmap::map
