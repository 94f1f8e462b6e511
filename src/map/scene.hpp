// SPDX-License-Identifier: MIT
// map/scene.hpp: a finished page. Everything is resolved here: colour, text, position, clipping. A
// painter visits it and knows nothing of incidents. Coordinates are millimetres from the top left
// corner, y down.
#pragma once

#include "style/colour.hpp"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sitmap::map {

using style::Colour;

struct Point {
    double x = 0;
    double y = 0;
    friend bool operator==(Point const&, Point const&) = default;
};

struct Box {
    double x = 0, y = 0, width = 0, height = 0;
    double right() const noexcept { return x + width; }
    double bottom() const noexcept { return y + height; }
    Point centre() const noexcept { return {x + width / 2, y + height / 2}; }
    bool meets(Box const& other) const noexcept
    {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    friend bool operator==(Box const&, Box const&) = default;
};

/// One run of an outline: straight pieces through `points`, or cubic Bezier pieces when `curved`
/// (points = start, then control, control, end, ...).
struct Outline {
    std::vector<Point> points;
    bool closed = false;
    bool curved = false;
};

/// Parallel lines, clipped to the shape they fill.
struct Hatch {
    Colour colour;
    double spacing = 1.2;       // mm between lines
    double width = 0.2;         // mm
    double angle = 45;          // degrees, clockwise from the x axis
    Colour ground{0, 0, 0, 0};  // painted below the lines
};
using Paint = std::variant<Colour, Hatch>;

struct Stroke {
    Colour colour;
    double width = 0.2;          // mm
    std::vector<double> dashes;  // mm on, off, ...
    bool round = true;           // joins and caps
};

/// Filled (even-odd) and stroked shape. `id` and `title` are kept by outputs that can hold them.
struct Path {
    std::vector<Outline> outlines;
    std::optional<Paint> fill;
    std::optional<Stroke> stroke;
    std::string id;
    std::string title;
};

enum class Anchor { start, middle, end };
enum class Weight { normal, medium, bold };

struct Font {
    std::string family = "Noto Sans";
    double size = 8;  // points
    Weight weight = Weight::normal;
    bool italic = false;
    double spacing = 0;                       // extra space between letters, in em
    std::string arabic = "Noto Sans Arabic";  // family for words in Arabic script
    friend bool operator==(Font const&, Font const&) = default;
};

struct Halo {
    Colour colour;
    double width = 0.6;  // mm on each side of the letters
};

/// Which way the paragraph runs that a line is of, whatever its own first letter; `own`: as that
/// letter does.
enum class Direction { own, from_left, from_right };

/// One line of text; `at` lies on the baseline. Never markup. Right-to-left text keeps its logical
/// order here; the anchor is visual (start = left).
struct TextRun {
    std::string text;
    Point at;
    Font font;
    Colour colour;
    Anchor anchor = Anchor::start;
    std::optional<Halo> halo;
    double angle = 0;  // degrees, clockwise
    std::string id;
    Direction direction = Direction::own;
    std::string of;  // id of the label that it is a further line or letter of
};

/// The same small shape at many places (all in one style): painters may stamp it.
struct Markers {
    std::vector<Path> shape;  // around the origin, drawn in order at each place
    std::vector<Point> at;
    std::vector<std::string> ids;     // empty or one for each place
    std::vector<std::string> titles;  // empty or one for each place
};

struct Group;
using Node = std::variant<Path, TextRun, Markers, std::unique_ptr<Group>>;

/// A layer: `name` is what an editor shows. Children are clipped to `clip` (even-odd) and drawn in
/// order.
struct Group {
    std::string name;
    std::string id;
    std::vector<Outline> clip;
    double opacity = 1;
    std::vector<Node> children;
};

/// One page with the words that outputs keep as metadata.
struct Scene {
    double width = 0;   // mm
    double height = 0;  // mm
    Colour paper;
    std::string title;
    std::string subject;
    std::string run_id;
    std::string sheet;  // key
    Group root;
};

/// Size of one line of text in millimetres: advance width, and ascent/descent of the font.
struct TextSize {
    double width = 0;
    double ascent = 0;
    double descent = 0;
};

/// Measures text; declared here so that map cannot see the text engine. Implemented in render.
class TextMeasure {
public:
    virtual ~TextMeasure() = default;
    virtual TextSize measure(std::string const& text, Font const& font) const = 0;
    /// Characters of `text` that no font covers, as U+XXXX, empty if all are covered.
    virtual std::vector<std::string> missing_glyphs(std::string const& text,
                                                    Font const& font) const = 0;
    virtual std::string capitals(std::string const& text) const = 0;
    /// What of a text can be set by itself, in order: letters with their marks, or the whole text
    /// if its letters join.
    virtual std::vector<std::string> letters(std::string const& text) const = 0;
};

/// Text form of a scene, for golden tests: one line a node, two decimals, indented by depth.
std::string dump(Scene const& scene);

}  // namespace sitmap::map
