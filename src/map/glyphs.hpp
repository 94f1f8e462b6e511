// SPDX-License-Identifier: MIT
// map/glyphs.hpp: refuses a sheet with characters that no font can draw: an error that names them,
// not a box.
#pragma once

#include "map/scene.hpp"

namespace sitmap::map {

/// Throws ErrorKind::input naming the first text with a missing character and the characters.
void require_glyphs(Scene const& scene, TextMeasure const& measure);

}  // namespace sitmap::map
