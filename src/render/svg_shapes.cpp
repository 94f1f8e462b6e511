// SPDX-License-Identifier: MIT
#include "render/svg_shapes.hpp"

#include "base/text.hpp"
#include "base/units.hpp"
#include "render/cairo.hpp"
#include "render/marker_font.hpp"
#include "render/svg_text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace sitmap::render {
namespace {

cairo_user_data_key_t const shapes_key{};

// A letter is a square around the origin with one dented edge; the height of the dent, in notches,
// is its number.
constexpr double notches = 512;
constexpr std::size_t most_shapes = 500;
constexpr double smallest_letter = 6;  // mm

map::Outline stand_in(std::size_t number, double size)
{
    auto const h = size / 2;
    auto const dent = h - size * static_cast<double>(number + 1) / notches;
    return {{{-h, -h}, {h, -h}, {h, h}, {-h, h}, {-0.9 * h, dent}}, true, false};
}

/// Numbers of path data, as far as they are separated by blanks.
std::vector<double> numbers_of(std::string_view data)
{
    std::vector<double> numbers;
    for (auto const& word : split(data, ' '))
        if (auto const number = parse_number(word)) numbers.push_back(*number);
    return numbers;
}

/// Which shape a symbol's path stands for; nothing for a letter of a text.
std::optional<std::size_t> number_of(std::string_view data)
{
    auto const n = numbers_of(data);
    if (n.size() < 10 || n[2] <= 0) return {};
    auto const h = n[2];
    auto const is_near = [](double a, double b) { return std::abs(a - b) < 0.02; };
    double const corners[] = {-h, -h, h, -h, h, h, -h, h, -0.9 * h};
    if (!std::equal(std::begin(corners), std::end(corners), n.begin(), is_near)) return {};
    auto const number = std::lround((h - n[9]) / (2 * h) * notches) - 1;
    if (number < 0) return {};
    return static_cast<std::size_t>(number);
}

std::string content_of(std::vector<map::Path> const& shape)
{
    std::string content =
        "<g stroke-linejoin=\"round\" stroke-linecap=\"round\" stroke-miterlimit=\"10\"";
    content += " transform=\"scale(" + to_text(to_points(Millimetres{1}).value) + ")\">\n";
    for (auto const& path : shape) {
        content += "<path";
        path.fill ? add_colour(content, "fill", std::get<style::Colour>(*path.fill))
                  : void(content += " fill=\"none\"");
        if (path.outlines.size() > 1) content += " fill-rule=\"evenodd\"";
        if (path.stroke) add_stroke(content, *path.stroke, "a marker");
        content += " d=\"" + path_data(path.outlines, "a marker", 3) + "\"/>\n";
    }
    return content + "</g>";
}

}  // namespace

SvgShapes* SvgShapes::of(cairo_t* context)
{
    return static_cast<SvgShapes*>(
        cairo_surface_get_user_data(cairo_get_target(context), &shapes_key));
}

void SvgShapes::belong_to(cairo_surface_t* surface)
{
    check(cairo_surface_set_user_data(surface, &shapes_key, this, nullptr), "SVG page");
}

bool SvgShapes::show(cairo_t* context, map::Markers const& markers, double size)
{
    auto const is_hatched = [](map::Path const& path) {
        return path.fill && std::holds_alternative<map::Hatch>(*path.fill);
    };
    if (std::ranges::any_of(markers.shape, is_hatched) || contents_.size() >= most_shapes)
        return false;
    // Large enough for Cairo's precision to tell the numbers apart, and to cover the shape and its
    // pen.
    auto const letter_size = std::max(2 * size, smallest_letter);
    auto const letter = stand_in(contents_.size(), letter_size);
    contents_.push_back(content_of(markers.shape));
    show_as_letters(context, {{{letter}, {0, 0, 0}}}, markers.at, letter_size);
    return true;
}

bool SvgShapes::put_into(std::string& svg) const
{
    constexpr std::string_view start = "<symbol overflow=\"visible\" id=\"glyph";
    constexpr std::string_view path = "<path style=\"stroke:none;\" d=\"";
    std::vector<std::size_t> found(contents_.size(), 0);
    for (auto at = svg.find(start); at != std::string::npos; at = svg.find(start, at + 1)) {
        auto const from = svg.find(path, at);
        auto const end = svg.find("</symbol>", at);
        if (end == std::string::npos) return false;
        if (from == std::string::npos || from > end) continue;
        auto const data = from + path.size();
        auto const number =
            number_of(std::string_view(svg).substr(data, svg.find('"', data) - data));
        if (!number || *number >= contents_.size()) continue;
        ++found[*number];
        svg.replace(from, svg.find("/>", data) + 2 - from, contents_[*number]);
    }
    return std::ranges::all_of(found, [](std::size_t times) { return times > 0; });
}

}  // namespace sitmap::render
