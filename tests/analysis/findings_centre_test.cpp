// SPDX-License-Identifier: MIT
#include "analysis/findings_context.hpp"

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

TEST(FindingsCentre, EqualsTheReferences)
{
    auto const found = oracle_findings();
    EXPECT_NEAR(value(found, "centre.2015.mean_lon"), 69.8215128776745, 1e-6);
    EXPECT_NEAR(value(found, "centre.2016.drift"), 54.2975709615225, 1e-4);
    EXPECT_NEAR(value(found, "centre.2015.standard_distance"), 93.4138986253777, 1e-6);
}

TEST(FindingsCentre, CountWhatTheEllipseHolds)
{
    auto const found = oracle_findings();
    ASSERT_TRUE(found.ellipse.has_value());
    EXPECT_EQ(found.ellipse->n, 150u);
    EXPECT_EQ(found.ellipse->ring.front(), found.ellipse->ring.back());
    EXPECT_GT(found.ellipse->major_km, found.ellipse->minor_km);
    double const share = static_cast<double>(found.ellipse->inside) / 150;
    EXPECT_GT(share, 0.4);
    EXPECT_LT(share, 0.85);
}

TEST(FindingsCentre, WarnsOfFewRecords)
{
    auto events = test::read_events();
    events.resize(4);
    auto const found =
        findings(events, test::read_areas("units.geojson", "unit"), oracle_settings());
    EXPECT_THAT(find(found, "ellipse.inside")->warnings,
                testing::Contains(HasSubstr("ellipse on 4 events, fewer than 10")));
    EXPECT_THAT(find(found, "centre.all.mean_lon")->warnings,
                testing::Contains(HasSubstr("centre of 4 records only")));
}

}  // namespace
}  // namespace sitmap::analysis
