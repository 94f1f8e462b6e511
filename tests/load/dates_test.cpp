// SPDX-License-Identifier: MIT
#include "load/dates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace sitmap;
using namespace sitmap::load;

namespace {

std::string shown(std::string const& text, DateOrder order = DateOrder::iso)
{
    auto const read = read_date(text, order);
    EXPECT_EQ(read.when.has_value(), read.problem.empty()) << text;
    return read.when ? to_text(*read.when) : read.problem;
}

struct Case {
    std::string text, expected;
};

}  // namespace

TEST(Dates, AreReadWhereTheyHaveOneMeaning)
{
    for (auto const& [text, expected] : {
             Case{"2022-04-18", "2022-04-18"},
             Case{" 2022-04-18 ", "2022-04-18"},
             Case{"2022-04", "2022-04"},
             Case{"2022", "2022"},
             Case{"2014/2015-03", "2014-01-01/2015-03-31"},
             Case{"2024-02-29", "2024-02-29"},
             Case{"2000-02-29", "2000-02-29"},
             Case{"2025-03-01 00:00:00.000", "2025-03-01"},
             Case{"2013-07-24T00:00:00", "2013-07-24"},
             Case{"20220418", "2022-04-18"},
             Case{"18 April 2022", "2022-04-18"},
             Case{"18-April-2022", "2022-04-18"},
             Case{"18-Apr-2022", "2022-04-18"},
             Case{"April 18, 2022", "2022-04-18"},
             Case{"sept 2022", "2022-09"},
         })
        EXPECT_EQ(shown(text), expected) << text;
}

TEST(Dates, AreRefusedWithTheReason)
{
    for (auto const& [text, expected] : {
             Case{"", "the date is empty"},
             Case{"2023-02-29", "date '2023-02-29' does not exist or is not an ISO date"},
             Case{"1900-02-29", "date '1900-02-29' does not exist or is not an ISO date"},
             Case{"0000-00-00", "date '0000-00-00' does not exist or is not an ISO date"},
             Case{"2022-04-18T25:00:00",
                  "date '2022-04-18T25:00:00' does not exist or is not an ISO date"},
             Case{"31 April 2022", "date '31 April 2022' does not exist"},
             Case{"18-Apr-22", "date '18-Apr-22' has no year of four figures"},
             Case{"20220431", "date '20220431' does not exist"},
             Case{"45207",
                  "date '45207' looks like a spreadsheet's serial number: format the column as "
                  "yyyy-mm-dd"},
             Case{"45207.5",
                  "date '45207.5' looks like a spreadsheet's serial number: format the column as "
                  "yyyy-mm-dd"},
             Case{"-1", "date '-1' is not a date"},
             Case{"yesterday", "date 'yesterday' is not a date"},
             Case{"12023-01-01", "date '12023-01-01' is not a date"},
             Case{"08/10/2023",
                  "ambiguous date '08/10/2023': say date_format (--date-format dmy or mdy)"},
             Case{"13/10/2023",
                  "date '13/10/2023' is not an ISO date: say date_format (--date-format dmy or "
                  "mdy)"},
             Case{"08.10.23", "date '08.10.23' is not a date"},
         })
        EXPECT_EQ(shown(text), expected) << text;
}

TEST(Dates, InFiguresFollowTheStatedOrder)
{
    EXPECT_EQ(shown("08/10/2023", DateOrder::dmy), "2023-10-08");
    EXPECT_EQ(shown("08/10/2023", DateOrder::mdy), "2023-08-10");
    EXPECT_EQ(shown("8.10.2023", DateOrder::dmy), "2023-10-08");
    EXPECT_EQ(shown("08-10-2023", DateOrder::mdy), "2023-08-10");
    EXPECT_EQ(shown("13/10/2023", DateOrder::mdy),
              "date '13/10/2023' has no month 13 in the order mdy");
    EXPECT_EQ(shown("31/02/2023", DateOrder::dmy), "date '31/02/2023' does not exist");
    EXPECT_EQ(shown("2023-10-08", DateOrder::dmy), "2023-10-08");
}

TEST(Dates, KnowTheWordsOfTheStudyFile)
{
    EXPECT_EQ(date_order("dmy"), DateOrder::dmy);
    EXPECT_EQ(date_order("mdy"), DateOrder::mdy);
    EXPECT_EQ(date_order("iso"), DateOrder::iso);
}
