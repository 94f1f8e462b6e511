// SPDX-License-Identifier: MIT
#include "analysis/findings.hpp"

#include "analysis/findings_context.hpp"
#include "analysis/sensitivity.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sitmap::analysis {

namespace {

void add_sensitivity(FindingContext const& context, Findings& findings, Numbers& numbers)
{
    findings.sensitivity = sensitivity(context);
    for (std::size_t row = 1; row < findings.sensitivity.size(); ++row) {
        auto const& variant = findings.sensitivity[row];
        auto& finding = numbers.value(fmt::format("sensitivity.{:02}", row), variant.variant, "C6",
                                      static_cast<double>(variant.records), 0, "records");
        finding.n = static_cast<std::int64_t>(variant.records);
        finding.records = variant.kept;
        for (auto const& cell : variant.cells) {
            std::string text = cell.value ? fixed(*cell.value, 4) : "not defined";
            if (cell.low)
                text += fmt::format(" ({} to {})", fixed(*cell.low, 4), fixed(*cell.high, 4));
            if (cell.n != variant.records) text += fmt::format(", on {} records", cell.n);
            finding.parameters.emplace_back(cell.headline, std::move(text));
        }
    }
}

Findings start(FindingContext const& context)
{
    Findings result;
    result.settings = context.settings;
    result.period = context.period;
    result.counted = context.counted;
    result.by_presence = context.by_presence;
    result.home = context.home;
    if (context.origin) result.origin = *context.origin;
    result.arrivals = context.arrivals;
    result.presence = context.presence;
    result.order = reached(context, context.arrivals);
    result.presence_order = reached(context, context.presence);
    return result;
}

}  // namespace

Findings arrival_findings(std::span<Placed const> placed, std::span<Area const> areas,
                          FindingSettings const& settings)
{
    return start(context_of(placed, areas, settings));
}

Findings findings(std::span<Placed const> placed, std::span<Area const> areas,
                  FindingSettings const& settings)
{
    auto const context = context_of(placed, areas, settings);
    Findings result = start(context);
    Numbers numbers;
    add_arrivals(context, numbers);
    add_counts(context, numbers);
    add_published(context, result, numbers);
    if (context.counted.empty()) {
        result.notes.emplace_back("no record counts: nothing else is defined");
    } else {
        add_reach(context, numbers);
        add_regions(context, result, numbers);
        add_centres(context, result, numbers);
        add_diffusion(context, result, numbers);
        add_clusters(context, result, numbers);
        add_sensitivity(context, result, numbers);
    }
    result.numbers = numbers.in_order();
    return result;
}

Finding const* find(Findings const& findings, std::string_view key)
{
    auto const found = std::ranges::lower_bound(
        findings.numbers, key, {}, [](Finding const& f) { return std::string_view{f.key}; });
    return found != findings.numbers.end() && found->key == key ? &*found : nullptr;
}

std::vector<std::string> keys_like(Findings const& findings, std::string_view part)
{
    std::vector<std::string> keys;
    for (auto const& finding : findings.numbers)
        if (finding.key.find(part) != std::string::npos) keys.push_back(finding.key);
    return keys;
}

std::string_view to_text(Step step)
{
    switch (step) {
        case Step::origin: return "origin";
        case Step::first: return "first";
        case Step::contact: return "contact";
        case Step::leap: return "leap";
    }
    return "origin";
}

std::string step_words(Reached const& reached)
{
    if (reached.step_is_certain) return std::string{to_text(reached.step)};
    if (!reached.from) return std::string{to_text(reached.step)} + " or later";
    if (!reached.may_be_first) return "contact or leap";
    return reached.may_have_contact ? "origin, contact or leap" : "origin or leap";
}

}  // namespace sitmap::analysis
