// SPDX-License-Identifier: MIT
#include "render/sight.hpp"

#include "render/cairo.hpp"

#include <cairo-svg.h>
#include <gtest/gtest.h>

#include <numbers>

using namespace sitmap;
using namespace sitmap::render;

namespace {

Surface picture()
{
    return Surface{cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 100, 50)};
}

}  // namespace

TEST(Sight, EndsTwoPixelsBesideThePicture)
{
    auto const surface = picture();
    Context const context{cairo_create(surface.get())};
    cairo_scale(context.get(), 10, 10);  // a unit is ten pixels
    EXPECT_FALSE(is_out_of_sight(context.get(), {2, 2, 1, 1}));
    EXPECT_FALSE(is_out_of_sight(context.get(), {10.1, 0, 1, 1}));
    EXPECT_TRUE(is_out_of_sight(context.get(), {10.3, 0, 1, 1}));
    EXPECT_TRUE(is_out_of_sight(context.get(), {0, -1.3, 1, 1}));
    EXPECT_FALSE(is_out_of_sight(context.get(), {-50, -50, 100, 100}));
}

TEST(Sight, EndsAtTheClip)
{
    auto const surface = picture();
    Context const context{cairo_create(surface.get())};
    cairo_rectangle(context.get(), 0, 0, 20, 20);
    cairo_clip(context.get());
    EXPECT_FALSE(is_out_of_sight(context.get(), {10, 10, 5, 5}));
    EXPECT_TRUE(is_out_of_sight(context.get(), {40, 10, 5, 5}));
}

TEST(Sight, TurnsWithTheContext)
{
    auto const surface = picture();
    Context const context{cairo_create(surface.get())};
    cairo_translate(context.get(), 50, 25);
    cairo_rotate(context.get(), std::numbers::pi / 2);  // x runs down the picture now
    EXPECT_FALSE(is_out_of_sight(context.get(), {20, 0, 1, 1}));
    EXPECT_TRUE(is_out_of_sight(context.get(), {30, 0, 1, 1}));
    EXPECT_FALSE(is_out_of_sight(context.get(), {0, 45, 1, 1}));
}

TEST(Sight, HasNoEndWhereTheOutputIsNoPicture)
{
    Surface const surface{cairo_svg_surface_create_for_stream(nullptr, nullptr, 100, 50)};
    Context const context{cairo_create(surface.get())};
    EXPECT_FALSE(is_out_of_sight(context.get(), {1000, 1000, 1, 1}));
}
