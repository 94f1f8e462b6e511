// SPDX-License-Identifier: MIT
#include "analysis/regions.hpp"

#include "analysis/proportions.hpp"

#include <algorithm>
#include <map>

namespace sitmap::analysis {

namespace {

/// Areas as flags, so that a record is looked up at once.
class AreaSet {
public:
    explicit AreaSet(std::span<std::size_t const> areas)
    {
        for (std::size_t const area : areas) {
            if (area >= flags_.size()) flags_.resize(area + 1);
            flags_[area] = true;
        }
    }
    bool holds(std::optional<std::size_t> const& area) const
    {
        return area && *area < flags_.size() && flags_[*area];
    }

private:
    std::vector<bool> flags_;
};

}  // namespace

std::vector<NamedPeriod> months_of(DateInterval const& interval)
{
    std::vector<NamedPeriod> months;
    for (Month m = month_of(interval.first); m <= month_of(interval.last); m = m.next())
        months.push_back({to_text(m), {first_day(m), last_day(m)}});
    return months;
}

std::vector<NamedPeriod> years_of(DateInterval const& interval)
{
    std::vector<NamedPeriod> years;
    for (int year = month_of(interval.first).year(); year <= month_of(interval.last).year(); ++year)
        years.push_back(
            {std::to_string(year), {first_day({year * 12}), last_day({year * 12 + 11})}});
    return years;
}

std::vector<RegionShare> region_shares(std::span<Placed const> placed,
                                       std::span<std::size_t const> records,
                                       std::span<std::size_t const> home,
                                       std::span<NamedRegion const> regions,
                                       std::span<NamedPeriod const> periods)
{
    std::vector<std::vector<std::size_t>> inside(periods.size());
    AreaSet const at_home{home};
    for (std::size_t const record : records) {
        if (!at_home.holds(placed[record].area)) continue;
        for (std::size_t i = 0; i < periods.size(); ++i)
            if (periods[i].when.contains(placed[record].incident.when)) inside[i].push_back(record);
    }
    std::vector<RegionShare> shares;
    for (auto const& region : regions) {
        AreaSet const areas{region.areas};
        for (std::size_t i = 0; i < periods.size(); ++i) {
            RegionShare share;
            share.region = region.key;
            share.period = periods[i];
            share.n = inside[i].size();
            std::ranges::copy_if(
                inside[i], std::back_inserter(share.records),
                [&](std::size_t record) { return areas.holds(placed[record].area); });
            share.x = share.records.size();
            if (auto const wilson_share =
                    wilson(static_cast<int>(share.x), static_cast<int>(share.n))) {
                share.share = wilson_share->value;
                share.wilson = wilson_share->interval;
            }
            shares.push_back(std::move(share));
        }
    }
    return shares;
}

std::vector<RegionChange> region_changes(std::span<RegionShare const> shares)
{
    std::map<std::string, RegionShare const*> before;
    std::vector<RegionChange> changes;
    for (auto const& share : shares) {
        if (share.n == 0) continue;
        RegionShare const* const earlier = std::exchange(before[share.region], &share);
        if (!earlier) continue;
        auto const difference =
            newcombe(static_cast<int>(share.x), static_cast<int>(share.n),
                     static_cast<int>(earlier->x), static_cast<int>(earlier->n));
        if (!difference) continue;
        changes.push_back({share.region, earlier->period, share.period, earlier->x, earlier->n,
                           share.x, share.n, difference->value, difference->interval});
    }
    return changes;
}

}  // namespace sitmap::analysis
