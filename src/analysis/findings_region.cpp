// SPDX-License-Identifier: MIT
// Named regions: shares by year and month, differences between years, trend over years (method M2).
#include "analysis/findings_context.hpp"
#include "analysis/proportions.hpp"
#include "analysis/sample_size.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sitmap::analysis {

namespace {

std::string name_of(FindingContext const& context, std::string const& key)
{
    auto const found = std::ranges::find(context.settings.regions, key, &NamedRegion::key);
    return found == context.settings.regions.end() || found->name.empty() ? key : found->name;
}

void add_share(FindingContext const& context, Numbers& numbers, RegionShare const& share)
{
    std::string const key = fmt::format("share.{}.{}", share.region, share.period.label);
    std::string const title = fmt::format("{}: share of the records of {}",
                                          name_of(context, share.region), share.period.label);
    if (!share.share) {
        numbers.undefined(key, title, "M2", "no record wholly inside");
        return;
    }
    auto& finding = numbers.value(key, title, "M2", *share.share, 4);
    finding.text =
        fmt::format("{} of {} ({:.0f} %; {:.0f}-{:.0f} %)", share.x, share.n, *share.share * 100,
                    share.wilson->low * 100, share.wilson->high * 100);
    finding.low = share.wilson->low;
    finding.high = share.wilson->high;
    finding.interval = "95 % Wilson";
    finding.n = static_cast<std::int64_t>(share.n);
    finding.parameters.emplace_back("x", std::to_string(share.x));
    finding.records = inside(context, share.period.when, context.in_home);
    warn(finding, sample_warning(Output::percentage, static_cast<double>(share.n)));
}

void add_change(FindingContext const& context, Numbers& numbers, RegionChange const& change)
{
    auto& finding = numbers.value(
        fmt::format("share.{}.{}_{}.change", change.region, change.from.label, change.to.label),
        fmt::format("{}: share of {} minus share of {}", name_of(context, change.region),
                    change.to.label, change.from.label),
        "M2", change.difference, 4);
    finding.text = fmt::format("{} of {} after {} of {}: {:+.0f} points ({:+.0f} to {:+.0f})",
                               change.x2, change.n2, change.x1, change.n1, change.difference * 100,
                               change.newcombe.low * 100, change.newcombe.high * 100);
    finding.low = change.newcombe.low;
    finding.high = change.newcombe.high;
    finding.interval = "95 % Newcombe";
    finding.n = static_cast<std::int64_t>(change.n1 + change.n2);
    for (auto const& period : {change.from, change.to})
        for (std::size_t const record : inside(context, period.when, context.in_home))
            finding.records.push_back(record);
    warn(finding,
         sample_warning(Output::percentage, static_cast<double>(std::min(change.n1, change.n2))));
}

void add_trend(FindingContext const& context, Numbers& numbers, std::string const& region,
               std::span<RegionShare const> years)
{
    std::vector<int> x, n;
    std::vector<double> scores;
    std::vector<std::size_t> records;
    for (std::size_t i = 0; i < years.size(); ++i) {
        if (years[i].region != region || years[i].n == 0) continue;
        x.push_back(static_cast<int>(years[i].x));
        n.push_back(static_cast<int>(years[i].n));
        scores.push_back(month_of(years[i].period.when.first).year());
        auto const counted = inside(context, years[i].period.when, context.in_home);
        records.insert(records.end(), counted.begin(), counted.end());
    }
    std::string const key = fmt::format("share.{}.trend", region);
    std::string const title =
        name_of(context, region) + ": trend of the yearly share (Cochran-Armitage)";
    auto const result = trend(x, n, scores);
    auto& finding = result ? numbers.value(key, title, "M2", result->value, 4, "chi squared")
                           : numbers.undefined(key, title, "M2", result.why());
    if (result) finding.p = result->p;
    for (int const count : n) finding.n += count;
    finding.records = std::move(records);
}

}  // namespace

void add_regions(FindingContext const& context, Findings& findings, Numbers& numbers)
{
    if (context.counted.empty()) return;
    auto const& regions = context.settings.regions;
    std::vector<NamedPeriod> const whole{{"all", context.period}};
    auto const all = region_shares(context.placed, context.in_home, context.home, regions, whole);
    auto const years = region_shares(context.placed, context.in_home, context.home, regions,
                                     years_of(context.period));
    auto const months = region_shares(context.placed, context.in_home, context.home, regions,
                                      months_of(context.period));
    findings.changes = region_changes(years);
    for (auto const& share : all) add_share(context, numbers, share);
    for (auto const& share : years) add_share(context, numbers, share);
    for (auto const& share : months)
        if (share.n > 0) add_share(context, numbers, share);
    for (auto const& change : findings.changes) add_change(context, numbers, change);
    for (auto const& region : regions) add_trend(context, numbers, region.key, years);
    for (auto const& list : {all, years, months})
        findings.shares.insert(findings.shares.end(), list.begin(), list.end());
}

}  // namespace sitmap::analysis
