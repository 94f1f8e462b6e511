// SPDX-License-Identifier: MIT
// render/edited_labels.hpp: where the labels of an editable SVG lie after somebody has moved them
// in an editor.
#pragma once

#include "map/scene.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sitmap::render {

/// A label of an edited file: its id in the scene, where its anchor lies now, what it says, and
/// where its anchor lay when it was drawn (mm of the sheet), if the file still says so.
struct EditedLabel {
    std::string id;
    map::Point at;
    std::string text;
    std::optional<map::Point> drawn_at = {};
    friend bool operator==(EditedLabel const&, EditedLabel const&) = default;
};

/// Places are in the units of the drawing, which are millimetres of the sheet as svg_editable
/// writes it; an editor may use others (`fit_to_page`).
struct EditedDrawing {
    std::vector<EditedLabel> labels;
    std::vector<EditedLabel> nameless;    // labels that have lost their data-id
    std::vector<EditedLabel> further;     // lines and letters after the first, with its id
    std::string sheet;                    // key; empty: it does not say
    std::optional<map::Point> size = {};  // width and height in mm, px being 1/96 inch
    std::optional<map::Box> view_box = {};
    bool has_unknown_size = false;  // width or height in parts of what is around, or in no unit
};

/// Every label of an SVG written by svg_editable and saved by an editor, in the order of the file:
/// transforms of the text and of its groups are followed. ErrorKind::input, which names the `file`,
/// for what is not such an SVG.
EditedDrawing read_drawing(std::string const& svg, std::string const& file);

/// Turns all places into millimetres of a sheet of this size (mm). ErrorKind::input if the page of
/// the drawing is neither that sheet nor a whole scaling of it. A drawing that states no page is
/// taken as it is.
void fit_to_page(EditedDrawing& drawing, map::Point sheet, std::string const& file);

}  // namespace sitmap::render
