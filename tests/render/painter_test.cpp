// SPDX-License-Identifier: MIT
// painter_test.cpp: what is drawn, compared with the same drawing made by Cairo directly.
#include "render/painter.hpp"

#include "render/cairo.hpp"
#include "render/image.hpp"
#include "render/text.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/fonts.hpp"
#include "tests/support/images.hpp"
#include "tests/support/scenes.hpp"

#include <functional>
#include <limits>

namespace sitmap::render {
namespace {

using namespace sitmap::test;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint32_t white_pixel = 0xffffffff;

/// 40 x 30 mm at 4 pixels a millimetre.
Image drawn(map::Scene const& scene)
{
    return render_image(scene, 160, 120);
}
map::Scene sheet()
{
    return page(40, 30);
}

Image by_cairo(std::function<void(cairo_t*)> const& draw)
{
    Image image{160, 120, std::vector<std::uint32_t>(160 * 120, white_pixel)};
    Surface const surface{cairo_image_surface_create_for_data(
        reinterpret_cast<unsigned char*>(image.pixels.data()), CAIRO_FORMAT_ARGB32, 160, 120, 640)};
    Context const context{cairo_create(surface.get())};
    cairo_scale(context.get(), 4, 4);
    draw(context.get());
    cairo_surface_finish(surface.get());
    return image;
}

TEST(Paint, FillsEvenOddSoThatAnInnerRingIsAHole)
{
    auto scene = sheet();
    add(scene, filled({rectangle(5, 5, 30, 20), rectangle(10, 10, 10, 10)}, red));
    auto const expected = by_cairo([](cairo_t* cr) {
        cairo_rectangle(cr, 5, 5, 30, 20);
        cairo_rectangle(cr, 10, 10, 10, 10);
        cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
        cairo_set_source_rgb(cr, 1, 0, 0);
        cairo_fill(cr);
    });
    EXPECT_EQ(largest_difference(drawn(scene), expected), 0);
    EXPECT_EQ(pixel(drawn(scene), 60, 60), white_pixel);
}

TEST(Paint, StrokesDashesInMillimetres)
{
    auto scene = sheet();
    add(scene, stroked({{{{5, 15}, {35, 15}}, false, false}}, {blue, 1, {3, 2}, false}));
    auto const expected = by_cairo([](cairo_t* cr) {
        double const dashes[] = {3, 2};
        cairo_set_dash(cr, dashes, 2, 0);
        cairo_set_line_width(cr, 1);
        cairo_move_to(cr, 5, 15);
        cairo_line_to(cr, 35, 15);
        cairo_set_source_rgb(cr, 0, 0, 1);
        cairo_stroke(cr);
    });
    EXPECT_EQ(largest_difference(drawn(scene), expected), 0);
}

TEST(Paint, DrawsCurvesAsCubics)
{
    auto scene = sheet();
    add(scene, filled({circle(20, 15, 10)}, green));
    auto const expected = by_cairo([](cairo_t* cr) {
        cairo_arc(cr, 20, 15, 10, 0, 2 * std::numbers::pi);
        cairo_set_source_rgb(cr, 0, 128 / 255.0, 0);
        cairo_fill(cr);
    });
    EXPECT_LE(largest_difference(drawn(scene), expected), 8);
}

TEST(Paint, KeepsHatchesInsideTheirShape)
{
    auto scene = sheet();
    map::Hatch hatch{red, 2, 0.5, 0, {0, 0, 255, 255}};
    add(scene, filled({rectangle(10, 10, 20, 10)}, hatch));
    auto const expected = by_cairo([](cairo_t* cr) {
        cairo_rectangle(cr, 10, 10, 20, 10);
        cairo_set_source_rgb(cr, 0, 0, 1);
        cairo_fill_preserve(cr);
        cairo_clip(cr);
        cairo_set_source_rgb(cr, 1, 0, 0);
        cairo_set_line_width(cr, 0.5);
        for (int y = 9; y <= 21; y += 2) {
            cairo_move_to(cr, 0, y);
            cairo_line_to(cr, 40, y);
            cairo_stroke(cr);
        }
    });
    EXPECT_LE(largest_difference(drawn(scene), expected), 2);
    EXPECT_EQ(pixel(drawn(scene), 38, 60), white_pixel);
}

TEST(Paint, MakesAGroupTranslucentAsAWhole)
{
    auto scene = sheet();
    auto group = layer("faded");
    group->opacity = 0.5;
    group->children.emplace_back(filled({rectangle(5, 5, 20, 20)}, black));
    group->children.emplace_back(filled({rectangle(10, 10, 20, 15)}, red));
    add(scene, std::move(group));
    auto const image = drawn(scene);
    // Half red over white: the black below does not shine through.
    EXPECT_LE(channel_difference(pixel(image, 60, 60), 0xffff7f7f), 1);
}

TEST(Paint, ClipsToARectangleOnWholePixels)
{
    auto scene = sheet();
    auto group = layer("frame");
    group->clip = {rectangle(10.1, 10.1, 10, 10)};  // 40.4 to 80.4 pixels
    group->children.emplace_back(filled({rectangle(0, 0, 40, 30)}, black));
    add(scene, std::move(group));
    auto const image = drawn(scene);
    EXPECT_EQ(painted(image), 40u * 40u);
    EXPECT_EQ(pixel(image, 40, 40), 0xff000000);
    EXPECT_EQ(pixel(image, 79, 79), 0xff000000);
    EXPECT_EQ(pixel(image, 80, 80), white_pixel);
}

TEST(Paint, ClipsToAnyShapeEvenOdd)
{
    auto scene = sheet();
    auto group = layer("ring");
    group->clip = {circle(20, 15, 10), circle(20, 15, 5)};
    group->children.emplace_back(filled({rectangle(0, 0, 40, 30)}, black));
    add(scene, std::move(group));
    auto const image = drawn(scene);
    EXPECT_EQ(pixel(image, 80, 60), white_pixel);
    EXPECT_EQ(pixel(image, 80 + 30, 60), 0xff000000);
    EXPECT_EQ(pixel(image, 80 + 44, 60), white_pixel);
}

/// Columns of the picture with ink.
std::pair<int, int> ink_columns(Image const& image)
{
    int first = image.width;
    int last = -1;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            if (channel_difference(pixel(image, x, y), white_pixel) > 100) {
                first = std::min(first, x);
                last = std::max(last, x);
            }
    return {first, last};
}

TEST(Paint, AnchorsTextOnItsVisualSide)
{
    for (auto const* text : {"HHHH", "هههه"}) {
        auto run = words(text, {20, 15}, 12);
        auto const columns = [&run](map::Anchor anchor) {
            auto scene = sheet();
            run.anchor = anchor;
            add(scene, run);
            return ink_columns(drawn(scene));
        };
        auto const start = columns(map::Anchor::start);
        auto const middle = columns(map::Anchor::middle);
        auto const end = columns(map::Anchor::end);
        EXPECT_GE(start.first, 79) << text;
        EXPECT_NEAR(middle.first + middle.second, 160, 6) << text;
        EXPECT_LE(end.second, 81) << text;
    }
}

TEST(Paint, PutsTheHaloBelowTheLettersAndAroundThem)
{
    auto scene = page(40, 30, black);
    auto run = words("H", {15, 20}, 40);
    run.colour = red;
    run.halo = map::Halo{white, 1.0};
    add(scene, run);
    auto const image = drawn(scene);
    auto const count = [&](std::uint32_t colour) {
        return std::ranges::count(image.pixels, colour);
    };
    EXPECT_GT(count(0xffff0000), 300);
    EXPECT_GT(count(0xffffffff), 300);
    auto bare = page(40, 30, black);
    run.halo.reset();
    add(bare, run);
    auto const without = drawn(bare);
    // The halo takes nothing from the letters.
    EXPECT_NEAR(static_cast<double>(std::ranges::count(without.pixels, 0xffff0000)),
                static_cast<double>(count(0xffff0000)), 2);
}

TEST(Paint, TurnsTextClockwise)
{
    auto scene = sheet();
    auto run = words("HHHHHH", {20, 5}, 12);
    run.angle = 90;
    add(scene, run);
    auto const [first, last] = ink_columns(drawn(scene));
    EXPECT_GE(first, 79);
    EXPECT_LE(last - first, 20);
}

TEST(Paint, NeverReadsMarkup)
{
    auto scene = sheet();
    add(scene, words("<span size='99999'>x</span>", {2, 15}, 6));
    auto const image = drawn(scene);
    EXPECT_GT(painted(image), 100u);
    EXPECT_LT(painted(image), 2000u);
}

TEST(Paint, NamesTheNodeThatIsNotFinite)
{
    auto const expect = [](auto part, std::string const& name) {
        auto scene = sheet();
        add(scene, std::move(part));
        expect_error(ErrorKind::internal, "cannot draw '" + name + "'", [&] { drawn(scene); });
    };
    auto path = filled({{{{0, 0}, {nan, 1}, {1, 1}}, true, false}}, red);
    path.id = "Kabul";
    expect(path, "Kabul");
    expect(words("Herat", {nan, 1}), "Herat");
    auto group = layer("faded");
    group->opacity = nan;
    group->children.emplace_back(filled({rectangle(0, 0, 1, 1)}, red));
    expect(std::move(group), "faded");
    map::Markers markers;
    markers.shape = {filled({circle(0, 0, 1)}, red)};
    markers.at = {{1, nan}};
    expect(markers, "a marker");
}

TEST(Paint, CannotBeHungByHugeNumbers)
{
    auto scene = sheet();
    add(scene, filled({circle(0, 0, 1e300)}, red));
    add(scene, stroked({circle(20, 15, 1e300)}, {blue, 1e300, {1e-300, 1e-300}, true}));
    add(scene, filled({circle(20, 15, 1e300)}, map::Hatch{blue, 1e-300, 1, 45, {0, 0, 0, 0}}));
    map::Markers markers;
    markers.shape = {filled({circle(0, 0, 1e300)}, green)};
    markers.at = spiral(10, {20, 15}, 10);
    add(scene, markers);
    EXPECT_GT(painted(drawn(scene)), 0u);
}

TEST(Paint, RefusesEndlessNesting)
{
    auto scene = sheet();
    auto* group = &scene.root;
    for (int i = 0; i < 100; ++i) {
        group->children.emplace_back(layer("deep"));
        group = std::get<std::unique_ptr<map::Group>>(group->children.back()).get();
    }
    group->children.emplace_back(filled({rectangle(0, 0, 1, 1)}, red));
    expect_error(ErrorKind::limit, "more than 64 groups", [&] { drawn(scene); });
}

TEST(Paint, DrawsNoMoreOfHostileTextThanIsDrawable)
{
    std::string marks = "a";
    for (int i = 0; i < 20'000; ++i) marks += "\u0301";
    for (auto const& text : {marks, std::string(5000, 'W'), std::string(1 << 20, 'x'),
                             std::string("\x1b[31m\u202Eabc")}) {
        auto const picture_of = [](std::string const& written) {
            auto scene = sheet();
            auto run = words(written, {2, 15}, 6);
            run.halo = map::Halo{red, 0.5};
            add(scene, run);
            return drawn(scene);
        };
        auto const picture = picture_of(text);
        EXPECT_GT(painted(picture), 10u);
        EXPECT_EQ(largest_difference(picture, picture_of(drawable_text(text))), 0);
    }
}

TEST(Paint, LooksLikeTheGoldenWords)
{
    if (auto const reason = other_fonts(); !reason.empty()) GTEST_SKIP() << reason;
    auto scene = page(60, 34, {0xbb, 0xad, 0x9a});
    auto const line = [&](std::string text, double y, double spacing, map::Weight weight) {
        auto run = words(std::move(text), {30, y}, 11);
        run.anchor = map::Anchor::middle;
        run.font.spacing = spacing;
        run.font.weight = weight;
        run.halo = map::Halo{{255, 255, 255, 0xd8}, 0.55};
        add(scene, run);
    };
    line("Nangarhar", 7, 0, map::Weight::bold);
    line("JOWZJAN", 14, 0.2, map::Weight::normal);
    line("مزار شریف (Balkh) ۱۲۳", 22, 0, map::Weight::normal);
    line("ننګرهار ښځه", 30, 0, map::Weight::normal);
    EXPECT_IMAGE(render_image(scene, 240, 136), "render/words");
}

TEST(Paint, LooksLikeTheGoldenShapes)
{
    auto scene = sheet();
    add(scene,
        filled({circle(12, 12, 9)}, map::Hatch{{0x9c, 0x0c, 0x24}, 1.6, 0.4, 45, {255, 225, 225}}));
    auto square = filled({rectangle(18, 6, 16, 16), rectangle(22, 10, 8, 8)},
                         style::Colour{0x00, 0x72, 0xb2, 0x80});
    square.stroke = map::Stroke{{0x1d, 0x1c, 0x19}, 0.6, {2, 1.2}, true};
    add(scene, square);
    map::Markers markers;
    markers.shape = {filled({circle(0, 0, 1.2)}, style::Colour{0xd5, 0x5e, 0x00})};
    markers.shape[0].stroke = map::Stroke{white, 0.3, {}, true};
    markers.at = spiral(100, {20, 24}, 6);
    add(scene, markers);
    EXPECT_IMAGE(drawn(scene), "render/shapes");
}

}  // namespace
}  // namespace sitmap::render
