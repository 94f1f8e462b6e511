// SPDX-License-Identifier: MIT
// option_values_test.cpp: what a value means, and the words for one that means nothing.
#include "cli/option_values.hpp"

#include "tests/support/expect_error.hpp"

#include <gtest/gtest.h>

namespace sitmap::cli {
namespace {

using sitmap::test::expect_error;

TEST(OptionValues, ReadADayMonthOrYear)
{
    EXPECT_EQ(date_value("--from", "2022-04"), *parse_iso_interval("2022-04-01/2022-04-30"));
    expect_error(ErrorKind::usage, "--from must be a date such as 2022, 2022-04 or 2022-04-18",
                 [] { date_value("--from", "April"); });
}

TEST(OptionValues, ReadAShareAndAPercentage)
{
    EXPECT_EQ(share_value("0.2"), 0.2);
    EXPECT_EQ(share_value("1"), 1) << "all of them";
    EXPECT_EQ(share_value("1%"), 0.01);
    EXPECT_EQ(share_value("2"), 0.02) << "above 1: a percentage";
    EXPECT_EQ(share_value("100"), 1);
    for (auto const* wrong : {"101", "-1", "many", "%"})
        expect_error(ErrorKind::usage, "or a percentage such as 10% or 10 (above 1 and up to 100)",
                     [&] { share_value(wrong); });
}

TEST(OptionValues, ReadAnOrigin)
{
    EXPECT_EQ(origin_from("69.2, 34.5"), (LonLat{69.2, 34.5}));
    expect_error(ErrorKind::usage, "--origin must be LON,LAT in degrees, got '1'",
                 [] { origin_from("1"); });
}

}  // namespace
}  // namespace sitmap::cli
