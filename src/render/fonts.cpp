// SPDX-License-Identifier: MIT
#include "render/fonts.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "render/cairo.hpp"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace sitmap::render {
namespace {

using FontConfig = std::unique_ptr<FcConfig, Releaser<FcConfigDestroy>>;
using PangoContextHandle = std::unique_ptr<PangoContext, Releaser<g_object_unref>>;
using FontMap = std::unique_ptr<PangoFontMap, Releaser<g_object_unref>>;

// The families at the end are taken, in this order, for characters that the wanted font lacks.
constexpr char const* settings = R"(<?xml version="1.0"?>
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>/var/cache/fontconfig</cachedir>
  <match target="pattern">
    <edit name="family" mode="append_last" binding="weak">
      <string>Noto Sans</string>
      <string>Noto Sans Arabic</string>
      <string>DejaVu Sans</string>
    </edit>
  </match>
</fontconfig>)";

FontConfig read_fonts()
{
    FontConfig config{FcConfigCreate()};
    auto const* text = reinterpret_cast<FcChar8 const*>(settings);
    if (!config || !FcConfigParseAndLoadFromMemory(config.get(), text, FcTrue) ||
        !FcConfigBuildFonts(config.get()))
        throw Error{ErrorKind::internal,
                    "cannot read the fonts of '/usr/share/fonts': fontconfig failed"};
    return config;
}

/// Makes our settings those of the process, before Pango would read the user's.
void set_fonts_once()
{
    static bool const set = FcConfigSetCurrent(read_fonts().get()) == FcTrue;
    if (!set) throw Error{ErrorKind::internal, "cannot set the fonts: fontconfig failed"};
}

FontMap new_font_map()
{
    set_fonts_once();
    FontMap fonts{pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)};
    if (!fonts)
        throw Error{ErrorKind::internal, "cannot draw text: Pango was built without FreeType"};
    return fonts;
}

PangoWeight weight_of(map::Weight weight)
{
    switch (weight) {
        case map::Weight::normal: return PANGO_WEIGHT_NORMAL;
        case map::Weight::medium: return PANGO_WEIGHT_MEDIUM;
        case map::Weight::bold: return PANGO_WEIGHT_BOLD;
    }
    return PANGO_WEIGHT_NORMAL;
}

}  // namespace

namespace {

PangoContextHandle new_text_context(PangoFontMap* fonts, PangoDirection base)
{
    PangoContextHandle context{pango_font_map_create_context(fonts)};
    FontOptions const options{cairo_font_options_create()};
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options.get());
    pango_cairo_context_set_resolution(context.get(), 72);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    pango_context_set_language(context.get(), pango_language_from_string("en"));
    pango_context_set_base_dir(context.get(), base);
    return context;
}

}  // namespace

PangoContext* text_context(bool from_right)
{
    // Pango's font maps must not be shared between threads.
    thread_local FontMap const fonts = new_font_map();
    thread_local PangoContextHandle const left = new_text_context(fonts.get(), PANGO_DIRECTION_LTR);
    if (!from_right) return left.get();
    thread_local PangoContextHandle const right =
        new_text_context(fonts.get(), PANGO_DIRECTION_RTL);
    return right.get();
}

namespace {

std::vector<std::string> each_once(std::initializer_list<std::string_view> wanted)
{
    std::vector<std::string> families;
    for (auto const family : wanted)
        if (!family.empty() && std::ranges::find(families, family) == families.end())
            families.emplace_back(family);
    return families;
}

}  // namespace

std::vector<std::string> families_of(map::Font const& font)
{
    return each_once({font.family, "Noto Sans", font.arabic, "Noto Sans Arabic"});
}

std::vector<std::string> arabic_families_of(map::Font const& font)
{
    return each_once({font.arabic, "Noto Sans Arabic", font.family, "Noto Sans"});
}

FontDescription describe(map::Font const& font)
{
    FontDescription description{pango_font_description_new()};
    pango_font_description_set_family(description.get(),
                                      join_words(families_of(font), ",").c_str());
    pango_font_description_set_weight(description.get(), weight_of(font.weight));
    pango_font_description_set_style(description.get(),
                                     font.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_absolute_size(description.get(), em_units * PANGO_SCALE);
    return description;
}

}  // namespace sitmap::render
