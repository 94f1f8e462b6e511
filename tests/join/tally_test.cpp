// SPDX-License-Identifier: MIT
#include "join/tally.hpp"

#include "tests/support/expect_error.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

namespace sitmap::join {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Month april{2022 * 12 + 3};

DateInterval dates(std::string_view text)
{
    return *parse_iso_interval(text);
}

Placed record(std::string_view when, std::vector<AreaShare> shares)
{
    Placed placed;
    placed.incident.when = dates(when);
    placed.shares = std::move(shares);
    return placed;
}

TEST(Tally, CountsCertainRecords)
{
    std::vector const placed{record("2022-04-18", {{1, 1.0}}), record("2022-04", {{1, 1.0}}),
                             record("2022-04-18", {})};
    EXPECT_THAT(tally(placed, 2), ElementsAre(TallyRow{1, april, 2, 2, 2.0}));
}

TEST(Tally, SpreadsARecordOverItsCandidates)
{
    std::vector const placed{record("2022-04-18", {{0, 0.75}, {1, 0.25}})};
    EXPECT_THAT(tally(placed, 2),
                ElementsAre(TallyRow{0, april, 0, 1, 0.75}, TallyRow{1, april, 0, 1, 0.25}));
}

TEST(Tally, SpreadsACoarseDateOverItsMonthsByDays)
{
    std::vector const placed{record("2022-04-21/2022-05-30", {{0, 1.0}})};
    EXPECT_THAT(tally(placed, 1),
                ElementsAre(TallyRow{0, april, 0, 1, 0.25}, TallyRow{0, april.next(), 0, 1, 0.75}));
}

TEST(Tally, IsCertainIfTheWholeRangeLiesInOneMonth)
{
    std::vector const placed{record("2022-04-03/2022-04-05", {{0, 1.0}})};
    EXPECT_THAT(tally(placed, 1), ElementsAre(TallyRow{0, april, 1, 1, 1.0}));
}

TEST(Tally, LeavesOutWhatDoesNotMeetThePeriod)
{
    std::vector const placed{record("2022-03-31", {{0, 1.0}}),
                             record("2022-03-16/2022-04-15", {{0, 1.0}})};
    auto const rows = tally(placed, 1, dates("2022-04"));
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].month, april);
    EXPECT_NEAR(rows[0].n_expected, 15.0 / 31, 1e-9);
    EXPECT_THAT(tally(placed, 1, dates("2023")), IsEmpty());
}

TEST(Tally, CountsTheDaysInThePeriodWhereItCutsAMonth)
{
    std::vector const placed{record("2022-04", {{0, 1.0}}), record("2022-04-30", {{0, 1.0}}),
                             record("2022-03-02/2022-04-30", {{0, 0.5}})};
    auto const rows = tally(placed, 1, dates("2022-04-28/2022-06"));
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].n, 1);
    EXPECT_EQ(rows[0].n_possible, 3);
    EXPECT_NEAR(rows[0].n_expected, 3.0 / 30 + 1 + 0.5 * 3 / 60, 1e-9);
}

TEST(Tally, AddsUpToTheSameInAnyOrderAndAnyParts)
{
    std::vector<Placed> placed;
    for (int i = 0; i < 300; ++i)
        placed.push_back(record(i % 2 ? "2022" : "2021-12-30/2022-01-02",
                                {{0, 1.0 / (i + 1)}, {1, 0.1 * (i % 7)}}));
    auto const whole = tally(placed, 2);
    Tally first(2), second(2);
    for (std::size_t i = placed.size(); i-- > 0;)
        (i % 3 ? first : second).add(Occurrence{placed[i].shares, placed[i].incident.when});
    first.merge(second);
    EXPECT_EQ(first.rows(), whole);
}

TEST(Tally, StopsAtALimitInsteadOfFillingTheMemory)
{
    Tally counts(60'000'000);
    counts.add(0, april);
    test::expect_error(ErrorKind::limit, "more than 100 million areas x months",
                       [&] { counts.add(0, april.next()); });
}

TEST(Tally, AddsUpWeightsByCertaintyAndShare)
{
    Tally counts(2);
    counts.add(0, april, 5);
    counts.add(0, april, 0.25);
    counts.add(0, april, std::nan(""));  // a record without a weight
    std::vector<AreaShare> const shares{{0, 0.75}, {1, 0.25}};
    counts.add(Occurrence{shares, dates("2022-04-18"), 8});
    EXPECT_THAT(counts.rows(), ElementsAre(TallyRow{0, april, 3, 4, 3.75, 5.25, 11.25},
                                           TallyRow{1, april, 0, 1, 0.25, 0, 2}));
}

TEST(Tally, GivesNoMoreDecimalsThanHold)
{
    Tally counts(1);
    for (double const weight : {0.1, 0.2}) counts.add(0, april, weight);
    EXPECT_EQ(counts.rows()[0].sum, 0.3);
    for (int i = 0; i < 999'998; ++i) counts.add(0, april, 0.1);
    auto const row = counts.rows()[0];
    EXPECT_EQ(row.sum, 100000.1);
    EXPECT_EQ(row.n_expected, 1e6);
    AreaShare const place{0, 28.0 / 90};
    Tally spread(1);
    spread.add(Occurrence{{&place, 1}, {first_day(april), first_day(april)}, 1e12 / 3});
    EXPECT_EQ(spread.rows()[0].n_expected, 0.311111111);
}

TEST(Tally, SumsAreTheSameInAnyOrder)
{
    std::vector<double> values;
    for (int i = 0; i < 3000; ++i) values.push_back(i % 7 == 0 ? 1e11 / (i + 1) : 0.1 * i);
    auto const sum_of = [&](std::size_t parts) {
        std::vector<Tally> tallies(parts, Tally(1));
        for (std::size_t i = 0; i < values.size(); ++i) tallies[i % parts].add(0, april, values[i]);
        for (std::size_t i = 1; i < parts; ++i) tallies[0].merge(tallies[i]);
        return tallies[0].rows().at(0);
    };
    auto const whole = sum_of(1);
    EXPECT_EQ(sum_of(3), whole);
    EXPECT_EQ(sum_of(17), whole);
    std::ranges::reverse(values);
    EXPECT_EQ(sum_of(1), whole);
    EXPECT_EQ(whole.sum, whole.sum_expected);
}

}  // namespace
}  // namespace sitmap::join
