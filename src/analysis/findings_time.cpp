// SPDX-License-Identifier: MIT
// Counts over time: records a year with their limits (M2), change of level (S1), trend (S2).
#include "analysis/change_point.hpp"
#include "analysis/count_trend.hpp"
#include "analysis/findings_context.hpp"
#include "analysis/proportions.hpp"
#include "analysis/sample_size.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace sitmap::analysis {

namespace {

void add_totals(FindingContext const& context, Numbers& numbers)
{
    auto const add = [&](std::string const& key, std::string const& title,
                         std::vector<std::size_t> const& records) {
        auto& finding =
            numbers.value(key, title, "M1", static_cast<double>(records.size()), 0, "records");
        finding.n = static_cast<std::int64_t>(records.size());
        finding.records = records;
        return &finding;
    };
    add("records.counted", "records that count", context.counted);
    add("records.home", "records that count, in the areas analysed", context.in_home);
    auto const months = dated(context, context.in_home);
    auto* const sharp =
        add("records.dated_to_month", "of those in the areas analysed, dated to a month or better",
            months.records);
    warn(*sharp, fmt::format("{} records dated more coarsely take no part in monthly statistics",
                             months.coarser));
    if (months.outside > 0)
        warn(*sharp, fmt::format("{} more may lie outside the period and take no part either",
                                 months.outside));
}

/// The days on which records were certainly collected: as stated; on an open side the whole months
/// between those of the first and the last record. The months of these two are left out, because
/// they were chosen by their records, and no interval is taken at its far end.
std::optional<DateInterval> watched(FindingContext const& context)
{
    DateInterval days = context.period;
    if (starts_open(context.settings) || ends_open(context.settings)) {
        if (context.in_home.empty()) return {};
        Date first = context.placed[context.in_home.front()].incident.when.last;
        Date last = context.placed[context.in_home.front()].incident.when.first;
        for (std::size_t const record : context.in_home) {
            first = std::min(first, context.placed[record].incident.when.last);
            last = std::max(last, context.placed[record].incident.when.first);
        }
        if (starts_open(context.settings)) days.first = first_day(month_of(first).next());
        if (ends_open(context.settings)) days.last = last_day(month_of(last).next(-1));
    }
    if (days.last < days.first) return {};
    return days;
}

/// Records of one calendar year and the days of it that were certainly watched.
struct YearCount {
    NamedPeriod period;
    std::vector<std::size_t> records;  // wholly inside the year, as far as the study covers it
    std::optional<DateInterval> days;
    bool is_whole = false;
};

YearCount year_count(FindingContext const& context, NamedPeriod const& period)
{
    YearCount year{period, inside(context, period.when, context.in_home), {}, false};
    auto const days = watched(context);
    if (!days || !days->meets(period.when)) return year;
    year.days = {std::max(days->first, period.when.first), std::min(days->last, period.when.last)};
    year.is_whole = *year.days == period.when && part_of(period).empty();
    return year;
}

/// Those that a comparison with a part of a year may count: dated to a month or better, on its
/// days.
std::vector<std::size_t> sharp(FindingContext const& context, YearCount const& year)
{
    std::vector<std::size_t> records = inside(context, *year.days, year.records);
    std::erase_if(records, [&](std::size_t record) {
        auto const& when = context.placed[record].incident.when;
        return month_of(when.first) != month_of(when.last);
    });
    return records;
}

std::string part_of_year(YearCount const& year)
{
    if (year.is_whole) return {};
    return fmt::format("{} is compared by its {} days {} to {}", year.period.label,
                       year.days->days(), to_text(year.days->first), to_text(year.days->last));
}

/// The counts of two years, as far as they can be compared.
struct Compared {
    std::vector<std::size_t> before, after;
};

void set_ratio(Finding& change, YearCount const& before, YearCount const& year,
               Compared const& records, Defined<RateRatio> const& ratio)
{
    change.n = static_cast<std::int64_t>(records.before.size() + records.after.size());
    if (ratio) {
        change.low = ratio->low;
        change.high = ratio->high;
        change.interval = "95 % Clopper-Pearson";
        change.p = ratio->p;
    }
    auto const tell = [&](YearCount const& of, std::size_t count) {
        change.parameters.emplace_back("days of " + of.period.label,
                                       std::to_string(of.days->days()));
        change.parameters.emplace_back("records of " + of.period.label, std::to_string(count));
    };
    tell(before, records.before.size());
    tell(year, records.after.size());
    change.records = records.before;
    change.records.insert(change.records.end(), records.after.begin(), records.after.end());
    warn(change, part_of_year(before));
    warn(change, part_of_year(year));
    auto const left = before.records.size() + year.records.size() - change.records.size();
    if (left > 0)
        warn(change, fmt::format("{} of the records of both years {} left out: dated more coarsely "
                                 "than a month, or not certainly on these days",
                                 left, left == 1 ? "is" : "are"));
    warn(change, "records are what the sources tell apart; a series is one record");
}

/// Between what whole months are watched, and which months of the records are no measure.
std::pair<std::string_view, std::string_view> open_sides(FindingSettings const& settings)
{
    if (!ends_open(settings))
        return {"the first record and the end of the period", "first month of its records is"};
    if (!starts_open(settings))
        return {"the start of the period and the last record", "last month of its records is"};
    return {"the first and the last record", "first and the last month of its records are"};
}

/// The rate of a year without a day that was certainly watched.
void add_no_rate(FindingContext const& context, YearCount const& year, std::string const& key,
                 std::string const& title, Numbers& numbers)
{
    auto const [between, months] = open_sides(context.settings);
    auto& none = numbers.undefined(
        key, title, "M2",
        fmt::format("no whole month of {} lies between {}", year.period.label, between));
    warn(none, fmt::format("the study states {}: without one the {} no measure of a rate",
                           unstated(context.settings), months));
}

void add_ratio(FindingContext const& context, YearCount const& before, YearCount const& year,
               Numbers& numbers)
{
    auto const& [a, b] = std::tie(before.period.label, year.period.label);
    std::string const key = fmt::format("count.{}_{}.ratio", a, b);
    std::string const title = fmt::format("daily rate of {} against {}", b, a);
    for (auto const* of : {&before, &year})
        if (!of->days) {
            add_no_rate(context, *of, key, title, numbers);
            return;
        }
    bool const whole = before.is_whole && year.is_whole;
    Compared const records = whole ? Compared{before.records, year.records}
                                   : Compared{sharp(context, before), sharp(context, year)};
    auto const ratio = rate_ratio(static_cast<int>(records.after.size()), year.days->days(),
                                  static_cast<int>(records.before.size()), before.days->days());
    auto& change = ratio && ratio->value
                       ? numbers.value(key, title, "M2", *ratio->value, 2)
                       : numbers.undefined(key, title, "M2",
                                           ratio ? "no record in the earlier year" : ratio.why());
    change.text += fmt::format(" ({} on {} days against {} on {})", records.after.size(),
                               year.days->days(), records.before.size(), before.days->days());
    set_ratio(change, before, year, records, ratio);
    warn(change, across(context, before.period, context.in_home));
    warn(change, across(context, year.period, context.in_home));
}

void add_count(FindingContext const& context, YearCount const& year, Numbers& numbers)
{
    auto const& period = year.period;
    int const count = static_cast<int>(year.records.size());
    std::string const key = "count." + period.label;
    std::string const title = "records wholly inside " + period.label;
    // The year is there only because date intervals reach into it: its silence says nothing.
    bool const is_unknown = count == 0 && !year.days;
    auto& finding = is_unknown
                        ? numbers.undefined(key, title, "M2",
                                            fmt::format("no record is certain to lie in it, and "
                                                        "{} is stated that says it was watched",
                                                        unstated(context.settings)))
                        : numbers.value(key, title, "M2", count, 0, "records");
    finding.n = count;
    finding.records = year.records;
    auto const limits = garwood(count);
    if (limits && !is_unknown) {
        finding.low = limits->low;
        finding.high = limits->high;
        finding.interval = "95 % Garwood";
    }
    warn(finding, part_of(period));
    warn(finding, across(context, period, context.in_home));
}

void add_years(FindingContext const& context, Numbers& numbers)
{
    std::optional<YearCount> before;
    for (auto const& period : study_years(context)) {
        YearCount year = year_count(context, period);
        add_count(context, year, numbers);
        if (before) add_ratio(context, *before, year, numbers);
        before = std::move(year);
    }
}

/// Days of each month of the series that lie in the stated period.
std::vector<double> days_of_months(FindingContext const& context)
{
    auto const& settings = context.settings;
    std::vector<double> days;
    for (int i = 0; i < context.months.count; ++i) {
        Month const month = context.months.first.next(i);
        DateInterval when{first_day(month), last_day(month)};
        if (!starts_open(context.settings))
            when.first = std::max(when.first, settings.period->first);
        if (!ends_open(context.settings)) when.last = std::min(when.last, settings.period->last);
        days.push_back(when.days());
    }
    return days;
}

/// A side that nobody stated lies at a record: that month has one by choice.
std::string open_ends(FindingContext const& context)
{
    bool const starts = starts_open(context.settings);
    bool const ends = ends_open(context.settings);
    if (!starts && !ends) return {};
    return fmt::format("{} is stated: the series {} with a record because it was made to",
                       unstated(context.settings),
                       starts && ends ? "begins and ends" : (starts ? "begins" : "ends"));
}

std::string change_text(FindingContext const& context, SingleChange const& change)
{
    constexpr double mean_month = 365.2425 / 12;
    bool const shown = change.chance.p_upper < 0.05;
    return fmt::format("{}{}: {:.2f} a month before, {:.2f} after{}",
                       to_text(context.months.first.next(static_cast<int>(change.last))),
                       shown ? "" : ", if it changed", change.rate_before * mean_month,
                       change.rate_after * mean_month,
                       shown ? "" : "; no evidence that it changed");
}

/// "24, from 2015-01 on".
std::string words_of(MonthSpan const& months)
{
    if (months.count == 0) return "none";
    return fmt::format("{}, from {} on", months.count, to_text(months.first));
}

/// Monthly counts of the records in home areas, and what is to say of every number that they give.
struct Series {
    DatedRecords events;
    std::vector<int> counts;
    std::vector<double> days;
    std::string few_months, few_events;
};

Series series_of(FindingContext const& context)
{
    Series series{dated(context, context.in_home), {}, days_of_months(context), {}, {}};
    series.counts.resize(static_cast<std::size_t>(series.events.months));
    for (auto const& event : series.events.events)
        ++series.counts[static_cast<std::size_t>(event.month)];
    series.few_months = sample_warning(Output::change_point_months, series.events.months);
    series.few_events = sample_warning(Output::change_point_events,
                                       static_cast<double>(series.events.records.size()));
    return series;
}

void set_series(FindingContext const& context, Series const& series, Finding& finding)
{
    finding.n = static_cast<std::int64_t>(series.events.records.size());
    finding.records = series.events.records;
    finding.parameters.emplace_back("months", words_of(context.months));
    finding.parameters.emplace_back("offset", "days of each month");
    warn(finding, left_out(series.events));
}

void warn_of_size(FindingContext const& context, Series const& series, Finding& finding)
{
    warn(finding, series.few_months);
    warn(finding, series.few_events);
    warn(finding, open_ends(context));
}

/// Below a factor of 3 a change is "not worth more than a bare mention" (Kass & Raftery 1995).
constexpr double telling_factor = 3;

std::string weak_change(double factor)
{
    if (factor >= telling_factor) return {};
    if (factor <= 1) return "no change is more probable than one";
    return fmt::format("a change is hardly more probable than none, {:.2f} to 1", factor);
}

/// When the level changed, with a credible interval for the date: what a briefing can say (Raftery
/// & Akman 1986). `spread`: of the counts about the two levels.
void add_change_date(FindingContext const& context, Series const& series,
                     Defined<Dispersion> const& spread, Numbers& numbers)
{
    auto const month = [&](std::size_t index) {
        return to_text(context.months.first.next(static_cast<int>(index)));
    };
    std::string const title =
        "most probable last month before the level changed, if it changed once";
    double const dispersion = spread ? std::max(1.0, spread->variance_to_mean) : 1.0;
    auto const change = bayes_change(series.counts, series.days, {.dispersion = dispersion});
    auto& finding = change ? numbers.add("level.change_date", title, "S1")
                           : numbers.undefined("level.change_date", title, "S1", change.why());
    set_series(context, series, finding);
    if (!change) return;
    double const factor = std::exp(change->log_bayes_factor);
    auto const weak = weak_change(factor);
    finding.value = static_cast<double>(change->mode);
    finding.low = static_cast<double>(change->low);
    finding.high = static_cast<double>(change->high);
    finding.interval = "95 % credible";
    finding.unit = "months after the first";
    finding.text = fmt::format("{} ({} to {}){}", month(change->mode), month(change->low),
                               month(change->high), weak.empty() ? "" : ", if it changed");
    finding.parameters.emplace_back(
        "Bayes factor for a change",
        factor < 1e6 ? fixed(factor, factor < 10 ? 2 : 0) : "over 1000000");
    finding.parameters.emplace_back("log Bayes factor for a change",
                                    fixed(change->log_bayes_factor, 3));
    finding.parameters.emplace_back("prior of each level",
                                    "exponential, its mean the level of the whole series");
    finding.parameters.emplace_back("dispersion", fixed(dispersion, 3));
    warn(finding, weak);
    warn_of_size(context, series, finding);
}

void add_trend(FindingContext const& context, Series const& series, Numbers& numbers)
{
    std::vector<double> t(series.counts.size());
    std::iota(t.begin(), t.end(), 0.0);
    auto const trend = poisson_trend(series.counts, t, series.days);
    std::string const title = "change of the monthly count by equal days, per cent a month";
    auto& slope = trend
                      ? numbers.value("level.trend", title, "S2", trend->percent(), 2, "% a month")
                      : numbers.undefined("level.trend", title, "S2", trend.why());
    set_series(context, series, slope);
    if (!trend) return;
    auto const limits = trend->quasi_interval();
    slope.low = limits.low;
    slope.high = limits.high;
    auto const scattered =
        fmt::format("quasi-Poisson, t on {} degree{}", trend->n - 2, trend->n == 3 ? "" : "s");
    slope.interval =
        trend->chance_is_wider() ? "95 % Poisson, wider than " + scattered : "95 % " + scattered;
    slope.parameters.emplace_back("dispersion", fixed(trend->dispersion, 3));
    warn(slope, "not for series with a change of level");
    warn_of_size(context, series, slope);
}

void add_level(FindingContext const& context, Numbers& numbers)
{
    auto const series = series_of(context);
    std::string const title = "last month before the monthly level changed, if it changed once";
    auto const change = single_change(series.counts, context.settings.draws, series.days);
    auto& finding = change ? numbers.add("level.change", title, "S1")
                           : numbers.undefined("level.change", title, "S1", change.why());
    set_series(context, series, finding);
    auto const spread = change ? dispersion_about(series.counts, change->last, series.days)
                               : Defined<Dispersion>{Undefined{change.why()}};
    if (change) {
        finding.value = static_cast<double>(change->last);
        finding.unit = "months after the first";
        finding.text = change_text(context, *change);
        set_chance(finding, change->chance, Tail::upper);
        if (spread && spread->p_upper < 0.05)
            warn(finding, fmt::format("the counts vary {:.1f} times as much about both levels as "
                                      "chance alone would have it: p is too small",
                                      spread->variance_to_mean));
        warn_of_size(context, series, finding);
    }
    add_change_date(context, series, spread, numbers);
    add_trend(context, series, numbers);
}

}  // namespace

void add_counts(FindingContext const& context, Numbers& numbers)
{
    add_totals(context, numbers);
    if (context.counted.empty()) return;
    add_years(context, numbers);
    add_level(context, numbers);
}

}  // namespace sitmap::analysis
