// SPDX-License-Identifier: MIT
#include "analysis/findings_context.hpp"
#include "analysis/permutation.hpp"
#include "analysis/proportions.hpp"

#include "tests/analysis/findings_sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace sitmap::analysis {
namespace {

using test::oracle_findings;
using test::oracle_settings;
using test::value;
using testing::HasSubstr;

TEST(FindingsRegion, EqualsTheReferences)
{
    auto const found = oracle_findings();
    EXPECT_NEAR(value(found, "share.north.2016"), 10.0 / 58, 1e-12);
    EXPECT_NEAR(value(found, "share.north.trend"), 0.608008115740925, 1e-9);
    auto const* share = find(found, "share.north.2016");
    EXPECT_EQ(share->n, 58);
    EXPECT_EQ(share->records.size(), 58u) << "the records of n, not of x";
    EXPECT_THAT(share->text, HasSubstr("10 of 58 (17 %; 10-29 %)"));
    EXPECT_NEAR(*share->low, 0.096442926629388, 1e-9);
    EXPECT_NEAR(*share->high, 0.289082565093262, 1e-9);
}

TEST(FindingsRegion, GivesDifferencesBetweenYears)
{
    auto const found = oracle_findings();
    ASSERT_EQ(found.changes.size(), 3u);
    EXPECT_NEAR(value(found, "share.north.2015_2016.change"), 10.0 / 58 - 2.0 / 47, 1e-12);
    EXPECT_EQ(find(found, "share.north.2015_2016.change")->interval, "95 % Newcombe");
}

TEST(FindingsRegion, ListTheRecordsThatNCounts)
{
    auto const found = oracle_findings();
    for (auto const* key : {"share.north.trend", "share.north.2015_2016.change"})
        EXPECT_EQ(find(found, key)->records.size(), static_cast<std::size_t>(find(found, key)->n))
            << key;
}

TEST(FindingsRegion, TestTrendsExactlyAndAllTogether)
{
    auto settings = oracle_settings();
    settings.regions.push_back({"south", "South", {0, 1, 2, 3, 4}});
    settings.regions.push_back({"nowhere", "Nowhere", {}});
    auto const found = oracle_findings(settings);
    std::vector<int> x, n;
    for (auto const* year : {"2015", "2016", "2017", "2018"}) {
        auto const* share = find(found, std::string{"share.north."} + year);
        x.push_back(std::stoi(share->parameters[0].second));
        n.push_back(static_cast<int>(share->n));
    }
    double const p = *exact_trend_p(x, n, std::vector{0, 1, 2, 3});
    auto const* north = find(found, "share.north.trend");
    auto const* south = find(found, "share.south.trend");
    EXPECT_NEAR(*north->p, p, 1e-12);
    auto const adjusted = holm(std::vector{*north->p, *south->p});
    EXPECT_THAT(north->parameters, testing::Contains(std::pair<std::string, std::string>{
                                       "p, Holm over 2 regions", fixed(adjusted[0], 4)}));
    EXPECT_THAT(north->warnings, testing::Contains(HasSubstr("one of 2 trends tested together")));
    EXPECT_EQ(find(found, "share.nowhere.trend")->text,
              "not defined: the share is 0 in every group");
}

TEST(FindingsRegion, WarnOfATrendOverSmallYears)
{
    auto settings = oracle_settings();
    settings.period.reset();
    auto const events = test::events_dated(test::dates_every(50, "2018-01-03", "2019-12-20"));
    settings.regions[0].areas = {*events[0].area};
    auto const found = findings(events, test::read_areas("units.geojson", "unit"), settings);
    EXPECT_THAT(find(found, "share.north.trend")->warnings,
                testing::Contains(HasSubstr("percentage on 7 records, fewer than 20")));
}

}  // namespace
}  // namespace sitmap::analysis
