// SPDX-License-Identifier: MIT
#include "style/colour.hpp"

#include <gtest/gtest.h>

namespace sitmap::style {
namespace {

TEST(Colour, ReadsAndWritesHexadecimal)
{
    EXPECT_EQ(parse_colour("#0a141e"), (Colour{10, 20, 30}));
    EXPECT_EQ(parse_colour("#0A141E80"), (Colour{10, 20, 30, 128}));
    EXPECT_EQ(to_text(Colour{10, 20, 30}), "#0a141e");
    EXPECT_EQ(to_text(Colour{10, 20, 30, 128}), "#0a141e80");
}

TEST(Colour, RefusesAllOtherForms)
{
    for (auto const* text : {"", "#", "#fff", "0a141e", "#0a141g", "#0a141e8", "#0a141e800", "red",
                             "#-a141e", "#+12345"})
        EXPECT_FALSE(parse_colour(text)) << text;
}

TEST(Colour, MeasuresContrastAsWcagDoes)
{
    EXPECT_NEAR(contrast({0, 0, 0}, {255, 255, 255}), 21, 1e-9);
    EXPECT_NEAR(contrast({119, 119, 119}, {255, 255, 255}), 4.478,
                0.001);  // #777777: the known near miss
    EXPECT_EQ(contrast({1, 2, 3}, {1, 2, 3}), 1);
}

TEST(Colour, MixesInLinearLight)
{
    EXPECT_EQ(mix({0, 0, 0}, {255, 255, 255}, 0.5), (Colour{188, 188, 188}));
    EXPECT_EQ(mix({1, 2, 3}, {9, 9, 9}, 0), (Colour{1, 2, 3}));
    EXPECT_EQ(mix({1, 2, 3}, {9, 9, 9}, 1), (Colour{9, 9, 9}));
}

TEST(Colour, TakesAnOpacityWithinLimits)
{
    EXPECT_EQ(with_alpha({1, 2, 3}, 0.5).alpha, 128);
    EXPECT_EQ(with_alpha({1, 2, 3}, 7).alpha, 255);
    EXPECT_EQ(with_alpha({1, 2, 3}, -1).alpha, 0);
}

}  // namespace
}  // namespace sitmap::style
