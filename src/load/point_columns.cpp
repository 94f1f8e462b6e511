// SPDX-License-Identifier: MIT
#include "load/point_columns.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace sitmap::load {

namespace {

using Names = std::initializer_list<std::string_view>;

std::optional<std::size_t> find_name(std::vector<std::string> const& names, std::string_view wanted)
{
    auto const lower = to_lower_ascii(wanted);
    auto const at =
        std::ranges::find(names, lower, [](auto const& n) { return to_lower_ascii(n); });
    if (at == names.end()) return {};
    return static_cast<std::size_t>(at - names.begin());
}

[[noreturn]] void not_found(std::vector<std::string> const& names, std::string const& what,
                            std::string const& flag, PointSource const& source)
{
    std::vector<std::string> quoted;
    for (auto const& name : names) quoted.push_back("'" + clean(name) + "'");
    if (quoted.size() > 12) {
        quoted.resize(12);
        quoted.emplace_back("...");
    }
    throw Error{ErrorKind::input,
                fmt::format("cannot read {} in '{}': found {}", what, clean(source.file),
                            join_words(quoted, ", ")),
                fmt::format("name it with {}", flag)};
}

std::optional<std::size_t> column(std::vector<std::string> const& names, std::string const& named,
                                  Names usual, std::string const& flag, PointSource const& source)
{
    if (!named.empty()) {
        if (auto const at = find_name(names, named)) return at;
        not_found(names, "column '" + clean(named) + "'", flag, source);
    }
    for (auto const name : usual)
        if (auto const at = find_name(names, name)) return at;
    return {};
}

/// Up to 15 digits with one point, as nearly all coordinates are: digits and power of ten are exact
/// doubles, so their quotient is the correctly rounded value.
std::optional<double> plain_decimal(std::string_view text)
{
    static constexpr std::array<double, 16> powers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                   1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    bool const is_negative = text.starts_with('-');
    auto at = is_negative ? std::size_t{1} : 0;
    auto const size = text.size();
    if (size - at > 16) return {};
    std::uint64_t digits = 0;
    auto const start = at;
    for (; at < size && static_cast<unsigned char>(text[at] - '0') < 10; ++at)
        digits = digits * 10 + static_cast<std::uint64_t>(text[at] - '0');
    auto const whole = at - start;
    std::size_t decimals = 0;
    if (at < size && text[at] == '.') {
        auto const first = ++at;
        for (; at < size && static_cast<unsigned char>(text[at] - '0') < 10; ++at)
            digits = digits * 10 + static_cast<std::uint64_t>(text[at] - '0');
        decimals = at - first;
    }
    if (at != size || whole == 0 || whole + decimals > 15) return {};
    double const value = static_cast<double>(digits) / powers[decimals];
    return is_negative ? -value : value;
}

int two_digits(char const* p)
{
    auto const tens = static_cast<unsigned char>(p[0] - '0');
    auto const ones = static_cast<unsigned char>(p[1] - '0');
    return tens < 10 && ones < 10 ? tens * 10 + ones : -1;
}

}  // namespace

PointColumns find_point_columns(std::vector<std::string> const& names, PointSource const& source,
                                bool has_geometry)
{
    PointColumns found;
    bool const uses_geometry = has_geometry && source.lon.empty() && source.lat.empty();
    if (!uses_geometry) {
        found.lon = column(names, source.lon,
                           {"lon", "longitude", "lng", "long", "lon_dd", "decimallongitude", "x"},
                           "--lon", source);
        found.lat = column(names, source.lat, {"lat", "latitude", "lat_dd", "decimallatitude", "y"},
                           "--lat", source);
        if (!found.lon) not_found(names, "a longitude column", "--lon", source);
        if (!found.lat) not_found(names, "a latitude column", "--lat", source);
        if (found.lon == found.lat)
            not_found(names, "two columns for longitude and latitude", "--lon and --lat", source);
    }
    bool const uses_date = source.needs_date || source.period || !source.date.empty();
    if (uses_date) {
        found.date = column(
            names, source.date,
            {"date", "event_date", "date_start", "day", "when", "datetime", "timestamp", "month"},
            "--date", source);
        if (!found.date) not_found(names, "a date column", "--date", source);
    }
    found.radius_km = find_name(names, "radius_km");
    found.precision = find_name(names, "place_precision");
    if (found.precision) {
        found.area = find_name(names, "area");
        found.country = find_name(names, "country");
    }
    return found;
}

std::optional<double> parse_degrees(std::string_view text, bool comma, bool& comma_seen)
{
    if (auto const value = plain_decimal(text)) return value;
    auto const trimmed = trim(text);
    if (auto const value = parse_number(trimmed)) return value;
    auto const at = trimmed.find(',');
    if (!comma || at == std::string_view::npos) return {};
    std::string with_point(trimmed);
    with_point[at] = '.';
    auto const value = parse_number(with_point);
    comma_seen = comma_seen || value;
    return value;
}

std::optional<When> parse_when(std::string_view text)
{
    // 2022-04-18, as nearly all dates are, without the general parser.
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        int const century = two_digits(text.data()), years = two_digits(text.data() + 2);
        int const month = two_digits(text.data() + 5), day = two_digits(text.data() + 8);
        if (century >= 10 && years >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= 28)
            return When{(century * 100 + years) * 12 + month - 1, {{1}, {0}}};
    }
    auto const days = parse_iso_interval(trim(text));
    if (!days) return {};
    auto const first = month_of(days->first), last = month_of(days->last);
    if (last.number - first.number >= max_interval_months) return {};
    return When{first == last ? first.number : 0, *days};
}

PointParser::PointParser(PointSource const& source, PointColumns const& columns, char delimiter)
    : columns_(columns),
      period_(source.period),
      needs_date_(columns.date.has_value()),
      keeps_text_(source.keeps_text),
      comma_(delimiter != ',')
{
}

bool PointParser::refuse(std::string reason)
{
    reason_ = std::move(reason);
    return false;
}

bool PointParser::read_place(PointFields const& fields, LonLat& where)
{
    bool comma = false;
    auto const lon = parse_degrees(fields.lon, comma_, comma);
    auto const lat = parse_degrees(fields.lat, comma_, comma);
    if (comma) ++oddities_.decimal_commas;
    if (!lon)
        return refuse(trim(fields.lon).empty() ? "no longitude"
                                               : fmt::format("longitude '{}' is not a number",
                                                             shorten(clean(fields.lon), 40)));
    if (!lat)
        return refuse(trim(fields.lat).empty() ? "no latitude"
                                               : fmt::format("latitude '{}' is not a number",
                                                             shorten(clean(fields.lat), 40)));
    where = {*lon, *lat};
    if (std::abs(*lat) <= 90 && std::abs(*lon) <= 180) return true;
    ++oddities_.outside_the_earth;
    if (std::abs(*lat) > 90 && std::abs(*lat) <= 180 && std::abs(*lon) <= 90)
        ++oddities_.latitudes_that_fit_longitude_only;
    if (std::abs(*lat) > 90)
        return refuse(fmt::format("latitude {} is not within -90 to 90", to_text(*lat)));
    return refuse(fmt::format("longitude {} is not within -180 to 180", to_text(*lon)));
}

bool PointParser::read_date(std::string_view text, When& when)
{
    auto const parsed = parse_when(text);
    if (!parsed) {
        if (trim(text).empty()) return refuse("no date");
        return refuse(fmt::format("date '{}' is not an ISO date", shorten(clean(text), 40)));
    }
    when = *parsed;
    bool const has_days = when.days.first <= when.days.last;
    if ((period_ || columns_.has_coarse()) && !has_days) when.days = *parse_iso_interval(text);
    return true;
}

bool PointParser::read_coarse(PointFields const& fields, Coarse& coarse)
{
    if (columns_.radius_km && !trim(fields.radius_km).empty()) {
        auto const radius = parse_number(trim(fields.radius_km));
        if (!radius || *radius < 0 || *radius > 20000)
            return refuse(fmt::format("radius_km '{}' is not within 0 to 20000",
                                      shorten(clean(fields.radius_km), 40)));
        coarse.radius_km = *radius;
    }
    if (columns_.precision && !trim(fields.precision).empty()) {
        auto const precision = parse_place_precision(trim(fields.precision));
        if (!precision)
            return refuse(fmt::format("place_precision '{}' is unknown",
                                      shorten(clean(fields.precision), 40)));
        coarse.precision = *precision;
    }
    coarse.stated_area = trim(fields.area);
    coarse.stated_country = trim(fields.country);
    return true;
}

PointParser::Verdict PointParser::add(PointFields const& fields, std::int64_t row,
                                      std::string_view text, PointBatch& batch)
{
    constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
    LonLat where{nowhere, nowhere};
    When when{0, {{1}, {0}}};
    Coarse coarse;
    bool good = !needs_date_ || read_date(fields.date, when);
    if (good && period_ && !period_->meets(when.days)) return Verdict::outside;
    if (good && columns_.has_coarse()) good = read_coarse(fields, coarse);
    bool const is_vague =
        coarse.precision == PlacePrecision::area || coarse.precision == PlacePrecision::country;
    bool const has_statement = !coarse.stated_area.empty() || !coarse.stated_country.empty();
    bool const may_lack_place =
        is_vague && has_statement && trim(fields.lon).empty() && trim(fields.lat).empty();
    if (good && !may_lack_place) good = read_place(fields, where);
    if (!good) {
        if (!keeps_text_) return Verdict::rejected;
        where = {nowhere, nowhere};
        when = {};
    }
    if (good && (is_vague || coarse.radius_km > 0 || (needs_date_ && when.month == 0))) {
        coarse.at = static_cast<std::uint32_t>(batch.size());
        coarse.when = when.days;
        batch.coarse.push_back(std::move(coarse));
    }
    batch.lon.push_back(where.lon);
    batch.lat.push_back(where.lat);
    batch.month.push_back(when.month);
    batch.row.push_back(row);
    if (keeps_text_) batch.text.push_back(text);
    return good ? Verdict::used : Verdict::rejected;
}

}  // namespace sitmap::load
