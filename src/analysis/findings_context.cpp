// SPDX-License-Identifier: MIT
#include "analysis/findings_context.hpp"

#include "analysis/drift.hpp"
#include "analysis/inner_point.hpp"
#include "base/error.hpp"
#include "gis/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace sitmap::analysis {

namespace {

bool holds(std::vector<std::string> const& list, std::string const& word)
{
    return std::ranges::find(list, word) != list.end();
}

/// Any of the points where they lie evenly around the earth.
LonLat middle_of(std::span<LonLat const> points)
{
    if (auto const mean = unit_vector_mean(points)) return *mean;
    return points.empty() ? LonLat{} : points.front();
}

/// Not for a record known to its country only or said to be unknown: its coordinate is a
/// convention.
bool has_place(Incident const& incident)
{
    return incident.where && incident.place_precision < PlacePrecision::country;
}

std::optional<gis::Plane> point_of(Incident const& incident, gis::Projection const& plane)
{
    if (!has_place(incident)) return {};
    return plane.forward(*incident.where);
}

/// The records that the sheets count too: where there are areas, one in none of them is outside.
std::vector<std::size_t> chosen(std::span<Placed const> placed, bool has_areas,
                                FindingSettings const& settings, bool with_presence)
{
    std::vector<std::size_t> records;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        auto const& incident = placed[i].incident;
        if (has_areas && lies_in_no_area(placed[i])) continue;
        bool const in_scope = settings.scopes.empty() || holds(settings.scopes, incident.scope);
        bool const shows = with_presence && holds(settings.presence, incident.category);
        bool const in_time = !settings.period || settings.period->meets(incident.when);
        if ((in_scope || shows) && in_time) records.push_back(i);
    }
    std::ranges::stable_sort(records, [&](std::size_t a, std::size_t b) {
        auto const& left = placed[a].incident;
        auto const& right = placed[b].incident;
        return std::tie(left.when.last, left.when.first, left.id) <
               std::tie(right.when.last, right.when.first, right.id);
    });
    return records;
}

/// The period as stated; an open side as far as the records reach, without any the month of the
/// other side.
DateInterval span_of(std::span<Placed const> placed, std::span<std::size_t const> records,
                     FindingSettings const& settings)
{
    auto const& period = settings.period;
    if (records.empty() && !period) return {};
    DateInterval span = period ? *period : placed[records.front()].incident.when;
    bool const starts = starts_open(settings);
    bool const ends = ends_open(settings);
    if (starts && period) span.first = first_day(month_of(span.last));
    if (ends && period) span.last = last_day(month_of(span.first));
    for (std::size_t i = 0; i < records.size(); ++i) {
        auto const& when = placed[records[i]].incident.when;
        if (starts) span.first = i == 0 ? when.first : std::min(span.first, when.first);
        if (ends) span.last = i == 0 ? when.last : std::max(span.last, when.last);
    }
    return span;
}

MonthSpan watched_months(std::span<Placed const> placed, std::span<std::size_t const> records,
                         FindingSettings const& settings)
{
    std::optional<Month> first, last;
    for (std::size_t const record : records) {
        auto const& when = placed[record].incident.when;
        auto const month = month_of(when.first);
        if (month != month_of(when.last)) continue;
        first = first ? std::min(*first, month) : month;
        last = last ? std::max(*last, month) : month;
    }
    if (!starts_open(settings)) first = month_of(settings.period->first);
    if (!ends_open(settings)) last = month_of(settings.period->last);
    if (!first || !last) return {};
    return {*first, std::max(0, last->number - first->number + 1)};
}

std::vector<NamedPeriod> cut(std::vector<NamedPeriod> periods, FindingSettings const& settings)
{
    if (periods.empty() || !settings.period) return periods;
    auto& first = periods.front().when.first;
    auto& last = periods.back().when.last;
    if (!settings.starts_open) first = std::max(first, settings.period->first);
    if (!settings.ends_open) last = std::min(last, settings.period->last);
    return periods;
}

/// What a record may lie in or not: "2019", "2019-06-10/2019-12-31", "the period".
std::string words_of(NamedPeriod const& period)
{
    auto const whole = parse_iso_interval(period.label);
    if (!whole) return "the period";
    return *whole == period.when ? period.label : to_text(period.when);
}

std::vector<std::vector<std::size_t>> home_neighbours(FindingContext const& context)
{
    std::vector<Area> units;
    for (std::size_t const area : context.home) units.push_back(context.areas[area]);
    return neighbours(units, context.settings.contiguity, context.settings.snap_degrees);
}

void set_origin(FindingContext& context)
{
    auto const& settings = context.settings;
    if (!settings.origin_area.empty()) {
        auto const found = std::ranges::find(context.areas, settings.origin_area, &Area::id);
        if (found == context.areas.end())
            throw Error{ErrorKind::input,
                        fmt::format("cannot start the spread from '{}': no area has this id",
                                    settings.origin_area),
                        "the ids of the areas are listed by 'sitmap check'"};
        context.origin_area = static_cast<std::size_t>(found - context.areas.begin());
    } else {
        for (auto const* arrivals : {&context.presence, &context.arrivals}) {
            if (context.origin_area) continue;
            for (std::size_t const area : context.home) {
                if ((*arrivals)[area].rank != 1) continue;
                if (context.origin_area)
                    context.origin_tied.push_back(area);
                else
                    context.origin_area = area;
            }
        }
    }
    context.origin = settings.origin;
    if (!context.origin && context.origin_area)
        context.origin = context.centroids[*context.origin_area];
}

}  // namespace

bool starts_open(FindingSettings const& settings)
{
    return !settings.period || settings.starts_open;
}

bool ends_open(FindingSettings const& settings)
{
    return !settings.period || settings.ends_open;
}

std::string unstated(FindingSettings const& settings)
{
    if (starts_open(settings) && ends_open(settings)) return "no period";
    if (starts_open(settings)) return "no first day";
    return ends_open(settings) ? "no last day" : "";
}

gis::Projection plane_at(LonLat centre)
{
    return gis::Projection{fmt::format(
        "+proj=aeqd +lat_0={:.10f} +lon_0={:.10f} +ellps=WGS84 +units=m", centre.lat, centre.lon)};
}

FindingContext context_of(std::span<Placed const> placed, std::span<Area const> areas,
                          FindingSettings const& settings)
{
    std::vector<std::size_t> home;
    std::vector<std::optional<std::size_t>> position(areas.size());
    std::vector<LonLat> centroids, home_centroids, places;
    for (std::size_t area = 0; area < areas.size(); ++area) {
        centroids.push_back(centroid(areas[area].shape));
        if (!settings.home.empty() && !holds(settings.home, areas[area].country)) continue;
        position[area] = home.size();
        home.push_back(area);
        home_centroids.push_back(centroids.back());
    }
    auto const at_home = [&](std::vector<std::size_t> const& records) {
        std::vector<std::size_t> kept;
        std::ranges::copy_if(records, std::back_inserter(kept), [&](std::size_t record) {
            auto const& area = placed[record].area;
            return area && *area < areas.size() && position[*area];
        });
        return kept;
    };
    auto const counted = chosen(placed, !areas.empty(), settings, false);
    auto const in_home = at_home(counted);
    for (std::size_t const record : in_home)
        if (has_place(placed[record].incident)) places.push_back(*placed[record].incident.where);
    FindingContext context{.placed = placed,
                           .areas = areas,
                           .settings = settings,
                           .period = span_of(placed, counted, settings),
                           .months = watched_months(placed, in_home, settings),
                           .counted = counted,
                           .by_presence = chosen(placed, !areas.empty(), settings, true),
                           .in_home = in_home,
                           .home = home,
                           .home_position = position,
                           .centroids = centroids,
                           .plane = plane_at(middle_of(places.empty() ? home_centroids : places))};
    for (auto const& record : placed)
        context.points.push_back(point_of(record.incident, context.plane));
    auto const reach = [&](std::vector<std::size_t> const& records) {
        return arrivals(placed, records, areas.size(), settings.bar, settings.kth,
                        settings.gap_months);
    };
    context.arrivals = reach(context.in_home);
    context.presence = reach(at_home(context.by_presence));
    context.neighbours = home_neighbours(context);
    set_origin(context);
    return context;
}

DatedRecords dated(FindingContext const& context, std::span<std::size_t const> records)
{
    DatedRecords result;
    result.months = context.months.count;
    for (std::size_t const record : records) {
        auto const& when = context.placed[record].incident.when;
        auto const month = month_of(when.first);
        auto const& area = context.placed[record].area;
        if (!area || !context.home_position[*area]) continue;
        if (month != month_of(when.last)) {
            ++result.coarser;
            continue;
        }
        // In the first and last month of a stated period only some days are watched.
        if (context.settings.period && !context.settings.period->contains(when)) {
            ++result.outside;
            continue;
        }
        int const at = month.number - context.months.first.number;
        if (at < 0 || at >= result.months) continue;
        result.events.push_back({*context.home_position[*area], at});
        result.records.push_back(record);
    }
    return result;
}

std::string left_out(DatedRecords const& dated)
{
    std::string words;
    if (dated.coarser > 0)
        words = fmt::format("{} {} dated more coarsely than a month {} left out", dated.coarser,
                            dated.coarser == 1 ? "record" : "records",
                            dated.coarser == 1 ? "is" : "are");
    if (dated.outside > 0)
        words +=
            fmt::format("{}{} {} may lie outside the period: left out", words.empty() ? "" : "; ",
                        dated.outside, dated.outside == 1 ? "record" : "records");
    return words;
}

std::vector<NamedPeriod> study_years(FindingContext const& context)
{
    return cut(years_of(context.period), context.settings);
}

std::vector<NamedPeriod> study_months(FindingContext const& context)
{
    return cut(months_of(context.period), context.settings);
}

std::string part_of(NamedPeriod const& period)
{
    auto const whole = parse_iso_interval(period.label);
    if (!whole || *whole == period.when) return {};
    return fmt::format("of {} the study covers {} only", period.label, to_text(period.when));
}

std::vector<std::size_t> inside(FindingContext const& context, DateInterval const& when,
                                std::span<std::size_t const> records)
{
    std::vector<std::size_t> found;
    std::ranges::copy_if(records, std::back_inserter(found), [&](std::size_t record) {
        return when.contains(context.placed[record].incident.when);
    });
    return found;
}

std::string across(FindingContext const& context, NamedPeriod const& period,
                   std::span<std::size_t const> records)
{
    auto const number = std::ranges::count_if(records, [&](std::size_t record) {
        auto const& when = context.placed[record].incident.when;
        return period.when.meets(when) && !period.when.contains(when);
    });
    if (number == 0) return {};
    return fmt::format("{} {} may lie in {} or not: left out", number,
                       number == 1 ? "record" : "records", words_of(period));
}

std::string placeless(FindingContext const& context, NamedPeriod const& period,
                      std::span<std::size_t const> records)
{
    auto const all = inside(context, period.when, records);
    auto const number = all.size() - located(context, all).size();
    if (number == 0) return {};
    return fmt::format("{} {} of {} without a known place: left out", number,
                       number == 1 ? "record" : "records", words_of(period));
}

std::vector<int> counts_of(FindingContext const& context, std::span<std::size_t const> records)
{
    std::vector<int> counts(context.home.size());
    for (std::size_t const record : records) {
        auto const& area = context.placed[record].area;
        if (area && context.home_position[*area]) ++counts[*context.home_position[*area]];
    }
    return counts;
}

std::vector<std::size_t> located(FindingContext const& context,
                                 std::span<std::size_t const> records)
{
    std::vector<std::size_t> result;
    for (std::size_t const record : records) {
        if (context.points[record]) result.push_back(record);
    }
    return result;
}

std::vector<gis::Plane> on_plane(FindingContext const& context,
                                 std::span<std::size_t const> records)
{
    std::vector<gis::Plane> points;
    points.reserve(records.size());
    for (std::size_t const record : records) points.push_back(*context.points[record]);
    return points;
}

Finding& Numbers::add(std::string key, std::string title, std::string method)
{
    auto const [at, fresh] = by_key_.try_emplace(key);
    if (!fresh)
        throw Error{ErrorKind::internal, fmt::format("cannot add the number '{}' twice", key)};
    at->second.key = std::move(key);
    at->second.title = std::move(title);
    at->second.method = std::move(method);
    return at->second;
}

Finding& Numbers::value(std::string key, std::string title, std::string method, double value,
                        int decimals, std::string unit)
{
    if (!std::isfinite(value))
        return undefined(std::move(key), std::move(title), std::move(method), "no finite value");
    auto& finding = add(std::move(key), std::move(title), std::move(method));
    finding.value = value;
    finding.text = fixed(value, decimals);
    if (!unit.empty()) finding.text += " " + unit;
    finding.unit = std::move(unit);
    return finding;
}

Finding& Numbers::undefined(std::string key, std::string title, std::string method,
                            std::string const& why)
{
    auto& finding = add(std::move(key), std::move(title), std::move(method));
    finding.text = "not defined: " + why;
    return finding;
}

std::vector<Finding> Numbers::in_order()
{
    std::vector<Finding> list;
    for (auto& [key, finding] : by_key_) list.push_back(std::move(finding));
    by_key_.clear();
    return list;
}

void warn(Finding& finding, std::string const& warning)
{
    if (!warning.empty()) finding.warnings.push_back(warning);
}

std::string draws_warning(Chance const& chance, Tail tail)
{
    if (chance.exhaustive || chance.draws == 0) return {};
    bool const is_upper = tail == Tail::upper;
    double const p = is_upper ? chance.p_upper : chance.p_two_sided();
    // Two standard errors of a drawn share of 5 %; of both sides, twice those of 2.5 %.
    double const spread = is_upper ? 0.05 * 0.95 : 4 * 0.025 * 0.975;
    double const margin = 2 * std::sqrt(spread / chance.draws);
    if (std::abs(p - 0.05) >= margin) return {};
    return fmt::format("p is drawn {} times and may be off by {:.3f}: cannot be told from 0.05",
                       chance.draws, margin);
}

std::string seed_words(Chance const& chance)
{
    return chance.exhaustive ? "all orders" : std::to_string(chance.seed);
}

void set_chance(Finding& finding, Chance const& chance, Tail tail)
{
    finding.p = tail == Tail::upper ? chance.p_upper : chance.p_two_sided();
    warn(finding, draws_warning(chance, tail));
    finding.parameters.emplace_back("expected by chance", fixed(chance.mean, 4));
    finding.parameters.emplace_back("sd by chance", fixed(chance.sd, 4));
    finding.parameters.emplace_back("p upper", fixed(chance.p_upper, 4));
    finding.parameters.emplace_back("p lower", fixed(chance.p_lower, 4));
    finding.parameters.emplace_back("draws", std::to_string(chance.draws));
    finding.parameters.emplace_back("seed", seed_words(chance));
}

std::string fixed(double value, int decimals)
{
    std::string text = fmt::format("{:.{}f}", value, decimals);
    bool const zero = text.find_first_not_of("-0.") == std::string::npos;
    return zero && text.starts_with('-') ? text.substr(1) : text;
}

}  // namespace sitmap::analysis
