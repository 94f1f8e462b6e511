// SPDX-License-Identifier: MIT
// render/line.hpp: one line of shaped text, to be measured or drawn. Shaping, direction and letter
// spacing are Pango's; the text is made safe before it gets there.
#pragma once

#include "base/handle.hpp"
#include "map/scene.hpp"

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <vector>

namespace sitmap::render {

/// Millimetres of an em: the font's size, held between 0.1 and 5,000 points. ErrorKind::internal if
/// not finite.
double em_in_millimetres(map::Font const& font);
/// Letter spacing in em that a text is set with: none for Arabic script, whose letters join.
double letter_spacing(map::Font const& font, std::string const& text);

class Line {
public:
    Line(std::string const& text, map::Font const& font,
         map::Direction direction = map::Direction::own);

    /// Advance width, ascent and descent in em.
    map::TextSize size() const;
    /// What the letters' outlines cover, in the unit of `trace`.
    map::Box ink() const;
    /// Code points that no font covers, in order of appearance, each once.
    std::vector<char32_t> missing() const;
    /// Whether the line starts at the right (of itself, where its first strong character is
    /// right-to-left).
    bool runs_right_to_left() const;

    /// Adds the outlines of the letters to the path; the context's unit is 1/em_units em, its
    /// origin the left end of the baseline.
    void trace(cairo_t* target) const;
    /// Draws the letters in the current colour, with the same unit and origin.
    void show(cairo_t* target) const;

private:
    PangoLayoutLine* first() const;
    std::unique_ptr<PangoLayout, Releaser<g_object_unref>> layout_;
    map::Font font_;
};

}  // namespace sitmap::render
