// SPDX-License-Identifier: MIT
// page_test.cpp: page sizes by name and by measure, and the slots of a sheet.
#include "map/page.hpp"

#include "tests/support/expect_error.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sitmap::map {
namespace {

using sitmap::test::expect_error;

TEST(PageFrom, GivesTheNamedSizes)
{
    EXPECT_EQ(page_from("slide").pixels_wide(), 1920);
    EXPECT_EQ(page_from("slide").pixels_high(), 1080);
    EXPECT_EQ(page_from("a4").width, 297);
    EXPECT_TRUE(page_from("a3-portrait").portrait());
    EXPECT_EQ(page_from("square").pixels_high(), 1080);
}

TEST(PageFrom, ReadsPixelsAndMillimetres)
{
    auto const screen = page_from("1600x900px");
    EXPECT_EQ(screen.pixels_wide(), 1600);
    EXPECT_EQ(screen.pixels_high(), 900);
    auto const print = page_from("200x150mm@300");
    EXPECT_EQ(print.width, 200);
    EXPECT_EQ(print.height, 150);
    EXPECT_EQ(print.dpi, 300);
}

TEST(PageFrom, RefusesWhatIsNoPage)
{
    for (auto const* name :
         {"", "a5", "200x150", "x150mm", "200xmm", "200x150mm@", "1e3x", "nanxnanmm"})
        expect_error(ErrorKind::usage, "cannot use page", [&] { page_from(name); });
    expect_error(ErrorKind::usage, "a side must be at least 40 mm", [] { page_from("0x150mm"); });
    expect_error(ErrorKind::usage, "36 to 1200", [] { page_from("200x150mm@5000"); });
    expect_error(ErrorKind::usage, "32767 pixels", [] { page_from("40000x900px"); });
    expect_error(ErrorKind::usage, "400 million", [] { page_from("30000x30000px"); });
}

TEST(LayOut, FillsThePageWithoutOverlap)
{
    for (auto const* name : {"slide", "a4-portrait", "square", "a3"})
        for (double const share : {0.0, 0.3}) {
            auto const page = page_from(name);
            auto const s = lay_out(page, 20, 8, share);
            double const used = s.header.width * s.header.height + s.map.width * s.map.height +
                                s.panel.width * s.panel.height + s.footer.width * s.footer.height;
            EXPECT_NEAR(used, page.width * page.height, 1e-6) << name << " " << share;
            EXPECT_FALSE(s.map.meets(s.panel)) << name;
            EXPECT_FALSE(s.map.meets(s.header)) << name;
            EXPECT_FALSE(s.panel.meets(s.footer)) << name;
            EXPECT_EQ(s.panel.width * s.panel.height > 0, share > 0) << name;
        }
}

TEST(LayOut, PutsThePanelBelowTheMapOfAPortraitPage)
{
    auto const portrait = lay_out(page_from("a4-portrait"), 20, 8, 0.3);
    EXPECT_EQ(portrait.panel.y, portrait.map.bottom());
    EXPECT_EQ(portrait.panel_columns, 3);
    auto const landscape = lay_out(page_from("a4"), 20, 8, 0.3);
    EXPECT_EQ(landscape.panel.x, landscape.map.right());
    EXPECT_EQ(landscape.panel_columns, 1);
}

TEST(PageFrom, TakesPixelsForASlideWhateverTheirNumber)
{
    for (auto const* name : {"1280x720px", "1920x1080px", "3840x2160px"}) {
        EXPECT_NEAR(page_from(name).width, page_from("slide").width, 1e-9) << name;
        EXPECT_NEAR(page_from(name).height, page_from("slide").height, 1e-9) << name;
    }
    EXPECT_EQ(page_from("1920x1080px").dpi, 144);
    EXPECT_EQ(page_from("3840x2160px").pixels_wide(), 3840);
    EXPECT_NEAR(page_from("1080x1080px").width, page_from("square").width, 1e-9);
    EXPECT_EQ(page_from("400x300px").dpi, 96) << "no further: words must stay legible";
    EXPECT_EQ(page_from("400x300px@144").dpi, 144) << "as stated";
}

TEST(LayOut, PutsThePanelBesideTheMapOfASquarePage)
{
    auto const square = lay_out(page_from("square"), 20, 8, 0.3);
    EXPECT_EQ(square.panel.x, square.map.right());
    EXPECT_EQ(square.panel_columns, 1);
}

TEST(LayOut, GivesThePanelBelowTheMapTheHeightThatItNeeds)
{
    auto const slots = lay_out(page_from("a4-portrait"), 20, 8, 0.3);
    double const both = slots.map.height + slots.panel.height;
    auto const fitted = with_panel_height(slots, 50);
    EXPECT_EQ(fitted.panel.height, 50);
    EXPECT_EQ(fitted.panel.y, fitted.map.bottom());
    EXPECT_DOUBLE_EQ(fitted.panel.bottom(), slots.panel.bottom());
    EXPECT_DOUBLE_EQ(with_panel_height(slots, 1e4).panel.height, both / 2);
    auto const beside = lay_out(page_from("a4"), 20, 8, 0.3);
    EXPECT_EQ(with_panel_height(beside, 50).panel.height, beside.panel.height);
}

TEST(Page, AsksForElevenPixelsOnAScreenAndLeavesPrintToTheStyle)
{
    EXPECT_NEAR(page_from("slide").least_words(), 5.5, 1e-9);
    EXPECT_NEAR(page_from("400x300px").least_words(), 8.25, 1e-9);
    EXPECT_EQ(page_from("a4").least_words(), 0);
}

}  // namespace
}  // namespace sitmap::map
