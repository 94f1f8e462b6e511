// SPDX-License-Identifier: MIT
// month_strip_test.cpp: records per month, dated and spread, and their bars.
#include "map/month_strip.hpp"

#include "tests/support/expect_error.hpp"
#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using sitmap::test::expect_error;

MonthCount at(std::vector<MonthCount> const& months, std::string const& month)
{
    return *std::ranges::find(months, month_of(when(month).first), &MonthCount::month);
}

TEST(MonthStrip, KeepsDatedAndSpreadApartAndLosesNoRecord)
{
    SmallStudy small;
    auto const months = counts_by_month(small.material());
    EXPECT_EQ(months.size(), 22u) << "March 2021 to December 2022";
    EXPECT_EQ(at(months, "2021-03").dated, 1);
    EXPECT_EQ(at(months, "2022-04").dated, 1);
    EXPECT_NEAR(at(months, "2022-06").spread, 30.0 / 52 + 30.0 / 365, 1e-12) << "r3 and r4";
    EXPECT_EQ(at(months, "2021-04").dated + at(months, "2021-04").spread, 0) << "empty months stay";
    double dated = 0, spread = 0;
    for (auto const& month : months) {
        dated += month.dated;
        spread += month.spread;
    }
    EXPECT_EQ(dated, 2);
    EXPECT_NEAR(spread, 2, 1e-9);
}

TEST(MonthStrip, LeavesOutWhatTheSheetDoesNotSpeakOf)
{
    SmallStudy small;
    std::vector<std::size_t> const without{0};
    auto const months = counts_by_month(small.material(), without);
    EXPECT_EQ(at(months, "2021-03").dated, 0);
    EXPECT_EQ(at(months, "2022-04").dated, 1);
}

TEST(MonthStrip, RefusesMoreThanSixHundredMonths)
{
    SmallStudy small;
    auto material = small.material();
    material.period = when("1900/2000");
    expect_error(ErrorKind::limit, "cannot show 1212 months: at most 600",
                 [&] { counts_by_month(material); });
}

TEST(MonthStrip, DrawsBarsOfTheirHeightAndMarksTheMonthOfAFrame)
{
    SmallStudy small;
    Writer const writer{small.style, small.measure};
    std::vector<MonthCount> const months{{month_of(when("2022-01").first), 2, 0},
                                         {month_of(when("2022-02").first), 1, 1}};
    auto const bars = [&](Group const& group, Colour colour) {
        std::vector<double> heights;
        for (auto const& path : all_of<Path>(group))
            if (path.fill && std::get<Colour>(*path.fill) == colour)
                heights.push_back(path.outlines[0].points[2].y - path.outlines[0].points[0].y);
        return heights;
    };
    Group still;
    double const height = month_strip(writer, months, 20, {}).draw(still, {0, 0, 80, 100});
    EXPECT_GT(height, 20);
    auto const dark = bars(still, small.style.bar);
    ASSERT_EQ(dark.size(), 3u) << "two bars and the key";
    EXPECT_NEAR(dark[0], 20, 1e-9);
    EXPECT_NEAR(dark[1], 10, 1e-9);
    EXPECT_NEAR(bars(still, small.style.bar_range).at(0), 10, 1e-9);
    Group frame;
    month_strip(writer, months, 20, months[1].month).draw(frame, {0, 0, 80, 100});
    EXPECT_EQ(all_of<Path>(frame).size(), all_of<Path>(still).size() + 1);
}

TEST(MonthStrip, TakesNoRoomWithoutMonths)
{
    SmallStudy small;
    Writer const writer{small.style, small.measure};
    Group into;
    EXPECT_EQ(month_strip(writer, {}, 20, {}).draw(into, {0, 0, 80, 100}), 0);
    EXPECT_TRUE(into.children.empty());
}

}  // namespace
}  // namespace sitmap::map
