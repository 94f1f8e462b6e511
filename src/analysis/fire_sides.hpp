// SPDX-License-Identifier: MIT
// analysis/fire_sides.hpp: fire that is reported from one country toward another was not launched
// beyond the border nor aimed on this side of it: each end is cut to its own country.
#pragma once

#include "analysis/fire.hpp"

#include <span>

namespace sitmap::analysis {

/// Cuts the finding's origin and target to their countries, if both are known and differ, and
/// narrows distances and azimuths to the cut areas: the low distance is 0 where they touch, else
/// the least and the high one the greatest distance of their corners. What a cut would leave empty
/// stays whole, and what lies in its own country as a whole stays as it is.
void cut_to_sides(FireFinding& finding, std::span<Area const> countries);

}  // namespace sitmap::analysis
