// SPDX-License-Identifier: MIT
// map/panel.hpp: what stands beside or below the map: blocks of legend, counts and words, in as
// many columns as the panel is wide.
#pragma once

#include "map/page.hpp"
#include "map/scene.hpp"
#include "map/text_block.hpp"

#include <functional>
#include <string>
#include <vector>

namespace sitmap::map {

/// Which blocks are left out where there is no room for all.
enum class Yield { never, first, last };

/// One thing in the panel: draws itself with its top left corner in `at` (width given, height =
/// room left) and gives the height it took. Called once into a scratch group to measure, once to
/// draw: it must do the same both times.
struct Block {
    std::string name;
    std::function<double(Group& into, Box const& at)> draw;
    Yield yields = Yield::never;
    bool wide = false;             // below the columns, over all of them
    bool shrinks = false;          // draws itself lower, and whole, in the height that `at` has
    // Draws as much of its beginning as the height of `at` holds; gives the least it needs if that
    // is more.
    bool will_do_in_part = false;
};

/// The blocks of a panel for one look; called again with smaller words until they fit.
using BlockMaker = std::function<std::vector<Block>(Writer const& writer)>;

/// Height in mm that the blocks take at their natural size in a panel as wide as that of `slots`.
double panel_height(Writer const& writer, Slots const& slots, BlockMaker const& make);

/// Shares the blocks out to the panel's columns in their order, none higher than it must be; with
/// words down to three quarters of their size if they need it, then with those lower that shrink,
/// then without those that may yield.
/// Gives the names of blocks that found no room.
std::vector<std::string> add_panel(Group& into, Writer const& writer, Slots const& slots,
                                   BlockMaker const& make);

/// Words on the note's ground, over all columns; where there is no room for all, whole sentences
/// from the first on.
Block note_block(Writer const& writer, std::string words);

}  // namespace sitmap::map
