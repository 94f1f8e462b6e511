// SPDX-License-Identifier: MIT
// river_names_test.cpp: names of rivers can be read on what lies below them.
#include "map/river_names.hpp"

#include "tests/support/small_study.hpp"

#include <gtest/gtest.h>

namespace sitmap::map {
namespace {

using namespace test;

struct RiverNames : testing::Test {
    SmallStudy small;

    /// A sheet with the name of a river on A1 alone, on this shade, as it is left.
    MapSheet sheet_on(Colour shade, bool film = false, std::optional<Point> pinned = {})
    {
        auto const material = small.material();
        MapSheet sheet{.ground = ground_for(material, {}, {0, 0, 200, 100})};
        sheet.rules.film = film;
        sheet.shading = shading_for(material);
        for (auto& one : sheet.shading.classes) one.colour = shade;
        EXPECT_TRUE(sheet.shading.class_of[0].has_value());
        PlacedLabel label;
        label.id = "river:Long";
        for (double const lon : {60.3, 60.4, 60.5, 60.6}) {
            PlacedLine letter;
            letter.baseline = *sheet.ground.geo.to_page({lon, 30.5});
            label.lines.push_back(letter);
        }
        sheet.requests.emplace_back().pinned = pinned;
        sheet.labels.placed.push_back(label);
        sheet.name_looks.push_back({ink_of_rivers(small.style), {}, {}});
        suit_river_names(sheet, material, GroundRaster(material, sheet.ground));
        return sheet;
    }
};

TEST_F(RiverNames, CanBeReadOnLandWithoutAShade)
{
    auto const ink = ink_of_rivers(small.style);
    EXPECT_GE(style::contrast(ink, small.style.no_data), style::wanted_contrast);
    EXPECT_GE(style::contrast(ink, small.style.neighbour_land), style::wanted_contrast);
}

TEST_F(RiverNames, TakeTheInkOfTheShadeBelow)
{
    EXPECT_EQ(sheet_on(small.style.no_data).name_looks[0].ink, ink_of_rivers(small.style));
    for (Colour const dark : {Colour{0x6d, 0x62, 0x54}, Colour{0x20, 0x20, 0x20}}) {
        auto const sheet = sheet_on(dark);
        ASSERT_EQ(sheet.labels.placed.size(), 1u);
        EXPECT_GE(style::contrast(sheet.name_looks[0].ink, dark), 3);
    }
}

TEST_F(RiverNames, AreLeftOutWhereNoInkServesThroughoutAFilm)
{
    auto const sheet = sheet_on({0x6d, 0x62, 0x54}, true);
    EXPECT_TRUE(sheet.labels.placed.empty()) << "light land first, a dark shade at the end";
    EXPECT_EQ(sheet.labels.dropped.size(), 1u);
    EXPECT_EQ(sheet_on(small.style.no_data, true).labels.placed.size(), 1u);
    EXPECT_EQ(sheet_on({0x6d, 0x62, 0x54}, true, Point{9, 9}).labels.placed.size(), 1u)
        << "somebody has put it there";
}

}  // namespace
}  // namespace sitmap::map
