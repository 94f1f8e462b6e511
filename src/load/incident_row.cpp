// SPDX-License-Identifier: MIT
#include "load/incident_row.hpp"

#include "base/text.hpp"
#include "load/area_names.hpp"
#include "load/coordinates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sitmap::load {

namespace {

/// The whole month or year around a day that is only known that well.
DateInterval widened(DateInterval const& when, DatePrecision precision)
{
    auto const month = month_of(when.first);
    if (precision == DatePrecision::month) return {first_day(month), last_day(month)};
    auto const year = month.year();
    return {*date_from(year, 1, 1), *date_from(year, 12, 31)};
}

std::optional<DatePrecision> precision_word(std::string const& word)
{
    for (auto const precision :
         {DatePrecision::day, DatePrecision::month, DatePrecision::year, DatePrecision::range})
        if (to_text(precision) == word) return precision;
    return {};
}

/// "4" or "4.0" as 4; nothing for all else.
std::optional<int> code_of(std::string const& text)
{
    auto const number = parse_number(text);
    if (!number || *number != std::floor(*number) || std::abs(*number) > 1e6) return {};
    return static_cast<int>(*number);
}

/// ACLED dates a week by one of its days (codebook, time_precision 2).
constexpr int half_week = 3;

/// For numbers that nobody writes for degrees.
std::string_view no_degrees_hint(LonLat where)
{
    constexpr double most = 1000;
    if (std::abs(where.lon) <= most && std::abs(where.lat) <= most) return {};
    return "; in metres? then state crs = \"EPSG:n\" in [incidents]";
}

}  // namespace

bool is_degrees(std::string const& crs)
{
    auto const name = to_lower_ascii(crs);
    return name.empty() || name == "epsg:4326" || name == "ogc:crs84" || name == "wgs84" ||
           name == "wgs 84";
}

IncidentReader::IncidentReader(Table const& table, Layout layout, DateOrder order,
                               std::string const& crs)
    : layout_(std::move(layout)), order_(order), fields_(table, {})
{
    bool const has_columns = !layout_.columns.lon.empty() && !layout_.columns.lat.empty();
    points_from_geometry_ =
        table.has_geometry &&
        (std::ranges::any_of(table.records, [](Record const& r) { return r.point.has_value(); }) ||
         !has_columns);
    if (!points_from_geometry_ && !is_degrees(crs)) projection_.emplace(crs, "incidents.crs");
    takes_degrees_ = !points_from_geometry_ && crs.empty();
}

IncidentReader::Outcome IncidentReader::read(Record const& record, Incident& incident)
{
    if (!record.trouble.empty()) return {record.trouble};
    auto const& columns = layout_.columns;
    auto const text = [&](std::string const& column) {
        return column.empty() ? SharedText{} : shared(fields_.text(record, column));
    };
    incident.row = record.row;
    if (!columns.id.empty()) incident.id = fields_.text(record, columns.id);
    if (incident.id.empty()) incident.id = fmt::format("row-{}", record.row);
    incident.place = text(columns.place);
    incident.stated_area = text(columns.area);
    if (is_unknown_area(incident.stated_area.str())) incident.stated_area = SharedText{};
    incident.stated_country = text(columns.country);
    incident.category = text(columns.category);
    incident.scope = text(columns.scope);
    incident.weapon = text(columns.weapon);
    incident.actor = text(columns.actor);
    incident.target = text(columns.target);
    incident.source = text(columns.source);
    incident.summary = text(columns.summary);
    incident.note = text(columns.note);
    take_dates(record, incident);
    take_place(record, incident);
    has_exchanged_counts_ = false;
    take_counts(record, incident);
    take_claim(record, incident);
    return {fields_.take_problem(), has_exchanged_counts_};
}

/// The text as it was met before, if it was: most columns hold the same few words again and again.
SharedText IncidentReader::shared(std::string text)
{
    constexpr std::size_t most_known = 4096;
    auto const known = known_.find(text);
    if (known != known_.end()) return known->second;
    SharedText const shared{text};
    if (known_.size() < most_known) known_.emplace(std::move(text), shared);
    return shared;
}

ReadDate IncidentReader::date_in_parts(Record const& record)
{
    auto const year_text = fields_.text(record, layout_.year);
    auto const year = code_of(year_text);
    if (!year) return {{}, fmt::format("year '{}' is not a year", shorten(year_text, 40))};
    // 0 and empty mean unknown, so the date becomes the month or the year.
    auto const part = [&](std::string const& column) -> std::optional<int> {
        auto const text = column.empty() ? "" : fields_.text(record, column);
        return text.empty() ? 0 : code_of(text);
    };
    auto const month = part(layout_.month);
    auto const day = part(layout_.day);
    if (!month || !day) {
        auto const text = fields_.text(record, month ? layout_.day : layout_.month);
        return {{},
                fmt::format("{} '{}' is not a whole number", month ? "day" : "month",
                            shorten(text, 40))};
    }
    auto const text = *month == 0 ? fmt::format("{:04}", *year)
                      : *day == 0 ? fmt::format("{:04}-{:02}", *year, *month)
                                  : fmt::format("{:04}-{:02}-{:02}", *year, *month, *day);
    return read_date(text, DateOrder::iso);
}

void IncidentReader::take_dates(Record const& record, Incident& incident)
{
    bool const in_parts = layout_.columns.date.empty();
    auto const first = in_parts ? date_in_parts(record)
                                : read_date(fields_.text(record, layout_.columns.date), order_);
    if (!first.when) return fields_.object(first.problem);
    incident.when = *first.when;
    auto const end =
        layout_.columns.date_end.empty() ? "" : fields_.text(record, layout_.columns.date_end);
    if (!end.empty()) {
        auto const last = read_date(end, order_);
        if (!last.when) return fields_.object("end of the " + last.problem);
        if (last.when->last < incident.when.first)
            return fields_.object(fmt::format("the end date {} is before the start date {}",
                                              to_text(last.when->last),
                                              to_text(incident.when.first)));
        incident.when.last = last.when->last;
    }
    incident.date_precision = precision_of(incident.when);
    take_date_precision(record, incident);
}

void IncidentReader::take_date_precision(Record const& record, Incident& incident)
{
    auto const& column = layout_.columns.date_precision;
    auto const word = column.empty() ? "" : fields_.text(record, column);
    if (word.empty()) return;
    auto const scale = layout_.schema->date_code;
    std::optional<DatePrecision> stated;
    if (scale == DateCode::words) {
        stated = precision_word(word);
    } else {
        using enum DatePrecision;
        auto const code = code_of(word).value_or(0);
        // UCDP date_prec: 1 day, 2 some days, 3 week, 4 month, 5 longer. ACLED time_precision: 1
        // day, 2 week, 3 month.
        static std::vector<DatePrecision> const ucdp{day, range, range, month, range};
        static std::vector<DatePrecision> const acled{day, range, month};
        auto const& codes = scale == DateCode::ucdp ? ucdp : acled;
        if (code >= 1 && code <= static_cast<int>(codes.size()))
            stated = codes[static_cast<std::size_t>(code) - 1];
    }
    if (!stated)
        return fields_.object(fmt::format("{} '{}' is not known", column, shorten(word, 40)));
    bool const is_day = incident.when.days() == 1;
    if (scale == DateCode::acled && *stated == DatePrecision::range && is_day)
        incident.when = {{incident.when.first.days - half_week},
                         {incident.when.last.days + half_week}};
    if (is_day && (*stated == DatePrecision::month || *stated == DatePrecision::year))
        incident.when = widened(incident.when, *stated);
    auto const by_bounds = precision_of(incident.when);
    bool const keeps_range = *stated == DatePrecision::range && by_bounds != DatePrecision::day;
    incident.date_precision = keeps_range ? DatePrecision::range : by_bounds;
}

std::optional<LonLat> IncidentReader::position(Record const& record)
{
    if (points_from_geometry_) return record.point;
    auto const& columns = layout_.columns;
    if (columns.lon.empty() || columns.lat.empty()) return {};
    auto const read =
        read_pair(fields_.text(record, columns.lon), fields_.text(record, columns.lat));
    if (!read.problem.empty()) fields_.object(read.problem);
    if (!read.where || !projection_) return read.where;
    auto const where = projection_->inverse({read.where->lon, read.where->lat});
    if (!where)
        fields_.object(fmt::format("the coordinates {} {} are outside '{}'",
                                   to_text(read.where->lon), to_text(read.where->lat),
                                   projection_->definition()));
    return where;
}

void IncidentReader::take_place(Record const& record, Incident& incident)
{
    incident.where = position(record);
    if (incident.where)
        if (auto problem = range_problem(*incident.where); !problem.empty())
            fields_.object(problem.append(takes_degrees_ ? no_degrees_hint(*incident.where) : ""));
    auto const radius = layout_.columns.radius_km.empty()
                            ? std::nullopt
                            : fields_.number(record, layout_.columns.radius_km);
    if (auto const problem = radius_problem("radius_km", radius.value_or(0)); !problem.empty())
        fields_.object(problem);
    auto const stated = take_place_precision(record, incident);
    if (radius) incident.radius_km = *radius;
    bool const vague = stated && *stated >= PlacePrecision::area;
    bool const placed = incident.where || !incident.stated_area.empty() ||
                        !incident.stated_country.empty() || vague;
    if (!placed) fields_.object("it has neither coordinates nor a stated area or country");
}

/// Gives what the record states, which may be finer than what it can be used for.
std::optional<PlacePrecision> IncidentReader::take_place_precision(Record const& record,
                                                                   Incident& incident)
{
    // Without coordinates a record is known no better than by the area or country that it states.
    auto const vaguest = !incident.stated_area.empty()      ? PlacePrecision::area
                         : !incident.stated_country.empty() ? PlacePrecision::country
                                                            : PlacePrecision::unknown;
    incident.place_precision = incident.where ? PlacePrecision::site : vaguest;
    auto const& column = layout_.columns.place_precision;
    auto const word = column.empty() ? "" : fields_.text(record, column);
    // Without a word a coordinate is taken as it stands; a record without one is known as it is.
    incident.states_place_precision = !word.empty() || !incident.where;
    if (word.empty()) return {};
    auto const& codes = layout_.schema->place_codes;
    auto const code = static_cast<std::size_t>(std::max(0, code_of(word).value_or(0)));
    PlaceCode stated;
    if (auto const named = codes.empty() ? read_place_precision(word) : std::nullopt) {
        stated.precision = *named;
    } else if (code >= 1 && code <= codes.size()) {
        stated = codes[code - 1];
    } else {
        fields_.object(fmt::format("{} '{}' is not known", column, shorten(word, 40)));
        return {};
    }
    if (stated.yields_to_area && !incident.stated_area.empty())
        stated.precision = PlacePrecision::area;
    bool const is_final = incident.where || stated.precision == PlacePrecision::country;
    incident.place_precision = is_final ? stated.precision : std::max(stated.precision, vaguest);
    if (incident.place_precision > stated.precision) incident.finer_precision = stated.precision;
    incident.radius_km = stated.radius_km;
    return stated.precision;
}

CountRange IncidentReader::range(Record const& record, std::string const& low,
                                 std::string const& high)
{
    CountRange counts;
    if (!low.empty()) counts.low = fields_.whole(record, low);
    if (!high.empty()) counts.high = high == low ? counts.low : fields_.whole(record, high);
    bool const crossed = counts.low && counts.high && *counts.low > *counts.high;
    bool const exchanges = crossed && layout_.schema->exchanges_counts;
    has_exchanged_counts_ = has_exchanged_counts_ || exchanges;
    if (exchanges)
        std::swap(counts.low, counts.high);
    else if (crossed)
        fields_.object(fmt::format("{} {} is above {} {}", low, *counts.low, high, *counts.high));
    return counts;
}

void IncidentReader::take_counts(Record const& record, Incident& incident)
{
    auto const& columns = layout_.columns;
    incident.fatalities = range(record, columns.deaths_low, columns.deaths_high);
    incident.injured = range(record, columns.injured_low, columns.injured_high);
    if (columns.weight.empty()) return;
    auto const weight = fields_.number(record, columns.weight);
    if (weight && *weight < 0)
        fields_.object(fmt::format("weight {} is negative", to_text(*weight)));
    else
        incident.weight = weight.value_or(1);
}

void IncidentReader::take_claim(Record const& record, Incident& incident)
{
    auto const& column = layout_.columns.claim;
    auto const word = column.empty() ? "" : fields_.text(record, column);
    auto const state = parse_claim_state(to_lower_ascii(word));
    auto const flag = layout_.schema->claim_is_flag ? code_of(word) : std::nullopt;
    bool const by_actor = flag == 1;
    incident.states_claim = state || by_actor;
    incident.claim = by_actor ? ClaimState::claimed : state.value_or(ClaimState::reported);
    if (state || flag || word.empty()) return;
    fields_.object(fmt::format(
        "{} '{}' is not one of confirmed, attributed, claimed, assessed, denied, reported", column,
        shorten(word, 40)));
}

}  // namespace sitmap::load
