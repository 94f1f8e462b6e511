// SPDX-License-Identifier: MIT
#include "animate/timeline.hpp"

#include "tests/support/expect_error.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace sitmap::animate {
namespace {

Placed record(std::string id, char const* when)
{
    Placed placed;
    placed.incident.id = std::move(id);
    placed.incident.when = *parse_iso_interval(when);
    return placed;
}

DateInterval period(char const* text)
{
    return *parse_iso_interval(text);
}

TEST(Timeline, HasEachMonthOfThePeriodAlsoTheEmptyOnes)
{
    std::vector<Placed> const placed{record("a", "2022-01-05"), record("b", "2022-04-18")};
    auto const periods = timeline(placed, period("2021-12/2022-05"));
    ASSERT_EQ(periods.size(), 6u);
    EXPECT_EQ(to_text(periods.front().month), "2021-12");
    EXPECT_TRUE(periods.front().visible.empty());
    EXPECT_EQ(periods[2].fresh, 0);
    EXPECT_EQ(periods[2].total, 1);
    EXPECT_EQ(periods[4].fresh, 1);
    EXPECT_EQ(periods[5].total, 2);
}

TEST(Timeline, LetsARecordRiseFadeAndLeaveAResidue)
{
    std::vector<Placed> const placed{record("a", "2022-01-05")};
    auto const periods =
        timeline(placed, period("2022-01/2022-06"), {.fade_months = 4, .residue = 0.2});
    EXPECT_EQ(periods[0].visible[0], (Visible{0, Phase::fresh, 1.0}));
    EXPECT_EQ(periods[2].visible[0].phase, Phase::recent);
    EXPECT_DOUBLE_EQ(periods[2].visible[0].opacity, 0.6);  // half way from 1 to 0.2
    EXPECT_EQ(periods[4].visible[0], (Visible{0, Phase::residue, 0.2}));
    EXPECT_EQ(periods[5].visible[0], (Visible{0, Phase::residue, 0.2}));
}

TEST(Timeline, ShowsACoarseDateLightlyOverItsWholeInterval)
{
    std::vector<Placed> const placed{record("a", "2022-02/2022-04")};
    auto const periods = timeline(placed, period("2022-01/2022-05"), {.light = 0.25});
    EXPECT_TRUE(periods[0].visible.empty());
    for (std::size_t i = 1; i <= 3; ++i) {
        EXPECT_EQ(periods[i].visible[0], (Visible{0, Phase::possible, 0.25}));
        EXPECT_EQ(periods[i].possible, 1);
        EXPECT_EQ(periods[i].fresh, 0);
    }
    EXPECT_EQ(periods[2].total, 0);
    EXPECT_EQ(periods[3].total, 1);  // over by the end of April
    EXPECT_EQ(periods[4].visible[0].phase, Phase::residue);
}

TEST(Timeline, StacksByLastDayThenIdWhateverTheOrderOfTheRecords)
{
    std::array<std::size_t, 4> order{0, 1, 2, 3};
    do {
        std::array const records{record("a", "2022-01-05"), record("b", "2022-01-05"),
                                 record("late", "2022-01-20"), record("year", "2022")};
        std::vector<Placed> placed;
        for (auto const i : order) placed.push_back(records[i]);
        std::string stacked;
        auto const periods = timeline(placed, period("2022-01"));
        for (auto const& one : periods[0].visible) stacked += placed[one.record].incident.id + " ";
        EXPECT_EQ(stacked, "year a b late ");
    } while (std::ranges::next_permutation(order).found);
}

TEST(Timeline, NeverShowsARecordOutsideThePeriod)
{
    std::vector<Placed> const placed{record("before", "2019-01-05"), record("after", "2023-01-05")};
    auto const periods = timeline(placed, period("2022"));
    EXPECT_EQ(periods.size(), 12u);
    for (auto const& one : periods) EXPECT_TRUE(one.visible.empty()) << to_text(one.month);
}

TEST(Timeline, RefusesMoreMonthsThanItsLimit)
{
    EXPECT_EQ(timeline({}, period("1950/1999")).size(), 600u);
    test::expect_error(ErrorKind::limit,
                       "cannot show 601 months from 1950-01 to 2000-01: the limit is 600",
                       [] { (void)timeline({}, period("1950-01/2000-01")); });
    test::expect_error(ErrorKind::usage, "fade_months must be between 1 and 120, got 0",
                       [] { (void)timeline({}, period("2022"), {.fade_months = 0}); });
}

TEST(Timeline, NeverShowsAVagueRecordStrongerOnceItsIntervalIsOver)
{
    std::vector<Placed> const placed{record("a", "2021-09/2021-12")};
    auto const periods = timeline(placed, period("2021-09/2022-03"), {.residue = 0.35});
    ASSERT_EQ(periods.size(), 7u);
    for (std::size_t i = 4; i < periods.size(); ++i) {
        EXPECT_EQ(periods[i].visible[0].phase, Phase::residue);
        EXPECT_DOUBLE_EQ(periods[i].visible[0].opacity, 0.35);
    }
}

}  // namespace
}  // namespace sitmap::animate
