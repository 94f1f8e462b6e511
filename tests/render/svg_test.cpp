// SPDX-License-Identifier: MIT
// svg_test.cpp: the SVG with a fixed look.
#include "render/svg.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/images.hpp"
#include "tests/support/scenes.hpp"
#include "tests/support/tools.hpp"

namespace sitmap::render {
namespace {

using namespace sitmap::test;

map::Scene sheet()
{
    auto scene = page(127, 63.5, {0xfa, 0xfa, 0xf5});  // 480 x 240 pixels at 96 dpi
    scene.title = "Rockets </title> & claims";
    auto faded = layer("faded");
    faded->opacity = 0.5;
    faded->children.emplace_back(filled({circle(30, 30, 20)}, red));
    faded->children.emplace_back(
        filled({circle(45, 30, 20)}, map::Hatch{blue, 2, 0.4, 30, {255, 255, 255, 255}}));
    add(scene, std::move(faded));
    auto run = words("Kabul کابل", {70, 30}, 20);
    run.halo = map::Halo{{0xbb, 0xad, 0x9a}, 0.8};
    add(scene, run);
    map::Markers markers;
    markers.shape = {filled({circle(0, 0, 1)}, green)};
    markers.shape[0].stroke = map::Stroke{white, 0.3, {}, true};
    markers.at = spiral(100, {100, 45}, 12);
    add(scene, std::move(markers));
    return scene;
}

TEST(Svg, IsTheSameTwiceInOneProcess)
{
    EXPECT_EQ(svg(sheet()), svg(sheet()));
}

TEST(Svg, HoldsTheTitleAsText)
{
    EXPECT_THAT(svg(sheet()),
                testing::HasSubstr("<title>Rockets &lt;/title&gt; &amp; claims</title>"));
}

TEST(Svg, DrawsTextAsOutlines)
{
    auto const file = svg(sheet());
    EXPECT_THAT(file, testing::Not(testing::HasSubstr("<text")));
    EXPECT_THAT(file, testing::Not(testing::HasSubstr("<image")));
}

TEST(Svg, LooksLikeThePicture)
{
    auto const shown = by_librsvg(svg(sheet()));
    if (!shown) GTEST_SKIP() << "rsvg-convert is not installed";
    EXPECT_LT(share_different(*shown, render_image(sheet(), 480, 240), 32), 0.02);
}

TEST(Svg, RefusesNoPage)
{
    expect_error(ErrorKind::usage, "both sides must be positive", [] { svg(page(0, 10)); });
    expect_error(ErrorKind::usage, "32768", [] { svg(page(32768, 10)); });
}

}  // namespace
}  // namespace sitmap::render
