// SPDX-License-Identifier: MIT
// markers_test.cpp: many places in each output.
#include "render/markers.hpp"

#include "render/pdf.hpp"
#include "render/svg.hpp"
#include "tests/support/images.hpp"
#include "tests/support/scenes.hpp"

namespace sitmap::render {
namespace {

using namespace sitmap::test;

map::Scene with_dots(std::size_t count, std::vector<map::Path> shape)
{
    auto scene = page(100, 60);
    map::Markers markers;
    markers.shape = std::move(shape);
    markers.at = spiral(count, {50, 30}, 28);
    add(scene, std::move(markers));
    return scene;
}

map::Path dot()
{
    auto path = filled({circle(0, 0, 0.6)}, style::Colour{0xd5, 0x5e, 0, 0x99});
    path.stroke = map::Stroke{white, 0.2, {}, true};
    return path;
}

std::size_t count_of(std::string const& text, std::string const& word)
{
    std::size_t count = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
    return count;
}

TEST(DrawMarkers, NothingWithoutPlacesOrShape)
{
    EXPECT_EQ(painted(render_image(with_dots(0, {dot()}), 100, 60)), 0u);
    EXPECT_EQ(painted(render_image(with_dots(10, {}), 100, 60)), 0u);
}

TEST(DrawMarkers, HoldManyDotsInFewBytes)
{
    auto const plain = std::vector<map::Path>{filled({circle(0, 0, 0.6)}, red)};
    EXPECT_LT(svg(with_dots(20'000, plain)).size(), 20'000u * 75);
    EXPECT_LT(pdf(with_dots(20'000, plain)).size(), 20'000u * 20);
}

TEST(DrawMarkers, DrawShapesThatAreNoLettersAsPaths)
{
    auto const file = svg(with_dots(few_markers + 10, {filled({circle(0, 0, 0.8)}, map::Hatch{})}));
    EXPECT_EQ(count_of(file, "<use"), 0u);
    EXPECT_GE(count_of(file, "<clipPath"), few_markers + 10);
}

TEST(DrawMarkers, KeepTheHolesOfShapes)
{
    auto const ring = filled({circle(0, 0, 0.8), circle(0, 0, 0.4)}, red);
    auto const file = svg(with_dots(few_markers + 10, {ring}));
    EXPECT_EQ(count_of(file, "<use"), few_markers + 10);
    EXPECT_EQ(count_of(file, "evenodd"), 1u);
}

TEST(DrawMarkers, LookTheSameStampedAndDrawn)
{
    auto const many = render_image(with_dots(few_markers * 4, {dot()}), 400, 240);
    auto parts = page(100, 60);
    for (auto const& place : spiral(few_markers * 4, {50, 30}, 28)) {
        map::Markers one;
        one.shape = {dot()};
        one.at = {place};
        add(parts, std::move(one));
    }
    EXPECT_LT(share_different(many, render_image(parts, 400, 240), 40), 0.005);
}

}  // namespace
}  // namespace sitmap::render
