// SPDX-License-Identifier: MIT
// map/text_block.hpp: words on the page: one line, or a paragraph wrapped to a width.
#pragma once

#include "map/scene.hpp"
#include "style/style.hpp"

#include <string>
#include <vector>

namespace sitmap::map {

Font font_of(style::Style const& style, style::TextStyle const& words);

/// What every text on a sheet needs: the style for colours and fonts, and the measure for widths.
struct Writer {
    style::Style const& style;
    TextMeasure const& measure;

    Font font(style::TextStyle const& words) const;
    double width(std::string const& text, style::TextStyle const& words) const;
    double line_height(style::TextStyle const& words) const;  // mm from baseline to baseline
};

/// The style with the words of panels and cards at a share of their size, none below the smallest
/// that can be read.
style::Style with_words(style::Style style, double share);

TextRun line_of_text(Writer const& writer, std::string text, Point baseline,
                     style::TextStyle const& words, Anchor anchor = Anchor::start);

/// A line of a paragraph between two edges: at the one that the paragraph starts from.
TextRun line_of_paragraph(Writer const& writer, std::string text, bool from_right, double left,
                          double right, double baseline, style::TextStyle const& words);

/// Lines of a paragraph that fit `width` mm. Breaks at blanks; a word that is wider than the line
/// is broken between characters. At most `most_lines`; the last one then ends with an ellipsis.
std::vector<std::string> wrap(Writer const& writer, std::string const& text,
                              style::TextStyle const& words, double width,
                              std::size_t most_lines = 1000);

/// Puts the paragraph into `into` with its top at `box.y`, in the width of `box`; right-aligned if
/// the text starts right to left. Gives the height used in mm.
double add_paragraph(std::vector<Node>& into, Writer const& writer, std::string const& text,
                     Box const& box, style::TextStyle const& words, std::size_t most_lines = 1000);

/// Whether the first letter with a direction is Hebrew or Arabic script.
bool starts_right_to_left(std::string const& text);

/// Text that fits `width`, shortened with an ellipsis if it must be.
std::string fitted(Writer const& writer, std::string const& text, style::TextStyle const& words,
                   double width);

}  // namespace sitmap::map
