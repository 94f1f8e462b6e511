// SPDX-License-Identifier: MIT
// domain/date.hpp: calendar dates, months and date intervals of the proleptic Gregorian calendar,
// and their strict text forms. Years 1000 to 9999; no time zone is ever applied.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace sitmap {

/// A calendar day as the number of days since 1970-01-01.
struct Date {
    int days = 0;
    friend auto operator<=>(Date const&, Date const&) = default;
};

/// A calendar month as year * 12 + (month - 1).
struct Month {
    int number = 0;
    int year() const noexcept { return number / 12; }
    int of_year() const noexcept { return number % 12 + 1; }  // 1 to 12
    Month next(int count = 1) const noexcept { return {number + count}; }
    friend auto operator<=>(Month const&, Month const&) = default;
};

/// First and last day, both included.
struct DateInterval {
    Date first;
    Date last;
    int days() const noexcept { return last.days - first.days + 1; }
    bool contains(Date day) const noexcept { return first <= day && day <= last; }
    bool contains(DateInterval const& other) const noexcept
    {
        return first <= other.first && other.last <= last;
    }
    bool meets(DateInterval const& other) const noexcept
    {
        return first <= other.last && other.first <= last;
    }
    friend bool operator==(DateInterval const&, DateInterval const&) = default;
};

/// How exactly the source dates an event. `range` is any interval that is not one day, month or
/// year.
enum class DatePrecision { day, month, year, range };

/// Nothing if the day does not exist (2023-02-29) or the year is not within 1000 to 9999.
std::optional<Date> date_from(int year, int month, int day);
Month month_of(Date day);
Date first_day(Month month);
Date last_day(Month month);
/// The precision that an interval has by its bounds alone.
DatePrecision precision_of(DateInterval const& interval);
/// Share of the interval's days that lie in the month, 0 to 1.
double share_in_month(DateInterval const& interval, Month month);

/// "2022", "2022-04", "2022-04-18", each also as one end of "A/B" (ISO 8601 interval, ends
/// included). A time after the day ("T10:00", " 00:00:00.000", with or without Z or offset) is
/// checked and left out: the calendar day as written counts. Nothing for all else.
std::optional<DateInterval> parse_iso_interval(std::string_view text);

std::string to_text(Date day);                      // 2022-04-18
std::string to_text(Month month);                   // 2022-04
std::string to_text(DateInterval const& interval);  // shortest of 2022, 2022-04, 2022-04-18, A/B
std::string_view to_text(DatePrecision precision);

}  // namespace sitmap
