// SPDX-License-Identifier: MIT
// timeline_totals_test.cpp: which published totals stand on an axis of time, and beside what.
#include "map/timeline_totals.hpp"

#include "tests/support/small_study.hpp"

#include <gmock/gmock.h>

namespace sitmap::map {
namespace {

using namespace test;
using testing::Contains;
using testing::HasSubstr;

struct TimelineTotals : testing::Test {
    SmallStudy small;

    study::PublishedTotal& add(std::string series, int low, std::string const& period)
    {
        small.totals.push_back(published(low, period));
        small.totals.back().series = std::move(series);
        return small.totals.back();
    }
};

TEST_F(TimelineTotals, StandBySeriesAndAloneWithoutOne)
{
    add("", 1, "2021");
    add("b", 2, "2021");
    add("a", 3, "2021");
    add("b", 4, "2022");
    add("", 5, "2022");
    add("", 6, "");
    add("c", 7, "2021").low.reset();
    small.totals.back().high.reset();
    auto const material = small.material();
    EXPECT_EQ(series_of(material, false).size(), 2u);
    std::vector<std::vector<double>> figures;
    for (auto const& totals : series_of(material, true)) {
        figures.emplace_back();
        for (auto const* total : totals) figures.back().push_back(*total->low);
    }
    std::vector<std::vector<double>> const expected{{3}, {2, 4}, {1}, {5}};
    EXPECT_EQ(figures, expected);
}

TEST_F(TimelineTotals, WidenThePeriod)
{
    add("a", 3, "2019");
    auto const material = small.material();
    auto const span = span_with(when("2020/2021"), series_of(material, false));
    EXPECT_EQ(span.first, when("2019").first);
    EXPECT_EQ(span.last, when("2021").last);
}

TEST_F(TimelineTotals, NameTheirAreaAndCaveat)
{
    add("a", 12, "2021").area = "A2";
    small.totals.back().caveat = "counted twice";
    auto const material = small.material();
    auto const series = series_of(material, false);
    EXPECT_TRUE(has_caveat(series));
    Group group;
    TimeAxis const axis{when("2020").first, when("2022").last, 60, 260};
    double const end = add_totals(group, {small.style, small.measure}, material, series, axis, 100);
    EXPECT_GT(end, 100);
    EXPECT_THAT(texts_of(group), Contains("12 attacks, Land A2 (somebody)*"));
    Group none;
    EXPECT_EQ(add_totals(none, {small.style, small.measure}, material, {}, axis, 100), 100);
    EXPECT_TRUE(none.children.empty());
}

/// Words that stand in another bar's time read as that bar's.
struct WordsOfTotals : TimelineTotals {
    TimeAxis const axis{when("2020").first, when("2022").last, 60, 360};  // 100 mm a year

    /// From where to where the words that begin so reach, and their distance below the first bar.
    Box words(std::string const& beginning)
    {
        Group group;
        add_totals(group, {small.style, small.measure}, small.material(),
                   series_of(small.material(), false), axis, 100);
        for (auto const& run : all_of<TextRun>(group)) {
            if (!run.text.starts_with(beginning)) continue;
            double const width = small.measure.measure(run.text, run.font).width;
            return {run.at.x - (run.anchor == Anchor::end ? width : 0), run.at.y, width, 0};
        }
        return {};
    }
};

TEST_F(WordsOfTotals, StandAtABarThatIsLongEnoughForThem)
{
    add("a", 12, "2021");
    add("a", 55, "2022");
    add("b", 18, "2022");
    for (auto const& [text, from] : {std::pair{"12", 160.0}, {"55", 260.0}, {"18", 260.0}}) {
        auto const box = words(text);
        EXPECT_NEAR(box.x, from, 0.5) << text;
        EXPECT_LE(box.right(), from + 100) << text;
    }
}

TEST_F(WordsOfTotals, StandBesideAShortBarButNotWhereAnotherOfItsSeriesStands)
{
    add("a", 12, "2020-06");
    EXPECT_GT(words("12").x, axis.end_of(when("2020-06").last)) << "beside it";
    add("a", 55, "2020-07/2022-12");
    EXPECT_LT(words("12").right(), axis.at(when("2020-06").first)) << "left, where no bar is";
    add("a", 7, "2020-01/2020-05");
    EXPECT_NEAR(words("12").x, axis.at(when("2020-06").first), 0.5) << "below it";
    EXPECT_GT(words("55").y - words("12").y, 3.7) << "a line of its own";
}

TEST_F(WordsOfTotals, KeepOffTheBarOfTheNextRow)
{
    add("a", 12, "2020-06");
    add("b", 55, "2020-07/2022-12");
    EXPECT_LT(words("12").right(), axis.at(when("2020-06").first));
}

}  // namespace
}  // namespace sitmap::map
