// SPDX-License-Identifier: MIT
// drawn_text_test.cpp: the lines of text of a page and which of them cover each other.
#include "map/drawn_text.hpp"

#include "map/shapes.hpp"
#include "tests/map/label_support.hpp"

#include <gtest/gtest.h>

namespace sitmap::map {
namespace {

constexpr double em = 72 / 25.4;  // points, so that an em is a millimetre

TextRun run(std::string text, Point at, Anchor anchor = Anchor::start)
{
    TextRun made;
    made.text = std::move(text);
    made.at = at;
    made.font.size = 10 * em;  // letters of 5 mm
    made.anchor = anchor;
    return made;
}

struct DrawnTexts : testing::Test {
    test::FixedMeasure measure;
    Scene scene;

    std::vector<DrawnText> texts() const { return drawn_texts(scene, measure); }
    void add(TextRun made) { scene.root.children.emplace_back(std::move(made)); }
};

TEST_F(DrawnTexts, StandOnTheirBaselineByTheirAnchor)
{
    add(run("abcd", {50, 50}));
    add(run("abcd", {50, 50}, Anchor::middle));
    add(run("abcd", {50, 50}, Anchor::end));
    auto const found = texts();
    ASSERT_EQ(found.size(), 3u);
    EXPECT_NEAR(found[0].box.x, 50, 1e-9);
    EXPECT_NEAR(found[1].box.x, 40, 1e-9);
    EXPECT_NEAR(found[2].box.x, 30, 1e-9);
    EXPECT_NEAR(found[0].box.width, 20, 1e-9);
    EXPECT_NEAR(found[0].box.y, 50 - 7.2, 1e-9);
    EXPECT_NEAR(found[0].box.bottom(), 50 + 2.2, 1e-9);
}

TEST_F(DrawnTexts, KnowWhatTheClipsOfTheirLayersLeave)
{
    auto& outer = add_group(scene.root, "outer");
    outer.clip.push_back(rectangle({0, 0, 60, 60}));
    auto& inner = add_group(outer, "inner");
    inner.clip.push_back(rectangle({40, 40, 60, 60}));
    inner.children.emplace_back(run("a", {45, 50}));
    add(run("b", {0, 0}));
    auto const found = texts();
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].window, (Box{40, 40, 20, 20}));
    EXPECT_FALSE(found[1].window);
}

TEST_F(DrawnTexts, LeaveOutTurnedAndEmptyOnes)
{
    auto turned = run("a", {10, 10});
    turned.angle = 20;
    add(turned);
    add(run("", {10, 10}));
    EXPECT_TRUE(texts().empty());
}

TEST_F(DrawnTexts, OverlapWhereOneCoversAnother)
{
    add(run("long words", {0, 50}));
    add(run("far", {100, 50}));
    add(run("over", {45, 52}));
    auto const pairs = overlapping(texts());
    ASSERT_EQ(pairs.size(), 1u);
    EXPECT_EQ(pairs[0].first.run->text, "long words");
    EXPECT_EQ(pairs[0].second.run->text, "over");
}

TEST_F(DrawnTexts, DoNotOverlapSideBySideOrLineBelowLine)
{
    add(run("ab", {0, 50}));
    add(run("cd", {10, 50}));
    add(run("ef", {0, 59.2}));
    EXPECT_TRUE(overlapping(texts()).empty());
}

}  // namespace
}  // namespace sitmap::map
