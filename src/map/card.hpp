// SPDX-License-Identifier: MIT
// map/card.hpp: a framed note on the map: a heading and rows of words, as wide as they need.
#pragma once

#include "map/text_block.hpp"

#include <string>
#include <vector>

namespace sitmap::map {

/// A row is a quiet key and words, or words alone.
struct CardRow {
    std::string key;
    std::string words;
};
struct Card {
    std::string heading;
    std::vector<CardRow> rows;
    double most_width = 78;  // mm
};

/// Size that the card takes when its words wrap at `most_width`.
Box card_size(Writer const& writer, Card const& card);
/// Draws the card with its top left corner at (box.x, box.y).
void add_card(Group& into, Writer const& writer, Card const& card, Box const& box);

}  // namespace sitmap::map
