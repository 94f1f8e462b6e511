// SPDX-License-Identifier: MIT
#include "load/point_columns.hpp"

#include "base/columns.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "gis/gdal.hpp"
#include "gis/kml_attributes.hpp"
#include "load/area_names.hpp"
#include "load/coordinates.hpp"
#include "load/dates.hpp"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace sitmap::load {

namespace {

using Names = std::initializer_list<std::string_view>;

[[noreturn]] void not_found(std::vector<std::string> const& names, std::string const& what,
                            std::string const& flag, PointSource const& source)
{
    auto const unread = gis::unread_in_kml(source.file);
    throw Error{ErrorKind::input,
                fmt::format("cannot read {} in '{}': found {}", what,
                            clean(gis::without_password(source.file)), quoted_list(names)),
                unread.empty() ? fmt::format("name it with {}", flag) : unread};
}

std::optional<std::size_t> column(std::vector<std::string> const& names, std::string const& named,
                                  Names usual, std::string const& flag, PointSource const& source)
{
    if (!named.empty()) {
        if (auto const at = find_column(names, named)) return at;
        not_found(names, "column '" + clean(named) + "'", flag, source);
    }
    for (auto const name : usual)
        if (auto const at = find_column(names, name)) return at;
    return {};
}

constexpr std::array<double, 16> powers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                        1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

/// The value of `count` digits (1 to 7) that end at `end`, with at least 8 readable bytes before
/// it; -1 if one of them is no digit. All eight bytes at once: pairs, then fours, then eights are
/// added up by multiplication.
std::int64_t digits_before(char const* end, unsigned count)
{
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, end - 8, 8);
    unsigned const others = 64 - 8 * count;
    bytes = bytes >> others << others;  // little endian: the last characters are the high bytes
    bytes |= 0x3030303030303030u & ((std::uint64_t{1} << others) - 1);
    if (((bytes & 0xF0F0F0F0F0F0F0F0u) |
         (((bytes + 0x0606060606060606u) & 0xF0F0F0F0F0F0F0F0u) >> 4)) != 0x3333333333333333u)
        return -1;
    bytes -= 0x3030303030303030u;
    bytes = bytes * 10 + (bytes >> 8);
    bytes = (((bytes & 0x000000FF000000FFu) * 0x000F424000000064u) +
             (((bytes >> 16) & 0x000000FF000000FFu) * 0x0000271000000001u)) >>
            32;
    return static_cast<std::int64_t>(bytes);
}

/// One to three digits, a point, one to seven digits: nearly all coordinates. Eight characters at
/// least.
inline std::optional<double> usual_decimal(std::string_view text)
{
    if (std::endian::native != std::endian::little || text.size() < 8) return {};
    auto const* p = text.data();
    auto const* const end = p + text.size();
    bool const is_negative = *p == '-';
    if (is_negative) ++p;
    if (!is_digit(p[0])) return {};
    unsigned whole = static_cast<unsigned>(p[0] - '0');
    if (p[1] != '.') {
        if (!is_digit(p[1])) return {};
        whole = whole * 10 + static_cast<unsigned>(p[1] - '0');
        ++p;
        if (p[1] != '.') {
            if (!is_digit(p[1]) || p[2] != '.') return {};
            whole = whole * 10 + static_cast<unsigned>(p[1] - '0');
            ++p;
        }
    }
    auto const decimals = end - p - 2;
    if (decimals < 1 || decimals > 7) return {};
    auto const fraction = digits_before(end, static_cast<unsigned>(decimals));
    if (fraction < 0) return {};
    double const power = powers[static_cast<std::size_t>(decimals)];
    // Whole number and power of ten are exact doubles, so their quotient is the correctly rounded
    // value.
    double const value =
        (static_cast<double>(whole) * power + static_cast<double>(fraction)) / power;
    return is_negative ? -value : value;
}

/// 2022-04-18, as nearly all dates are: year and month as Month::number; 0 for all else, and for
/// days above 28.
inline std::int32_t usual_month(std::string_view text)
{
    if (std::endian::native != std::endian::little || text.size() != 10) return 0;
    std::uint64_t head = 0;
    std::memcpy(&head, text.data(), 8);
    head ^= 0x2D30302D30303030u;  // "0000-00-", little endian: digits become their values, dashes 0
    if (((head + 0x7F76767F76767676u) | head) & 0x8080808080808080u) return 0;
    auto const at = [&](unsigned i) { return static_cast<std::int32_t>(head >> (8 * i) & 15); };
    auto const year = at(0) * 1000 + at(1) * 100 + at(2) * 10 + at(3);
    auto const month = at(5) * 10 + at(6);
    auto const tens = static_cast<unsigned>(text[8] - '0'),
               ones = static_cast<unsigned>(text[9] - '0');
    auto const day = tens * 10 + ones;
    if (year < 1000 || month < 1 || month > 12 || tens > 2 || ones > 9 || day < 1 || day > 28)
        return 0;
    return year * 12 + month - 1;
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
        found.date = column(names, source.date,
                            {"date", "event_date", "date_start", "day", "when", "datetime",
                             "timestamp", "month", "date_text"},
                            "--date", source);
        if (!found.date) not_found(names, "a date column", "--date", source);
    }
    found.radius_km = find_column(names, "radius_km");
    found.precision = find_column(names, "place_precision");
    if (found.precision) {
        found.area = find_column(names, "area");
        if (!found.area) found.area = find_column(names, "area_stated");
        found.country = find_column(names, "country");
        if (!found.country) found.country = find_column(names, "country_stated");
    }
    if (!source.weight.empty()) found.weight = column(names, source.weight, {}, "--sum", source);
    return found;
}

std::optional<double> parse_degrees(std::string_view text, bool comma, bool& comma_seen)
{
    if (auto const value = usual_decimal(text)) return value;
    if (auto const value = parse_number(trim(text))) return value;
    std::string seen(trim(without_marks(text)));
    auto const at = comma ? seen.find(',') : std::string::npos;
    if (at != std::string::npos) seen[at] = '.';
    auto const value = parse_number(seen);
    comma_seen = comma_seen || (value && at != std::string::npos);
    return value;
}

std::optional<When> parse_when(std::string_view text, DateOrder order)
{
    if (auto const month = usual_month(text)) return When{month, {{1}, {0}}};
    auto days = parse_iso_interval(trim(text));
    // 8 October 2023, 20231008
    if (!days) days = read_date(trim(without_marks(text)), order).when;
    if (!days) return {};
    auto const first = month_of(days->first), last = month_of(days->last);
    if (last.number - first.number >= max_interval_months) return {};
    return When{first == last ? first.number : 0, *days};
}

PointParser::PointParser(PointSource const& source, PointColumns const& columns, char delimiter)
    : columns_(columns),
      period_(source.period),
      order_(date_order(source.date_format)),
      needs_date_(columns.date.has_value()),
      keeps_text_(source.keeps_text),
      comma_(delimiter == ';' || delimiter == '\t')
{
}

bool PointParser::refuse(std::string reason)
{
    reason_ = std::move(reason);
    return false;
}

bool PointParser::read_place(PointFields const& fields, LonLat& where)
{
    if (auto const lon = usual_decimal(fields.lon), lat = usual_decimal(fields.lat); lon && lat) {
        where = {*lon, *lat};
        return is_on_ground(where);
    }
    bool lon_comma = false, lat_comma = false;
    auto const lon = parse_degrees(fields.lon, comma_, lon_comma);
    auto const lat = parse_degrees(fields.lat, comma_, lat_comma);
    oddities_.decimal_commas += lon_comma + lat_comma;
    if (!lon)
        return refuse(trim(fields.lon).empty() ? "no longitude"
                                               : fmt::format("longitude '{}' is not a number",
                                                             shorten(clean(fields.lon), 40)));
    if (!lat)
        return refuse(trim(fields.lat).empty() ? "no latitude"
                                               : fmt::format("latitude '{}' is not a number",
                                                             shorten(clean(fields.lat), 40)));
    where = {*lon, *lat};
    return is_on_ground(where);
}

bool PointParser::take_place(Known const& known, LonLat& where)
{
    if (!known.where) return refuse(*known.trouble);
    where = *known.where;
    return is_on_ground(where);
}

bool PointParser::is_on_ground(LonLat where)
{
    double const lat = std::abs(where.lat), lon = std::abs(where.lon);
    if (lat + lon == 0) ++oddities_.at_null_island;
    if (lat <= 90 && lon <= 180) return true;
    if (!std::isfinite(lat) || !std::isfinite(lon)) return refuse("the coordinates are not finite");
    ++oddities_.outside_the_earth;
    if (lat > 90 && lat <= 180 && lon <= 90) ++oddities_.latitudes_that_fit_longitude_only;
    if (lat > 90)
        return refuse(fmt::format("latitude {} is not within -90 to 90", to_text(where.lat)));
    return refuse(fmt::format("longitude {} is not within -180 to 180", to_text(where.lon)));
}

bool PointParser::read_date(PointFields const& fields, When& when)
{
    if (fields.day) {
        when = {month_of(*fields.day).number, {*fields.day, *fields.day}};
        return true;
    }
    auto const text = fields.date;
    auto const parsed = parse_when(text, order_);
    if (!parsed) {
        if (trim(text).empty()) return refuse("no date");
        auto const& problem = load::read_date(trim(text), order_).problem;
        if (!problem.empty()) return refuse(problem);
        return refuse(fmt::format("date '{}' spans more than {} months", shorten(clean(text), 40),
                                  max_interval_months));
    }
    when = *parsed;
    bool const has_days = when.days.first <= when.days.last;
    if ((period_ || columns_.has_coarse()) && !has_days)
        when.days = *parse_iso_interval(trim(text));
    return true;
}

bool PointParser::read_coarse(PointFields const& fields, Coarse& coarse)
{
    auto const seen = [](std::string_view field) {
        return std::string(trim(without_marks(field)));
    };
    if (auto const text = seen(fields.radius_km); columns_.radius_km && !text.empty()) {
        auto const radius = parse_number(text);
        if (!radius)
            return refuse(fmt::format("radius_km '{}' is not a number",
                                      shorten(clean(fields.radius_km), 40)));
        if (auto problem = radius_problem("radius_km", *radius); !problem.empty())
            return refuse(std::move(problem));
        coarse.radius_km = *radius;
    }
    if (auto const text = seen(fields.precision); columns_.precision && !text.empty()) {
        auto const precision = read_place_precision(text);
        if (!precision)
            return refuse(fmt::format("place_precision '{}' is not known",
                                      shorten(clean(fields.precision), 40)));
        coarse.precision = *precision;
    }
    if (auto const area = seen(fields.area); !is_unknown_area(area)) coarse.stated_area = area;
    coarse.stated_country = seen(fields.country);
    return true;
}

bool PointParser::read_weight(PointFields const& fields, double& weight)
{
    constexpr double most = 1e12;  // sums stay exact
    auto const text = trim(fields.weight);
    if (text.empty()) return true;
    bool comma = false;
    auto const value = parse_degrees(text, comma_, comma);
    if (!value || !(*value >= 0 && *value <= most))
        return refuse(fmt::format("the value '{}' to add up is not a number from 0 to 1e12",
                                  shorten(clean(text), 40)));
    weight = *value;
    return true;
}

PointParser::Verdict PointParser::add(PointFields const& fields, std::int64_t row,
                                      std::string_view text, PointBatch& batch)
{
    return add(fields, nullptr, row, text, batch);
}

PointParser::Verdict PointParser::add(PointFields const& fields, std::optional<LonLat> const& where,
                                      std::string const& trouble, std::int64_t row,
                                      std::string_view text, PointBatch& batch)
{
    Known const known{where, &trouble};
    return add(fields, &known, row, text, batch);
}

PointParser::Verdict PointParser::add(PointFields const& fields, Known const* known,
                                      std::int64_t row, std::string_view text, PointBatch& batch)
{
    constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();  // and no weight
    LonLat where{nowhere, nowhere};
    When when{0, {{1}, {0}}};
    Coarse coarse;
    bool good = !needs_date_ || read_date(fields, when);
    if (good && period_ && !period_->meets(when.days)) return Verdict::outside;
    if (good && columns_.has_coarse()) good = read_coarse(fields, coarse);
    double weight = nowhere;
    if (good && columns_.weight) good = read_weight(fields, weight);
    bool const is_vague =
        coarse.precision == PlacePrecision::area || coarse.precision == PlacePrecision::country;
    bool const is_said_unknown = coarse.precision == PlacePrecision::unknown;  // in no area
    bool const has_statement =
        !coarse.stated_area.empty() || !coarse.stated_country.empty() || is_said_unknown;
    bool const lacks_place =
        known ? !known->where : trim(fields.lon).empty() && trim(fields.lat).empty();
    bool const is_by_statement = lacks_place && (has_statement || is_vague);
    if (good && !is_by_statement)
        good = known ? take_place(*known, where) : read_place(fields, where);
    if (!good) {
        if (!keeps_text_) return Verdict::rejected;
        where = {nowhere, nowhere};
        when = {};
    }
    bool const is_cut =
        period_ && when.days.first <= when.days.last && !period_->contains(when.days);
    bool const is_coarse_date = needs_date_ && (when.month == 0 || is_cut);
    if (good && (is_vague || is_by_statement || coarse.radius_km > 0 || is_coarse_date)) {
        coarse.at = static_cast<std::uint32_t>(batch.size());
        coarse.when = when.days;
        batch.coarse.push_back(std::move(coarse));
    }
    batch.lon.push_back(where.lon);
    batch.lat.push_back(where.lat);
    batch.month.push_back(when.month);
    if (columns_.weight) batch.weight.push_back(weight);
    batch.row.push_back(row);
    if (keeps_text_) batch.text.push_back(text);
    return good ? Verdict::used : Verdict::rejected;
}

}  // namespace sitmap::load
