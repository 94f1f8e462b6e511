// SPDX-License-Identifier: MIT
// map/drawn_text.hpp: the upright lines of text of a finished page with the boxes that they cover.
#pragma once

#include "map/scene.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace sitmap::map {

/// `run` belongs to the scene. Boxes in mm on the page, of capitals and descenders.
struct DrawnText {
    TextRun const* run = nullptr;
    Box box;
    std::optional<Box> window;  // what the clips of its layers leave of the page
};

/// In drawing order; without empty ones and without turned ones (curved names).
std::vector<DrawnText> drawn_texts(Scene const& scene, TextMeasure const& measure);

/// Pairs that cover each other by more than a hair, in drawing order.
std::vector<std::pair<DrawnText, DrawnText>> overlapping(std::vector<DrawnText> const& texts);

}  // namespace sitmap::map
