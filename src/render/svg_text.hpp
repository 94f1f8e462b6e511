// SPDX-License-Identifier: MIT
// render/svg_text.hpp: the small pieces of SVG text: numbers, colours, path data, ids. Independent
// of the locale.
#pragma once

#include "map/scene.hpp"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sitmap::render {

/// Adds the value rounded to `decimals` (0 to 3) places, without trailing zeros; never "-0".
void add_number(std::string& svg, double value, int decimals = 2);
/// Adds ` name="value"`.
void add_attribute(std::string& svg, std::string_view name, double value, int decimals = 2);
/// Adds ` name="text"`; the text is cleaned and escaped.
void add_attribute(std::string& svg, std::string_view name, std::string_view text);
/// Adds ` name="#rrggbb"` and, if it is not opaque, ` name-opacity="0.5"`.
void add_colour(std::string& svg, std::string_view name, style::Colour colour);
/// Adds colour, width, dashes and, where they are not round, joins and caps; checked as in
/// trace.hpp.
void add_stroke(std::string& svg, map::Stroke const& stroke, std::string const& what);
/// "M0 0L1 0L1 1Z", checked as in trace.hpp.
std::string path_data(std::span<map::Outline const> outlines, std::string const& what,
                      int decimals = 2);

/// Valid ids, each once: other characters become '_', a name that is taken gets "-2", "-3", ...
class Ids {
public:
    std::string unique(std::string_view wanted);

private:
    std::unordered_map<std::string, int> taken_;
};

}  // namespace sitmap::render
