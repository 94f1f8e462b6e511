// SPDX-License-Identifier: MIT
#include "analysis/scan.hpp"

#include <eigen3/Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace sitmap::analysis {

namespace {

// A zone is the first `size` units of the list of `centre`.
struct Zone {
    std::uint32_t centre = 0;
    std::uint32_t size = 0;
    double events = 0;
};

struct Found {
    double llr = 0;
    std::size_t zone = 0;
    int first = 0;
    int last = 0;
};

struct Layout {
    std::span<std::vector<std::uint32_t> const> nearest;
    std::size_t months = 0;
    std::size_t longest = 0;          // months of the longest window
    double total = 0;                 // C
    Eigen::ArrayXd month_sums = {};   // events before each month, and all
    std::vector<double> fewest = {};  // events of any window of 1, 2, 4 ... months
    std::vector<Zone> zones = {};     // by centre, then size; each set of units once
};

std::size_t window_count(Layout const& layout)
{
    std::size_t count = 0;
    for (std::size_t length = 1; length <= layout.longest; ++length) {
        count += layout.months - length + 1;
    }
    return count;
}

// Sets of units are told apart by a 128-bit sum of random marks (Zobrist 1970).
struct Mark {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    friend auto operator<=>(Mark const&, Mark const&) = default;
};

std::vector<Zone> small_zones(std::span<std::vector<std::uint32_t> const> nearest,
                              std::vector<double> const& unit_events, double total,
                              ScanLimits const& limits)
{
    std::vector<Zone> zones;
    std::set<Mark> seen;
    for (std::uint32_t centre = 0; centre < nearest.size(); ++centre) {
        Zone zone{.centre = centre};
        Mark mark;
        for (auto const unit : nearest[centre]) {
            zone.events += unit_events[unit];
            ++zone.size;
            auto const full =
                limits.zone_units > 0 && zone.size > static_cast<std::uint32_t>(limits.zone_units);
            if (full || zone.events > limits.zone_share * total) break;
            Random random{0, unit};
            mark.low += random();
            mark.high += random();
            if (seen.insert(mark).second) zones.push_back(zone);
        }
    }
    return zones;
}

struct Ends {
    Eigen::Index first = 0;
    Eigen::Index last = 0;  // included
};

// Looks at the windows from `from` to each of `ends` (one after the last month). Ties within a zone
// go to the earlier and shorter window.
void search_ends(Layout const& layout, std::size_t index, Eigen::ArrayXd const& sums,
                 Eigen::Index from, Ends ends, Found& best)
{
    auto const share = layout.zones[index].events / layout.total;
    for (auto to = ends.first; to <= ends.last; ++to) {
        auto const expected = share * (layout.month_sums(to) - layout.month_sums(from));
        auto const llr = scan_llr(sums(to) - sums(from), expected, layout.total);
        auto const first = static_cast<int>(from);
        auto const last = static_cast<int>(to) - 1;
        auto const earlier = llr == best.llr && llr > 0 && index == best.zone &&
                             std::pair{first, last} < std::pair{best.first, best.last};
        if (llr > best.llr || earlier) best = {llr, index, first, last};
    }
}

std::vector<double> fewest_events(Layout const& layout)
{
    std::vector<double> fewest;
    auto const& sums = layout.month_sums;
    for (Eigen::Index width = 1; width < sums.size(); width *= 2) {
        auto const starts = sums.size() - width;
        fewest.push_back((sums.tail(starts) - sums.head(starts)).minCoeff());
    }
    return fewest;
}

// From any end to any later one.
double largest_rise(Eigen::ArrayXd const& values)
{
    double lowest = values(0);
    double largest = 0;
    for (double const value : values) {
        largest = std::max(largest, value - lowest);
        lowest = std::min(lowest, value);
    }
    return largest;
}

// Looks at all windows of one zone, whose running monthly sums are given. With e = c - mu the ratio
// is at most e^2 / 2 (1 / mu + 1 / (C - c)) (series of the logarithms), so windows of 2^k to
// 2^(k+1) - 1 months are passed over together when the largest e is too small for the smallest mu:
// first all of them, then those from one start.
void search_windows(Layout const& layout, std::size_t index, Eigen::ArrayXd const& sums,
                    Found& best)
{
    auto const& zone = layout.zones[index];
    auto const share = zone.events / layout.total;
    auto const outside = 1.0 / std::max(layout.total - zone.events, 1e-9);
    auto const ends = sums.size();
    auto const longest = static_cast<Eigen::Index>(layout.longest);
    Eigen::ArrayXd const excess = sums - share * layout.month_sums;
    auto const largest = largest_rise(excess);
    Eigen::ArrayXd highest;  // of the `seen` ends from here on
    Eigen::Index seen = 0;
    auto fewest = layout.fewest.begin();
    for (Eigen::Index width = 1; width <= longest && width < ends; width *= 2) {
        auto const least = share * *fewest++;
        if (largest * largest * (1.0 + outside * least) <= 2.0 * best.llr * least) continue;
        if (seen == 0) highest = excess;
        for (seen = std::max<Eigen::Index>(seen, 1); seen < width; seen *= 2) {
            auto const reach = ends - seen;
            highest.head(reach) = highest.head(reach).max(highest.tail(reach)).eval();
        }
        auto const starts = ends - width;
        auto const rise = (highest.tail(starts) - excess.head(starts)).max(0.0).eval();
        auto const expected =
            (share * (layout.month_sums.tail(starts) - layout.month_sums.head(starts))).eval();
        auto const bound =
            (rise.square() * (1.0 + outside * expected) - 2.0 * best.llr * expected).eval();
        if (!(bound > 0).any()) continue;
        for (Eigen::Index from = 0; from < starts; ++from) {
            if (bound(from) <= 0) continue;
            auto const last = std::min({ends - 1, from + 2 * width - 1, from + longest});
            search_ends(layout, index, sums, from, {.first = from + width, .last = last}, best);
        }
    }
}

// The best cylinder when the event i has the month of event order[i].
Found best_cylinder(Layout const& layout, std::span<UnitMonth const> events,
                    std::span<std::uint32_t const> order)
{
    auto const months = layout.months;
    std::vector<double> counts(layout.nearest.size() * months, 0.0);
    for (std::size_t i = 0; i < events.size(); ++i) {
        counts[events[i].unit * months + events[order[i]].month] += 1.0;
    }
    Found best;
    std::vector<double> here(months, 0.0);
    Eigen::ArrayXd sums = Eigen::ArrayXd::Zero(static_cast<Eigen::Index>(months) + 1);
    Zone previous;
    for (std::size_t index = 0; index < layout.zones.size(); ++index) {
        auto const& zone = layout.zones[index];
        if (index == 0 || zone.centre != previous.centre) {
            std::ranges::fill(here, 0.0);
            previous = {.centre = zone.centre};
        }
        for (auto k = previous.size; k < zone.size; ++k) {
            auto const* row = counts.data() + layout.nearest[zone.centre][k] * months;
            for (std::size_t month = 0; month < months; ++month) here[month] += row[month];
        }
        std::partial_sum(here.begin(), here.end(), sums.begin() + 1);
        search_windows(layout, index, sums, best);
        previous = zone;
    }
    return best;
}

Defined<Layout> layout_of(std::span<UnitMonth const> events, int months,
                          std::span<std::vector<std::uint32_t> const> nearest,
                          ScanLimits const& limits)
{
    if (events.size() < 2) return Undefined{"fewer than 2 events"};
    if (months < 2) return Undefined{"fewer than 2 months"};
    Layout layout{.nearest = nearest,
                  .months = static_cast<std::size_t>(months),
                  .longest = static_cast<std::size_t>(std::floor(limits.window_share * months)),
                  .total = static_cast<double>(events.size())};
    std::vector<double> unit_events(nearest.size(), 0.0);
    layout.month_sums = Eigen::ArrayXd::Zero(months + 1);
    for (auto const event : events) {
        if (event.unit >= nearest.size() || event.month >= layout.months) {
            return Undefined{"an event lies outside the units or months"};
        }
        unit_events[event.unit] += 1;
        layout.month_sums(event.month + 1) += 1;
    }
    std::partial_sum(layout.month_sums.begin(), layout.month_sums.end(), layout.month_sums.begin());
    layout.fewest = fewest_events(layout);
    layout.zones = small_zones(nearest, unit_events, layout.total, limits);
    if (layout.zones.empty() || layout.longest == 0) return Undefined{"no zone is small enough"};
    return layout;
}

}  // namespace

std::optional<ScanLimits> affordable_limits(std::size_t units, int months, Draws draws)
{
    constexpr double usual = 5e8;  // zones x months x searches, about 1e-8 s each
    constexpr double most = 4 * usual;
    constexpr double least_units = 10;
    auto const count = static_cast<double>(units);
    auto const work = count * months * (draws.count + 1.0);  // of zones of one unit
    if (work * std::min(least_units, count) > most) return std::nullopt;
    auto const zone_units = std::max(least_units, std::floor(usual / work));
    return ScanLimits{.zone_units = zone_units < count ? static_cast<int>(zone_units) : 0};
}

double scan_llr(double count, double expected, double total)
{
    if (count <= expected) return 0.0;
    auto const inside = expected > 0 ? count * std::log(count / expected) : 0.0;
    auto const outside = total - count;
    return outside > 0 ? inside + outside * std::log(outside / (total - expected)) : inside;
}

Defined<Scan> scan(std::span<UnitMonth const> given, int months,
                   std::span<std::vector<std::uint32_t> const> nearest, ScanLimits limits,
                   Draws draws)
{
    // Sorted, so that the draws do not depend on the order of the records.
    std::vector<UnitMonth> events(given.begin(), given.end());
    std::ranges::sort(events);
    auto const layout = layout_of(events, months, nearest, limits);
    if (!layout) return Undefined{layout.why()};
    auto const chance = against_chance(
        events.size(),
        [&](std::span<std::uint32_t const> order) -> std::vector<double> {
            return {best_cylinder(*layout, events, order).llr};
        },
        draws);
    std::vector<std::uint32_t> identity(events.size());
    std::iota(identity.begin(), identity.end(), 0U);
    auto const best = best_cylinder(*layout, events, identity);
    auto const& zone = layout->zones[best.zone];
    auto const& list = nearest[zone.centre];
    std::vector<std::size_t> const units(list.begin(), list.begin() + zone.size);
    Scan result{.most_likely = cylinder(events, units, best.first, best.last),
                .zones = layout->zones.size(),
                .windows = window_count(*layout),
                .events = static_cast<int>(events.size()),
                .chance = chance.front()};
    return result;
}

Cylinder cylinder(std::span<UnitMonth const> events, std::span<std::size_t const> units,
                  int first_month, int last_month)
{
    Cylinder result{.units = {units.begin(), units.end()},
                    .first_month = first_month,
                    .last_month = last_month};
    std::ranges::sort(result.units);
    double in_zone = 0;
    double in_window = 0;
    for (auto const event : events) {
        auto const zone = std::ranges::binary_search(result.units, std::size_t{event.unit});
        auto const month = static_cast<int>(event.month);
        auto const window = month >= first_month && month <= last_month;
        in_zone += zone ? 1 : 0;
        in_window += window ? 1 : 0;
        result.count += zone && window ? 1 : 0;
    }
    if (events.empty()) return result;
    auto const total = static_cast<double>(events.size());
    result.expected = in_zone * in_window / total;
    result.llr = scan_llr(result.count, result.expected, total);
    return result;
}

}  // namespace sitmap::analysis
