// SPDX-License-Identifier: MIT
// map/furniture.hpp: the fixed pieces of a sheet: header, footer, scale bar, north arrow. Each
// draws into a group at a given place.
#pragma once

#include "map/page.hpp"
#include "map/scale_bar.hpp"
#include "map/scene.hpp"
#include "map/text_block.hpp"
#include "map/words.hpp"

#include <string>
#include <vector>

namespace sitmap::map {

/// What stands at the other end of the title's line: a date, or the month of a film's picture with
/// its counts below.
struct AsOf {
    std::string words;
    std::string note;
    style::TextStyle style;  // of the words; the note has the plain one
};

/// Title block, resolved: titles that do not fit step down in size and then wrap to three lines;
/// what these cannot hold gets smaller still and a fourth line.
struct Header {
    std::vector<std::string> title;
    std::vector<std::string> subtitle;
    AsOf as_of;
    style::TextStyle title_style, subtitle_style;
    double height = 0;  // mm
};
Header header_for(Writer const& writer, Page const& page, std::string const& title,
                  std::string const& subtitle, AsOf const& as_of);
void add_header(Group& into, Writer const& writer, Header const& header, Slots const& slots);

/// Sources and layers on the left, run id on the right; wraps to three lines. Where these cannot
/// hold all, the sources are shortened, to one line at the least, and the layers begin a line: of
/// them nothing is cut unless they take a quarter of the page.
struct Footer {
    std::vector<std::string> lines;
    std::string run;
    double height = 0;
};
Footer footer_for(Writer const& writer, Page const& page, FooterWords const& words,
                  std::string const& run_id);
void add_footer(Group& into, Writer const& writer, Footer const& footer, Slots const& slots);

/// Fields of the bar above their labels; `at` is the left end of the bar's top edge.
void add_scale_bar(Group& into, Writer const& writer, Point at, ScaleBar const& bar);
/// An arrow to true north, `degrees` clockwise from up, with an N; `at` is its centre.
void add_north_arrow(Group& into, Writer const& writer, Point at, double degrees);

}  // namespace sitmap::map
