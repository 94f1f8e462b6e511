// SPDX-License-Identifier: MIT
// trace_test.cpp: nothing that is not finite, endless or invisible reaches Cairo.
#include "render/trace.hpp"

#include "render/cairo.hpp"
#include "tests/support/expect_error.hpp"
#include "tests/support/scenes.hpp"

#include <limits>

namespace sitmap::render {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

class Sheet {
public:
    Sheet()
        : surface_(cairo_image_surface_create(CAIRO_FORMAT_A8, 10, 10)),
          context_(cairo_create(surface_.get()))
    {
    }
    cairo_t* get() const { return context_.get(); }

private:
    Surface surface_;
    Context context_;
};

TEST(Checked, HoldsFarPointsAndRefusesWhatIsNotFinite)
{
    EXPECT_EQ(checked(map::Point{3, -1e300}, "x"), (map::Point{3, -1e5}));
    for (auto const bad : {nan, infinite, -infinite})
        test::expect_error(ErrorKind::internal,
                           "cannot draw 'Kabul': a coordinate or length is not finite",
                           [&] { checked(bad, "Kabul"); });
}

TEST(Trace, LeavesOutAnIncompleteCurve)
{
    Sheet const sheet;
    map::Outline const outline{{{0, 0}, {1, 0}, {2, 0}, {3, 0}, {9, 9}, {9, 9}}, false, true};
    trace(sheet.get(), std::span(&outline, 1), "x");
    double x = 0;
    double y = 0;
    cairo_get_current_point(sheet.get(), &x, &y);
    EXPECT_NEAR(x, 3, 0.01);
    EXPECT_NEAR(y, 0, 0.01);
}

TEST(SetStroke, DrawsDashesTooFineToSeeSolid)
{
    Sheet const sheet;
    set_stroke(sheet.get(), {test::black, 0.2, {1e-9, 1e-9}, true}, "x");
    EXPECT_EQ(cairo_get_dash_count(sheet.get()), 0);
    set_stroke(sheet.get(), {test::black, 0.2, {2, 1}, true}, "x");
    EXPECT_EQ(cairo_get_dash_count(sheet.get()), 2);
    test::expect_error(ErrorKind::internal, "not finite", [&] {
        set_stroke(sheet.get(), {test::black, 0.2, {nan}, true}, "x");
    });
    test::expect_error(ErrorKind::internal, "not finite", [&] {
        set_stroke(sheet.get(), {test::black, nan, {}, true}, "x");
    });
}

TEST(SetStroke, HoldsNegativeAndHugeWidths)
{
    Sheet const sheet;
    set_stroke(sheet.get(), {test::black, -1, {}, true}, "x");
    EXPECT_EQ(cairo_get_line_width(sheet.get()), 0);
    set_stroke(sheet.get(), {test::black, 1e300, {}, true}, "x");
    EXPECT_EQ(cairo_get_line_width(sheet.get()), 1000);
}

TEST(HatchLines, LieASpacingApartAndContinueInTheNextBox)
{
    map::Hatch hatch;
    hatch.angle = 0;
    hatch.spacing = 2;
    auto const lines = hatch_lines(hatch, {0, 0, 10, 10});
    std::vector<double> heights;
    for (auto const& [from, to] : lines) {
        EXPECT_NEAR(from.y, to.y, 1e-9);
        EXPECT_LE(std::min(from.x, to.x), 0);
        EXPECT_GE(std::max(from.x, to.x), 10);
        if (from.y > 0 && from.y < 10) heights.push_back(from.y);
    }
    EXPECT_EQ(heights, (std::vector<double>{1, 3, 5, 7, 9}));
    for (auto const& line : hatch_lines(hatch, {0, 11, 4, 4}))
        EXPECT_NEAR(std::fmod(line.from.y - 1 + 20, 2), 0, 1e-9);
}

TEST(HatchLines, CannotBecomeEndless)
{
    map::Hatch hatch;
    hatch.spacing = 1e-300;
    EXPECT_LE(hatch_lines(hatch, {-1e5, -1e5, 2e5, 2e5}).size(), 100'001u);
    hatch.spacing = -5;
    EXPECT_LT(hatch_lines(hatch, {0, 0, 10, 10}).size(), 200u);
    hatch.spacing = nan;
    test::expect_error(ErrorKind::internal, "not finite", [&] {
        hatch_lines(hatch, {0, 0, 1, 1});
    });
}

}  // namespace
}  // namespace sitmap::render
