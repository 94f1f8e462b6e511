// SPDX-License-Identifier: MIT
#include "render/text.hpp"

#include "base/text.hpp"
#include "render/fonts.hpp"
#include "render/line.hpp"

#include <fmt/format.h>

#include <map>
#include <mutex>
#include <unordered_map>

namespace sitmap::render {
namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";

// Everything that Line depends on except the size, which only scales.
std::string key_of(std::string const& text, map::Font const& font)
{
    return fmt::format("{}\n{}\n{}\n{}{}\n{}", text, font.family, font.arabic,
                       static_cast<int>(font.weight), font.italic, font.spacing);
}

/// Whether a character keeps its shape away from its neighbours; marks go with the letter before.
bool stands_alone(gunichar letter)
{
    switch (g_unichar_get_script(letter)) {
        case G_UNICODE_SCRIPT_COMMON:
        case G_UNICODE_SCRIPT_INHERITED:
        case G_UNICODE_SCRIPT_LATIN:
        case G_UNICODE_SCRIPT_GREEK:
        case G_UNICODE_SCRIPT_CYRILLIC:
        case G_UNICODE_SCRIPT_ARMENIAN:
        case G_UNICODE_SCRIPT_GEORGIAN:
        case G_UNICODE_SCRIPT_HAN:
        case G_UNICODE_SCRIPT_HIRAGANA:
        case G_UNICODE_SCRIPT_KATAKANA:
        case G_UNICODE_SCRIPT_HANGUL: return true;
        default: return false;
    }
}

}  // namespace

std::string drawable_text(std::string_view text)
{
    // No character is longer than four bytes: the rest of a huge text need not be looked at.
    constexpr auto most_bytes = longest_run * (most_marks + 1) * 4 + 4;
    auto const safe = clean(text.substr(0, most_bytes));
    std::string kept;
    std::size_t letters = 0;
    std::size_t marks = 0;
    for (char const* at = safe.data(); at < safe.data() + safe.size();) {
        auto const* next = g_utf8_next_char(at);
        auto const is_mark = g_unichar_ismark(g_utf8_get_char(at));
        marks = is_mark ? marks + 1 : 0;
        if (!is_mark && ++letters > longest_run) return kept += ellipsis;
        if (marks <= most_marks) kept.append(at, next);
        at = next;
    }
    if (text.size() > most_bytes) kept += ellipsis;
    return kept;
}

struct PangoMeasure::Cache {
    std::mutex mutex;
    std::unordered_map<std::string, map::TextSize> sizes;  // for one em
};

PangoMeasure::PangoMeasure() : cache_(std::make_unique<Cache>()) {}
PangoMeasure::~PangoMeasure() = default;

map::TextSize PangoMeasure::measure(std::string const& text, map::Font const& font) const
{
    auto const em = em_in_millimetres(font);
    auto const scaled = [em](map::TextSize const& size) {
        return map::TextSize{size.width * em, size.ascent * em, size.descent * em};
    };
    auto key = key_of(text, font);
    {
        std::scoped_lock const lock{cache_->mutex};
        if (auto const known = cache_->sizes.find(key); known != cache_->sizes.end())
            return scaled(known->second);
    }
    auto const size = Line{text, font}.size();
    std::scoped_lock const lock{cache_->mutex};
    cache_->sizes.emplace(std::move(key), size);
    return scaled(size);
}

std::vector<std::string> PangoMeasure::missing_glyphs(std::string const& text,
                                                      map::Font const& font) const
{
    std::vector<std::string> names;
    for (auto const code : Line{text, font}.missing())
        names.push_back(fmt::format("U+{:04X}", static_cast<std::uint32_t>(code)));
    return names;
}

std::string PangoMeasure::capitals(std::string const& text) const
{
    auto const safe = clean(text);
    std::unique_ptr<char, decltype(&g_free)> const made{
        g_utf8_strup(safe.data(), static_cast<gssize>(safe.size())), &g_free};
    return made.get();
}

std::vector<std::string> PangoMeasure::letters(std::string const& text) const
{
    auto const safe = clean(text);
    std::vector<std::string> found;
    for (char const* at = safe.data(); at < safe.data() + safe.size();) {
        auto const* next = g_utf8_next_char(at);
        auto const letter = g_utf8_get_char(at);
        if (!stands_alone(letter)) return {safe};
        if (g_unichar_ismark(letter) && !found.empty())
            found.back().append(at, next);
        else
            found.emplace_back(at, next);
        at = next;
    }
    return found;
}

std::string PangoMeasure::resolved_family(map::Font const& font) const
{
    std::unique_ptr<PangoFont, Releaser<g_object_unref>> const loaded{
        pango_context_load_font(text_context(), describe(font).get())};
    if (!loaded) return {};
    FontDescription const used{pango_font_describe(loaded.get())};
    auto const* family = pango_font_description_get_family(used.get());
    return family ? family : "";
}

}  // namespace sitmap::render
