// SPDX-License-Identifier: MIT
#include "map/glyphs.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace sitmap::map {

namespace {

bool is_ascii(std::string const& text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Hangul, Han, Kana, Bopomofo and their forms (Unicode 15, blocks).
constexpr std::array<std::pair<unsigned, unsigned>, 6> east_asian{{{0x1100, 0x11FF},
                                                                   {0x2E80, 0x9FFF},
                                                                   {0xAC00, 0xD7FF},
                                                                   {0xF900, 0xFAFF},
                                                                   {0xFF00, 0xFFEF},
                                                                   {0x20000, 0x3FFFF}}};

/// Debian's packages that may have a character, "U+80E1".
std::string_view packages_for(std::string_view character)
{
    constexpr int sixteen = 16;
    unsigned code = 0;
    std::from_chars(character.data() + 2, character.data() + character.size(), code, sixteen);
    bool const is_east_asian = std::ranges::any_of(
        east_asian, [&](auto const& block) { return block.first <= code && code <= block.second; });
    return is_east_asian ? "fonts-noto-cjk" : "fonts-noto-core or fonts-noto-extra";
}

void check(Group const& group, TextMeasure const& measure)
{
    for (auto const& node : group.children) {
        if (auto const* const inner = std::get_if<std::unique_ptr<Group>>(&node))
            check(**inner, measure);
        auto const* const run = std::get_if<TextRun>(&node);
        if (run == nullptr || is_ascii(run->text))
            continue;  // a Latin font is the least that a machine has
        auto const missing = measure.missing_glyphs(run->text, run->font);
        if (missing.empty()) continue;
        throw Error{ErrorKind::input,
                    fmt::format("cannot draw '{}': no font covers {}",
                                shorten(clean(run->text), 60), join_words(missing, ", ")),
                    fmt::format("install a font that does, such as Debian's {}",
                                packages_for(missing.front()))};
    }
}

}  // namespace

void require_glyphs(Scene const& scene, TextMeasure const& measure)
{
    check(scene.root, measure);
}

}  // namespace sitmap::map
