// SPDX-License-Identifier: MIT
// load/dates.hpp: strict reading of dates as tables hold them. What has two readings is refused,
// not guessed.
#pragma once

#include "domain/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sitmap::load {

/// Order of dates that are written in figures only and do not start with the year.
enum class DateOrder { iso, dmy, mdy };

/// "iso", "dmy", "mdy" as the study file says it; iso for all else.
DateOrder date_order(std::string_view word);

/// The interval that a text names, or what is wrong with it (quoting the text).
struct ReadDate {
    std::optional<DateInterval> when;
    std::string problem;
};

/// ISO dates and intervals, 20220418, and dates with an English month name ("18 April 2022",
/// "18-Apr-2022", "April 18, 2022", "April 2022"). "08/10/2023", "8.10.2023", "08-10-2023" only
/// with dmy or mdy. Times are checked and left out; spreadsheet serial numbers are refused.
ReadDate read_date(std::string_view text, DateOrder order);

}  // namespace sitmap::load
