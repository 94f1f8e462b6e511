// SPDX-License-Identifier: MIT
#include "analysis/arrival.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace sitmap::analysis {

namespace {

/// By the day that makes a record certain: last day, first day, id.
bool certain_before(Incident const& a, Incident const& b)
{
    return std::tie(a.when.last, a.when.first, a.id) < std::tie(b.when.last, b.when.first, b.id);
}

/// Silences longer than `gap_months` whole months. A month in which any record may lie is not
/// silent, so that a record dated to a range shortens a silence and never makes one.
std::vector<Return> returns_of(std::span<Placed const> placed, std::vector<std::size_t> records,
                               int gap_months)
{
    std::ranges::sort(records, [&](std::size_t a, std::size_t b) {
        auto const& left = placed[a].incident;
        auto const& right = placed[b].incident;
        return std::tie(left.when.first, left.when.last, left.id) <
               std::tie(right.when.first, right.when.last, right.id);
    });
    std::vector<Return> found;
    std::optional<Date> last_seen;
    for (std::size_t const record : records) {
        auto const& when = placed[record].incident.when;
        if (last_seen) {
            int const silent = month_of(when.first).number - month_of(*last_seen).number - 1;
            if (silent > gap_months)
                found.push_back({record, silent, {{last_seen->days + 1}, {when.first.days - 1}}});
        }
        last_seen = last_seen ? std::max(*last_seen, when.last) : when.last;
    }
    return found;
}

Arrival arrival_of(std::span<Placed const> placed, std::size_t area,
                   std::vector<std::size_t> records, QualityBar const& bar, int k, int gap_months)
{
    Arrival arrival;
    arrival.area = area;
    if (records.empty()) return arrival;
    std::ranges::sort(records, [&](std::size_t a, std::size_t b) {
        return certain_before(placed[a].incident, placed[b].incident);
    });
    arrival.first = records.front();
    Date earliest = placed[records.front()].incident.when.first;
    for (std::size_t const record : records)
        earliest = std::min(earliest, placed[record].incident.when.first);
    arrival.onset = DateInterval{earliest, placed[records.front()].incident.when.last};
    if (k >= 1 && records.size() >= static_cast<std::size_t>(k)) arrival.kth = records[k - 1];
    auto const sound = std::ranges::find_if(
        records, [&](std::size_t record) { return meets(placed[record].incident, bar); });
    if (sound != records.end()) arrival.first_sound = *sound;
    arrival.returns = returns_of(placed, records, gap_months);
    arrival.records = std::move(records);
    return arrival;
}

void rank(std::vector<Arrival>& arrivals)
{
    std::vector<std::size_t> reached;
    for (std::size_t i = 0; i < arrivals.size(); ++i)
        if (arrivals[i].onset) reached.push_back(i);
    auto const key = [&](std::size_t i) {
        return std::pair{arrivals[i].onset->last, arrivals[i].onset->first};
    };
    std::ranges::stable_sort(reached, [&](auto a, auto b) { return key(a) < key(b); });
    for (std::size_t i = 0; i < reached.size(); ++i) {
        bool const tie = i > 0 && key(reached[i]) == key(reached[i - 1]);
        arrivals[reached[i]].rank = tie ? arrivals[reached[i - 1]].rank : static_cast<int>(i) + 1;
    }
}

/// From one after all areas that were certainly reached before, to one after all that may have
/// been.
void bound_ranks(std::vector<Arrival>& arrivals)
{
    std::vector<Date> firsts, lasts;
    for (auto const& arrival : arrivals) {
        if (!arrival.onset) continue;
        firsts.push_back(arrival.onset->first);
        lasts.push_back(arrival.onset->last);
    }
    std::ranges::sort(firsts);
    std::ranges::sort(lasts);
    auto const before = [](std::vector<Date> const& days, Date day) {
        return static_cast<int>(std::ranges::lower_bound(days, day) - days.begin());
    };
    for (auto& arrival : arrivals) {
        if (!arrival.onset) continue;
        auto const& [first, last] = *arrival.onset;
        arrival.rank_from = before(lasts, first) + 1;
        arrival.rank_to = before(firsts, last) + (first < last ? 0 : 1);  // itself left out
    }
}

}  // namespace

bool meets(Incident const& incident, QualityBar const& bar)
{
    bool const claim_counts =
        bar.claims.empty() || std::ranges::find(bar.claims, incident.claim) != bar.claims.end();
    if (!claim_counts) return false;
    if (bar.radius_km <= 0) return true;
    // A district, an area or a country without a radius may be of any width.
    bool const coarse = incident.place_precision >= PlacePrecision::district;
    if (coarse && incident.radius_km <= 0) return false;
    return incident.radius_km <= bar.radius_km;
}

std::vector<Arrival> arrivals(std::span<Placed const> placed, std::span<std::size_t const> records,
                              std::size_t area_count, QualityBar const& bar, int k, int gap_months)
{
    std::vector<std::vector<std::size_t>> by_area(area_count);
    for (std::size_t const record : records) {
        auto const& area = placed[record].area;
        if (area && *area < area_count) by_area[*area].push_back(record);
    }
    std::vector<Arrival> result;
    result.reserve(area_count);
    for (std::size_t area = 0; area < area_count; ++area)
        result.push_back(arrival_of(placed, area, std::move(by_area[area]), bar, k, gap_months));
    rank(result);
    bound_ranks(result);
    return result;
}

}  // namespace sitmap::analysis
