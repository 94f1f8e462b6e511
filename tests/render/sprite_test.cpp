// SPDX-License-Identifier: MIT
// sprite_test.cpp: stamped shapes look like drawn ones.
#include "render/sprite.hpp"

#include "render/cairo.hpp"
#include "tests/support/images.hpp"
#include "tests/support/scenes.hpp"

namespace sitmap::render {
namespace {

using namespace sitmap::test;

map::Path dot(double radius)
{
    auto path = filled({circle(0, 0, radius)}, red);
    path.stroke = map::Stroke{blue, 0.4, {}, true};
    return path;
}

class Picture {
public:
    Picture(cairo_surface_t* surface) : surface_(surface), context_(cairo_create(surface))
    {
        cairo_scale(context_.get(), 4, 4);
    }
    Picture() : Picture(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 100, 100)) {}
    cairo_t* get() const { return context_.get(); }

private:
    Surface surface_;
    Context context_;
};

TEST(ReachOf, CoversAllPartsWithTheirPens)
{
    Picture const picture;
    auto moved = filled({rectangle(3, -1, 1, 2)}, red);
    auto const reach = reach_of(picture.get(), {dot(2), moved});
    EXPECT_LE(reach.x, -2.2);
    EXPECT_GE(reach.right(), 4);
    EXPECT_LE(reach.y, -2.2);
    EXPECT_GE(reach.bottom(), 2.2);
    EXPECT_EQ(reach_of(picture.get(), {}), map::Box{});
}

TEST(CanStamp, OnlySmallShapesOnPictures)
{
    Picture const picture;
    EXPECT_TRUE(can_stamp(picture.get(), {dot(2)}));
    EXPECT_FALSE(can_stamp(picture.get(), {dot(20)}));
    EXPECT_FALSE(can_stamp(picture.get(), {dot(1e300)}));
    Picture const recording{cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr)};
    EXPECT_FALSE(can_stamp(recording.get(), {dot(2)}));
}

/// The same places as one Markers node (stamped) and as paths.
struct Both {
    Image stamped;
    Image drawn;
};

Both both_ways(std::vector<map::Point> const& places, std::vector<map::Outline> const& clip = {})
{
    auto stamped = page(40, 30);
    auto drawn = page(40, 30);
    map::Markers markers;
    markers.shape = {dot(1.5)};
    markers.at = places;
    auto group = layer("stamped");
    group->clip = clip;
    group->children.emplace_back(std::move(markers));
    add(stamped, std::move(group));
    auto others = layer("drawn");
    others->clip = clip;
    for (auto const& place : places) {
        auto path = filled({circle(place.x, place.y, 1.5)}, red);
        path.stroke = map::Stroke{blue, 0.4, {}, true};
        others->children.emplace_back(std::move(path));
    }
    add(drawn, std::move(others));
    return {render_image(stamped, 160, 120), render_image(drawn, 160, 120)};
}

std::vector<map::Point> quarters()
{
    // Every place falls on a quarter of a pixel: 1/16 mm.
    std::vector<map::Point> places;
    for (int i = 0; i < 100; ++i)
        places.push_back({2.0 + (i % 10) * 3.0625, 2.0 + (i / 10) * 2.6875});
    return places;
}

TEST(Stamp, EqualsDrawingAtQuartersOfAPixel)
{
    auto const [stamped, drawn] = both_ways(quarters());
    EXPECT_LE(largest_difference(stamped, drawn), 3);
    EXPECT_GT(painted(stamped), 1000u);
}

TEST(Stamp, IsNearDrawingAnywhere)
{
    auto const [stamped, drawn] = both_ways(spiral(200, {20, 15}, 12));
    EXPECT_LT(share_different(stamped, drawn, 48), 0.02);
}

TEST(Stamp, WorksAcrossTheEdgesOfThePage)
{
    auto places = quarters();
    for (auto& place : places) place = {place.x - 16, place.y - 14};
    auto const [stamped, drawn] = both_ways(places);
    EXPECT_LE(largest_difference(stamped, drawn), 3);
}

TEST(Stamp, KeepsInsideTheClip)
{
    auto const [stamped, drawn] = both_ways(quarters(), {rectangle(5, 5, 10, 10)});
    EXPECT_LE(largest_difference(stamped, drawn), 3);
    EXPECT_EQ(pixel(stamped, 100, 100), 0xffffffff);
    auto const [in_circle, drawn_in_circle] = both_ways(quarters(), {circle(20, 15, 8)});
    // Where a shape's edge meets the clip's edge, Cairo mixes the two in another order.
    EXPECT_LT(share_different(in_circle, drawn_in_circle, 3), 0.012);
}

/// Bytes of a picture with the dots stamped on it, directly or into a group of its own.
std::vector<unsigned char> stamped_bytes(bool in_group)
{
    Surface const surface{cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 160, 120)};
    Context const context{cairo_create(surface.get())};
    cairo_rectangle(context.get(), 8, 8, 140, 100);
    cairo_clip(context.get());
    if (in_group) cairo_push_group(context.get());
    cairo_scale(context.get(), 4, 4);
    auto shape = dot(1.5);
    shape.fill = style::Colour{200, 40, 40, 100};
    map::Markers markers;
    markers.shape = {shape};
    for (int i = 0; i < 300; ++i) markers.at.push_back({i * 0.137 - 1, (i * i % 97) * 0.31});
    stamp(context.get(), markers);
    if (in_group) {
        cairo_pop_group_to_source(context.get());
        cairo_paint(context.get());
    }
    cairo_surface_flush(surface.get());
    auto const* const data = cairo_image_surface_get_data(surface.get());
    return {data, data + cairo_image_surface_get_stride(surface.get()) * 120};
}

TEST(Stamp, GivesTheSamePixelsDirectlyAndThroughCairo)
{
    auto const direct = stamped_bytes(false);
    EXPECT_EQ(direct, stamped_bytes(true));
    EXPECT_GT(std::ranges::count_if(direct, [](auto byte) { return byte != 0; }), 10000);
}

}  // namespace
}  // namespace sitmap::render
