// SPDX-License-Identifier: MIT
#include "domain/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace sitmap {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day calendar(Date date)
{
    return year_month_day{sys_days{std::chrono::days{date.days}}};
}

/// All of `text` as digits, exactly `width` of them.
std::optional<int> digits(std::string_view text, std::size_t width)
{
    if (text.size() != width ||
        !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
        return {};
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

bool is_offset(std::string_view text)
{
    if (text.empty() || text == "Z" || text == "+00") return true;
    if (text.size() != 6 && text.size() != 5) return false;
    if (text[0] != '+' && text[0] != '-') return false;
    auto const hours = digits(text.substr(1, 2), 2);
    auto const minutes = digits(text.substr(text.size() == 6 ? 4 : 3), 2);
    return hours && minutes && (text.size() == 5 || text[3] == ':') && *hours <= 14 &&
           *minutes < 60;
}

/// "10:00", "10:00:00", "10:00:00.000", each with an offset or "Z".
bool is_time(std::string_view text)
{
    auto const hours = digits(text.substr(0, 2), 2);
    if (!hours || *hours > 23 || text.size() < 5 || text[2] != ':') return false;
    auto const minutes = digits(text.substr(3, 2), 2);
    if (!minutes || *minutes > 59) return false;
    text.remove_prefix(5);
    if (text.starts_with(':')) {
        auto const seconds = digits(text.substr(1, 2), 2);
        if (!seconds || *seconds > 59) return false;
        text.remove_prefix(3);
        if (text.starts_with('.')) {
            auto const end = std::min(text.find_first_not_of("0123456789", 1), text.size());
            if (end < 2) return false;
            text.remove_prefix(end);
        }
    }
    return is_offset(text);
}

std::optional<DateInterval> parse_one(std::string_view text)
{
    auto const y = digits(text.substr(0, 4), 4);
    if (!y || *y < 1000) return {};
    if (text.size() == 4) return DateInterval{*date_from(*y, 1, 1), *date_from(*y, 12, 31)};
    if (text[4] != '-' || text.size() < 7) return {};
    auto const m = digits(text.substr(5, 2), 2);
    if (!m || *m < 1 || *m > 12) return {};
    Month const of{*y * 12 + *m - 1};
    if (text.size() == 7) return DateInterval{first_day(of), last_day(of)};
    if (text[7] != '-' || text.size() < 10) return {};
    auto const d = digits(text.substr(8, 2), 2);
    auto const date = d ? date_from(*y, *m, *d) : std::nullopt;
    if (!date) return {};
    if (text.size() > 10 && ((text[10] != 'T' && text[10] != ' ') || !is_time(text.substr(11))))
        return {};
    return DateInterval{*date, *date};
}

}  // namespace

std::optional<Date> date_from(int year, int month, int day)
{
    if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return {};
    auto const date = std::chrono::year{year} / month / day;
    if (!date.ok()) return {};
    return Date{static_cast<int>(sys_days{date}.time_since_epoch().count())};
}

Month month_of(Date day)
{
    auto const c = calendar(day);
    return {static_cast<int>(c.year()) * 12 + static_cast<int>(static_cast<unsigned>(c.month())) -
            1};
}

Date first_day(Month month)
{
    auto const date = std::chrono::year{month.year()} / month.of_year() / 1;
    return {static_cast<int>(sys_days{date}.time_since_epoch().count())};
}

Date last_day(Month month)
{
    return {first_day(month.next()).days - 1};
}

DatePrecision precision_of(DateInterval const& interval)
{
    if (interval.first == interval.last) return DatePrecision::day;
    auto const m = month_of(interval.first);
    if (interval == DateInterval{first_day(m), last_day(m)}) return DatePrecision::month;
    Month const january{m.year() * 12};
    if (interval == DateInterval{first_day(january), last_day(january.next(11))})
        return DatePrecision::year;
    return DatePrecision::range;
}

double share_in_month(DateInterval const& interval, Month month)
{
    int const from = std::max(interval.first.days, first_day(month).days);
    int const to = std::min(interval.last.days, last_day(month).days);
    return to < from ? 0.0 : static_cast<double>(to - from + 1) / interval.days();
}

std::optional<DateInterval> parse_iso_interval(std::string_view text)
{
    auto const slash = text.find('/');
    if (slash == std::string_view::npos) return parse_one(text);
    auto const from = parse_one(text.substr(0, slash));
    auto const to = parse_one(text.substr(slash + 1));
    if (!from || !to || to->last < from->first) return {};
    return DateInterval{from->first, to->last};
}

std::string to_text(Date day)
{
    auto const c = calendar(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(c.year()),
                       static_cast<unsigned>(c.month()), static_cast<unsigned>(c.day()));
}

std::string to_text(Month month)
{
    return fmt::format("{:04}-{:02}", month.year(), month.of_year());
}

std::string to_text(DateInterval const& interval)
{
    switch (precision_of(interval)) {
        case DatePrecision::day: return to_text(interval.first);
        case DatePrecision::month: return to_text(month_of(interval.first));
        case DatePrecision::year: return fmt::format("{:04}", month_of(interval.first).year());
        case DatePrecision::range: break;
    }
    return to_text(interval.first) + "/" + to_text(interval.last);
}

std::string_view to_text(DatePrecision precision)
{
    static constexpr std::array<std::string_view, 4> words{"day", "month", "year", "range"};
    return words[static_cast<std::size_t>(precision)];
}

}  // namespace sitmap
