// SPDX-License-Identifier: MIT
#include "load/coordinates.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

namespace sitmap::load {

namespace {

/// Why a text is not a decimal number, as far as it can be told.
std::string cause_of(std::string_view text)
{
    auto const word = to_lower_ascii(text);
    auto const bare = word.substr(
        word.find_first_not_of("+-") == std::string::npos ? 0 : word.find_first_not_of("+-"));
    if (bare == "nan" || bare == "inf" || bare == "infinity") return "is not a finite number";
    bool const has_digit = std::ranges::any_of(text, is_digit);
    if (!has_digit) return "is not a number";
    if (text.find("\xC2\xB0") != std::string_view::npos ||
        text.find_first_of("'\"") != std::string_view::npos)
        return "is in degrees and minutes, not in decimal degrees";
    bool const named = std::string_view{"nsew"}.find(bare.back()) != std::string_view::npos ||
                       std::string_view{"nsew"}.find(bare.front()) != std::string_view::npos;
    if (named) return "has a letter for its direction; north and east are positive";
    if (std::ranges::count(text, ',') == 1 && text.find('.') == std::string_view::npos)
        return "has a decimal comma";
    if (bare.starts_with("0x")) return "is not a decimal number";
    if (bare.find('e') != std::string::npos) return "is not a number in the range of coordinates";
    return "is not a decimal number";
}

/// Gives the number or adds what is wrong.
double read_one(std::string_view what, std::string_view text, std::string& problem)
{
    auto const value = parse_number(text);
    if (value || !problem.empty()) return value.value_or(0);
    if (text.empty())
        problem = fmt::format("the {} is empty", what);
    else
        problem = fmt::format("{} '{}' {}", what, shorten(clean(text), 40), cause_of(text));
    return 0;
}

}  // namespace

ReadPosition read_pair(std::string_view lon, std::string_view lat)
{
    lon = trim(lon);
    lat = trim(lat);
    ReadPosition read;
    if (lon.empty() && lat.empty()) return read;
    LonLat where;
    where.lat = read_one("latitude", lat, read.problem);
    where.lon = read_one("longitude", lon, read.problem);
    if (read.problem.empty()) read.where = where;
    return read;
}

NumberForm form_of_number(std::string_view text)
{
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    auto const all_digits = [](std::string_view part) {
        return !part.empty() && std::ranges::all_of(part, is_digit);
    };
    auto const comma = text.find(',');
    if (comma == std::string_view::npos)
        return all_digits(text) ? NumberForm::whole : NumberForm::other;
    bool const fits = all_digits(text.substr(0, comma)) && all_digits(text.substr(comma + 1));
    return fits ? NumberForm::comma : NumberForm::other;
}

std::string range_problem(LonLat where)
{
    if (!std::isfinite(where.lat) || !std::isfinite(where.lon)) return "the position is not finite";
    if (std::abs(where.lat) > 90)
        return fmt::format("latitude {} is outside -90 to 90", to_text(where.lat));
    if (std::abs(where.lon) > 180)
        return fmt::format("longitude {} is outside -180 to 180", to_text(where.lon));
    return {};
}

std::string radius_problem(std::string_view column, double km)
{
    if (km >= 0 && km <= 20000) return {};
    return fmt::format("{} {} is {}", column, to_text(km), km < 0 ? "negative" : "above 20000");
}

std::optional<PlacePrecision> read_place_precision(std::string_view word)
{
    return parse_place_precision(to_lower_ascii(word));
}

}  // namespace sitmap::load
