// SPDX-License-Identifier: MIT
#include "analysis/regions.hpp"

#include "tests/analysis/spread_oracle.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <numeric>

namespace sitmap::analysis {
namespace {

std::vector<std::size_t> first(std::size_t count)
{
    std::vector<std::size_t> indices(count);
    std::iota(indices.begin(), indices.end(), 0);
    return indices;
}

/// Units G16 to G25 of the grid lie north of 36 degrees.
std::vector<NamedRegion> north()
{
    std::vector<std::size_t> units;
    for (std::size_t unit = 15; unit < 25; ++unit) units.push_back(unit);
    return {{"north", "North", units}};
}

DateInterval const four_years{*date_from(2015, 1, 1), *date_from(2018, 12, 31)};

TEST(RegionShares, EqualTheReferenceYears)
{
    auto const placed = test::read_events();
    auto const shares =
        region_shares(placed, first(placed.size()), first(25), north(), years_of(four_years));
    // shares.json of the reference: n, north, Wilson limits
    double const wanted[4][4] = {{47, 2, 0.0117482759667894, 0.142485276778994},
                                 {58, 10, 0.096442926629388, 0.289082565093262},
                                 {24, 1, 0.00739345616550581, 0.202418064786559},
                                 {21, 3, 0.0498101249972527, 0.346360602806209}};
    ASSERT_EQ(shares.size(), 4u);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(shares[i].n, wanted[i][0]);
        EXPECT_EQ(shares[i].x, wanted[i][1]);
        EXPECT_EQ(shares[i].records.size(), shares[i].x);
        EXPECT_NEAR(shares[i].wilson->low, wanted[i][2], 1e-9);
        EXPECT_NEAR(shares[i].wilson->high, wanted[i][3], 1e-9);
    }
    auto const changes = region_changes(shares);
    ASSERT_EQ(changes.size(), 3u);
    EXPECT_NEAR(changes[0].difference, 10.0 / 58 - 2.0 / 47, 1e-12);
    EXPECT_LT(changes[0].newcombe.low, changes[0].difference);
}

TEST(RegionShares, KeepMonthsWithoutARecordAndSayThatThereIsNoShare)
{
    auto const placed = test::read_events();
    auto const months = months_of(four_years);
    EXPECT_EQ(months.size(), 48u);
    auto const shares = region_shares(placed, first(placed.size()), first(25), north(), months);
    ASSERT_EQ(shares.size(), 48u);
    std::size_t total = 0;
    for (auto const& share : shares) {
        total += share.n;
        EXPECT_EQ(share.share.has_value(), share.n > 0);
    }
    EXPECT_EQ(total, 150u);
}

TEST(RegionShares, CountARecordOnlyWhereItsWholeIntervalLies)
{
    Placed record;
    record.incident.when = *parse_iso_interval("2015-12-20/2016-01-10");
    record.area = 20;
    auto const shares =
        region_shares(std::vector{record}, first(1), first(25), north(), years_of(four_years));
    for (auto const& share : shares) EXPECT_EQ(share.n, 0u);
}

TEST(RegionShares, LeaveForeignAreasAndUnplacedRecordsOutOfN)
{
    Placed abroad;
    abroad.incident.when = *parse_iso_interval("2015-05");
    abroad.area = 24;
    Placed nowhere = abroad;
    nowhere.area.reset();
    auto const shares = region_shares(std::vector{abroad, nowhere}, first(2), first(20), north(),
                                      years_of(four_years));
    EXPECT_EQ(shares[0].n, 0u);
}

}  // namespace
}  // namespace sitmap::analysis
