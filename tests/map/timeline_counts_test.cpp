// SPDX-License-Identifier: MIT
// timeline_counts_test.cpp: bars of records a month, with a key in the tones that are drawn.
#include "map/timeline_counts.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::ElementsAre;

struct TimelineCounts : testing::Test {
    SmallStudy small;
    Writer writer{small.style, small.measure};
    TimeAxis axis{when("2021").first, when("2021").last, 60, 180};
    std::vector<MonthCount> months{{month_of(when("2021-01").first), 3, 0},
                                   {month_of(when("2021-02").first), 1, 1.5}};

    Group drawn()
    {
        Group into;
        add_month_counts(into, writer, months, axis, {10, 20, 46, 30});
        return into;
    }
};

TEST_F(TimelineCounts, RoundsTheFullestMonthUp)
{
    EXPECT_EQ(most_in_month(months), 3);
    months[1].spread = 2.5;
    EXPECT_EQ(most_in_month(months), 4);
    EXPECT_EQ(most_in_month({}), 1);
}

TEST_F(TimelineCounts, StandsOnItsBaseAndReachesTheTop)
{
    Group into;
    add_month_bars(into, months, axis, 50, 10, {small.style.bar, small.style.bar_range});
    std::vector<double> tops, bottoms;
    for (auto const& path : all_of<Path>(into)) {
        auto const box = bounds_of(path.outlines);
        tops.push_back(box.y);
        bottoms.push_back(box.bottom());
    }
    EXPECT_THAT(tops, ElementsAre(20, 25, 40));
    EXPECT_THAT(bottoms, ElementsAre(50, 40, 50));
}

/// In a dark style the stronger tone is the lighter one: only the colours themselves say which.
TEST_F(TimelineCounts, NamesEachToneBesideItsColour)
{
    auto const colour_at = [&](std::string const& words) {
        auto const group = drawn();
        for (auto const& run : all_of<TextRun>(group)) {
            if (run.text != words) continue;
            for (auto const& path : all_of<Path>(group)) {
                auto const box = bounds_of(path.outlines);
                bool const beside = box.right() < run.at.x && box.x > 5 && box.y < run.at.y &&
                                    box.bottom() > run.at.y - 1;
                if (beside && path.fill) return std::get<Colour>(*path.fill);
            }
        }
        return Colour{};
    };
    EXPECT_EQ(colour_at("dated to the month"), small.style.bar);
    EXPECT_EQ(colour_at("spread over its stated range"), small.style.bar_range);
    months[1].spread = 0;
    EXPECT_THAT(texts_of(drawn()), ElementsAre("Records per month", "dated to the month", "3"));
}

TEST_F(TimelineCounts, HasNumbersBelowTheTopWhereTheBarsAreHigh)
{
    auto const numbers = [&](double most, double height) {
        std::vector<MonthCount> const one{{months[0].month, most, 0}};
        Group into;
        add_month_counts(into, writer, one, axis, {10, 20, 46, height});
        std::vector<std::string> found;
        for (auto const& run : all_of<TextRun>(into))
            if (run.anchor == Anchor::end) found.push_back(run.text);
        return found;
    };
    EXPECT_THAT(numbers(6, 24), ElementsAre("6")) << "5 is too near the top";
    EXPECT_THAT(numbers(6, 60), ElementsAre("2", "4", "6"));
    EXPECT_THAT(numbers(37, 60), ElementsAre("10", "20", "37"));
    EXPECT_THAT(numbers(1, 60), ElementsAre("1"));
    EXPECT_THAT(numbers(6, 0), ElementsAre("6")) << "without height";
}

}  // namespace
}  // namespace sitmap::map
