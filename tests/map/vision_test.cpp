// SPDX-License-Identifier: MIT
#include "map/vision.hpp"

#include "style/style_file.hpp"
#include "tests/support/colours.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sitmap::map {
namespace {

constexpr Vision all[] = {Vision::normal, Vision::protan, Vision::deutan, Vision::tritan};

TEST(Vision, LeavesGreysAsTheyAre)
{
    for (int level = 0; level < 256; level += 51) {
        auto const v = static_cast<std::uint8_t>(level);
        for (auto const vision : all)
            EXPECT_LT(difference(seen_by(vision, {v, v, v}), {v, v, v}), 0.5) << level;
    }
}

TEST(Vision, MakesRedAndGreenAlikeForRedGreenBlindReaders)
{
    Colour const red{200, 60, 40}, green{100, 120, 30};
    EXPECT_GT(difference(red, green), 40);
    EXPECT_LT(difference(seen_by(Vision::deutan, red), seen_by(Vision::deutan, green)), 20);
    EXPECT_GT(difference(seen_by(Vision::tritan, red), seen_by(Vision::tritan, green)), 30);
}

TEST(Vision, MeasuresLightnessAsTheCieDoes)
{
    EXPECT_NEAR(lightness({255, 255, 255}), 100, 0.01);
    EXPECT_NEAR(lightness({0, 0, 0}), 0, 1e-9);
    EXPECT_NEAR(lightness({119, 119, 119}), 50.03, 0.1);
    EXPECT_NEAR(lightness({255, 0, 0}), 53.24, 0.05);
}

TEST(Vision, MeasuresDifferencesByCiede2000)
{
    EXPECT_EQ(difference({1, 2, 3}, {1, 2, 3}), 0);
    EXPECT_NEAR(difference({0, 0, 0}, {255, 255, 255}), 100, 0.01);
    // sRGB red against green and blue: values of the reference formula.
    EXPECT_NEAR(difference({255, 0, 0}, {0, 255, 0}), 86.61, 0.05);
    EXPECT_NEAR(difference({255, 0, 0}, {0, 0, 255}), 52.88, 0.05);
    EXPECT_NEAR(difference({10, 20, 30}, {200, 100, 50}), difference({200, 100, 50}, {10, 20, 30}),
                1e-9);
}

TEST(Vision, BlendsEvenlyToTheEye)
{
    Colour const middle = blend({0, 0, 0}, {255, 255, 255}, 0.5);
    EXPECT_NEAR(lightness(middle), 50, 0.3);
    EXPECT_EQ(blend({1, 2, 3}, {9, 9, 9}, 0), (Colour{1, 2, 3}));
    EXPECT_EQ(blend({1, 2, 3}, {9, 9, 9}, 1), (Colour{9, 9, 9}));
}

// The promise of the legend: two categories differ in shape for all readers, and in hue for readers
// with any one kind of colour vision, but for the style that has one ink.
TEST(Vision, CanTellTheCategoriesOfEveryShippedStyleApart)
{
    for (auto const* name : {"briefing-light", "briefing-dark", "high-contrast"}) {
        auto const style = style::read_style(name, SITMAP_SOURCE_DIR);
        std::vector<Colour> colours;
        for (auto const& category : style.categories) colours.push_back(category.colour);
        for (auto const vision : all)
            EXPECT_GT(test::smallest_difference(colours, vision), 10)
                << name << ", vision " << static_cast<int>(vision);
    }
}

TEST(Vision, CanTellTheClassesOfEveryShippedStyleApartInGrey)
{
    for (auto const* name : {"briefing-light", "briefing-dark", "high-contrast", "print-grey"}) {
        auto const style = style::read_style(name, SITMAP_SOURCE_DIR);
        auto classes = style.sequence;
        classes.push_back(style.no_data);
        for (std::size_t i = 1; i < classes.size(); ++i)
            EXPECT_GT(std::abs(lightness(classes[i]) - lightness(classes[i - 1])), 6)
                << name << " step " << i;
    }
}

TEST(Vision, KeepsTheIncidentsStrongerThanTheGround)
{
    for (auto const* name : {"briefing-light", "briefing-dark", "high-contrast", "print-grey"}) {
        auto const style = style::read_style(name, SITMAP_SOURCE_DIR);
        for (auto const& category : style.categories)
            EXPECT_GT(difference(category.colour, style.no_data), 25)
                << name << " " << category.shape;
    }
}

}  // namespace
}  // namespace sitmap::map
