// SPDX-License-Identifier: MIT
#include "render/line.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/units.hpp"
#include "render/fonts.hpp"
#include "render/text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace sitmap::render {
namespace {

using AttributeList = std::unique_ptr<PangoAttrList, Releaser<pango_attr_list_unref>>;
using Metrics = std::unique_ptr<PangoFontMetrics, Releaser<pango_font_metrics_unref>>;

// Pango counts in whole numbers of 1/1024 unit.
constexpr double pango_units_per_em = em_units * PANGO_SCALE;

/// Lead bytes in UTF-8 of U+0600 to U+077F, of U+08A0 to U+08FF and of the presentation forms: a
/// quick no for Latin; is_arabic decides.
bool may_be_arabic(char c)
{
    auto const byte = static_cast<unsigned char>(c);
    return (byte >= 0xD8 && byte <= 0xDD) || byte == 0xE0 || byte == 0xEF;
}

bool is_arabic(char const* at)
{
    return g_unichar_get_script(g_utf8_get_char(at)) == G_UNICODE_SCRIPT_ARABIC;
}

/// The words in Arabic script get their own family, with the blanks and joiners between them.
void add_arabic_family(PangoAttrList* list, map::Font const& font, std::string const& text)
{
    if (std::ranges::none_of(text, may_be_arabic)) return;
    auto const families = join_words(arabic_families_of(font), ",");
    auto const* const end = text.data() + text.size();
    auto const offset = [&](char const* at) { return static_cast<guint>(at - text.data()); };
    for (auto const* at = text.data(); at < end;) {
        if (!is_arabic(at)) {
            at = g_utf8_next_char(at);
            continue;
        }
        auto const* last = at;  // behind the last letter of the words
        auto const* next = at;
        for (; next < end; next = g_utf8_next_char(next)) {
            if (is_arabic(next))
                last = g_utf8_next_char(next);
            else if (g_unichar_isalnum(g_utf8_get_char(next)))
                break;
        }
        auto* const family = pango_attr_family_new(families.c_str());
        family->start_index = offset(at);
        family->end_index = offset(last);
        pango_attr_list_insert(list, family);
        at = next;
    }
}

AttributeList attributes_of(map::Font const& font, std::string const& text)
{
    AttributeList list{pango_attr_list_new()};
    auto const spacing = letter_spacing(font, text);
    if (spacing != 0) {
        auto const units = static_cast<int>(std::lround(spacing * pango_units_per_em));
        pango_attr_list_insert(list.get(), pango_attr_letter_spacing_new(units));
    }
    add_arabic_family(list.get(), font, text);
    return list;
}

struct FaceHeight {
    double ascent, descent;  // em
};

/// Pango looks at every character of a sample text each time that it is asked.
FaceHeight const& height_of(map::Font const& font)
{
    using Key = std::tuple<std::string, std::string, map::Weight, bool>;
    thread_local std::map<Key, FaceHeight> known;
    auto const [entry, fresh] =
        known.try_emplace({font.family, font.arabic, font.weight, font.italic});
    if (fresh) {
        Metrics const metrics{
            pango_context_get_metrics(text_context(), describe(font).get(), nullptr)};
        entry->second = {pango_font_metrics_get_ascent(metrics.get()) / pango_units_per_em,
                         pango_font_metrics_get_descent(metrics.get()) / pango_units_per_em};
    }
    return entry->second;
}

}  // namespace

double letter_spacing(map::Font const& font, std::string const& text)
{
    // Lead bytes of U+0600 to U+06FF (Arabic script) in UTF-8.
    auto const is_joined = [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte >= 0xD8 && byte <= 0xDB;
    };
    if (!std::isfinite(font.spacing) || std::ranges::any_of(text, is_joined)) return 0;
    return std::clamp(font.spacing, -0.5, 10.0);
}

double em_in_millimetres(map::Font const& font)
{
    if (!std::isfinite(font.size))
        throw Error{ErrorKind::internal, "cannot draw text: its size is not finite"};
    return to_millimetres(Points{std::clamp(font.size, 0.1, 5000.0)}).value;
}

Line::Line(std::string const& text, map::Font const& font, map::Direction direction) : font_(font)
{
    // Not fitted to what is drawn on: Pango would look up the fonts anew for each angle of a text.
    layout_.reset(pango_layout_new(text_context(direction == map::Direction::from_right)));
    pango_layout_set_auto_dir(layout_.get(), direction == map::Direction::own);
    auto const safe = drawable_text(text);
    pango_layout_set_single_paragraph_mode(layout_.get(), TRUE);
    pango_layout_set_font_description(layout_.get(), describe(font).get());
    pango_layout_set_attributes(layout_.get(), attributes_of(font, safe).get());
    pango_layout_set_text(layout_.get(), safe.data(), static_cast<int>(safe.size()));
}

PangoLayoutLine* Line::first() const
{
    return pango_layout_get_line_readonly(layout_.get(), 0);
}

map::TextSize Line::size() const
{
    PangoRectangle extents{};
    pango_layout_line_get_extents(first(), nullptr, &extents);
    auto const& height = height_of(font_);
    return {extents.width / pango_units_per_em, height.ascent, height.descent};
}

map::Box Line::ink() const
{
    PangoRectangle ink{};
    pango_layout_line_get_extents(first(), &ink, nullptr);
    constexpr double scale = PANGO_SCALE;
    return {ink.x / scale, ink.y / scale, ink.width / scale, ink.height / scale};
}

std::vector<char32_t> Line::missing() const
{
    std::vector<char32_t> codes;
    if (pango_layout_get_unknown_glyphs_count(layout_.get()) == 0) return codes;
    for (auto* run = first()->runs; run != nullptr; run = run->next) {
        auto const* glyphs = static_cast<PangoLayoutRun*>(run->data)->glyphs;
        for (int i = 0; i < glyphs->num_glyphs; ++i) {
            auto const glyph = glyphs->glyphs[i].glyph;
            if (glyph == PANGO_GLYPH_EMPTY || (glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0) continue;
            char32_t const code = glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
            if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
        }
    }
    return codes;
}

bool Line::runs_right_to_left() const
{
    return first()->resolved_dir == PANGO_DIRECTION_RTL;
}

void Line::trace(cairo_t* target) const
{
    pango_cairo_layout_line_path(target, first());
}

void Line::show(cairo_t* target) const
{
    pango_cairo_show_layout_line(target, first());
}

}  // namespace sitmap::render
