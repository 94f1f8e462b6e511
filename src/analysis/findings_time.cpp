// SPDX-License-Identifier: MIT
// Counts over time: records a year with their limits (M2), change of level (S1), trend (S2), and
// published figures beside our own counts.
#include "analysis/change_point.hpp"
#include "analysis/count_trend.hpp"
#include "analysis/findings_context.hpp"
#include "analysis/proportions.hpp"
#include "analysis/sample_size.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

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
        add("records.dated_to_month", "of these, dated to a month or better", months.records);
    warn(*sharp, fmt::format("{} records dated more coarsely take no part in monthly statistics",
                             context.in_home.size() - months.records.size()));
}

/// Days of the year that the period covers.
int observed_days(FindingContext const& context, NamedPeriod const& year)
{
    return DateInterval{std::max(year.when.first, context.period.first),
                        std::min(year.when.last, context.period.last)}
        .days();
}

/// Records of one calendar year and the days of it that were observed.
struct YearCount {
    std::string label;
    std::vector<std::size_t> records;
    int days = 0;
};

void add_ratio(YearCount const& before, YearCount const& year, Numbers& numbers)
{
    int const count = static_cast<int>(year.records.size());
    int const before_count = static_cast<int>(before.records.size());
    auto const ratio = rate_ratio(count, year.days, before_count, before.days);
    std::string const key = fmt::format("count.{}_{}.ratio", before.label, year.label);
    std::string const title = fmt::format("daily rate of {} against {}", year.label, before.label);
    auto& change = ratio && ratio->value
                       ? numbers.value(key, title, "M2", *ratio->value, 2)
                       : numbers.undefined(key, title, "M2",
                                           ratio ? "no record in the earlier year" : ratio.why());
    change.n = count + before_count;
    if (ratio) {
        change.low = ratio->low;
        change.high = ratio->high;
        change.interval = "95 % Clopper-Pearson";
        change.p = ratio->p;
    }
    change.parameters = {{"days of " + before.label, std::to_string(before.days)},
                         {"days of " + year.label, std::to_string(year.days)}};
    change.records = before.records;
    change.records.insert(change.records.end(), year.records.begin(), year.records.end());
    warn(change, "records are what the sources tell apart; a series is one record");
}

void add_years(FindingContext const& context, Numbers& numbers)
{
    std::optional<YearCount> before;
    for (auto const& period : years_of(context.period)) {
        YearCount year{period.label, inside(context, period.when, context.in_home),
                       observed_days(context, period)};
        int const count = static_cast<int>(year.records.size());
        auto& finding = numbers.value("count." + year.label, "records wholly inside " + year.label,
                                      "M2", count, 0, "records");
        finding.n = count;
        finding.records = year.records;
        if (auto const limits = garwood(count)) {
            finding.low = limits->low;
            finding.high = limits->high;
            finding.interval = "95 % Garwood";
        }
        if (before) add_ratio(*before, year, numbers);
        before = std::move(year);
    }
}

/// When the level changed, with a credible interval for the date: what a briefing can say (Raftery
/// & Akman 1986).
void add_change_date(FindingContext const& context, DatedRecords const& events,
                     std::vector<int> const& counts, std::string const& few_months,
                     std::string const& few_events, Numbers& numbers)
{
    auto const month = [&](std::size_t index) {
        return to_text(context.months.first.next(static_cast<int>(index)));
    };
    std::string const title =
        "most probable last month before the level changed, if it changed once";
    auto const change = bayes_change(counts);
    auto& finding = change ? numbers.add("level.change_date", title, "S1")
                           : numbers.undefined("level.change_date", title, "S1", change.why());
    finding.n = static_cast<std::int64_t>(events.records.size());
    finding.records = events.records;
    warn(finding, left_out(events));
    if (!change) return;
    finding.value = static_cast<double>(change->mode);
    finding.low = static_cast<double>(change->low);
    finding.high = static_cast<double>(change->high);
    finding.interval = "95 % credible";
    finding.unit = "months after the first";
    finding.text =
        fmt::format("{} ({} to {})", month(change->mode), month(change->low), month(change->high));
    finding.parameters.emplace_back("log Bayes factor for a change",
                                    fixed(change->log_bayes_factor, 3));
    warn(finding, change->log_bayes_factor < 0 ? "no change is more probable than one" : "");
    warn(finding, few_months);
    warn(finding, few_events);
}

/// "24, from 2015-01 on".
std::string words_of(MonthSpan const& months)
{
    if (months.count == 0) return "none";
    return fmt::format("{}, from {} on", months.count, to_text(months.first));
}

void add_level(FindingContext const& context, Numbers& numbers)
{
    auto const events = dated(context, context.in_home);
    std::vector<int> counts(static_cast<std::size_t>(events.months));
    for (auto const& event : events.events) ++counts[static_cast<std::size_t>(event.month)];
    std::string const few_months = sample_warning(Output::change_point_months, events.months);
    std::string const few_events =
        sample_warning(Output::change_point_events, static_cast<double>(events.records.size()));
    Month const start = context.months.first;
    std::string const title = "last month before the monthly level changed";
    auto const change = single_change(counts, context.settings.draws);
    auto& finding = change ? numbers.add("level.change", title, "S1")
                           : numbers.undefined("level.change", title, "S1", change.why());
    if (change) {
        finding.value = static_cast<double>(change->last);
        finding.unit = "months after the first";
        finding.text = fmt::format("{}: {:.2f} a month before, {:.2f} after",
                                   to_text(start.next(static_cast<int>(change->last))),
                                   change->rate_before, change->rate_after);
        set_chance(finding, change->chance);
        finding.p = change->chance.p_upper;
    }
    finding.n = static_cast<std::int64_t>(events.records.size());
    finding.records = events.records;
    finding.parameters.emplace_back("months", words_of(context.months));
    warn(finding, few_months);
    warn(finding, few_events);
    warn(finding, left_out(events));

    add_change_date(context, events, counts, few_months, few_events, numbers);
    std::vector<double> t(counts.size());
    std::iota(t.begin(), t.end(), 0.0);
    auto const trend = poisson_trend(counts, t);
    std::string const trend_title = "change of the monthly count, per cent a month";
    auto& slope =
        trend ? numbers.value("level.trend", trend_title, "S2", trend->percent(), 2, "% a month")
              : numbers.undefined("level.trend", trend_title, "S2", trend.why());
    slope.n = static_cast<std::int64_t>(events.records.size());
    slope.records = events.records;
    slope.parameters.emplace_back("months", words_of(context.months));
    warn(slope, left_out(events));
    if (!trend) return;
    auto const limits = trend->percent_interval(trend->quasi_se_slope());
    slope.low = limits.low;
    slope.high = limits.high;
    slope.interval = "95 % quasi-Poisson";
    slope.parameters.emplace_back("dispersion", fixed(trend->dispersion, 3));
    warn(slope, "not for series with a change of level");
    warn(slope, few_events);
}

bool lies_in(FindingContext const& context, Placed const& record,
             std::vector<std::string> const& codes)
{
    if (codes.empty()) return true;
    auto const named = [&](std::string_view code) {
        return !code.empty() && std::ranges::find(codes, code) != codes.end();
    };
    if (!record.area || *record.area >= context.areas.size())
        return named(record.incident.stated_country.str()) ||
               named(record.incident.stated_area.str());
    auto const& area = context.areas[*record.area];
    return named(area.id) || named(area.country);
}

void set_own(FindingContext const& context, PublishedBeside& row)
{
    auto const& published = row.published;
    if (!published.period || !published.codes || published.unit != context.settings.counted_unit)
        return;
    for (std::size_t const record : inside(context, *published.period, context.counted))
        if (lies_in(context, context.placed[record], *published.codes))
            row.records.push_back(record);
    row.own = row.records.size();
}

void add_published(FindingContext const& context, Findings& findings, Numbers& numbers)
{
    for (auto const& published : context.settings.published) {
        PublishedBeside row{published, {}, {}};
        set_own(context, row);
        auto& finding = numbers.add(
            "published." + published.id,
            fmt::format("{} as published by {}", published.metric, published.said_by), "published");
        if (published.low == published.high) finding.value = published.low;
        finding.low = published.low;
        finding.high = published.high;
        finding.unit = published.unit;
        finding.text =
            fmt::format("{} {}", published.qualifier,
                        published.low ? fixed(*published.low, 0) : std::string{"no number"});
        if (published.high && published.high != published.low)
            finding.text += " to " + fixed(*published.high, 0);
        if (row.own)
            finding.text += fmt::format("; own records wholly in that period: {}", *row.own);
        finding.n = static_cast<std::int64_t>(row.records.size());
        finding.parameters = {
            {"series", published.series}, {"area", published.area}, {"source", published.source}};
        if (published.period) finding.parameters.emplace_back("period", to_text(*published.period));
        finding.records = row.records;
        warn(finding, published.caveat);
        if (!published.codes)
            warn(finding, "none of the areas and countries has that name: no own count beside it");
        warn(finding, "other series count differently: never chained");
        findings.published.push_back(std::move(row));
    }
}

}  // namespace

void add_counts(FindingContext const& context, Findings& findings, Numbers& numbers)
{
    add_totals(context, numbers);
    if (!context.counted.empty()) {
        add_years(context, numbers);
        add_level(context, numbers);
    }
    add_published(context, findings, numbers);
}

}  // namespace sitmap::analysis
