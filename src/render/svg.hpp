// SPDX-License-Identifier: MIT
// render/svg.hpp: a scene as SVG with a fixed look: text is drawn as outlines, so that it looks the
// same on a machine without the fonts. For an SVG to be edited see svg_editable.hpp.
#pragma once

#include "map/scene.hpp"

#include <string>

namespace sitmap::render {

/// Bytes of an SVG 1.1 file in points (Cairo). The same scene gives the same bytes.
std::string svg(map::Scene const& scene);

}  // namespace sitmap::render
