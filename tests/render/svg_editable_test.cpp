// SPDX-License-Identifier: MIT
// svg_editable_test.cpp: layers, text, ids, patterns and symbols of the editable SVG, and how it
// looks.
#include "render/svg_editable.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/fonts.hpp"
#include "tests/support/images.hpp"
#include "tests/support/scenes.hpp"
#include "tests/support/tools.hpp"

namespace sitmap::render {
namespace {

using namespace sitmap::test;
using testing::HasSubstr;
using testing::Not;

template <typename Part>
std::string with(Part part)
{
    auto scene = page(40, 30);
    add(scene, std::move(part));
    return svg_editable(scene);
}

TEST(SvgEditable, IsAPageInMillimetres)
{
    auto scene = page(508, 285.75, {0xfa, 0xfa, 0xf5});
    scene.title = "Rockets <two>";
    auto const svg = svg_editable(scene);
    EXPECT_THAT(svg, HasSubstr("width=\"508mm\" height=\"285.75mm\" viewBox=\"0 0 508 285.75\""));
    EXPECT_THAT(svg, HasSubstr("<title>Rockets &lt;two&gt;</title>"));
    EXPECT_THAT(svg,
                HasSubstr("<rect id=\"paper\" width=\"508\" height=\"285.75\" fill=\"#fafaf5\"/>"));
}

TEST(SvgEditable, MakesNamedGroupsLayersWithinLayers)
{
    auto outer = layer("areas & borders");
    auto inner = layer("Kabul");
    inner->id = "AF-KAB";
    inner->opacity = 0.25;
    outer->children.emplace_back(std::move(inner));
    auto const svg = with(std::move(outer));
    EXPECT_THAT(
        svg, HasSubstr("<g inkscape:groupmode=\"layer\" inkscape:label=\"areas &amp; borders\">\n"
                       "<g id=\"AF-KAB\" inkscape:groupmode=\"layer\" inkscape:label=\"Kabul\" "
                       "opacity=\"0.25\">"));
}

TEST(SvgEditable, KeepsIdsAndTitlesOfRecords)
{
    auto path = filled({rectangle(1, 1, 2, 2), rectangle(1.5, 1.5, 1, 1)}, red);
    path.id = "ISW 2021/3";
    path.title = "a </title><script>";
    auto const svg = with(path);
    EXPECT_THAT(svg, HasSubstr("<path id=\"ISW_2021_3\" fill=\"#ff0000\" fill-rule=\"evenodd\" "
                               "d=\"M1 1L3 1 3 3 1 3ZM1.5"));
    EXPECT_THAT(svg, HasSubstr("<title>a &lt;/title&gt;&lt;script&gt;</title></path>"));
}

TEST(SvgEditable, WritesRealTextWithItsHaloBelow)
{
    auto run = words("Kabul & Herat", {10, 20}, 7.2);
    run.id = "label 1";
    run.font.weight = map::Weight::bold;
    run.font.spacing = 0.5;
    run.anchor = map::Anchor::middle;
    run.halo = map::Halo{white, 0.6};
    run.angle = 30;
    EXPECT_THAT(
        with(run),
        HasSubstr(
            "<text id=\"label_1\" data-id=\"label 1\" x=\"10\" y=\"20\" transform=\"rotate(30 10 "
            "20)\" "
            "font-family=\"Noto Sans, Noto Sans Arabic\" font-size=\"2.54\" "
            "font-weight=\"bold\" "
            "letter-spacing=\"1.27\" text-anchor=\"middle\" fill=\"#000000\" stroke=\"#ffffff\" "
            "stroke-width=\"1.2\" paint-order=\"stroke\" data-at=\"10 20\">Kabul &amp; "
            "Herat</text>"));
}

TEST(SvgEditable, QuotesFamiliesThatAreNotPlainWords)
{
    auto run = words("Kabul", {10, 20});
    run.font.family = "Source Sans 3\" onload=\"x";
    EXPECT_THAT(with(run), HasSubstr("font-family=\"&#39;Source Sans 3&quot; onload=&quot;x&#39;, "
                                     "Noto Sans, Noto Sans Arabic\""));
}

TEST(SvgEditable, PutsTheArabicFamilyFirstWhereWordsStartAtTheRight)
{
    auto run = words("کابل", {10, 20});
    run.font.family = "DejaVu Sans";
    run.font.arabic = "Noto Kufi Arabic";
    EXPECT_THAT(with(run), HasSubstr("font-family=\"Noto Kufi Arabic, Noto Sans Arabic, DejaVu "
                                     "Sans, Noto Sans\""));
    run.text = "Kabul";
    EXPECT_THAT(with(run), HasSubstr("font-family=\"DejaVu Sans, Noto Sans, Noto Kufi Arabic, "
                                     "Noto Sans Arabic\""));
}

TEST(SvgEditable, TurnsTheAnchorOfRightToLeftText)
{
    auto run = words("کابل", {10, 20});
    EXPECT_THAT(with(run), HasSubstr("direction=\"rtl\" text-anchor=\"end\""));
    run.anchor = map::Anchor::end;
    EXPECT_THAT(with(run), Not(HasSubstr("text-anchor")));
    EXPECT_THAT(with(run), HasSubstr(">کابل</text>"));
}

TEST(SvgEditable, SharesPatternsOfEqualHatches)
{
    auto group = layer("hatched");
    for (double x : {1.0, 5.0, 9.0})
        group->children.emplace_back(filled({rectangle(x, 1, 2, 2)}, map::Hatch{}));
    group->children.emplace_back(
        filled({rectangle(20, 1, 2, 2)}, map::Hatch{red, 3, 0.2, 45, {0, 0, 0, 0}}));
    auto const svg = with(std::move(group));
    EXPECT_THAT(svg, HasSubstr("<pattern id=\"hatch\" patternUnits=\"userSpaceOnUse\""));
    EXPECT_THAT(svg, HasSubstr("<pattern id=\"hatch-2\""));
    EXPECT_THAT(svg, Not(HasSubstr("<pattern id=\"hatch-3\"")));
    EXPECT_THAT(svg, HasSubstr("fill=\"url(#hatch-2)\""));
}

TEST(SvgEditable, UsesOneSymbolForMarkers)
{
    map::Markers markers;
    markers.shape = {filled({rectangle(-1, -1, 2, 2)}, red)};
    markers.at = {{1, 2}, {3.456, 4}};
    EXPECT_THAT(with(markers), HasSubstr("<use xlink:href=\"#m\" x=\"1\" y=\"2\"/>\n"
                                         "<use xlink:href=\"#m\" x=\"3.46\" y=\"4\"/>\n"));
    markers.ids = {"r1", "r1"};
    markers.titles = {"", "a<b"};
    EXPECT_THAT(
        with(markers),
        HasSubstr(
            "<use xlink:href=\"#m\" id=\"r1\" x=\"1\" y=\"2\"/>\n"
            "<use xlink:href=\"#m\" id=\"r1-2\" x=\"3.46\" y=\"4\"><title>a&lt;b</title></use>"));
}

TEST(SvgEditable, HoldsManyMarkersInFewBytes)
{
    map::Markers markers;
    markers.shape = {filled({circle(0, 0, 1)}, red)};
    markers.at = spiral(20'000, {250, 140}, 140);
    EXPECT_LT(with(markers).size(), 20'000u * 50);
}

TEST(SvgEditable, HasNoMasksFiltersOrPictures)
{
    auto group = layer("all");
    group->clip = {circle(10, 10, 9)};
    group->opacity = 0.5;
    group->children.emplace_back(filled({rectangle(0, 0, 20, 20)}, map::Hatch{}));
    auto const svg = with(std::move(group));
    for (auto const* word : {"<mask", "<filter", "<image", "mask=", "filter="})
        EXPECT_THAT(svg, Not(HasSubstr(word)));
    EXPECT_THAT(svg, HasSubstr("clip-path=\"url(#clip)\""));
}

TEST(SvgEditable, IsTheSameTwice)
{
    auto const make = [] { return with(words("Kabul", {1, 2})); };
    EXPECT_EQ(make(), make());
}

TEST(SvgEditable, NamesWhatIsNotFinite)
{
    expect_error(ErrorKind::internal, "cannot draw 'Herat'", [] {
        with(words("Herat", {std::nan(""), 1}));
    });
    expect_error(ErrorKind::usage, "both sides must be positive",
                 [] { svg_editable(page(std::nan(""), 1)); });
}

map::Scene sheet()
{
    auto scene = page(127, 76.2, {0xfa, 0xfa, 0xf5});  // 480 x 288 pixels at 96 dpi
    auto frame = layer("frame");
    frame->clip = {rectangle(5, 5, 117, 66)};
    auto square = filled({rectangle(2, 10, 30, 22), rectangle(10, 15, 8, 8)},
                         style::Colour{0xbb, 0xad, 0x9a});
    square.stroke = map::Stroke{black, 0.5, {2, 1}, true};
    frame->children.emplace_back(std::move(square));
    frame->children.emplace_back(
        filled({circle(60, 22, 14)}, map::Hatch{{200, 0, 40}, 1.5, 0.35, 45, {255, 220, 220}}));
    auto faded = layer("faded");
    faded->opacity = 0.4;
    faded->children.emplace_back(filled({circle(40, 30, 10)}, blue));
    faded->children.emplace_back(filled({circle(48, 33, 10)}, red));
    frame->children.emplace_back(std::move(faded));
    add(scene, std::move(frame));
    double y = 45;
    for (auto const* text : {"Nangarhar", "مزار شریف (Balkh) ۱۲۳", "ننګرهار"}) {
        auto run = words(text, {50, y += 8}, 12);
        run.anchor = y < 60 ? map::Anchor::middle : map::Anchor::start;
        run.font.spacing = *text == 'N' ? 0.15 : 0;
        run.halo = map::Halo{white, 0.6};
        add(scene, run);
    }
    map::Markers markers;
    markers.shape = {filled({circle(0, 0, 1.2)}, style::Colour{0xd5, 0x5e, 0})};
    markers.shape[0].stroke = map::Stroke{white, 0.3, {}, true};
    markers.at = spiral(100, {100, 45}, 15);
    add(scene, std::move(markers));
    return scene;
}

TEST(SvgEditable, LooksLikeThePictureInLibrsvg)
{
    auto const shown = by_librsvg(svg_editable(sheet()));
    if (!shown) GTEST_SKIP() << "rsvg-convert is not installed";
    EXPECT_LT(share_different(*shown, render_image(sheet(), 480, 288), 32), 0.02);
}

TEST(SvgEditable, LooksLikeThePictureInInkscape)
{
    auto const shown = by_inkscape(svg_editable(sheet()));
    if (!shown) GTEST_SKIP() << "Inkscape is not installed";
    EXPECT_LT(share_different(*shown, render_image(sheet(), 480, 288), 32), 0.02);
}

}  // namespace
}  // namespace sitmap::render
