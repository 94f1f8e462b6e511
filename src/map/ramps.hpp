// SPDX-License-Identifier: MIT
// map/ramps.hpp: colour ramps (ColorBrewer by Cynthia Brewer, viridis family, Okabe-Ito).
#pragma once

#include "map/vision.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sitmap::map {

enum class RampKind { sequential, diverging, qualitative };

/// Names in alphabetical order.
std::vector<std::string> ramp_names(RampKind kind);
/// `count` colours, light to dark (sequential: low to high value; viridis family: dark to light).
/// Sequential and diverging ramps are interpolated in CIELAB between their published stops; a
/// qualitative one gives its first colours. Throws ErrorKind::input for an unknown name (naming the
/// nearest) or more colours than a qualitative ramp has.
std::vector<Colour> ramp(std::string_view name, int count);
RampKind ramp_kind(std::string_view name);
/// Difference (CIEDE2000) from the ground at which a class is still seen as one.
constexpr double least_apart = 7;
/// `count` colours of a ramp for classes over a ground that means none: the lowest class of a
/// sequential ramp is at the end nearer to the ground in lightness, so that more is stronger, and
/// all are at least `least_apart` from the ground.
std::vector<Colour> ramp_over(std::string_view name, int count, Colour ground);

}  // namespace sitmap::map
