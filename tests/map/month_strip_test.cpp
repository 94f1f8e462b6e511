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
using testing::ElementsAre;

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

std::vector<MonthCount> in_a_row(std::string const& first, int count)
{
    std::vector<MonthCount> months;
    for (int i = 0; i < count; ++i) months.push_back({month_of(when(first).first).next(i), 1, 0});
    return months;
}

/// The bars of a strip without its key, which has the colour of the bars.
std::vector<Box> bars_of(Group const& strip, Colour colour)
{
    std::vector<Box> bars;
    for (auto const& path : all_of<Path>(strip))
        if (path.fill && std::get<Colour>(*path.fill) == colour)
            bars.push_back(bounds_of(path.outlines));
    if (!bars.empty()) bars.pop_back();
    return bars;
}

TEST(MonthStrip, LeavesNoRoomBetweenMonthsThatReadsAsAnEmptyOne)
{
    SmallStudy small;
    Writer const writer{small.style, small.measure};
    for (int const count : {1, 2, 3, 5, 12, 40}) {
        Group strip;
        month_strip(writer, in_a_row("2022-11", count), 20, {}).draw(strip, {0, 0, 90, 100});
        auto const bars = bars_of(strip, small.style.bar);
        ASSERT_EQ(bars.size(), static_cast<std::size_t>(count));
        for (std::size_t i = 1; i < bars.size(); ++i)
            EXPECT_LT(bars[i].x - bars[i - 1].right(), bars[i].width / 4) << count << " months";
        for (auto const& path : all_of<Path>(strip))
            EXPECT_LT(bounds_of(path.outlines).right(), bars.back().right() + 1)
                << "the axis ends with the last month of " << count;
    }
}

TEST(MonthStrip, MarksTheBarOfTheMonthAndNotMore)
{
    SmallStudy small;
    Writer const writer{small.style, small.measure};
    auto const months = in_a_row("2022-05", 1);
    Group strip;
    month_strip(writer, months, 20, months[0].month).draw(strip, {0, 0, 90, 100});
    auto const bar = bars_of(strip, small.style.bar).at(0);
    auto const shade =
        bounds_of(std::get<Path>(*std::ranges::find_if(strip.children, [](Node const& node) {
                      return std::holds_alternative<Path>(node);
                  })).outlines);
    EXPECT_NEAR(shade.x, bar.x, 0.5);
    EXPECT_NEAR(shade.right(), bar.right(), 0.5);
}

std::vector<std::string> names_on(int count, std::string const& first, double month)
{
    SmallStudy small;
    Writer const writer{small.style, small.measure};
    std::vector<double> starts;
    for (int i = 0; i <= count; ++i) starts.push_back(i * month);
    std::vector<std::string> names;
    for (auto const& label :
         month_labels(writer, month_of(when(first).first), starts, starts.back() + 20))
        names.push_back(label.text);
    return names;
}

TEST(MonthStrip, NamesTheMonthsOfAShortPeriod)
{
    EXPECT_THAT(names_on(1, "2022-05", 8), ElementsAre("May 2022"));
    EXPECT_THAT(names_on(4, "2022-10", 30), ElementsAre("Oct 2022", "Nov", "Dec", "2023"));
    EXPECT_THAT(names_on(12, "2022-01", 6), ElementsAre("2022", "Mar", "May", "Jul", "Sep", "Nov"));
    EXPECT_THAT(names_on(60, "2018-01", 1.5), ElementsAre("2018", "2019", "2020", "2021", "2022"));
}

TEST(MonthStrip, NeverNamesAYearAtAnotherMonthThanJanuary)
{
    for (double const month : {0.5, 1.0, 2.0, 4.0, 8.0})
        for (auto const& name : names_on(7, "2022-09", month)) EXPECT_NE(name, "2022") << month;
}

TEST(MonthStrip, NamesRoundYearsWhereThereAreMany)
{
    EXPECT_THAT(names_on(360, "1991-03", 0.25),
                ElementsAre("1995", "2000", "2005", "2010", "2015", "2020"));
    EXPECT_THAT(names_on(60, "2017-03", 1.5),
                ElementsAre("Mar 2017", "2018", "2019", "2020", "2021", "2022"));
    EXPECT_THAT(names_on(120, "2013-01", 0.5), ElementsAre("2013", "2015", "2017", "2019", "2021"));
}

TEST(MonthStrip, LowersItsBarsToTheRoomItHas)
{
    SmallStudy small;
    Writer const writer{small.style, small.measure};
    auto const strip = month_strip(writer, in_a_row("2022-01", 9), 17, {});
    EXPECT_TRUE(strip.shrinks);
    auto const drawn = [&](double room) {
        Group into;
        double const height = strip.draw(into, {0, 0, 80, room});
        return std::pair(height, bars_of(into, small.style.bar).at(0).height);
    };
    auto const [natural, bar] = drawn(1e6);
    EXPECT_NEAR(bar, 17, 1e-9);
    EXPECT_NEAR(drawn(natural - 4).first, natural - 4, 1e-9);
    EXPECT_NEAR(drawn(natural - 4).second, 13, 1e-9);
    EXPECT_NEAR(drawn(0).second, 6, 1e-9);
    EXPECT_NEAR(drawn(0).first, natural - 11, 1e-9);
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
