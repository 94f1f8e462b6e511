// SPDX-License-Identifier: MIT
// render/edited_labels.hpp: where the labels of an editable SVG lie after somebody has moved them
// in an editor.
#pragma once

#include "map/scene.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sitmap::render {

/// A label of an edited file: its id in the scene, where its anchor lies now (mm), what it says,
/// and where its anchor lay when it was drawn, if the file still says so.
struct EditedLabel {
    std::string id;
    map::Point at;
    std::string text;
    std::optional<map::Point> drawn_at = {};
    friend bool operator==(EditedLabel const&, EditedLabel const&) = default;
};

/// Every text with a data-id of an SVG written by svg_editable and saved by an editor, in the order
/// of the file: transforms of the text and of its groups are followed. ErrorKind::input, which
/// names the `file`, for what is not such an SVG.
std::vector<EditedLabel> read_labels(std::string const& svg, std::string const& file);

}  // namespace sitmap::render
