// SPDX-License-Identifier: MIT
#include "style/style.hpp"

#include "style/style_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace sitmap::style {
namespace {

std::vector<Style> shipped()
{
    std::vector<Style> styles;
    for (auto const* name : {"briefing-light", "briefing-dark", "print-grey", "high-contrast"})
        styles.push_back(read_style(name, SITMAP_SOURCE_DIR));
    return styles;
}

/// Words and the ground that they stand on.
struct Pair {
    char const* what;
    Colour words, ground;
};

std::vector<Pair> words_on_grounds(Style const& s)
{
    return {{"title", s.title.colour, s.panel},
            {"subtitle", s.subtitle.colour, s.panel},
            {"as_of", s.as_of.colour, s.panel},
            {"heading", s.heading.colour, s.panel},
            {"body", s.body.colour, s.panel},
            {"quiet", s.quiet.colour, s.panel},
            {"body on paper", s.body.colour, s.paper},
            {"quiet in the note", s.quiet.colour, s.note_ground},
            {"note", s.note.colour, s.note_ground},
            {"footer", s.footer.colour, s.note_ground},
            {"area_label", s.area_label.colour, s.no_data},
            {"country_label", s.country_label.colour, s.neighbour_land},
            {"country_label on home", s.country_label.colour, s.no_data},
            {"place_label", s.place_label.colour, over(s.halo, s.no_data)},
            {"place_label abroad", s.place_label.colour, over(s.halo, s.neighbour_land)},
            {"count_label", s.count_label.colour, s.marker_edge},
            {"body on a card", s.body.colour, over(s.card, s.no_data)},
            {"accent on a card", s.accent, over(s.card, s.no_data)}};
}

TEST(Style, HasReadableWordsOnEveryGround)
{
    for (auto const& style : shipped())
        for (auto const& [what, words, ground] : words_on_grounds(style))
            EXPECT_GE(contrast(words, ground), style.name == "high-contrast" ? 7 : wanted_contrast)
                << style.name << ": " << what << " " << to_text(words) << " on " << to_text(ground);
}

TEST(Style, HasReadableAreaNamesOnEveryClass)
{
    for (auto const& style : shipped())
        for (auto const& ground : style.sequence)
            EXPECT_GE(contrast(text_on(style, ground, style.area_label.colour), ground),
                      wanted_contrast)
                << style.name << " on " << to_text(ground);
}

TEST(Style, KeepsTextsAtOrAboveItsOwnMinimum)
{
    for (auto const& s : shipped())
        for (auto const* text :
             {&s.title, &s.subtitle, &s.as_of, &s.heading, &s.body, &s.quiet, &s.note, &s.footer,
              &s.area_label, &s.country_label, &s.place_label, &s.count_label})
            EXPECT_GE(text->size, s.minimum_text) << s.name;
}

TEST(Style, GivesEachCategoryAShapeOfItsOwn)
{
    for (auto const& style : shipped()) {
        std::vector<std::string> names;
        for (auto const& category : style.categories) names.push_back(category.shape);
        std::ranges::sort(names);
        EXPECT_EQ(std::ranges::adjacent_find(names), names.end()) << style.name;
        EXPECT_GE(names.size(), 6u) << style.name;
    }
}

TEST(Style, StepsItsClassesInOneDirectionOfLightness)
{
    for (auto const& style : shipped()) {
        std::vector<double> light;
        for (auto const& colour : style.sequence) light.push_back(luminance(colour));
        EXPECT_TRUE(std::ranges::is_sorted(light) || std::ranges::is_sorted(light, std::greater{}))
            << style.name;
    }
}

TEST(Style, ChoosesInkOrItsReverseWhereTheWantedColourCannotBeRead)
{
    Style const style;
    EXPECT_EQ(text_on(style, {0x6d, 0x62, 0x54}, style.area_label.colour), style.label_on_dark);
    EXPECT_EQ(text_on(style, {0x97, 0x88, 0x74}, style.area_label.colour), style.ink);
    EXPECT_EQ(text_on(style, {0xff, 0xff, 0xff}, style.area_label.colour), style.area_label.colour);
}

TEST(Style, LaysATranslucentColourOverAnOpaqueOne)
{
    EXPECT_EQ(over({255, 0, 0, 255}, {0, 0, 255}), (Colour{255, 0, 0}));
    EXPECT_EQ(over({255, 0, 0, 0}, {0, 0, 255}), (Colour{0, 0, 255}));
    EXPECT_EQ(over({255, 255, 255, 51}, {0, 0, 0}), (Colour{51, 51, 51}));
}

}  // namespace
}  // namespace sitmap::style
