// SPDX-License-Identifier: MIT
// How far and how fast: reach curve and rarefaction (M3), onset against distance (M6), edges (S6),
// concentration (S7).
#include "analysis/concentration.hpp"
#include "analysis/findings_context.hpp"
#include "analysis/onset_distance.hpp"
#include "analysis/rarefaction.hpp"
#include "analysis/sample_size.hpp"
#include "analysis/survival.hpp"
#include "analysis/swash.hpp"

#include "gis/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sitmap::analysis {

namespace {

/// Onset of each area as days since day 0; unreached ones censored at the end of the period, or at
/// the last onset if that is not certain to lie in it.
struct Onsets {
    Date day_0;  // first day of the period as stated, else that by which the first area was reached
    std::vector<Lifetime> lives;         // reached ones at the last day of their interval
    std::vector<Lifetime> first_lives;   // at its first day
    std::vector<Lifetime> middle_lives;  // at its middle
    std::vector<double> km;              // of all of these
    std::vector<double> reached_km;      // of the reached ones, with the days of their onset
    std::vector<double> reached_first;
    std::vector<double> reached_last;
    std::vector<double> reached_day;  // the middle
    std::size_t coarse = 0;           // reached ones known to more than a month
    std::int64_t open = 0;            // pairs of reached ones whose order the dates leave open
    std::vector<std::size_t> records;
    std::vector<std::string> warnings;  // on the origin
};

Date first_onset(FindingContext const& context)
{
    std::optional<Date> first;
    for (std::size_t const area : context.home)
        if (context.arrivals[area].rank > 0)
            first = std::min(first.value_or(context.arrivals[area].onset->last),
                             context.arrivals[area].onset->last);
    return first.value_or(context.period.first);
}

std::vector<std::string> origin_warnings(FindingContext const& context)
{
    std::vector<std::string> warnings;
    if (!context.origin_area || !is_found_origin(context, *context.origin_area)) return warnings;
    auto const& origin = context.areas[*context.origin_area].id;
    std::string others;
    for (std::size_t const area : context.origin_tied)
        others += (others.empty() ? "" : ", ") + context.areas[area].id;
    if (!others.empty())
        warnings.push_back(
            fmt::format("{} is taken as the origin by its id only: {} reached as early", origin,
                        others + (context.origin_tied.size() == 1 ? " was" : " were")));
    warnings.push_back(fmt::format(
        "{}, the area reached first, is the origin because of these onsets: left out", origin));
    return warnings;
}

enum class Origin { kept, left_out_if_found };

/// `arrivals`: of the records that count, or of those of presence too.
Onsets onsets_of(FindingContext const& context, std::span<Arrival const> arrivals, Origin origin)
{
    Onsets onsets;
    onsets.day_0 = starts_open(context.settings) ? first_onset(context) : context.period.first;
    onsets.warnings = origin_warnings(context);
    Date end = context.period.last;
    for (std::size_t const area : context.home)
        if (arrivals[area].rank > 0) end = std::max(end, arrivals[area].onset->last);
    for (std::size_t const area : context.home) {
        if (origin == Origin::left_out_if_found && is_found_origin(context, area)) continue;
        auto const& arrival = arrivals[area];
        double const km =
            context.origin
                ? gis::geodesic(*context.origin, context.centroids[area]).distance.value / 1000
                : 0;
        bool const is_reached = arrival.rank > 0;
        Date const day = is_reached ? arrival.onset->last : end;
        double const time = day.days - onsets.day_0.days;
        double const first = is_reached ? arrival.onset->first.days - onsets.day_0.days : time;
        onsets.lives.push_back({time, is_reached});
        onsets.first_lives.push_back({first, is_reached});
        onsets.middle_lives.push_back({(first + time) / 2, is_reached});
        onsets.km.push_back(km);
        if (!is_reached) continue;
        onsets.coarse += arrival.onset->days() > 31;
        onsets.reached_km.push_back(km);
        onsets.reached_first.push_back(first);
        onsets.reached_last.push_back(time);
        onsets.reached_day.push_back((first + time) / 2);
        onsets.records.push_back(*arrival.first);
    }
    onsets.open = open_pairs(onsets.reached_first, onsets.reached_last);
    return onsets;
}

std::string coarse_warning(Onsets const& onsets)
{
    if (onsets.coarse == 0) return {};
    return fmt::format("{} of {} onsets are known to an interval of more than a month",
                       onsets.coarse, onsets.reached_km.size());
}

void add_curve(FindingContext const& context, Onsets const& onsets, Numbers& numbers)
{
    auto const curve = reach_curve(onsets.lives);
    auto const earliest = reach_curve(onsets.first_lives);
    auto const date = [&](double day) {
        return to_text(Date{onsets.day_0.days + static_cast<int>(day)});
    };
    auto const words = [&](double day) { return fmt::format("day {:.0f} ({})", day, date(day)); };
    for (int const percent : {25, 50}) {
        std::string const key = fmt::format("reach.day_{}_percent", percent);
        std::string const title =
            fmt::format("day by which {} % of the areas were reached", percent);
        auto const day = time_reached(curve, percent / 100.0);
        if (!day) {
            auto& finding = numbers.undefined(key, title, "M3", "that share was never reached");
            finding.n = static_cast<std::int64_t>(context.home.size());
            continue;
        }
        auto& finding = numbers.value(key, title, "M3", *day, 0, "days");
        finding.text = words(*day);
        auto const first = time_reached(earliest, percent / 100.0);
        if (first && *first < *day) {
            finding.low = *first;
            finding.high = *day;
            finding.interval = "days that the dates allow";
            finding.text = fmt::format("by {}; the dates allow {} already", words(*day),
                                       *first < 0 ? date(*first) : words(*first));
        }
        warn(finding, coarse_warning(onsets));
        finding.n = static_cast<std::int64_t>(context.home.size());
        finding.parameters.emplace_back("day 0", to_text(onsets.day_0));
        finding.records = onsets.records;
    }
}

/// Records of one year that has some.
struct YearRecords {
    std::string label;
    std::vector<std::size_t> records;
    std::string across;  // what is left out
    std::string part;    // of a year that the study covers in part
};

void add_rarefied(FindingContext const& context, YearRecords const& before, YearRecords const& year,
                  Numbers& numbers)
{
    std::string const key = fmt::format("reach.rarefied.{}_{}", before.label, year.label);
    std::string const title = fmt::format("areas expected on equally many records, {} against {}",
                                          year.label, before.label);
    auto const pair =
        compare_reach(counts_of(context, before.records), counts_of(context, year.records));
    if (!pair) {
        numbers.undefined(key, title, "M3", pair.why());
        return;
    }
    auto& finding =
        numbers.value(key, title, "M3", pair->after.units - pair->before.units, 2, "areas");
    finding.text =
        fmt::format("{:.2f} (± {:.2f}) in {} against {:.2f} (± {:.2f}) in {}, on {} records each",
                    pair->after.units, pair->after.standard_error, year.label, pair->before.units,
                    pair->before.standard_error, before.label, pair->after.events);
    finding.records = before.records;
    finding.records.insert(finding.records.end(), year.records.begin(), year.records.end());
    finding.n = static_cast<std::int64_t>(finding.records.size());
    warn(finding, "assumes independent records; a campaign is not");
    for (auto const* of : {&before, &year}) {
        warn(finding, of->part);
        warn(finding, of->across);
    }
}

void add_rarefaction(FindingContext const& context, Numbers& numbers)
{
    std::optional<YearRecords> before;
    for (auto const& period : study_years(context)) {
        YearRecords year{period.label, inside(context, period.when, context.in_home),
                         across(context, period, context.in_home), part_of(period)};
        if (year.records.empty()) continue;
        if (before) add_rarefied(context, *before, year, numbers);
        before = std::move(year);
    }
}

template <typename T, typename Fill>
Finding& add_or_say(Numbers& numbers, std::string const& key, std::string const& title,
                    std::string const& method, Onsets const& onsets, Defined<T> const& result,
                    Fill fill)
{
    Finding& finding = result ? numbers.add(key, title, method)
                              : numbers.undefined(key, title, method, result.why());
    if (result) fill(finding, *result);
    finding.n = static_cast<std::int64_t>(onsets.records.size());
    finding.records = onsets.records;
    for (auto const& warning : onsets.warnings) warn(finding, warning);
    return finding;
}

void set_value(Finding& finding, double value, int decimals, std::string const& unit = {})
{
    finding.value = value;
    finding.text = fixed(value, decimals) + (unit.empty() ? "" : " " + unit);
    finding.unit = unit;
}

void set_interval(Finding& finding, Interval const& interval, std::string const& name)
{
    finding.low = interval.low;
    finding.high = interval.high;
    finding.interval = name;
}

/// What every statistic of onsets has to say of the areas and dates that it stands on.
void warn_of_onsets(Finding& finding, Onsets const& onsets)
{
    auto const n = onsets.reached_km.size();
    finding.parameters.emplace_back("areas reached by", "records that count");
    finding.parameters.emplace_back("onset", "middle of its date interval");
    if (n < 10) warn(finding, fmt::format("{} areas only: one more or less may turn it", n));
    if (onsets.coarse > 0) warn(finding, coarse_warning(onsets) + "; their middle is taken");
}

std::string open_order(Onsets const& onsets)
{
    auto const n = onsets.reached_km.size();
    return fmt::format("the dates leave open which came first in {} of {} pairs of areas",
                       onsets.open, n * (n - 1) / 2);
}

void add_slopes(Onsets const& onsets, Numbers& numbers)
{
    auto const& x = onsets.reached_km;
    auto const& y = onsets.reached_day;
    std::string const few = sample_warning(Output::onset_regression, static_cast<double>(x.size()));
    auto const line = least_squares(x, y);
    auto const range = slope_range(x, onsets.reached_first, onsets.reached_last);
    auto const limits = [&](Finding& f) {
        f.parameters.emplace_back("slope over all days of the intervals",
                                  fmt::format("{} to {} days per km", fixed(range->slopes.low, 4),
                                              fixed(range->slopes.high, 4)));
        warn(f, few);
    };
    add_or_say(numbers, "onset.slope", "days later per km from the origin, reached areas", "M6",
               onsets, line, [&](Finding& f, LeastSquares const& fit) {
                   set_value(f, fit.slope, 4, "days per km");
                   set_interval(f, range->interval,
                                "95 % of the slope, whichever day an onset was");
                   f.p = range->p;
                   f.parameters.emplace_back("r squared", fixed(fit.r_squared, 4));
                   warn_of_onsets(f, onsets);
                   limits(f);
               });
    auto const speed = line ? apparent_speed(*line, *range) : Defined<Speed>{Undefined{line.why()}};
    auto& said = add_or_say(numbers, "onset.speed", "apparent speed, the inverse of the slope",
                            "M6", onsets, speed, [&](Finding& f, Speed const& s) {
                                set_value(f, s.value, 3, "km per day");
                                set_interval(f, s.interval, "95 % from the limits of the slope");
                                warn(f, "several leaps are not a wave");
                            });
    if (line) {
        warn_of_onsets(said, onsets);
        limits(said);
    }
    add_or_say(numbers, "onset.theil_sen", "median pairwise slope of onset on distance", "M6",
               onsets, theil_sen(x, y), [&](Finding& f, double s) {
                   set_value(f, s, 4, "days per km");
                   warn_of_onsets(f, onsets);
               });
}

constexpr std::size_t most_ranked = 200;  // areas whose orders are drawn; n^2 each

/// The same number with each onset on the first and on the last day of its interval, and by the
/// records of presence too.
template <typename Correlate>
void add_variants(Finding& finding, Onsets const& onsets, Onsets const& presence,
                  Correlate correlate)
{
    auto const tell = [&](std::string const& name, std::vector<double> const& x,
                          std::vector<double> const& y) {
        auto const found = correlate(x, y);
        finding.parameters.emplace_back(
            name, found ? fmt::format("{} (n {})", fixed(found->value, 3), found->n)
                        : "not defined: " + found.why());
    };
    if (onsets.reached_first != onsets.reached_last) {
        tell("with the first days", onsets.reached_km, onsets.reached_first);
        tell("with the last days", onsets.reached_km, onsets.reached_last);
    }
    if (presence.reached_day != onsets.reached_day || presence.reached_km != onsets.reached_km)
        tell("with records of presence", presence.reached_km, presence.reached_day);
}

void set_rank_p(Finding& finding, Chance const& chance)
{
    finding.p = chance.p_upper;
    warn(finding, draws_warning(chance, Tail::upper));
    finding.parameters.emplace_back(
        "p", chance.exhaustive ? fmt::format("all {} orders of the onsets", chance.draws)
                               : fmt::format("{} random orders of the onsets, seed {}",
                                             chance.draws, chance.seed));
}

/// What the dates leave open of the value, which is that of the middles; p is of the value nearest
/// 0 that they allow.
void set_order(Finding& finding, Onsets const& onsets, Interval const& over)
{
    if (onsets.open == 0) return;
    set_interval(finding, {std::min(over.low, *finding.value), std::max(over.high, *finding.value)},
                 "values that the dates allow");
    warn(finding, open_order(onsets) + ": p is of the value nearest 0 that they allow");
}

void add_ranks(FindingContext const& context, Onsets const& onsets, Numbers& numbers)
{
    auto const& x = onsets.reached_km;
    auto const& y = onsets.reached_day;
    auto const presence = onsets_of(context, context.presence, Origin::left_out_if_found);
    auto const range = rank_range(x, onsets.reached_first, onsets.reached_last);
    auto const chance = x.size() <= most_ranked
                            ? ranks_against_chance(x, onsets.reached_first, onsets.reached_last,
                                                   context.settings.draws)
                            : Defined<RankChance>{Undefined{"too many areas"}};
    auto const add = [&](std::string const& key, std::string const& title, auto correlate,
                         Chance RankChance::*drawn, Interval RankRange::*over,
                         double RankRange::*asymptotic) {
        auto found = correlate(x, y);
        if (!found && range)
            found = Undefined{"cannot tell: the dates leave open which area came first"};
        add_or_say(numbers, key, title, "M6", onsets, found, [&](Finding& f, Correlation const& c) {
            set_value(f, c.value, 3);
            set_order(f, onsets, (*range).*over);
            f.p = (*range).*asymptotic;
            if (chance)
                set_rank_p(f, (*chance).*drawn);
            else
                f.parameters.emplace_back("p", "asymptotic");
            warn_of_onsets(f, onsets);
            add_variants(f, onsets, presence, correlate);
        });
    };
    add("onset.spearman", "rank correlation of onset with distance from the origin", &spearman,
        &RankChance::rho, &RankRange::rho, &RankRange::p_rho);
    add("onset.kendall", "Kendall tau-b of onset with distance from the origin", &kendall,
        &RankChance::tau, &RankRange::tau, &RankRange::p_tau);
}

/// Each area's first record against its distance. The likelihood knows the order of the onsets
/// only: where the dates leave it open, its interval and p would be those of the middles.
void add_cox(Onsets const& onsets, Numbers& numbers)
{
    std::vector<double> per_100;
    for (double const km : onsets.km) per_100.push_back(km / 100);
    auto const told = [&](std::string const& name, std::vector<Lifetime> const& lives) {
        auto const other = cox(lives, per_100);
        return std::pair{name,
                         other ? fixed(other->hazard_ratio, 3) : "not defined: " + other.why()};
    };
    add_or_say(numbers, "onset.cox",
               "hazard ratio of first record per 100 km, all areas, censored at the end", "M6",
               onsets, cox(onsets.middle_lives, per_100),
               [&](Finding& f, Cox const& c) {
                   set_value(f, c.hazard_ratio, 3);
                   warn_of_onsets(f, onsets);
                   if (onsets.open == 0) {
                       set_interval(f, c.interval, "95 % Wald");
                       f.p = c.p;
                   } else {
                       f.parameters.push_back(told("with the first days", onsets.first_lives));
                       f.parameters.push_back(told("with the last days", onsets.lives));
                       warn(f, open_order(onsets) + ": no interval and no p");
                   }
                   f.parameters.emplace_back("areas reached", std::to_string(c.reached));
               })
        .n = static_cast<std::int64_t>(onsets.lives.size());
}

void add_distance(FindingContext const& context, Onsets const& onsets, Numbers& numbers)
{
    if (!context.origin) {
        numbers.undefined("onset.spearman",
                          "rank correlation of onset with distance from the origin", "M6",
                          "no origin");
        return;
    }
    add_ranks(context, onsets, numbers);
    add_slopes(onsets, numbers);
    add_cox(onsets, numbers);
}

void add_edges(FindingContext const& context, Numbers& numbers)
{
    auto const events = dated(context, context.in_home);
    std::vector<ActiveSpan> spans(context.home.size(), {0, 0});
    for (auto const& event : events.events) {
        auto& span = spans[event.area];
        span.first = span.first == 0 ? event.month + 1 : std::min(span.first, event.month + 1);
        span.last = std::max(span.last, event.month + 1);
    }
    std::erase_if(spans, [](ActiveSpan const& s) { return s.first == 0; });
    auto const edges = events.months == 1
                           ? Defined<Swash>{Undefined{"within one month nothing is first or last"}}
                           : swash(spans, events.months);
    std::string const title = "spatial velocity R0A of first and last records (swash-backwash)";
    if (!edges) {
        numbers.undefined("edges.velocity", title, "S6", edges.why());
        return;
    }
    auto& finding = numbers.value("edges.velocity", title, "S6", edges->velocity, 4);
    finding.n = edges->units;
    finding.parameters = {{"months", std::to_string(edges->months)},
                          {"leading edge, month", fixed(edges->leading_edge, 2)},
                          {"following edge, month", fixed(edges->following_edge, 2)}};
    finding.records = events.records;
    warn(finding, sample_warning(Output::edges, edges->units));
    warn(finding, left_out(events));
    warn(finding,
         "an area counts as lost at its last record of the period: recent losses are provisional");
}

void add_concentration(FindingContext const& context, Numbers& numbers)
{
    auto const found = concentration(counts_of(context, context.in_home));
    std::string const title = "areas that the records would fill if spread evenly";
    if (!found) {
        numbers.undefined("concentration.effective_areas", title, "S7", found.why());
        return;
    }
    auto const add = [&](std::string const& key, std::string const& words, double value,
                         int decimals) {
        auto& finding = numbers.value("concentration." + key, words, "S7", value, decimals);
        finding.n = found->events;
        finding.parameters.emplace_back("areas", std::to_string(found->units));
        finding.records = context.in_home;
    };
    add("effective_areas", title, found->effective_units, 2);
    add("gini", "Gini coefficient over all areas, empty ones included", found->gini, 4);
    add("top3_share", "share of the three areas with most records", found->top3_share, 4);
}

}  // namespace

bool is_found_origin(FindingContext const& context, std::size_t area)
{
    auto const& settings = context.settings;
    return context.origin_area == area && settings.origin_area.empty() && !settings.origin;
}

void add_reach(FindingContext const& context, Numbers& numbers)
{
    add_curve(context, onsets_of(context, context.arrivals, Origin::kept), numbers);
    add_rarefaction(context, numbers);
    add_distance(context, onsets_of(context, context.arrivals, Origin::left_out_if_found), numbers);
    add_edges(context, numbers);
    add_concentration(context, numbers);
}

}  // namespace sitmap::analysis
