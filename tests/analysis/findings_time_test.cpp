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

TEST(FindingsTime, CountsYearsWithTheirLimits)
{
    auto const found = oracle_findings();
    EXPECT_EQ(value(found, "count.2015"), 47);
    EXPECT_EQ(value(found, "records.counted"), 150);
    EXPECT_EQ(value(found, "records.dated_to_month"), 150);
    EXPECT_EQ(find(found, "count.2015")->interval, "95 % Garwood");
    EXPECT_NEAR(value(found, "count.2015_2016.ratio"), 58.0 / 366 / (47.0 / 365), 1e-9);
    EXPECT_TRUE(find(found, "level.change")->p.has_value());
}

TEST(FindingsTime, SetPublishedFiguresBesideOwnCounts)
{
    auto settings = oracle_settings();
    PublishedCount published;
    published.id = "A-1";
    published.unit = "attacks";
    published.low = published.high = 77;
    published.period = *parse_iso_interval("2015");
    PublishedCount other = published;
    other.id = "A-2";
    other.unit = "fighters";
    settings.published = {published, other};
    auto const found = oracle_findings(settings);
    ASSERT_EQ(found.published.size(), 2u);
    EXPECT_EQ(found.published[0].own, 47u);
    EXPECT_FALSE(found.published[1].own.has_value());
    EXPECT_THAT(find(found, "published.A-1")->text,
                HasSubstr("own records wholly in that period: 47"));
}

}  // namespace
}  // namespace sitmap::analysis
