// SPDX-License-Identifier: MIT
// fonts_test.cpp: fonts are found the same way for every user.
#include "render/fonts.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace sitmap::render {
namespace {

std::string family_of(map::Font const& font)
{
    auto* const context = text_context();
    std::unique_ptr<PangoFont, Releaser<g_object_unref>> const loaded{
        pango_context_load_font(context, describe(font).get())};
    FontDescription const used{pango_font_describe(loaded.get())};
    return pango_font_description_get_family(used.get());
}

TEST(Fonts, DoNotFollowTheEnvironment)
{
    ASSERT_EQ(setenv("FONTCONFIG_FILE", "/dev/null", 1), 0);
    ASSERT_EQ(setenv("PANGO_LANGUAGE", "ja", 1), 0);
    EXPECT_EQ(family_of({}), "Noto Sans");
    unsetenv("FONTCONFIG_FILE");
    unsetenv("PANGO_LANGUAGE");
}

TEST(Fonts, AreDescribedAtOneSizeWithWeightAndSlant)
{
    map::Font font;
    font.size = 23;
    font.weight = map::Weight::bold;
    font.italic = true;
    auto const description = describe(font);
    EXPECT_EQ(pango_font_description_get_size(description.get()),
              static_cast<int>(em_units * PANGO_SCALE));
    EXPECT_EQ(pango_font_description_get_weight(description.get()), PANGO_WEIGHT_BOLD);
    EXPECT_EQ(pango_font_description_get_style(description.get()), PANGO_STYLE_ITALIC);
    EXPECT_STREQ(pango_font_description_get_family(description.get()),
                 "Noto Sans,Noto Sans Arabic");
}

TEST(Fonts, AreTriedInOrderEachOnce)
{
    map::Font font;
    EXPECT_EQ(families_of(font), (std::vector<std::string>{"Noto Sans", "Noto Sans Arabic"}));
    font.family = "Noto Serif";
    EXPECT_EQ(families_of(font),
              (std::vector<std::string>{"Noto Serif", "Noto Sans", "Noto Sans Arabic"}));
    font.family.clear();
    EXPECT_EQ(families_of(font), (std::vector<std::string>{"Noto Sans", "Noto Sans Arabic"}));
    font.arabic = "Noto Kufi Arabic";
    EXPECT_EQ(families_of(font),
              (std::vector<std::string>{"Noto Sans", "Noto Kufi Arabic", "Noto Sans Arabic"}));
    EXPECT_EQ(arabic_families_of(font),
              (std::vector<std::string>{"Noto Kufi Arabic", "Noto Sans Arabic", "Noto Sans"}));
}

TEST(Fonts, AreNeitherHintedNorRounded)
{
    auto* const context = text_context();
    auto const* options = pango_cairo_context_get_font_options(context);
    EXPECT_EQ(cairo_font_options_get_hint_style(options), CAIRO_HINT_STYLE_NONE);
    EXPECT_EQ(cairo_font_options_get_hint_metrics(options), CAIRO_HINT_METRICS_OFF);
    EXPECT_FALSE(pango_context_get_round_glyph_positions(context));
}

}  // namespace
}  // namespace sitmap::render
