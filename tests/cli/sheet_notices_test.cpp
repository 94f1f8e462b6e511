// SPDX-License-Identifier: MIT
// sheet_notices_test.cpp: fonts, pins and sections that a sheet passes over are told.
#include "cli/sheet_notices.hpp"

#include "tests/cli/two_squares.hpp"

#include <gmock/gmock.h>

namespace sitmap::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(SheetNotices, TellOfAFontThatIsNotInstalled)
{
    render::PangoMeasure const measure;
    style::Style style;
    EXPECT_THAT(font_notices(style, measure), IsEmpty());
    style.name = "mine";
    style.font = "Nowhere Grotesk";
    auto const notices = font_notices(style, measure);
    ASSERT_THAT(notices, SizeIs(1));
    EXPECT_EQ(notices[0].subject, "style mine");
    EXPECT_EQ(notices[0].text, "the font 'Nowhere Grotesk' is not installed: 'Noto Sans' is drawn");
}

Briefing with_pins(std::vector<SheetPins> pins)
{
    Briefing briefing;
    briefing.study.labels = "labels.toml";
    study::Sheet sheet;
    sheet.key = "north";
    briefing.study.sheets = {sheet};
    briefing.pins = std::move(pins);
    return briefing;
}

TEST(SheetNotices, TellOfSectionsThatAreNoSheet)
{
    study::Sheet drawn;
    drawn.key = "drawn";
    auto const briefing =
        with_pins({{"nroth", 100, 50, {}}, {"north", 100, 50, {}}, {"drawn", 100, 50, {}}});
    auto const notices = notices_of_strange_pins(briefing, std::array{drawn});
    ASSERT_THAT(notices, SizeIs(1));
    EXPECT_EQ(notices[0].subject, "labels.toml");
    EXPECT_THAT(notices[0].text, HasSubstr("[nroth] is no sheet of the study"));
    EXPECT_THAT(notices[0].text, HasSubstr("did you mean 'north'?"));
}

TEST(SheetNotices, TellOfPinsWhoseLabelIsNotThere)
{
    auto const briefing = with_pins({{"north", 100, 50, {{"area:A", 1, 1}, {"area:Z", 1, 1}}}});
    map::Sheet composed;
    composed.labels = {{"area:A", {}, {}}};
    auto const& sheet = briefing.study.sheets.front();
    auto const notices = notices_of_lost_pins(briefing, sheet, {100, 50, 144}, composed);
    ASSERT_THAT(notices, SizeIs(1));
    EXPECT_EQ(notices[0].text, "pins of labels that are not on sheet 'north': 'area:Z'");
    auto const of_another_page = notices_of_lost_pins(briefing, sheet, {200, 50, 144}, composed);
    ASSERT_THAT(of_another_page, SizeIs(1));
    EXPECT_EQ(of_another_page[0].text,
              "pins of sheet 'north' are for a page of 100 x 50 mm and are not used on this one of "
              "200 x 50 mm");
}

}  // namespace
}  // namespace sitmap::cli
