// SPDX-License-Identifier: MIT
// domain/placed.hpp: an incident together with the area it belongs to and how that was decided.
// This is the value that crosses from join to analysis, map and write. load makes it with the
// incident alone, and join fills in the rest where it stands: a table of many rows is laid out
// once.
#pragma once

#include "domain/incident.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace sitmap {

/// How the area was found. `stated`: from the area code of a record that is known to its area or
/// country only, or whose coordinate lies in no area. `none`: there is no one area.
enum class JoinMethod { within, border, overlap, nearest, stated, none };

/// Part of a record that belongs to one area; the shares of a record sum to 1 or less (rest:
/// outside all areas).
struct AreaShare {
    std::size_t area = 0;  // index into the area list, which is sorted by id
    double share = 0;
    friend bool operator==(AreaShare const&, AreaShare const&) = default;
};

struct Placed {
    Incident incident;
    std::optional<std::size_t>
        area;  // index into the area list (sorted by id): where its coordinate or its code puts it
    JoinMethod method = JoinMethod::none;
    bool disagrees = false;         // the coordinate lies in another area than the stated one
    double distance_km = 0;         // JoinMethod::nearest: geodesic distance to the area
    std::vector<AreaShare> shares;  // candidates, largest first, then by area index
};

std::string_view to_text(JoinMethod method);

/// A record whose place is known better than to an area, and no area holds it: it is outside.
inline bool lies_in_no_area(Placed const& placed)
{
    return is_at_point(placed.incident) && !placed.area;
}

}  // namespace sitmap
