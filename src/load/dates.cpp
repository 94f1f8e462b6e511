// SPDX-License-Identifier: MIT
#include "load/dates.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace sitmap::load {

namespace {

constexpr std::array<std::string_view, 12> month_names{
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

/// 1 to 12 for a name, whole or its first three letters; 0 for all else.
int month_named(std::string_view word)
{
    auto const lower = to_lower_ascii(word);
    for (std::size_t i = 0; i < month_names.size(); ++i) {
        bool const same =
            lower == month_names[i] || (lower.size() == 3 && month_names[i].starts_with(lower));
        if (same || (lower == "sept" && i == 8)) return static_cast<int>(i) + 1;
    }
    return 0;
}

bool is_figures(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int figures(std::string_view text)
{
    return static_cast<int>(parse_integer(text).value_or(0));
}

/// Words and figures between blanks, commas, points, slashes and dashes.
std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words{""};
    for (char const c : text) {
        bool const separates = std::string_view{" ,./-"}.find(c) != std::string_view::npos;
        if (!separates)
            words.back().push_back(c);
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::optional<DateInterval> one_day(int year, int month, int day)
{
    auto const date = date_from(year, month, day);
    if (!date) return {};
    return DateInterval{*date, *date};
}

std::optional<DateInterval> whole_month(int year, int month)
{
    auto const date = date_from(year, month, 1);
    if (!date) return {};
    return DateInterval{*date, last_day(month_of(*date))};
}

bool is_year(std::string_view word)
{
    return word.size() == 4 && is_figures(word);
}
bool is_day(std::string_view word)
{
    return word.size() <= 2 && is_figures(word);
}

ReadDate refused(std::string_view text, std::string const& cause)
{
    return {{}, fmt::format("date '{}' {}", shorten(clean(text), 40), cause)};
}

ReadDate found_or(std::optional<DateInterval> when, std::string_view text)
{
    if (when) return {when, {}};
    return refused(text, "does not exist");
}

/// "18 April 2022", "April 18, 2022", "April 2022"; nothing if there is no month name.
std::optional<ReadDate> read_named(std::string_view text, std::vector<std::string> const& words)
{
    if (words.size() == 2 && month_named(words[0]) > 0 && is_year(words[1]))
        return found_or(whole_month(figures(words[1]), month_named(words[0])), text);
    if (words.size() != 3) return {};
    bool const day_first = is_day(words[0]) && month_named(words[1]) > 0;
    bool const month_first = month_named(words[0]) > 0 && is_day(words[1]);
    if (!day_first && !month_first) return {};
    if (!is_year(words[2])) return refused(text, "has no year of four figures");
    auto const& day = day_first ? words[0] : words[1];
    auto const& month = day_first ? words[1] : words[0];
    return found_or(one_day(figures(words[2]), month_named(month), figures(day)), text);
}

/// "08/10/2023": two figures and a year of four.
ReadDate read_figures(std::string_view text, std::vector<std::string> const& words, DateOrder order)
{
    int const first = figures(words[0]);
    int const second = figures(words[1]);
    int const year = figures(words[2]);
    bool const both =
        date_from(year, first, second) && date_from(year, second, first) && first != second;
    if (order == DateOrder::iso && both)
        return {{},
                fmt::format("ambiguous date '{}': say date_format (--date-format dmy or mdy)",
                            clean(text))};
    if (order == DateOrder::iso)
        return refused(text, "is not an ISO date: say date_format (--date-format dmy or mdy)");
    bool const month_first = order == DateOrder::mdy;
    int const month = month_first ? first : second;
    if (month < 1 || month > 12)
        return refused(text, fmt::format("has no month {} in the order {}", month,
                                         month_first ? "mdy" : "dmy"));
    return found_or(one_day(year, month, month_first ? second : first), text);
}

/// Days since 1899-12-30, as spreadsheets store a date: 10000 is 1927, 80000 is 2119.
bool is_serial(std::string_view text)
{
    auto const number = parse_number(text);
    return number && *number >= 10000 && *number < 80000;
}

/// "20220418".
bool is_basic(std::string_view text)
{
    return text.size() == 8 && is_figures(text);
}

}  // namespace

DateOrder date_order(std::string_view word)
{
    return word == "dmy" ? DateOrder::dmy : word == "mdy" ? DateOrder::mdy : DateOrder::iso;
}

ReadDate read_date(std::string_view text, DateOrder order)
{
    text = trim(text);
    if (text.empty()) return {{}, "the date is empty"};
    if (auto const interval = parse_iso_interval(text)) return {interval, {}};
    if (is_basic(text))
        return found_or(one_day(figures(text.substr(0, 4)), figures(text.substr(4, 2)),
                                figures(text.substr(6))),
                        text);
    if (is_serial(text))
        return refused(text,
                       "looks like a spreadsheet's serial number: format the column as yyyy-mm-dd");
    auto const words = words_of(text);
    if (auto named = read_named(text, words)) return *named;
    bool const in_figures =
        words.size() == 3 && is_day(words[0]) && is_day(words[1]) && is_year(words[2]);
    if (in_figures) return read_figures(text, words, order);
    bool const looks_iso = text.size() >= 10 && is_figures(text.substr(0, 4)) && text[4] == '-';
    return refused(text, looks_iso ? "does not exist or is not an ISO date" : "is not a date");
}

}  // namespace sitmap::load
