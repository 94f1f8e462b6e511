// SPDX-License-Identifier: MIT
// command_labels_test.cpp: a label moved in an editor stays where it was put.
#include "cli/command_labels.hpp"

#include "base/infile.hpp"
#include "cli/command_map.hpp"
#include "render/edited_labels.hpp"
#include "study/labels_file.hpp"
#include "tests/cli/two_squares.hpp"
#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace sitmap::cli {
namespace {

using namespace sitmap::cli::test;

/// The editable sheet of a study, as an editor would open it.
std::string editable_sheet(std::string const& study, std::string const& name)
{
    gis::start_gdal();
    MapOptions options;
    options.choice.study = study;
    options.shared = to(output("labels/" + name + "-editable.svg"));
    run_map(options);
    return options.shared.output;
}

render::EditedLabel label(std::string const& svg, std::string const& id)
{
    auto const labels = render::read_drawing(read_file(svg), svg).labels;
    auto const found = std::ranges::find(labels, id, &render::EditedLabel::id);
    return found == labels.end() ? render::EditedLabel{} : *found;
}

/// The sheet with one label moved, as Inkscape writes it.
std::string moved(std::string const& svg, std::string const& id, std::string const& by)
{
    auto text = read_file(svg);
    auto const at = text.find("data-id=\"" + id + "\"");
    text.insert(at, "transform=\"translate(" + by + ")\" ");
    return sitmap::test::text_file("labels/moved-editable.svg", text);
}

std::string study_with(std::string const& labels)
{
    return sitmap::test::text_file(
        "labels/study.toml", "[study]\nkey = \"squares\"\n" + labels + "[incidents]\nfile = \"" +
                                 data("points.csv") + "\"\n[areas]\nfile = \"" +
                                 data("areas.geojson") + "\"\nid = \"id\"\nname = \"name\"\n");
}

TEST(CommandLabels, PinsALabelThatWasMovedAndNoOther)
{
    auto const study = study_with("");
    auto const before = editable_sheet(study, "before");
    ASSERT_EQ(label(before, "area:W").text, "West");
    LabelsOptions options;
    options.choice.study = study;
    options.from = moved(before, "area:W", "12.5,-8");
    options.shared = to(output("labels/labels.toml"));
    auto const outcome = run_labels(options);
    EXPECT_THAT(outcome.notices.at(0).text, testing::StartsWith("1 of "));
    auto const pins = study::read_labels(options.shared.output);
    ASSERT_EQ(pins.size(), 1u);
    ASSERT_EQ(pins[0].pins.size(), 1u);
    EXPECT_EQ(pins[0].pins[0].id, "area:W");

    auto const pinned = study_with("labels = \"labels.toml\"\n");
    auto const after = editable_sheet(pinned, "after");
    EXPECT_NEAR(label(after, "area:W").at.x, label(before, "area:W").at.x + 12.5, 0.1);
    EXPECT_NEAR(label(after, "area:W").at.y, label(before, "area:W").at.y - 8, 0.1);
}

TEST(CommandLabels, PinsNothingWhenNothingWasMoved)
{
    auto const study = study_with("");
    LabelsOptions options;
    options.choice.study = study;
    options.from = editable_sheet(study, "same");
    options.shared = to(output("labels/none.toml"));
    auto const outcome = run_labels(options);
    ASSERT_EQ(outcome.notices.size(), 1u);
    EXPECT_THAT(outcome.notices[0].text, testing::StartsWith("0 of "));
    EXPECT_TRUE(study::read_labels(options.shared.output).empty() ||
                study::read_labels(options.shared.output)[0].pins.empty());
}

TEST(CommandLabels, MeasuresAgainstTheDrawingAlsoWhereTheSheetIsNowAnotherOne)
{
    auto const before = editable_sheet(study_with(""), "turned");
    LabelsOptions options;
    options.choice.study = study_with("");
    options.choice.projection = "+proj=laea +lat_0=30 +lon_0=55";
    options.from = moved(before, "area:W", "3,0");
    options.shared = to(output("labels/turned.toml"));
    EXPECT_THAT(run_labels(options).notices.at(0).text, testing::StartsWith("1 of "));
    EXPECT_EQ(study::read_labels(options.shared.output).at(0).pins.size(), 1u);
}

std::string replaced(std::string text, std::string const& what, std::string const& by)
{
    auto const at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), by);
}

TEST(CommandLabels, TellsWhatHasLostItsId)
{
    LabelsOptions options;
    options.choice.study = study_with("");
    auto const drawn = read_file(editable_sheet(options.choice.study, "nameless"));
    options.shared = to(output("labels/nameless.toml"));
    auto const told = [&](std::string const& text) {
        options.from = sitmap::test::text_file("labels/nameless-editable.svg", text);
        return run_labels(options).notices;
    };
    auto const moved = told(replaced(drawn, "data-id=\"area:W\"", "transform=\"translate(9)\""));
    ASSERT_EQ(moved.size(), 2u);
    EXPECT_EQ(moved[1].subject, "area:W");
    EXPECT_THAT(moved[1].text, testing::HasSubstr("moved in the drawing, but has lost its data"));
    auto const lost = replaced(drawn, "data-id=\"area:W\"", "");
    auto const unmoved = told(lost);
    ASSERT_EQ(unmoved.size(), 2u);
    EXPECT_EQ(unmoved[1].text,
              "the drawing has no data-id of 1 label, which keeps the place: 'area:W'");
    sitmap::test::expect_error(
        ErrorKind::input, "nameless-editable.svg': they have lost their data-id\nedit the drawing",
        [&] { told(replaced(lost, "data-id=\"area:E\"", "")); });
}

TEST(CommandLabels, ScalesBackOrRefusesAnotherPage)
{
    LabelsOptions options;
    options.choice.study = study_with("");
    auto const before = editable_sheet(options.choice.study, "scaled");
    auto const drawn = read_file(before);
    auto const begin = drawn.find("viewBox=\"0 0 ");
    ASSERT_NE(begin, std::string::npos);
    auto const view = drawn.substr(begin, drawn.find('"', begin + 9) + 1 - begin);
    auto const inside = drawn.find('>', begin) + 1;
    auto doubled = read_file(moved(before, "area:W", "3,0"));
    doubled.insert(doubled.rfind("</svg>"), "</g>").insert(inside, "<g transform=\"scale(2)\">");
    doubled = replaced(doubled, view, "viewBox=\"0 0 677.333 381\"");
    options.from = sitmap::test::text_file("labels/scaled-editable.svg", doubled);
    options.shared = to(output("labels/scaled.toml"));
    EXPECT_THAT(run_labels(options).notices.at(0).text, testing::StartsWith("1 of "));
    options.from = sitmap::test::text_file("labels/cut-editable.svg",
                                           replaced(drawn, view, "viewBox=\"0 0 150 85\""));
    sitmap::test::expect_error(ErrorKind::input, "cannot take labels from '",
                               [&] { run_labels(options); });
}

TEST(CommandLabels, RefusesADrawingInOtherWords)
{
    LabelsOptions options;
    options.choice.study = study_with("");
    auto drawn = read_file(editable_sheet(options.choice.study, "words"));
    for (auto const* id : {"data-id=\"area:W\"", "data-id=\"area:E\""})
        drawn.insert(drawn.find('>', drawn.find(id)) + 1, "L'");
    options.from = sitmap::test::text_file("labels/words-editable.svg", drawn);
    sitmap::test::expect_error(ErrorKind::input,
                               "2 of its 2 labels are on this sheet, 0 of them elsewhere and 2 "
                               "with other words\nname the --sheet, --page and --lang",
                               [&] { run_labels(options); });
}

TEST(CommandLabels, SaysThatASheetHasNoLabelsToMove)
{
    LabelsOptions options;
    options.choice.study = study_with("");
    options.sheet = "timeline";
    options.from = editable_sheet(options.choice.study, "moments");
    sitmap::test::expect_error(
        ErrorKind::input, "sheet 'timeline' has no labels that could be moved\nname the --sheet",
        [&] { run_labels(options); });
}

TEST(CommandLabels, RefusesAFileThatIsNoEditableSheet)
{
    LabelsOptions options;
    options.choice = two_squares();
    options.from = data("points.csv");
    sitmap::test::expect_error(ErrorKind::input,
                               "points.csv': line 1: ", [&] { run_labels(options); });
    options.from = sitmap::test::text_file("labels/empty.svg", "<svg/>");
    sitmap::test::expect_error(
        ErrorKind::input, "empty.svg': it holds none\nuse a drawing that ends in -editable.svg",
        [&] { run_labels(options); });
}

}  // namespace
}  // namespace sitmap::cli
