// SPDX-License-Identifier: MIT
#include "analysis/border.hpp"
#include "gis/geodesic.hpp"
#include "tests/analysis/border_oracle.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sitmap::analysis {
namespace {

using Oracle = test::BorderOracle;
using test::lonlat_of;
using test::read_oracle;

TEST(Crossings, EqualTheReference)
{
    Oracle const oracle;
    for (auto const& row : oracle.json["crossings"]) {
        auto const found = crossings(lonlat_of(row["start"]), lonlat_of(row["end"]), oracle.border);
        ASSERT_EQ(found.size(), row["crossings"].size()) << row;
        for (std::size_t i = 0; i < found.size(); ++i) {
            auto const& wanted = row["crossings"][i];
            EXPECT_NEAR(found[i].where.lon, wanted["lon"].get<double>(), 1e-7);
            EXPECT_NEAR(found[i].where.lat, wanted["lat"].get<double>(), 1e-7);
            EXPECT_NEAR(found[i].from_start.value, wanted["from_start_m"].get<double>(), 0.01);
            EXPECT_NEAR(found[i].to_end.value, wanted["to_end_m"].get<double>(), 0.01);
            EXPECT_NEAR(found[i].chainage.value, wanted["chainage_m"].get<double>(), 0.5);
            EXPECT_EQ(found[i].segment + 1, wanted["segment_1based"].get<std::size_t>());
        }
    }
}

TEST(Crossings, AreTheSameBackwards)
{
    Oracle const oracle;
    LonLat const a{66.0, 37.245};
    LonLat const b{68.2, 37.245};
    auto const there = crossings(a, b, oracle.border);
    auto const back = crossings(b, a, oracle.border);
    ASSERT_EQ(there.size(), back.size());
    ASSERT_GE(there.size(), 2u);
    for (std::size_t i = 0; i < there.size(); ++i) {
        auto const& mirror = back[back.size() - 1 - i];
        EXPECT_NEAR(there[i].where.lon, mirror.where.lon, 1e-9);
        EXPECT_NEAR(there[i].from_start.value, mirror.to_end.value, 1e-3);
    }
}

TEST(Crossings, CountAVertexOnce)
{
    Line const meridian{{67, 36}, {67, 37}, {67, 38}};
    LonLat const middle{67, 37};
    auto const west = gis::travel(middle, 250, Metres{20000});
    auto const east = gis::travel(middle, 70, Metres{20000});
    auto const found = crossings(west, east, meridian);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_NEAR(found[0].where.lat, 37, 1e-7);
    EXPECT_NEAR(found[0].from_start.value, 20000, 0.01);
}

TEST(Crossings, TellTheEndsOfACommonStretch)
{
    Line const meridian{{67, 36}, {67, 36.5}, {67, 37}, {67.5, 37.5}};
    auto const found = crossings({67, 35}, {67, 36.75}, meridian);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_TRUE(found[0].along);
    EXPECT_TRUE(found[1].along);
    EXPECT_NEAR(found[0].where.lat, 36, 1e-9);
    EXPECT_NEAR(found[1].where.lat, 36.75, 1e-9);
}

TEST(Crossings, OfAPointThatLiesOnTheLineOrNot)
{
    Line const meridian{{67, 36}, {67, 37}};
    EXPECT_EQ(crossings({67, 36.5}, {67, 36.5}, meridian).size(), 1u);
    EXPECT_TRUE(crossings({67.1, 36.5}, {67.1, 36.5}, meridian).empty());
    EXPECT_TRUE(crossings({66, 36}, {68, 36}, {}).empty());
}

TEST(Crossings, WorkAcrossTheAntimeridian)
{
    auto const found = crossings({179.5, 0.5}, {-179.5, 0.5}, {{180, 0}, {-180, 1}});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_NEAR(std::abs(found[0].where.lon), 180, 1e-9);
}

}  // namespace
}  // namespace sitmap::analysis
