// SPDX-License-Identifier: MIT
// marker_font_test.cpp: shapes as letters.
#include "render/marker_font.hpp"

#include "render/cairo.hpp"
#include "tests/support/scenes.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace sitmap::render {
namespace {

using namespace sitmap::test;

TEST(LayersOf, GivesFillsAndStrokesInTheirOrder)
{
    auto first = filled({circle(0, 0, 1)}, red);
    first.stroke = map::Stroke{blue, 0.2, {}, true};
    auto const layers = layers_of({first, filled({circle(0, 0, 0.5)}, green)});
    ASSERT_TRUE(layers);
    ASSERT_EQ(layers->size(), 3u);
    EXPECT_EQ((*layers)[0].colour, red);
    EXPECT_EQ((*layers)[1].colour, blue);
    EXPECT_EQ((*layers)[1].outlines.size(), 2u);
    EXPECT_EQ((*layers)[2].colour, green);
}

TEST(LayersOf, RefusesWhatALetterCannotShow)
{
    EXPECT_FALSE(layers_of({filled({circle(0, 0, 1)}, map::Hatch{})}));
    EXPECT_FALSE(layers_of({filled({circle(0, 0, 2), circle(0, 0, 1)}, red)}));
    EXPECT_FALSE(layers_of({stroked({circle(0, 0, 2)}, {red, 0.2, {1, 1}, true})}));
    EXPECT_FALSE(
        layers_of({filled({circle(0, std::numeric_limits<double>::quiet_NaN(), 2)}, red)}));
    EXPECT_FALSE(layers_of({filled({circle(0, 0, 1e300)}, red)}));
    EXPECT_FALSE(layers_of(
        {stroked({circle(0, 0, 1)}, {red, std::numeric_limits<double>::quiet_NaN(), {}, true})}));
}

TEST(BatchFrom, EndsBeforeTheFirstPlaceThatMayTouchAnother)
{
    std::vector<map::Point> const places{{0, 0}, {10, 0}, {0, 10}, {10.5, 0.5}, {30, 30}};
    EXPECT_EQ(batch_from(places, 0, 1), 3u);
    EXPECT_EQ(batch_from(places, 3, 1), 2u);
    EXPECT_EQ(batch_from(places, 0, 100), 1u);
    EXPECT_EQ(batch_from({{-0.1, 0}, {0.1, 0}}, 0, 1), 1u);
}

TEST(ShowAsLetters, DrawsTheShapeAtEachPlace)
{
    Surface const surface{cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 60, 20)};
    {
        Context const context{cairo_create(surface.get())};
        auto const layers = layers_of(
            {filled({rectangle(-3, -3, 6, 6)}, red), filled({rectangle(-1, -1, 2, 2)}, blue)});
        show_as_letters(context.get(), *layers, {{10, 10}, {40, 10}}, 6);
    }
    cairo_surface_flush(surface.get());
    auto const at = [&](int x, int y) {
        auto const* row = cairo_image_surface_get_data(surface.get()) +
                          y * cairo_image_surface_get_stride(surface.get());
        return reinterpret_cast<std::uint32_t const*>(row)[x];
    };
    for (int x : {10, 40}) {
        EXPECT_EQ(at(x, 10), 0xff0000ff);
        EXPECT_EQ(at(x + 2, 8), 0xffff0000);
        EXPECT_EQ(at(x + 5, 10), 0u);
    }
}

}  // namespace
}  // namespace sitmap::render
