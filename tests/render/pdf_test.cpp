// SPDX-License-Identifier: MIT
// pdf_test.cpp: PDF pages, their words and their limits.
#include "render/pdf.hpp"

#include "base/infile.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/scenes.hpp"
#include "tests/support/tools.hpp"

#include <array>
#include <limits>

namespace sitmap::render {
namespace {

using namespace sitmap::test;

map::Scene sheet()
{
    auto scene = page(127, 63.5);
    scene.title = "Rockets (two)";
    scene.subject = "of 59 records";
    scene.run_id = "7f3a91c2";
    add(scene, words("Nangarhar province", {10, 20}, 12));
    add(scene, words("ننګرهار", {10, 40}, 12));
    map::Markers markers;
    markers.shape = {filled({circle(0, 0, 1)}, red)};
    markers.at = spiral(200, {80, 30}, 20);
    add(scene, std::move(markers));
    return scene;
}

/// Output of a poppler tool; empty if it is not installed.
std::string told_by(std::string const& tool, std::string const& arguments, std::string const& pdf)
{
    if (!has_tool(tool)) return {};
    auto const in = temporary("sheet.pdf");
    OutFile file{in, Overwrite::replace};
    file.write(std::string_view(pdf));
    file.publish();
    auto const out = in + ".txt";
    std::system((tool + " '" + in + "' " + arguments + " > '" + out + "' 2>&1").c_str());
    return read_file(out);
}

TEST(Pdf, IsTheSameTwiceAndHasAFixedDate)
{
    auto const file = pdf(sheet());
    EXPECT_TRUE(file == pdf(sheet()));
    EXPECT_NE(file.find("/CreationDate (20000101000000Z)"), std::string::npos);
}

TEST(Pdf, HasTheSizeOfThePageAndTheWords)
{
    auto const told = told_by("pdfinfo", "", pdf(sheet()));
    if (told.empty()) GTEST_SKIP() << "pdfinfo is not installed";
    EXPECT_THAT(told, testing::HasSubstr("Page size:       360 x 180 pts"));
    EXPECT_THAT(told, testing::HasSubstr("Rockets (two)"));
    EXPECT_THAT(told, testing::HasSubstr("of 59 records"));
    EXPECT_THAT(told, testing::HasSubstr("run 7f3a91c2"));
}

TEST(Pdf, HoldsRealTextAndNoStrayCharacters)
{
    auto const told = told_by("pdftotext", "-", pdf(sheet()));
    if (told.empty()) GTEST_SKIP() << "pdftotext is not installed";
    EXPECT_THAT(told, testing::HasSubstr("Nangarhar province"));
    EXPECT_THAT(told, testing::HasSubstr("ننګرهار"));
    EXPECT_THAT(told, testing::Not(testing::HasSubstr("\uFFFD")));
}

TEST(Pdf, HasAPageForEachScene)
{
    auto const first = sheet();
    auto const second = page(100, 200);
    std::array<map::Scene const*, 2> const scenes{&first, &second};
    auto const told = told_by("pdfinfo", "-l 2", pdf(scenes));
    if (told.empty()) GTEST_SKIP() << "pdfinfo is not installed";
    EXPECT_THAT(told, testing::HasSubstr("Pages:           2"));
    EXPECT_THAT(told, testing::HasSubstr("283.465 x 566.929"));
}

TEST(Pdf, RefusesNoPageAndATooLongOne)
{
    for (auto const bad : {0.0, -1.0, 5081.0, std::numeric_limits<double>::quiet_NaN()})
        expect_error(ErrorKind::usage, "a side must be over 0 and at most 5080 mm",
                     [&] { pdf(page(bad, 10)); });
    EXPECT_FALSE(pdf(page(5080, 10)).empty());
    expect_error(ErrorKind::internal, "there is no page",
                 [] { pdf(std::span<map::Scene const* const>{}); });
}

}  // namespace
}  // namespace sitmap::render
