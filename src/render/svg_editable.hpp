// SPDX-License-Identifier: MIT
// render/svg_editable.hpp: a scene as SVG for an editor (Inkscape, Illustrator): named layers, real
// text, ids and titles of records, hatches as patterns; no masks, no filters. And the way back:
// where labels were moved to.
#pragma once

#include "map/scene.hpp"

#include <string>

namespace sitmap::render {

/// Bytes of an SVG 1.1 file in millimetres. The same scene gives the same bytes. Ids are made
/// unique and valid; a text keeps its id also as data-id, and a further line of a label that id as
/// data-of, both with their place as data-at, and the root its sheet, for read_drawing.
std::string svg_editable(map::Scene const& scene);

}  // namespace sitmap::render
