// SPDX-License-Identifier: MIT
#include "render/svg_text.hpp"

#include "base/text.hpp"
#include "render/trace.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace sitmap::render {

void add_number(std::string& svg, double value, int decimals)
{
    constexpr std::array<int, 4> powers{1, 10, 100, 1000};
    auto const power = powers.at(static_cast<std::size_t>(decimals));
    auto const scaled = std::llround(value * power);
    auto const size = static_cast<unsigned long long>(std::abs(scaled));
    std::array<char, 24> digits{};
    if (scaled < 0) svg += '-';
    auto* end = std::to_chars(digits.data(), digits.data() + digits.size(),
                              size / static_cast<unsigned>(power))
                    .ptr;
    svg.append(digits.data(), end);
    auto rest = static_cast<int>(size % static_cast<unsigned>(power));
    if (rest == 0) return;
    svg += '.';
    for (int place = power / 10; place > 0 && rest > 0; place /= 10) {
        svg += static_cast<char>('0' + rest / place);
        rest %= place;
    }
}

void add_attribute(std::string& svg, std::string_view name, double value, int decimals)
{
    ((svg += ' ') += name) += "=\"";
    add_number(svg, value, decimals);
    svg += '"';
}

void add_attribute(std::string& svg, std::string_view name, std::string_view text)
{
    (((svg += ' ') += name) += "=\"") += xml_escape(clean(text));
    svg += '"';
}

void add_colour(std::string& svg, std::string_view name, style::Colour colour)
{
    svg += fmt::format(" {}=\"#{:02x}{:02x}{:02x}\"", name, colour.red, colour.green, colour.blue);
    if (colour.alpha != 255)
        add_attribute(svg, fmt::format("{}-opacity", name), colour.alpha / 255.0, 3);
}

void add_stroke(std::string& svg, map::Stroke const& stroke, std::string const& what)
{
    add_colour(svg, "stroke", stroke.colour);
    add_attribute(svg, "stroke-width", std::clamp(checked(stroke.width, what), 0.0, 1000.0), 3);
    if (!stroke.round) svg += " stroke-linejoin=\"miter\" stroke-linecap=\"butt\"";
    std::string dashes;
    double sum = 0;
    for (auto const dash : stroke.dashes) {
        if (!dashes.empty()) dashes += ' ';
        auto const length = std::clamp(checked(dash, what), 0.0, 1000.0);
        add_number(dashes, length, 3);
        sum += length;
    }
    if (sum >= 0.05) add_attribute(svg, "stroke-dasharray", dashes);
}

std::string path_data(std::span<map::Outline const> outlines, std::string const& what, int decimals)
{
    std::string data;
    auto const add = [&](char command, map::Point point) {
        auto const at = checked(point, what);
        data += command;
        add_number(data, at.x, decimals);
        // A minus sign separates as well; a value that is rounded to zero has none.
        auto const y = data.size();
        add_number(data, at.y, decimals);
        if (data[y] != '-') data.insert(y, 1, ' ');
    };
    for (auto const& [points, closed, curved] : outlines) {
        if (points.empty()) continue;
        add('M', points[0]);
        if (curved) {
            for (std::size_t i = 3; i < points.size(); i += 3) {
                add('C', points[i - 2]);
                add(' ', points[i - 1]);
                add(' ', points[i]);
            }
        } else {
            for (std::size_t i = 1; i < points.size(); ++i) add(i == 1 ? 'L' : ' ', points[i]);
        }
        if (closed) data += 'Z';
    }
    return data;
}

std::string Ids::unique(std::string_view wanted)
{
    auto const is_fine = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_' || c == '.';
    };
    std::string id;
    for (char const c : wanted.substr(0, 200)) id += is_fine(c) ? c : '_';
    bool const starts_well =
        !id.empty() && (std::isalpha(static_cast<unsigned char>(id[0])) || id[0] == '_');
    if (!starts_well) id.insert(0, "_");
    auto& uses = taken_.try_emplace(id, 0).first->second;
    if (++uses == 1) return id;
    for (;; ++uses) {
        auto numbered = fmt::format("{}-{}", id, uses);
        if (taken_.try_emplace(numbered, 1).second) return numbered;
    }
}

}  // namespace sitmap::render
