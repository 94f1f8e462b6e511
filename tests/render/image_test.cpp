// SPDX-License-Identifier: MIT
// image_test.cpp: pages as pixels, and their limits.
#include "render/image.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/images.hpp"
#include "tests/support/scenes.hpp"

#include <limits>
#include <thread>

namespace sitmap::render {
namespace {

using namespace sitmap::test;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(PixelSize, FollowsTheResolution)
{
    EXPECT_EQ(pixel_size(page(254, 127), 100), (PixelSize{1000, 500}));
    EXPECT_EQ(pixel_size(page(297, 210), 300), (PixelSize{3508, 2480}));
    EXPECT_EQ(pixel_size(page(25.4, 25.4), 1), (PixelSize{1, 1}));
}

TEST(PixelSize, RefusesWhatIsNoPage)
{
    for (auto const bad : {0.0, -1.0, nan, std::numeric_limits<double>::infinity()}) {
        expect_error(ErrorKind::usage, "both sides must be positive",
                     [&] { pixel_size(page(bad, 10), 96); });
        expect_error(ErrorKind::usage, "both sides must be positive",
                     [&] { pixel_size(page(10, bad), 96); });
        expect_error(ErrorKind::usage, "dpi: it must be a positive number",
                     [&] { pixel_size(page(10, 10), bad); });
    }
}

TEST(PixelSize, HoldsTheLimitsOnBothSides)
{
    EXPECT_EQ(pixel_size(page(25.4, 32767 * 25.4), 1).height, 32767);
    expect_error(ErrorKind::usage, "1 x 32768 pixels",
                 [] { pixel_size(page(25.4, 32768 * 25.4), 1); });
    EXPECT_EQ(pixel_size(page(508, 508), 1000), (PixelSize{20000, 20000}));
    expect_error(ErrorKind::usage, "at most 400 million", [] { pixel_size(page(508, 510), 1000); });
    expect_error(ErrorKind::usage, "1000000000 x", [] { pixel_size(page(25.4, 25.4), 1e9); });
    expect_error(ErrorKind::usage, "a side must be 1 to 32767", [] { pixel_size(page(1, 1), 1); });
}

TEST(RenderImage, IsOpaqueWhateverThePaper)
{
    auto const clear = render_image(page(10, 10, {0, 0, 0, 0}), 3, 2);
    EXPECT_EQ(clear.pixels, std::vector<std::uint32_t>(6, 0xffffffff));
    auto scene = page(10, 10, {0x12, 0x34, 0x56});
    add(scene, filled({rectangle(0, 0, 5, 10)}, style::Colour{255, 0, 0, 0x60}));
    for (auto const p : render_image(scene, 10, 10).pixels) EXPECT_EQ(p >> 24, 0xffu);
    EXPECT_EQ(pixel(render_image(scene, 10, 10), 8, 5), 0xff123456);
}

TEST(RenderImage, RefusesSizesBeyondTheLimits)
{
    expect_error(ErrorKind::usage, "0 x 5 pixels", [] { render_image(page(10, 10), 0, 5); });
    expect_error(ErrorKind::usage, "-3 x 5 pixels", [] { render_image(page(10, 10), -3, 5); });
    expect_error(ErrorKind::usage, "32768", [] { render_image(page(10, 10), 32768, 1); });
}

TEST(RenderImage, GivesTheSamePixelsAgainAndOnAnotherThread)
{
    auto scene = page(60, 40);
    add(scene, words("Kabul کابل", {5, 20}, 14));
    add(scene, filled({circle(40, 20, 9.3)}, red));
    auto const first = render_image(scene, 300, 200);
    EXPECT_EQ(render_image(scene, 300, 200), first);
    Image other;
    std::thread{[&] { other = render_image(scene, 300, 200); }}.join();
    EXPECT_EQ(other, first);
}

TEST(DrawOver, KeepsWhatIsThereUnderATransparentPaper)
{
    auto background = page(10, 10, blue);
    add(background, filled({rectangle(0, 0, 10, 5)}, green));
    auto image = render_image(background, 20, 20);
    auto overlay = page(10, 10, {0, 0, 0, 0});
    add(overlay, filled({rectangle(2, 2, 2, 6)}, red));
    draw_over(image, overlay);
    EXPECT_EQ(pixel(image, 1, 1), 0xff008000);
    EXPECT_EQ(pixel(image, 5, 5), 0xffff0000);
    EXPECT_EQ(pixel(image, 18, 18), 0xff0000ff);
}

TEST(DrawOver, GivesWhatOneDrawingWouldGive)
{
    auto whole = page(10, 10);
    auto still = page(10, 10);
    auto moving = page(10, 10, {0, 0, 0, 0});
    for (auto* scene : {&whole, &still}) add(*scene, filled({circle(5, 5, 4)}, blue));
    for (auto* scene : {&whole, &moving})
        add(*scene, filled({circle(7, 5, 2.5)}, style::Colour{255, 0, 0, 0x80}));
    auto image = render_image(still, 50, 50);
    draw_over(image, moving);
    EXPECT_EQ(image, render_image(whole, 50, 50));
}

/// Everything that a scene can hold, across every border between bands.
TEST(DrawOver, GivesTheSamePixelsInOneBandAsInSeveral)
{
    auto scene = page(60, 40);
    auto group = std::make_unique<map::Group>();
    group->clip.push_back(rectangle(3.07, 2.03, 52.9, 36.2));
    for (int i = 0; i < 40; ++i) {
        double const x = 3 + (i * 37 % 54), y = 1 + (i * 23 % 38) + 0.0625 * i;
        group->children.push_back(filled({circle(x, y, 1.7)}, style::Colour{9, 99, 200, 0x90}));
        auto run = words("Kabul کابل", {x, y}, 9);
        run.angle = i * 17;
        run.halo = map::Halo{style::Colour{255, 255, 255, 0xc0}, 0.5};
        group->children.push_back(run);
        map::Path line;
        line.outlines = {map::Outline{{{x, y}, {y + 9, x}, {50 - x, y}}, false, false}};
        line.stroke = map::Stroke{red, 0.4, {1.1, 0.7}, true};
        group->children.push_back(line);
    }
    map::Markers markers;
    markers.shape = {filled({circle(0, 0, 0.9)}, green)};
    for (int i = 0; i < 3000; ++i) markers.at.push_back({i * 0.0371 - 1, (i * 7 % 4001) * 0.0103});
    group->children.push_back(markers);
    auto faint = std::make_unique<map::Group>();
    faint->opacity = 0.4;
    faint->children.push_back(filled({circle(30, 20, 15)}, blue));
    group->children.push_back(std::move(faint));
    scene.root.children.push_back(std::move(group));
    Image const blank{451, 301, std::vector<std::uint32_t>(451u * 301u, 0xffffffff)};
    auto whole = blank;
    draw_over(whole, scene, 1);
    for (int const bands : {2, 3, 5, 7, 9}) {
        auto parts = blank;
        draw_over(parts, scene, bands);
        EXPECT_EQ(parts, whole) << bands;
    }
    EXPECT_NE(whole, blank);
}

TEST(DrawOver, RefusesAPictureWhosePixelsAreMissing)
{
    Image broken{10, 10, {}};
    expect_error(ErrorKind::internal, "its size and its pixels disagree",
                 [&] { draw_over(broken, page(10, 10)); });
}

}  // namespace
}  // namespace sitmap::render
