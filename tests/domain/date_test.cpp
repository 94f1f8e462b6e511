// SPDX-License-Identifier: MIT
#include "domain/date.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>

namespace sitmap {

namespace {

std::string read(std::string_view text)
{
    auto const interval = parse_iso_interval(text);
    return interval ? to_text(interval->first) + " " + to_text(interval->last) : "refused";
}

}  // namespace

TEST(ParseIsoInterval, ReadsEachPrecision)
{
    EXPECT_EQ(read("2022"), "2022-01-01 2022-12-31");
    EXPECT_EQ(read("2022-04"), "2022-04-01 2022-04-30");
    EXPECT_EQ(read("2022-04-18"), "2022-04-18 2022-04-18");
    EXPECT_EQ(read("2021-09-01/2021-12-06"), "2021-09-01 2021-12-06");
    EXPECT_EQ(read("2021-09/2021-12"), "2021-09-01 2021-12-31");
    EXPECT_EQ(read("2021/2022-03-04"), "2021-01-01 2022-03-04");
    EXPECT_EQ(read("2022-04-18/2022-04-18"), "2022-04-18 2022-04-18");
}

TEST(ParseIsoInterval, KnowsTheCalendar)
{
    EXPECT_EQ(read("2024-02-29"), "2024-02-29 2024-02-29");
    EXPECT_EQ(read("2000-02-29"), "2000-02-29 2000-02-29");
    EXPECT_EQ(read("2024-02"), "2024-02-01 2024-02-29");
    EXPECT_EQ(read("2023-02"), "2023-02-01 2023-02-28");
    EXPECT_EQ(read("1899-12-30"), "1899-12-30 1899-12-30");
    EXPECT_EQ(read("9999-12-31"), "9999-12-31 9999-12-31");
}

TEST(ParseIsoInterval, LeavesOutATimeThatIsWellFormed)
{
    for (auto const* text : {"2022-04-18T10:00", "2022-04-18T10:00:00Z", "2022-04-18 00:00:00.000",
                             "2022-04-18T23:59:59+14:00", "2022-04-18T00:00:00-12:00",
                             "2022-04-18 10:00+0430", "2022-04-18 10:00+00"})
        EXPECT_EQ(read(text), "2022-04-18 2022-04-18") << text;
    EXPECT_EQ(read("2022-04-30T23:59:59-12:00"), "2022-04-30 2022-04-30")
        << "the day as written counts";
}

TEST(ParseIsoInterval, RefusesEverythingElse)
{
    for (auto const* text : {"",
                             " ",
                             "2023-02-29",
                             "1900-02-29",
                             "2023-04-31",
                             "2023-00-01",
                             "2023-13-01",
                             "2023-01-00",
                             "2023-01-32",
                             "0000-00-00",
                             "0999-01-01",
                             "12023-01-01",
                             "-2023-01-01",
                             "+2023-01-01",
                             "2023-1-1",
                             "2023-01-1",
                             "23-01-01",
                             "2023/01/01",
                             "20230101",
                             "08/10/2023",
                             "13.10.2023",
                             "8 Oct 2023",
                             "October 2023",
                             "45207",
                             "45207.5",
                             "2023-10-08T24:00:00",
                             "2023-10-08T23:60:00",
                             "2023-10-08T23:59:60",
                             "2023-10-08T",
                             "2023-10-08 ",
                             " 2023-10-08",
                             "2023-10-08T1:00",
                             "2023-10-08T10:00:00.",
                             "2023-10-08T10:00+15:00",
                             "2023-10-08T10:00+1:00",
                             "2023-10-08T10:00 UTC",
                             "2023-W40",
                             "2023-280",
                             "2023-10-08/",
                             "/2023-10-08",
                             "2023-10-08/2023-10-07",
                             "2023-10/2023-09",
                             "2023-10-08/2023-10-09/2023-10-10",
                             "2023-10-0\xD9\xA8",
                             "2023-10-08\xE2\x80\x8F",
                             "null",
                             "n/a"})
        EXPECT_EQ(read(text), "refused") << text;
    EXPECT_EQ(read(std::string_view("2023-10-08\0", 11)), "refused") << "a NUL after the day";
}

TEST(ParseIsoInterval, ReadsBackWhatIsWritten)
{
    for (auto const* text :
         {"2022", "2022-04", "2022-04-18", "2021-09-01/2021-12-06", "2021-01-01/2021-03-31"})
        EXPECT_EQ(to_text(*parse_iso_interval(text)), text);
    EXPECT_EQ(to_text(*parse_iso_interval("2022-04-01/2022-04-30")), "2022-04")
        << "a whole month is a month";
}

TEST(ParseIsoInterval, IsTheSameInEveryTimeZone)
{
    std::string const before = std::getenv("TZ") == nullptr ? "" : std::getenv("TZ");
    for (auto const* zone : {"Asia/Beirut", "America/St_Johns", ":bogus", "UTC"}) {
        setenv("TZ", zone, 1);
        tzset();
        EXPECT_EQ(read("2022-03-27T00:30:00"), "2022-03-27 2022-03-27") << zone;
    }
    before.empty() ? unsetenv("TZ") : setenv("TZ", before.c_str(), 1);
    tzset();
}

TEST(DateFrom, CountsDaysFrom1970)
{
    EXPECT_EQ(date_from(1970, 1, 1), Date{0});
    EXPECT_EQ(date_from(2022, 4, 18), Date{19100});
    EXPECT_EQ(date_from(1969, 12, 31), Date{-1});
    EXPECT_EQ(date_from(2023, 2, 29), std::nullopt);
    EXPECT_EQ(date_from(999, 1, 1), std::nullopt);
    EXPECT_EQ(date_from(10000, 1, 1), std::nullopt);
    EXPECT_EQ(date_from(2022, -1, 1), std::nullopt);
}

TEST(DateFrom, GoesThroughEveryDayOfFourHundredYears)
{
    auto const end = *date_from(2400, 1, 1);
    for (auto day = *date_from(2000, 1, 1); day < end; ++day.days) {
        auto const back = parse_iso_interval(to_text(day));
        ASSERT_TRUE(back && back->first == day) << to_text(day);
        auto const month = month_of(day);
        ASSERT_TRUE(first_day(month) <= day && day <= last_day(month)) << to_text(day);
    }
}

TEST(Month, CountsOnAcrossTheYear)
{
    Month const december{2021 * 12 + 11};
    EXPECT_EQ(to_text(december), "2021-12");
    EXPECT_EQ(to_text(december.next()), "2022-01");
    EXPECT_EQ(to_text(december.next(-12)), "2020-12");
    EXPECT_EQ(december.year(), 2021);
    EXPECT_EQ(december.of_year(), 12);
    EXPECT_EQ(month_of(*date_from(2021, 12, 31)), december);
    EXPECT_EQ(to_text(last_day(december.next(2))), "2022-02-28");
}

TEST(PrecisionOf, IsReadFromTheBounds)
{
    auto const precision = [](auto const* text) {
        return to_text(precision_of(*parse_iso_interval(text)));
    };
    EXPECT_EQ(precision("2022-04-18"), "day");
    EXPECT_EQ(precision("2022-04"), "month");
    EXPECT_EQ(precision("2022"), "year");
    EXPECT_EQ(precision("2022-04-18/2022-04-19"), "range");
    EXPECT_EQ(precision("2022-01/2022-12"), "year");
    EXPECT_EQ(precision("2022-01/2022-02"), "range");
}

TEST(ShareInMonth, SumsToOne)
{
    auto const autumn = *parse_iso_interval("2021-09-16/2021-11-15");
    Month const september{2021 * 12 + 8};
    EXPECT_DOUBLE_EQ(share_in_month(autumn, september), 15.0 / 61);
    EXPECT_DOUBLE_EQ(share_in_month(autumn, september.next()), 31.0 / 61);
    EXPECT_DOUBLE_EQ(share_in_month(autumn, september.next(2)), 15.0 / 61);
    EXPECT_EQ(share_in_month(autumn, september.next(3)), 0.0);
    EXPECT_EQ(share_in_month(autumn, september.next(-1)), 0.0);
    EXPECT_EQ(share_in_month(*parse_iso_interval("2021-09-16"), september), 1.0);
}

TEST(DateInterval, IncludesBothEnds)
{
    auto const april = *parse_iso_interval("2022-04");
    EXPECT_EQ(april.days(), 30);
    EXPECT_TRUE(april.contains(*date_from(2022, 4, 1)));
    EXPECT_TRUE(april.contains(*date_from(2022, 4, 30)));
    EXPECT_FALSE(april.contains(*date_from(2022, 5, 1)));
    EXPECT_TRUE(april.contains(april));
    EXPECT_FALSE(april.contains(*parse_iso_interval("2022")));
    EXPECT_TRUE(april.meets(*parse_iso_interval("2022-04-30/2022-06-01")));
    EXPECT_FALSE(april.meets(*parse_iso_interval("2022-05")));
}

}  // namespace sitmap
