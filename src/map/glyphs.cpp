// SPDX-License-Identifier: MIT
#include "map/glyphs.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sitmap::map {

namespace {

bool is_ascii(std::string const& text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
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
        throw Error{
            ErrorKind::input,
            fmt::format("cannot draw '{}': no font covers {}", shorten(clean(run->text), 60),
                        join_words(missing, ", ")),
            "install a font that does, such as Debian's fonts-noto-core or fonts-noto-extra"};
    }
}

}  // namespace

void require_glyphs(Scene const& scene, TextMeasure const& measure)
{
    check(scene.root, measure);
}

}  // namespace sitmap::map
