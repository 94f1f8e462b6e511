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

}  // namespace
}  // namespace sitmap::map
