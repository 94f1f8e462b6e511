// SPDX-License-Identifier: MIT
// scene_test.cpp: the text form of a page.
#include "map/scene.hpp"

#include "tests/support/scenes.hpp"

#include <gtest/gtest.h>

namespace sitmap::map {
namespace {

using namespace sitmap::test;

TEST(Dump, WritesOneLineForEachNodeIndentedByDepth)
{
    auto scene = page(508, 285.75);
    scene.title = "Rockets \"two\"";
    scene.run_id = "7f3a";
    auto group = layer("areas");
    group->opacity = 0.5;
    group->clip = {rectangle(0, 0, 2, 1)};
    auto path = filled({{{{0, 0}, {1, -0.001}, {1, 1}}, true, false}}, red);
    path.id = "AF-KAB";
    path.stroke = Stroke{black, 0.2, {2, 1}, false};
    group->children.emplace_back(path);
    add(scene, std::move(group));
    auto run = words("Kabul\n", {1.005, 2}, 9);
    run.anchor = Anchor::end;
    run.font.weight = Weight::bold;
    run.font.spacing = 0.1;
    run.halo = Halo{white, 0.5};
    run.angle = -30;
    add(scene, run);
    EXPECT_EQ(dump(scene),
              "page 508.00 x 285.75 paper #ffffff title=\"Rockets \\\"two\\\"\" run=\"7f3a\"\n"
              "  group\n"
              "    group name=\"areas\" opacity 0.50 clip line[0.00,0.00 2.00,0.00 2.00,1.00 "
              "0.00,1.00]z\n"
              "      path id=\"AF-KAB\" fill #ff0000 stroke #000000 0.20 dashes 2.00/1.00 sharp "
              "line[0.00,0.00 1.00,0.00 1.00,1.00]z\n"
              "    text \"Kabul\\x0a\" at 1.00,2.00 end \"Noto Sans\" 9.00pt bold spacing 0.10 "
              "#000000 halo #ffffff 0.50 "
              "angle -30.00\n");
}

TEST(Dump, WritesHatchesAndMarkers)
{
    auto scene = page(10, 10);
    Markers markers;
    markers.shape = {
        filled({{{{0, 0}, {1, 1}, {2, 2}, {3, 3}}, false, true}}, Hatch{red, 1, 0.2, 45, white})};
    markers.at = {{1, 2}, {3, 4}};
    markers.ids = {"a", "b"};
    markers.titles = {"", "second"};
    add(scene, markers);
    add(scene, std::unique_ptr<Group>{});
    EXPECT_EQ(dump(scene),
              "page 10.00 x 10.00 paper #ffffff\n"
              "  group\n"
              "    markers 2\n"
              "        path fill hatch(#ff0000 every 1.00 width 0.20 angle 45.00 on #ffffff) "
              "curve[0.00,0.00 1.00,1.00 2.00,2.00 3.00,3.00]\n"
              "      at 1.00,2.00 id=\"a\"\n"
              "      at 3.00,4.00 id=\"b\" title=\"second\"\n"
              "    group nothing\n");
}

TEST(Dump, IsTheSameForEqualScenesOnly)
{
    auto one = page(10, 10);
    auto other = page(10, 10);
    add(one, words("a", {1, 1}));
    add(other, words("a", {1, 1}));
    EXPECT_EQ(dump(one), dump(other));
    add(other, words("b", {1, 1}));
    EXPECT_NE(dump(one), dump(other));
}

}  // namespace
}  // namespace sitmap::map
