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
    return read_drawing("<svg xmlns=\"http://www.w3.org/2000/svg\">" + body + "</svg>", "a.svg")
        .labels;
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
    auto drawing = read_drawing(svg_editable(scene), "a.svg");
    fit_to_page(drawing, {100, 60}, "a.svg");
    auto const& labels = drawing.labels;
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
                 [] { read_drawing("<html/>", "a.svg"); });
    expect_error(ErrorKind::input, "cannot read labels from 'a.svg': line 1",
                 [] { read_drawing("", "a.svg"); });
    expect_error(ErrorKind::input, "cannot read labels from 'a.svg': line 2",
                 [] { read_drawing("<svg>\n<g></svg>", "a.svg"); });
    expect_error(ErrorKind::input, "from 'a.svg': unknown transform 'spin(3)'",
                 [] { read("<g transform='spin(3)'/>"); });
    expect_error(ErrorKind::input, "unknown transform", [] { read("<g transform='rotate(3'/>"); });
    expect_error(ErrorKind::input, "'nan' is not a number",
                 [] { read("<text data-id='a' x='nan' y='1'/>"); });
    std::string deep;
    for (int i = 0; i < 300; ++i) deep += "<g>";
    expect_error(ErrorKind::input, "more than 256 elements", [&] { read(deep); });
}

/// The place of a label at 10, 20 in a drawing with this root, on a sheet of 160 x 90 mm.
map::Point fitted(std::string const& root, std::string const& transform = "scale(1)")
{
    auto drawing = read_drawing("<svg " + root + "><g transform='" + transform +
                                    "'><text data-id='a' x='10' y='20'/></g></svg>",
                                "a.svg");
    fit_to_page(drawing, {160, 90}, "a.svg");
    return drawing.labels.at(0).at;
}

TEST(FitToPage, ScalesBackWhatAnEditorHasScaled)
{
    struct Page {
        char const* root;
        char const* transform;
    };
    std::vector<Page> const pages{
        {"width='160mm' height='90mm' viewBox='0 0 160 90'", "scale(1)"},
        {"width='1280' height='720' viewBox='0 0 160 90'", "scale(1)"},
        {"width='100%' height='100%' viewBox='0 0 160 90'", "scale(1)"},
        {"viewBox='0 0 160 90'", "scale(1)"},
        {"width='160mm' height='90mm' viewBox='0 0 80 45'", "scale(0.5)"},
        {"width='16cm' height='9cm' viewBox='0 0 1600 900'", "scale(10)"},
        {"width='604.724' height='340.157px' viewBox='0 0 604.724 340.157'", "scale(3.779528)"},
        {"viewBox='0 0 604.724 340.157'", "scale(3.779528)"},
        {"width='453.543pt' height='255.118pt' viewBox='0 0 604.724 340.157'", "scale(3.779528)"},
        {"width='453.543' height='255.118' viewBox='0 0 453.543 255.118'", "scale(2.834646)"},
        {"", "scale(1)"}};
    for (auto const& [root, transform] : pages) {
        auto const at = fitted(root, transform);
        EXPECT_NEAR(at.x, 10, 1e-3) << root;
        EXPECT_NEAR(at.y, 20, 1e-3) << root;
    }
}

TEST(FitToPage, RefusesAnotherPage)
{
    expect_error(ErrorKind::input,
                 "cannot take labels from 'a.svg': its page is 150.00 x 85.00 mm with the viewBox "
                 "0 0 150 85, that of the sheet 160.00 x 90.00 mm\nname the --sheet, --page",
                 [] { fitted("width='150mm' height='85mm' viewBox='0 0 150 85'"); });
    for (auto const* root :
         {"width='160mm' height='90mm' viewBox='10 5 160 90'", "width='160mm' height='90mm'",
          "width='100%' height='100%'", "width='0' height='0' viewBox='0 0 0 0'",
          "width='160mm' height='90mm' viewBox='0 0 160 160'",
          "width='420mm' height='297mm' viewBox='0 0 420 297'"})
        expect_error(ErrorKind::input, "cannot take labels from 'a.svg': its page is",
                     [&] { fitted(root); });
    expect_error(ErrorKind::input, "unknown viewBox '0 0 160'",
                 [] { fitted("width='160mm' height='90mm' viewBox='0 0 160'"); });
}

TEST(ReadLabels, KeepsWhatHasLostItsId)
{
    auto const drawing = read_drawing(
        "<svg><text data-at='1 2' x='7' y='8'>Alpha</text><text x='1' y='1'>Legend</text></svg>",
        "a.svg");
    EXPECT_TRUE(drawing.labels.empty());
    ASSERT_EQ(drawing.nameless.size(), 1u);
    EXPECT_EQ(drawing.nameless[0], (EditedLabel{"", {7, 8}, "Alpha", map::Point{1, 2}}));
}

TEST(ReadLabels, KnowsTheSheetAndTheFurtherLinesOfALabel)
{
    auto scene = page(100, 60);
    scene.sheet = "north & south";
    auto run = words("Northern", {10, 20});
    run.id = "area:N";
    add(scene, run);
    run = words("Highlands", {9, 24});
    run.of = "area:N";
    add(scene, run);
    auto drawing = read_drawing(svg_editable(scene), "a.svg");
    EXPECT_EQ(drawing.sheet, "north & south");
    EXPECT_EQ(drawing.labels.size(), 1u);
    EXPECT_TRUE(drawing.nameless.empty());
    ASSERT_EQ(drawing.further.size(), 1u);
    EXPECT_EQ(drawing.further[0], (EditedLabel{"area:N", {9, 24}, "Highlands", map::Point{9, 24}}));
    drawing.view_box = map::Box{0, 0, 50, 30};
    fit_to_page(drawing, {100, 60}, "a.svg");
    EXPECT_EQ(drawing.further[0].at, (map::Point{18, 48})) << "scaled like all others";
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
    expect_error(ErrorKind::input, "cannot read labels", [&] { read_drawing(bomb, "a.svg"); });
}

}  // namespace
}  // namespace sitmap::render
