// SPDX-License-Identifier: MIT
// map/furniture.hpp: the fixed pieces of a sheet: header, footer, panel blocks, scale bar, north
// arrow. Each draws into a group at a given place and gives the room that it took.
#pragma once

#include "map/page.hpp"
#include "map/scale_bar.hpp"
#include "map/scene.hpp"
#include "map/text_block.hpp"

#include <functional>
#include <string>
#include <vector>

namespace sitmap::map {

/// Title block, resolved: titles that do not fit step down in size and then wrap to at most three
/// lines.
struct Header {
    std::vector<std::string> title;
    std::vector<std::string> subtitle;
    std::string as_of;
    style::TextStyle title_style;
    double height = 0;  // mm
};
Header header_for(Writer const& writer, Page const& page, std::string const& title,
                  std::string const& subtitle, std::string const& as_of);
void add_header(Group& into, Writer const& writer, Header const& header, Slots const& slots);

/// Sources on the left, run id on the right; wraps to at most three lines.
struct Footer {
    std::vector<std::string> lines;
    std::string run;
    double height = 0;
};
Footer footer_for(Writer const& writer, Page const& page, std::string const& words,
                  std::string const& run_id);
void add_footer(Group& into, Writer const& writer, Footer const& footer, Slots const& slots);

/// One thing in the panel: draws itself with its top left corner in `at` (width given, height =
/// room left) and gives the height it took. Called once into a scratch group to measure, once to
/// draw: it must do the same both times.
struct Block {
    std::string name;
    std::function<double(Group& into, Box const& at)> draw;
    bool may_yield = false;  // left out first where there is no room for all
};

/// The blocks of a panel for one look; called again with smaller words until they fit.
using BlockMaker = std::function<std::vector<Block>(Writer const& writer)>;
/// Stacks the blocks in the panel's columns, with words down to four fifths of their size if they
/// need it, then without those that may yield; gives the names of blocks that found no room.
std::vector<std::string> add_panel(Group& into, Writer const& writer, Slots const& slots,
                                   BlockMaker const& make);

/// One row of the legend; the swatch is drawn around (0,0) inside about 7 x 4 mm.
struct LegendEntry {
    std::function<void(Group& into, Point centre)> swatch;
    std::string label;
    std::string count;
};
struct LegendSection {
    std::string heading;
    std::vector<LegendEntry> entries;
    int columns = 1;
};
/// More entries than the room holds end in a line "and n more".
Block legend_block(Writer const& writer, LegendSection section);
/// Words on the note's ground.
Block note_block(Writer const& writer, std::string words);
Block heading_block(Writer const& writer, std::string words);

/// Fields of the bar above their labels; `at` is the left end of the bar's top edge.
void add_scale_bar(Group& into, Writer const& writer, Point at, ScaleBar const& bar);
/// An arrow to true north, `degrees` clockwise from up, with an N; `at` is its centre.
void add_north_arrow(Group& into, Writer const& writer, Point at, double degrees);

}  // namespace sitmap::map
