// SPDX-License-Identifier: MIT
// tests/map/label_support.hpp: text of a known size and short ways to ask for labels.
#pragma once

#include "map/labels.hpp"

#include <string>
#include <vector>

namespace sitmap::map::test {

/// Every byte that starts a character is half an em wide; ascent 1, descent 0.3 em.
class FixedMeasure : public TextMeasure {
public:
    std::string without_glyph;  // what no font covers, if anything

    TextSize measure(std::string const& text, Font const& font) const override
    {
        double const em = font.size * 25.4 / 72;
        double letters = 0;
        for (char const c : text)
            letters += (static_cast<unsigned char>(c) & 0xC0u) == 0x80u ? 0 : 1;
        return {letters * em * (0.5 + font.spacing), em, 0.3 * em};
    }
    std::vector<std::string> missing_glyphs(std::string const& text, Font const&) const override
    {
        bool const has_none =
            without_glyph.empty() || text.find(without_glyph) == std::string::npos;
        return has_none ? std::vector<std::string>{} : std::vector{without_glyph};
    }
    std::string capitals(std::string const& text) const override
    {
        std::string made;
        for (char const c : text) made += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        return made;
    }
    std::vector<std::string> letters(std::string const& text) const override
    {
        std::vector<std::string> found;
        for (char const c : text)
            if ((static_cast<unsigned char>(c) & 0xC0u) == 0x80u)
                found.back() += c;
            else
                found.emplace_back(1, c);
        return found;
    }
};

inline Box const page{0, 0, 200, 100};

inline LabelRequest town(std::string id, double x, double y, int priority = 0)
{
    LabelRequest request;
    request.id = id;
    request.lines = {std::move(id)};
    request.at = {x, y};
    request.clearance = 1;
    request.priority = priority;
    return measured(std::move(request), FixedMeasure{});
}

inline LabelRequest area(std::string id, std::vector<Point> ring, int priority = 0)
{
    LabelRequest request;
    request.kind = LabelKind::area;
    request.id = id;
    request.lines = {std::move(id)};
    request.shape = {{std::move(ring), true, false}};
    request.priority = priority;
    return measured(std::move(request), FixedMeasure{});
}

inline LabelRequest river(std::string id, std::vector<Point> line)
{
    LabelRequest request;
    request.kind = LabelKind::line;
    request.id = id;
    request.lines = {std::move(id)};
    request.shape = {{std::move(line), false, false}};
    return measured(std::move(request), FixedMeasure{});
}

}  // namespace sitmap::map::test
