// SPDX-License-Identifier: MIT
#include "cli/option_values.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace sitmap::cli {

DateInterval date_value(std::string const& flag, std::string const& text)
{
    auto const value = parse_iso_interval(text);
    if (!value)
        throw Error{ErrorKind::usage,
                    fmt::format("{} must be a date such as 2022, 2022-04 or 2022-04-18, got '{}'",
                                flag, clean(text))};
    return *value;
}

double share_value(std::string const& text)
{
    bool const percent = text.ends_with('%');
    auto const number = parse_number(percent ? text.substr(0, text.size() - 1) : text);
    double const share = number ? (percent || *number > 1 ? *number / 100 : *number) : -1;
    if (!(share >= 0 && share <= 1))
        throw Error{
            ErrorKind::usage,
            fmt::format(
                "--max-rejected must be a share from 0 to 1, or a percentage such as 10% or 10 "
                "(above 1 and up to 100), got '{}'",
                clean(text))};
    return share;
}

LonLat origin_from(std::string const& text)
{
    auto const parts = split(text, ',');
    auto const lon = parts.size() == 2 ? parse_number(trim(parts[0])) : std::nullopt;
    auto const lat = parts.size() == 2 ? parse_number(trim(parts[1])) : std::nullopt;
    if (!lon || !lat || !is_on_earth({*lon, *lat}))
        throw Error{ErrorKind::usage,
                    fmt::format("--origin must be LON,LAT in degrees, got '{}'", clean(text))};
    return {*lon, *lat};
}

CLI::Validator between(double low, double high)
{
    auto const range = fmt::format("{} to {}", to_text(low), to_text(high));
    return {[=](std::string const& text) {
                auto const number = parse_number(text);
                bool const fits = number && *number >= low && *number <= high;
                return fits ? std::string{}
                            : fmt::format("must be a number from {}, got '{}'", range, text);
            },
            range};
}

}  // namespace sitmap::cli
