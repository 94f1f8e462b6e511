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

TEST(FindingsReach, EqualsTheReferences)
{
    auto const found = oracle_findings();
    EXPECT_NEAR(value(found, "onset.spearman"), 0.705882352941176, 1e-9);
    EXPECT_NEAR(value(found, "onset.kendall"), 0.6, 1e-9);
    EXPECT_NEAR(value(found, "onset.slope"), 1.85771458203701, 1e-6);
    EXPECT_NEAR(value(found, "onset.theil_sen"), 1.59440311441648, 1e-6);
    EXPECT_NEAR(value(found, "onset.speed"), 0.538295823087896, 1e-6);
    EXPECT_NEAR(std::log(value(found, "onset.cox")), -0.785272, 1e-4);
    EXPECT_EQ(value(found, "reach.day_25_percent"), 288);
    EXPECT_EQ(value(found, "reach.day_50_percent"), 674);
    EXPECT_NEAR(value(found, "concentration.effective_areas"), 8.747602, 1e-5);
    EXPECT_NEAR(value(found, "edges.velocity"), 0.996466431095406, 1e-9);
}

TEST(FindingsReach, NamesTheReasonWithoutAnOrigin)
{
    auto events = test::read_events();
    events.resize(3);
    auto settings = oracle_settings();
    auto const found = findings(events, test::read_areas("units.geojson", "unit"), settings);
    EXPECT_THAT(find(found, "onset.speed")->text, HasSubstr("not defined"));
    EXPECT_THAT(find(found, "reach.day_50_percent")->text,
                HasSubstr("that share was never reached"));
}

TEST(FindingsReach, ListTheRecordsThatNCounts)
{
    auto const found = oracle_findings();
    auto const* rarefied = find(found, "reach.rarefied.2015_2016");
    EXPECT_EQ(rarefied->n, 47 + 58);
    EXPECT_EQ(rarefied->records.size(), 105u);
    auto const* cox = find(found, "onset.cox");
    EXPECT_EQ(cox->n, 25) << "all areas";
    EXPECT_EQ(cox->parameters.back(), (std::pair<std::string, std::string>{"areas reached", "16"}));
}

}  // namespace
}  // namespace sitmap::analysis
