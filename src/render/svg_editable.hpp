// SPDX-License-Identifier: MIT
// render/svg_editable.hpp: a scene as SVG for an editor (Inkscape, Illustrator): named layers, real
// text, ids and titles of records, hatches as patterns; no masks, no filters. And the way back:
// where labels were moved to.
#pragma once

#include "map/scene.hpp"

#include <string>
#include <vector>

namespace sitmap::render {

/// Bytes of an SVG 1.1 file in millimetres. The same scene gives the same bytes. Ids are made
/// unique and valid; a text keeps its id also as data-id, for read_labels.
std::string svg_editable(map::Scene const& scene);

/// A label of an edited file: its id in the scene, where its anchor lies now (mm) and what it says.
struct EditedLabel {
    std::string id;
    map::Point at;
    std::string text;
    friend bool operator==(EditedLabel const&, EditedLabel const&) = default;
};

/// Every text with a data-id of an SVG written by svg_editable and saved by an editor, in the order
/// of the file: transforms of the text and its groups are followed. ErrorKind::input for what is
/// not such an SVG.
std::vector<EditedLabel> read_labels(std::string const& svg);

}  // namespace sitmap::render
