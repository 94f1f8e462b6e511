// SPDX-License-Identifier: MIT
// edited_labels_test.cpp: labels come back from an editor with their places.
#include "render/edited_labels.hpp"

#include "render/svg_editable.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/scenes.hpp"

namespace sitmap::render {
namespace {

using namespace sitmap::test;

std::vector<EditedLabel> read(std::string const& body)
{
    return read_labels("<svg xmlns=\"http://www.w3.org/2000/svg\">" + body + "</svg>", "a.svg");
}

TEST(ReadLabels, GivesBackWhatWasWritten)
{
    auto scene = page(100, 60);
    auto run = words("Kabul & <Herat>", {10.25, 20});
    run.id = "label \"1\"";
    run.angle = 40;
    add(scene, run);
    auto group = layer("labels");
    auto second = words("کابل", {30, 40.5});
    second.id = "label 2";
    second.anchor = map::Anchor::middle;
    group->children.emplace_back(second);
    group->children.emplace_back(words("without id", {1, 1}));
    add(scene, std::move(group));
    auto const labels = read_labels(svg_editable(scene), "a.svg");
    ASSERT_EQ(labels.size(), 2u);
    EXPECT_EQ(labels[0].id, "label \"1\"");
    EXPECT_EQ(labels[0].text, "Kabul & <Herat>");
    EXPECT_NEAR(labels[0].at.x, 10.25, 1e-9);
    EXPECT_NEAR(labels[0].at.y, 20, 1e-9);
    EXPECT_EQ(labels[1], (EditedLabel{"label 2", {30, 40.5}, "کابل", map::Point{30, 40.5}}));
}

struct Moved {
    char const* how;
    char const* body;
    map::Point at;
};

TEST(ReadLabels, FollowsTransformsOfTextAndLayers)
{
    std::vector<Moved> const cases{
        {"layer moved",
         "<g transform='translate(5,-2)'><text data-id='a' x='1' y='2'/></g>",
         {6, 0}},
        {"matrix", "<text transform='matrix(2 0 0 2 1 1)' data-id='a' x='1' y='2'/>", {3, 5}},
        {"turned about itself",
         "<text transform='rotate(90 1 2)' data-id='a' x='1' y='2'/>",
         {1, 2}},
        {"turned about the corner",
         "<text transform='rotate(90)' data-id='a' x='1' y='2'/>",
         {-2, 1}},
        {"two in one",
         "<text transform='translate(10) scale(2, 3)' data-id='a' x='1' y='2'/>",
         {12, 6}},
        {"skewed", "<text transform='skewX(45), skewY(0)' data-id='a' x='1' y='2'/>", {3, 2}},
        {"nested",
         "<g transform='scale(2)'><g transform='translate(1)'><text data-id='a' x='1' "
         "y='2'/></g></g>",
         {4, 4}},
        {"moved by its line",
         "<text data-id='a' x='1' y='2'><tspan x='7' y='8'>x</tspan></text>",
         {7, 8}},
        {"first of two lines",
         "<text data-id='a' x='1' y='2'><tspan x='7' y='8'/><tspan x='9' y='9'/></text>",
         {7, 8}},
        {"without a place", "<text data-id='a' transform='translate(3 4)'/>", {3, 4}},
        {"letters placed one by one", "<text data-id='a' x='1 2 3' y='2,2,2'/>", {1, 2}},
        {"after a moved layer",
         "<g transform='translate(9)'/><text data-id='a' x='1' y='2'/>",
         {1, 2}},
    };
    for (auto const& [how, body, at] : cases) {
        auto const labels = read(body);
        ASSERT_EQ(labels.size(), 1u) << how;
        EXPECT_NEAR(labels[0].at.x, at.x, 1e-9) << how;
        EXPECT_NEAR(labels[0].at.y, at.y, 1e-9) << how;
    }
}

TEST(ReadLabels, RefusesWhatIsNoSvg)
{
    expect_error(ErrorKind::input, "cannot read labels from 'a.svg': it is not an SVG",
                 [] { read_labels("<html/>", "a.svg"); });
    expect_error(ErrorKind::input, "cannot read labels from 'a.svg': line 1",
                 [] { read_labels("", "a.svg"); });
    expect_error(ErrorKind::input, "cannot read labels from 'a.svg': line 2",
                 [] { read_labels("<svg>\n<g></svg>", "a.svg"); });
    expect_error(ErrorKind::input, "from 'a.svg': unknown transform 'spin(3)'",
                 [] { read("<g transform='spin(3)'/>"); });
    expect_error(ErrorKind::input, "unknown transform", [] { read("<g transform='rotate(3'/>"); });
    expect_error(ErrorKind::input, "'nan' is not a number",
                 [] { read("<text data-id='a' x='nan' y='1'/>"); });
    std::string deep;
    for (int i = 0; i < 300; ++i) deep += "<g>";
    expect_error(ErrorKind::input, "more than 256 elements", [&] { read(deep); });
}

TEST(ReadLabels, IsNotBlownUpByEntities)
{
    std::string bomb = "<!DOCTYPE svg [<!ENTITY a0 \"xxxxxxxxxx\">";
    for (int i = 1; i < 12; ++i) {
        auto const before = "&a" + std::to_string(i - 1) + ";";
        bomb += "<!ENTITY a" + std::to_string(i) + " \"";
        for (int j = 0; j < 10; ++j) bomb += before;
        bomb += "\">";
    }
    bomb +=
        "]><svg><text data-id=\"a\" x=\"1\" "
        "y=\"1\">&a11;</text></svg>";
    expect_error(ErrorKind::input, "cannot read labels", [&] { read_labels(bomb, "a.svg"); });
}

}  // namespace
}  // namespace sitmap::render
