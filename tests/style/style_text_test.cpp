// SPDX-License-Identifier: MIT
#include "style/style_file.hpp"

#include <gmock/gmock.h>

namespace sitmap::style {
namespace {

TEST(StyleText, SaysEachKeyWithItsMeaning)
{
    auto const text = effective(Style{});
    EXPECT_THAT(text, testing::HasSubstr("paper = \"#ffffff\"  # ground of the page\n"));
    EXPECT_THAT(text,
                testing::HasSubstr(
                    "fan_target = { width = 0.3, colour = \"#9c0c24\", dashes = [1.1, 0.7] }"));
    EXPECT_THAT(text,
                testing::HasSubstr("[[category]]\ncolour = \"#d55e00\"\nshape = \"circle\"\n"));
}

TEST(StyleText, ChangesWithTheStyle)
{
    Style style;
    style.marker = 5;
    EXPECT_THAT(effective(style), testing::HasSubstr("marker = 5.0  #"));
}

}  // namespace
}  // namespace sitmap::style
