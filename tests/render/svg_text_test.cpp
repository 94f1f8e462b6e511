// SPDX-License-Identifier: MIT
// svg_text_test.cpp: numbers, colours, path data and ids of SVG.
#include "render/svg_text.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/scenes.hpp"

#include <limits>

namespace sitmap::render {
namespace {

using namespace sitmap::test;

std::string number(double value, int decimals)
{
    std::string text;
    add_number(text, value, decimals);
    return text;
}

TEST(AddNumber, RoundsAndDropsZeros)
{
    EXPECT_EQ(number(0, 2), "0");
    EXPECT_EQ(number(-0.001, 2), "0");
    EXPECT_EQ(number(12.5, 2), "12.5");
    EXPECT_EQ(number(-12.04, 2), "-12.04");
    EXPECT_EQ(number(12.999, 2), "13");
    EXPECT_EQ(number(0.005, 3), "0.005");
    EXPECT_EQ(number(-0.5, 1), "-0.5");
    EXPECT_EQ(number(1e5, 3), "100000");
    EXPECT_EQ(number(2.4, 0), "2");
}

TEST(AddColour, NamesAnOpacityOnlyIfThereIsOne)
{
    std::string text;
    add_colour(text, "fill", {255, 0, 16});
    EXPECT_EQ(text, " fill=\"#ff0010\"");
    text.clear();
    add_colour(text, "stroke", {0, 0, 0, 51});
    EXPECT_EQ(text, " stroke=\"#000000\" stroke-opacity=\"0.2\"");
}

TEST(AddAttribute, CannotBeBrokenOutOf)
{
    std::string text;
    add_attribute(text, "title", std::string_view("\"/><script>\x01'&"));
    EXPECT_EQ(text, " title=\"&quot;/&gt;&lt;script&gt;\uFFFD&#39;&amp;\"");
}

TEST(PathData, WritesLinesCurvesAndHoles)
{
    EXPECT_EQ(path_data(std::vector{rectangle(0, 0, 2, 1.5)}, "x"), "M0 0L2 0 2 1.5 0 1.5Z");
    map::Outline const curve{{{0, 0}, {1, -1}, {2, 1}, {3, 0}}, false, true};
    EXPECT_EQ(path_data(std::vector{curve, rectangle(1, 1, 1, 1)}, "x"),
              "M0 0C1-1 2 1 3 0M1 1L2 1 2 2 1 2Z");
    EXPECT_EQ(path_data(std::vector{map::Outline{}}, "x"), "");
    map::Outline const tiny{{{1.5, -1e-17}, {2, -0.001}, {-1e-9, -1}}, false, false};
    EXPECT_EQ(path_data(std::vector{tiny}, "x"), "M1.5 0L2 0 0-1");
    map::Outline const bad{{{0, std::numeric_limits<double>::infinity()}}, false, false};
    expect_error(ErrorKind::internal, "cannot draw 'Kabul'",
                 [&] { path_data(std::vector{bad}, "Kabul"); });
}

TEST(Ids, AreValidAndUnique)
{
    Ids ids;
    EXPECT_EQ(ids.unique("AF-KAB"), "AF-KAB");
    EXPECT_EQ(ids.unique("AF-KAB"), "AF-KAB-2");
    EXPECT_EQ(ids.unique("AF-KAB"), "AF-KAB-3");
    EXPECT_EQ(ids.unique("AF-KAB-2"), "AF-KAB-2-2");
    EXPECT_EQ(ids.unique("2021 Kabul"), "_2021_Kabul");
    EXPECT_EQ(ids.unique(""), "_");
    EXPECT_EQ(ids.unique("a\" onload=\"x"), "a__onload__x");
    EXPECT_LE(ids.unique(std::string(10'000, 'a')).size(), 210u);
}

}  // namespace
}  // namespace sitmap::render
