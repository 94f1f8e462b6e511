// SPDX-License-Identifier: MIT
// outline_of_stroke_test.cpp: the outline of a pen stroke covers what Cairo's stroke covers.
#include "render/outline_of_stroke.hpp"

#include "render/cairo.hpp"
#include "render/trace.hpp"
#include "tests/support/scenes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <vector>

namespace sitmap::render {
namespace {

using namespace sitmap::test;

std::vector<unsigned char> coverage(std::function<void(cairo_t*)> const& draw)
{
    Surface const surface{cairo_image_surface_create(CAIRO_FORMAT_A8, 128, 128)};
    Context const context{cairo_create(surface.get())};
    cairo_scale(context.get(), 10, 10);
    draw(context.get());
    cairo_surface_flush(surface.get());
    auto const* data = cairo_image_surface_get_data(surface.get());
    return {data, data + 128 * 128};
}

map::Outline star()
{
    map::Outline outline{{}, true, false};
    for (int i = 0; i < 10; ++i) {
        auto const r = i % 2 ? 2.0 : 4.5;
        outline.points.push_back(
            {6 + r * std::sin(i * 0.6283185), 6 - r * std::cos(i * 0.6283185)});
    }
    return outline;
}

struct Case {
    char const* name;
    map::Outline outline;
};

TEST(OutlineOfStroke, CoversWhatCairoStrokes)
{
    auto reversed = rectangle(3, 3, 6, 5);
    std::ranges::reverse(reversed.points);
    std::vector<Case> const cases{
        {"circle", circle(6, 6, 4)},
        {"square", rectangle(3, 3, 6, 5)},
        {"square the other way round", reversed},
        {"star", star()},
        {"open line", {{{2, 2}, {9, 4}, {5, 10}}, false, false}},
        {"closed by a repeated point", {{{3, 3}, {9, 3}, {6, 9}, {3, 3}}, true, false}},
        {"two points", {{{2, 2}, {9, 9}}, true, false}}};
    for (auto const& [name, outline] : cases) {
        auto const expected = coverage([&](cairo_t* cr) {
            trace(cr, std::span(&outline, 1), "x");
            set_stroke(cr, {black, 0.8, {}, true}, "x");
            cairo_stroke(cr);
        });
        auto const got = coverage([&](cairo_t* cr) {
            trace(cr, outline_of_stroke(outline, 0.8), "x");
            cairo_fill(cr);
        });
        int different = 0;
        for (std::size_t i = 0; i < got.size(); ++i)
            if (std::abs(int{expected[i]} - int{got[i]}) > 64) ++different;
        EXPECT_LE(different, 20) << name;
        EXPECT_GT(std::ranges::count_if(got, [](auto c) { return c > 200; }), 100) << name;
    }
}

TEST(OutlineOfStroke, LeavesTheInsideOfARingOpen)
{
    auto const inside = coverage([&](cairo_t* cr) {
        trace(cr, outline_of_stroke(circle(6, 6, 4), 0.8), "x");
        cairo_fill(cr);
    });
    EXPECT_EQ(inside[60 * 128 + 60], 0);
}

TEST(OutlineOfStroke, OfNothingIsNothing)
{
    EXPECT_TRUE(outline_of_stroke({}, 1).empty());
    EXPECT_EQ(outline_of_stroke({{{1, 1}}, false, false}, 1).size(), 1u);
}

TEST(Flattened, EndsOnTheCurveAndDropsARepeatedPoint)
{
    auto const points = flattened(circle(0, 0, 5));
    EXPECT_EQ(points.size(), 48u);
    for (auto const& point : points) EXPECT_NEAR(std::hypot(point.x, point.y), 5, 0.01);
    EXPECT_EQ(flattened({{{0, 0}, {0, 0}, {1, 0}}, false, false}).size(), 2u);
}

}  // namespace
}  // namespace sitmap::render
