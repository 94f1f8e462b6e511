// SPDX-License-Identifier: MIT
// Named regions: shares by year and month, differences between years, trend over years (method M2).
#include "analysis/findings_context.hpp"
#include "analysis/permutation.hpp"
#include "analysis/proportions.hpp"
#include "analysis/sample_size.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

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
    warn(finding, part_of(share.period));
    warn(finding, sample_warning(Output::percentage, static_cast<double>(share.n)));
    warn(finding, across(context, share.period, context.in_home));
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
    warn(finding, part_of(change.from));
    warn(finding, part_of(change.to));
    warn(finding,
         sample_warning(Output::percentage, static_cast<double>(std::min(change.n1, change.n2))));
    warn(finding, across(context, change.from, context.in_home));
    warn(finding, across(context, change.to, context.in_home));
}

/// Share of a region by year, and how it went.
struct RegionTrend {
    std::string region;
    std::vector<int> x = {}, n = {}, years = {};
    std::vector<std::size_t> records = {};
    std::vector<std::string> parts = {};  // years that the study covers in part
    Defined<ChiSquared> value = Undefined{"no records"};
    double p = 1;
    bool is_exact = false;
};

RegionTrend trend_of(FindingContext const& context, std::string const& region,
                     std::span<RegionShare const> years)
{
    RegionTrend result{.region = region};
    for (auto const& year : years) {
        if (year.region != region || year.n == 0) continue;
        result.x.push_back(static_cast<int>(year.x));
        result.n.push_back(static_cast<int>(year.n));
        result.years.push_back(month_of(year.period.when.first).year());
        if (auto part = part_of(year.period); !part.empty())
            result.parts.push_back(std::move(part));
        auto const counted = inside(context, year.period.when, context.in_home);
        result.records.insert(result.records.end(), counted.begin(), counted.end());
    }
    std::vector<double> const scores(result.years.begin(), result.years.end());
    result.value = trend(result.x, result.n, scores);
    if (!result.value) return result;
    auto const exact = exact_trend_p(result.x, result.n, result.years);
    result.is_exact = exact.has_value();
    result.p = exact ? *exact : result.value->p;
    return result;
}

/// All regions ask the same question of the same records: p by Holm beside each.
void add_trend(FindingContext const& context, Numbers& numbers, RegionTrend const& found,
               double adjusted_p, std::size_t tests)
{
    std::string const key = fmt::format("share.{}.trend", found.region);
    std::string const title =
        name_of(context, found.region) + ": trend of the yearly share (Cochran-Armitage)";
    auto& finding = found.value
                        ? numbers.value(key, title, "M2", found.value->value, 4, "chi squared")
                        : numbers.undefined(key, title, "M2", found.value.why());
    finding.n = std::accumulate(found.n.begin(), found.n.end(), std::int64_t{0});
    finding.records = found.records;
    if (!found.value) return;
    finding.p = found.p;
    finding.parameters = {
        {"p", found.is_exact ? "exact, given the totals" : "chi squared, 1 degree"},
        {"p, Holm over " + std::to_string(tests) + " regions", fixed(adjusted_p, 4)}};
    for (auto const& part : found.parts) warn(finding, part);
    warn(finding, sample_warning(Output::percentage, std::ranges::min(found.n)));
    if (tests > 1)
        warn(finding, fmt::format("one of {} trends tested together: p by Holm {}{}", tests,
                                  fixed(adjusted_p, 4),
                                  adjusted_p < 0.05 ? "" : ", no evidence of a trend"));
    DateInterval const of_years{first_day({found.years.front() * 12}),
                                last_day({found.years.back() * 12 + 11})};
    std::vector<bool> is_counted(context.placed.size());
    for (std::size_t const record : found.records) is_counted[record] = true;
    auto const left = std::ranges::count_if(context.in_home, [&](std::size_t record) {
        return !is_counted[record] && of_years.meets(context.placed[record].incident.when);
    });
    if (left > 0)
        warn(finding, fmt::format("{} {} may lie in one year or another{}: left out", left,
                                  left == 1 ? "record" : "records",
                                  found.parts.empty() ? "" : ", or outside the period"));
}

void add_trends(FindingContext const& context, Numbers& numbers, std::span<RegionShare const> years)
{
    std::vector<RegionTrend> trends;
    std::vector<double> p;
    for (auto const& region : context.settings.regions) {
        trends.push_back(trend_of(context, region.key, years));
        if (trends.back().value) p.push_back(trends.back().p);
    }
    auto const adjusted = holm(p);
    auto next = adjusted.begin();
    for (auto const& found : trends)
        add_trend(context, numbers, found, found.value ? *next++ : 1, adjusted.size());
}

}  // namespace

void add_regions(FindingContext const& context, Findings& findings, Numbers& numbers)
{
    if (context.counted.empty()) return;
    auto const& regions = context.settings.regions;
    std::vector<NamedPeriod> const whole{{"all", context.period}};
    auto const all = region_shares(context.placed, context.in_home, context.home, regions, whole);
    auto const years =
        region_shares(context.placed, context.in_home, context.home, regions, study_years(context));
    auto const months = region_shares(context.placed, context.in_home, context.home, regions,
                                      study_months(context));
    findings.changes = region_changes(years);
    for (auto const& share : all) add_share(context, numbers, share);
    for (auto const& share : years) add_share(context, numbers, share);
    for (auto const& share : months)
        if (share.n > 0) add_share(context, numbers, share);
    for (auto const& change : findings.changes) add_change(context, numbers, change);
    add_trends(context, numbers, years);
    for (auto const& list : {all, years, months})
        findings.shares.insert(findings.shares.end(), list.begin(), list.end());
}

}  // namespace sitmap::analysis
