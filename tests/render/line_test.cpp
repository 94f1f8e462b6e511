// SPDX-License-Identifier: MIT
// line_test.cpp: one shaped line of text.
#include "render/line.hpp"

#include "render/cairo.hpp"
#include "render/fonts.hpp"
#include "tests/support/expect_error.hpp"

#include <cmath>
#include <limits>

namespace sitmap::render {
namespace {

TEST(Line, KnowsItsDirectionFromTheFirstStrongLetter)
{
    EXPECT_FALSE((Line{"Kabul کابل", {}}.runs_right_to_left()));
    EXPECT_TRUE((Line{"کابل Kabul", {}}.runs_right_to_left()));
    EXPECT_TRUE((Line{"(۱) کابل", {}}.runs_right_to_left()));
    EXPECT_FALSE((Line{"", {}}.runs_right_to_left()));
}

TEST(Line, RunsTheWayThatItIsTold)
{
    EXPECT_TRUE((Line{"ISKP کابل", {}, map::Direction::from_right}.runs_right_to_left()));
    EXPECT_FALSE((Line{"کابل ISKP", {}, map::Direction::from_left}.runs_right_to_left()));
    EXPECT_TRUE((Line{"2022", {}, map::Direction::from_right}.runs_right_to_left()));
}

TEST(Line, ListsEachMissingCharacterOnce)
{
    EXPECT_EQ((Line{"\U000F0002x\U000F0001\U000F0002", {}}.missing()),
              (std::vector<char32_t>{0xF0002, 0xF0001}));
}

/// DejaVu Sans has Arabic letters of its own.
TEST(Line, SetsWordsInArabicScriptInTheirOwnFamily)
{
    auto const width = [](char const* text, char const* family, char const* arabic) {
        return Line{text, {.family = family, .arabic = arabic}}.size().width;
    };
    double const sans = width("کابل", "Noto Sans", "Noto Sans Arabic");
    double const kufi = width("کابل", "Noto Sans", "Noto Kufi Arabic");
    EXPECT_GT(std::abs(kufi - sans), 0.05);
    EXPECT_DOUBLE_EQ(width("کابل", "DejaVu Sans", "Noto Sans Arabic"), sans);
    EXPECT_DOUBLE_EQ(width("کابل", "DejaVu Sans", "Noto Kufi Arabic"), kufi);
    EXPECT_DOUBLE_EQ(width("Kabul 12", "Noto Sans", "Noto Kufi Arabic"),
                     width("Kabul 12", "Noto Sans", "Noto Sans Arabic"));
    EXPECT_NEAR(width("Kabul, کابل", "Noto Sans", "Noto Kufi Arabic"),
                width("Kabul, ", "Noto Sans", "Noto Sans Arabic") + kufi, 0.01);
    EXPECT_NEAR(width("کابل 12", "DejaVu Sans", "Noto Kufi Arabic"),
                kufi + width(" 12", "DejaVu Sans", "Noto Sans Arabic"), 0.01);
}

TEST(Line, TracesLettersAboveTheBaselineFromTheLeft)
{
    Surface const surface{cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nullptr)};
    Context const context{cairo_create(surface.get())};
    Line const line{"HH", {}};
    cairo_move_to(context.get(), 0, 0);
    line.trace(context.get());
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    cairo_path_extents(context.get(), &left, &top, &right, &bottom);
    EXPECT_NEAR(bottom, 0, 0.5);
    EXPECT_LT(top, -0.6 * em_units);
    EXPECT_GT(left, 0);
    EXPECT_LT(right, line.size().width * em_units);
}

TEST(Line, PutsTheFirstArabicLetterAtTheRight)
{
    // Alef is a plain stroke, sheen is wide with dots: the ink of "alef, sheen" rises highest at
    // its right end.
    Surface const surface{cairo_image_surface_create(CAIRO_FORMAT_A8, 200, 200)};
    Context const context{cairo_create(surface.get())};
    Line const line{"اسسس", {}};
    cairo_move_to(context.get(), 0, 150);
    line.show(context.get());
    cairo_surface_flush(surface.get());
    auto const* pixels = cairo_image_surface_get_data(surface.get());
    auto const stride = cairo_image_surface_get_stride(surface.get());
    int highest_column = -1;
    for (int y = 0; y < 200 && highest_column < 0; ++y)
        for (int x = 0; x < 200; ++x)
            if (pixels[y * stride + x] > 128) highest_column = x;
    EXPECT_GT(highest_column, 0.75 * std::min(200.0, line.size().width * em_units));
}

TEST(EmInMillimetres, FollowsThePoint)
{
    map::Font font;
    font.size = 72;
    EXPECT_DOUBLE_EQ(em_in_millimetres(font), 25.4);
    font.size = std::numeric_limits<double>::infinity();
    test::expect_error(ErrorKind::internal, "size is not finite", [&] { em_in_millimetres(font); });
}

}  // namespace
}  // namespace sitmap::render
