// SPDX-License-Identifier: MIT
// svg_shapes_test.cpp: shapes of several colours become one symbol.
#include "render/svg_shapes.hpp"

#include "render/cairo.hpp"
#include "render/svg.hpp"
#include "tests/support/images.hpp"
#include "tests/support/scenes.hpp"
#include "tests/support/tools.hpp"

#include <gmock/gmock.h>

namespace sitmap::render {
namespace {

using namespace sitmap::test;
using testing::HasSubstr;

map::Markers edged(style::Colour fill, std::vector<map::Point> places)
{
    map::Markers markers;
    markers.shape = {filled({circle(0, 0, 1.2)}, fill),
                     filled({rectangle(-0.5, -0.5, 1, 1)}, white)};
    markers.shape[0].stroke = map::Stroke{black, 0.2, {}, true};
    markers.at = std::move(places);
    return markers;
}

map::Scene sheet()
{
    auto scene = page(127, 63.5);  // 480 x 240 pixels at 96 dpi
    auto frame = layer("frame");
    frame->clip = {rectangle(10, 5, 100, 50)};
    frame->children.emplace_back(words("■ □ Kabul", {40, 10}, 12));
    frame->children.emplace_back(edged(red, spiral(300, {35, 35}, 30)));
    frame->children.emplace_back(edged(blue, spiral(300, {95, 35}, 30)));
    add(scene, std::move(frame));
    return scene;
}

TEST(SvgShapes, TakeOneUseForEachPlace)
{
    auto const file = svg(sheet());
    std::size_t uses = 0;
    for (auto at = file.find("<use"); at != std::string::npos; at = file.find("<use", at + 1))
        ++uses;
    // 600 places and the letters of the words.
    EXPECT_GE(uses, 600u);
    EXPECT_LE(uses, 610u);
    EXPECT_THAT(file, HasSubstr("fill=\"#ff0000\""));
    EXPECT_THAT(file, HasSubstr("fill=\"#0000ff\""));
}

TEST(SvgShapes, LookAndCoverEachOtherAsInThePicture)
{
    auto const shown = by_librsvg(svg(sheet()));
    if (!shown) GTEST_SKIP() << "rsvg-convert is not installed";
    EXPECT_LT(share_different(*shown, render_image(sheet(), 480, 240), 48), 0.02);
}

TEST(SvgShapes, SayWhenALetterIsNotFound)
{
    SvgShapes shapes;
    std::string other = "<svg></svg>";
    EXPECT_TRUE(shapes.put_into(other));
    Surface const surface{cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr)};
    shapes.belong_to(surface.get());
    Context const context{cairo_create(surface.get())};
    ASSERT_EQ(SvgShapes::of(context.get()), &shapes);
    ASSERT_TRUE(shapes.show(context.get(), edged(red, {{1, 1}}), 3));
    EXPECT_FALSE(shapes.put_into(other));
    EXPECT_EQ(other, "<svg></svg>");
}

TEST(SvgShapes, LeaveHatchesToOthers)
{
    SvgShapes shapes;
    Surface const surface{cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr)};
    Context const context{cairo_create(surface.get())};
    EXPECT_EQ(SvgShapes::of(context.get()), nullptr);
    map::Markers hatched;
    hatched.shape = {filled({circle(0, 0, 1)}, map::Hatch{})};
    hatched.at = {{1, 1}};
    EXPECT_FALSE(shapes.show(context.get(), hatched, 2));
}

}  // namespace
}  // namespace sitmap::render
