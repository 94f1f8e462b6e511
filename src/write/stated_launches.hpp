// SPDX-License-Identifier: MIT
// write/stated_launches.hpp: areas that a report of fire names as where it came from. A launch is
// no record of its area, and an origin that was inferred names none.
#pragma once

#include "analysis/fire.hpp"
#include "domain/area.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace sitmap::write {

struct StatedLaunch {
    std::size_t area = 0;  // index into the areas: holds the middle of the stated origin
    std::string record;    // that reports the fire
    std::string place;     // as it names the origin
};

/// In the order of the fires; an origin in no area is left out, one on a border goes to the first.
std::vector<StatedLaunch> stated_launches(std::span<analysis::FireFinding const> fires,
                                          std::span<Area const> areas);
/// Records of the launches from one area, joined by "; ".
std::string records_from(std::span<StatedLaunch const> launches, std::size_t area);

}  // namespace sitmap::write
