// SPDX-License-Identifier: MIT
// Published figures beside our own counts of the same time and place (method M2).
#include "analysis/findings_context.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace sitmap::analysis {

namespace {

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

/// Why no own count can stand beside a total of that time; empty: one can.
std::string uncovered(FindingContext const& context, DateInterval const& when)
{
    auto const& [first, last] = context.period;
    if (context.period.contains(when)) return {};
    bool const is_early = when.first < first;
    bool const is_late = when.last > last;
    if ((is_early && !starts_open(context.settings)) || (is_late && !ends_open(context.settings))) {
        std::string days = to_text(context.period);
        if (starts_open(context.settings)) days = "days up to " + to_text(last);
        if (ends_open(context.settings)) days = to_text(first) + " and later";
        return fmt::format(
            "the study covers {} only, not all of that period: no own count beside it", days);
    }
    auto const no_count =
        fmt::format(", and {} is stated: no own count beside it", unstated(context.settings));
    if (context.counted.empty()) return "no record counts" + no_count;
    std::vector<std::string> sides;
    if (is_early) sides.push_back("begin " + to_text(first));
    if (is_late) sides.push_back("end " + to_text(last));
    return "the records that count " + join_words(sides, " and ") + no_count;
}

/// Why no own count can stand beside the figure; empty: one can.
std::string why_not_comparable(FindingContext const& context, PublishedCount const& published)
{
    if (!published.codes)
        return "none of the areas and countries has that name: no own count beside it";
    auto const& units = context.settings.counted_units;
    if (std::ranges::find(units, published.unit) == units.end())
        return fmt::format(
            "unit '{}' is none of incidents.counted_units ({}): no own count beside "
            "it",
            published.unit, join_words(units, ", "));
    if (!published.period) return "no period is stated: no own count beside it";
    return uncovered(context, *published.period);
}

void set_own(FindingContext const& context, PublishedBeside& row)
{
    auto const& published = row.published;
    if (!why_not_comparable(context, published).empty()) return;
    for (std::size_t const record : inside(context, *published.period, context.counted))
        if (lies_in(context, context.placed[record], *published.codes))
            row.records.push_back(record);
    row.own = row.records.size();
}

/// "around 1000 to 2000", "up to 2000"; a single limit without a qualifier is named as one.
std::string text_of(PublishedCount const& published)
{
    auto const& [low, high] = std::tie(published.low, published.high);
    auto const& words = published.qualifier;
    if (!low && !high) return words.empty() ? "no number" : words + " (no number)";
    bool const is_range = low && high && *low != *high;
    std::string const number =
        is_range ? fixed(*low, 0) + " to " + fixed(*high, 0) : fixed(low ? *low : *high, 0);
    if (!words.empty()) return words + " " + number;
    if (low.has_value() == high.has_value()) return number;
    return (low ? "at least " : "at most ") + number;
}

}  // namespace

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
        finding.text = text_of(published);
        if (row.own)
            finding.text += fmt::format("; own records wholly in that period: {}", *row.own);
        finding.n = static_cast<std::int64_t>(row.records.size());
        finding.parameters = {
            {"series", published.series}, {"area", published.area}, {"source", published.source}};
        if (published.period) finding.parameters.emplace_back("period", to_text(*published.period));
        finding.records = row.records;
        warn(finding, published.caveat);
        warn(finding, why_not_comparable(context, published));
        warn(finding, "other series count differently: never chained");
        findings.published.push_back(std::move(row));
    }
}

}  // namespace sitmap::analysis
