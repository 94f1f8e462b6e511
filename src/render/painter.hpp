// SPDX-License-Identifier: MIT
// render/painter.hpp: draws a finished scene with Cairo, for every output that Cairo makes. Knows
// nothing of incidents; changes nothing in the scene.
#pragma once

#include "map/scene.hpp"

#include <cairo.h>

namespace sitmap::render {

/// Draws the paper and all nodes. The context must have millimetres as its unit, y down. A
/// coordinate or length that is not finite is ErrorKind::internal and names the node; finite ones
/// are held within `farthest` mm, and dashes and hatches too fine to see are drawn solid. A Cairo
/// failure is ErrorKind::internal with its reason.
void paint(cairo_t* context, map::Scene const& scene);

/// Beyond this distance from the page's origin (mm) a coordinate is moved to it: 100 m.
constexpr double farthest = 1e5;

}  // namespace sitmap::render
