// SPDX-License-Identifier: MIT
#include "animate/palette.hpp"

#include <gmock/gmock.h>

#include <cstdlib>

namespace sitmap::animate {
namespace {

TEST(Palette, KeepsEveryColourIfThereIsRoom)
{
    ColourCounter counter;
    counter.add(0xD55E00, 5);
    counter.add(0x000000, 1);
    counter.add(0xD55E00, 5);
    auto const counts = counter.sorted();
    ASSERT_EQ(counts.size(), 2u);
    EXPECT_EQ(counts[0].colour, 0xD55E00u);
    EXPECT_EQ(counts[0].pixels, 10u);
    EXPECT_THAT(choose_palette(counts, 255), testing::ElementsAre(0xD55E00u, 0x000000u));
}

TEST(Palette, KeepsFrequentColoursExactlyAndAveragesTheRest)
{
    ColourCounter counter;
    counter.add(0xF6F2E9, 100000);
    counter.add(0x6D6254, 90000);
    for (Rgb grey = 0; grey < 256; ++grey) counter.add(grey << 16 | grey << 8 | grey, 3);
    auto const palette = choose_palette(counter.sorted(), 30);
    EXPECT_EQ(palette.size(), 30u);
    EXPECT_THAT(palette, testing::IsSupersetOf({0xF6F2E9u, 0x6D6254u}));
    NearestColour nearest(palette);
    for (Rgb grey = 0; grey < 256; ++grey) {
        auto const chosen = nearest.palette()[nearest(grey << 16 | grey << 8 | grey)] & 0xFF;
        EXPECT_LE(std::abs(static_cast<int>(chosen) - static_cast<int>(grey)), 12) << grey;
    }
}

TEST(Palette, CountsMoreColoursThanItsTableStartsWith)
{
    ColourCounter counter;
    for (Rgb colour = 0; colour < 300000; ++colour) counter.add(colour, 1);
    EXPECT_LE(counter.size(), 262144u + 32768u);
    std::uint64_t pixels = 0;
    for (auto const& count : counter.sorted()) pixels += count.pixels;
    EXPECT_EQ(pixels, 300000u);
}

TEST(Palette, FindsTheNearestColourAndTheFirstOfEqualOnes)
{
    NearestColour nearest({0x000000, 0xFFFFFF, 0xFF0000, 0xFFFFFF});
    EXPECT_EQ(nearest(0x101010), 0);
    EXPECT_EQ(nearest(0xF0F0F0), 1);
    EXPECT_EQ(nearest(0xE01010), 2);
    EXPECT_EQ(nearest(0xFFFFFF), 1);
}

}  // namespace
}  // namespace sitmap::animate
