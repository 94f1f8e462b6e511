// SPDX-License-Identifier: MIT
// Neighbours: diffusion typology (M8), clustering of counts (S4), of pairs (S5) and of months (S8).
#include "analysis/autocorrelation.hpp"
#include "analysis/findings_context.hpp"
#include "analysis/sample_size.hpp"
#include "analysis/scan.hpp"
#include "analysis/space_time.hpp"
#include "base/text.hpp"
#include "gis/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sitmap::analysis {

namespace {

constexpr std::size_t most_pairs_of = 3000;  // records: the cost of pairs grows with their square
constexpr std::size_t fewest_scanned = 10;   // below, no window can be told from chance

void add_class(FindingContext const& context, Numbers& numbers, Diffusion const& diffusion,
               DatedRecords const& events, std::string const& name, Chance const& chance)
{
    std::string const key = fmt::format("diffusion.h{}.{}", diffusion.memory_months, name);
    auto& finding =
        numbers.value(key, fmt::format("{}, memory {} months", name, diffusion.memory_months), "M8",
                      chance.observed, 0);
    finding.text = fmt::format("{:.0f}; chance alone {:.1f}", chance.observed, chance.mean);
    finding.n = static_cast<std::int64_t>(events.records.size());
    set_chance(finding, chance);
    finding.parameters.emplace_back(
        "contiguity", context.settings.contiguity == Contiguity::queen ? "queen" : "rook");
    finding.records = events.records;
    warn(finding, sample_warning(Output::expected_count, chance.mean));
    warn(finding, left_out(events));
}

void add_memory(FindingContext const& context, Findings& findings, Numbers& numbers,
                DatedRecords const& events, int memory)
{
    auto result =
        diffusion(events.events, context.neighbours, events.months, memory, context.settings.draws);
    std::pair<char const*, Chance const*> const classes[] = {
        {"persistence", &result.persistence},
        {"expansion", &result.expansion},
        {"relocation", &result.relocation},
        {"leap", &result.leap},
        {"cessation", &result.cessation},
        {"escalation_pairs", &result.escalation_pairs},
        {"relocation_pairs", &result.relocation_pairs},
    };
    for (auto const& [name, chance] : classes)
        if (events.records.empty())
            numbers.undefined(fmt::format("diffusion.h{}.{}", memory, name), name, "M8",
                              "no record dated to a month");
        else
            add_class(context, numbers, result, events, name, *chance);
    findings.diffusion.push_back(std::move(result));
}

void add_links(FindingContext const& context, Numbers& numbers)
{
    auto const islands =
        std::ranges::count_if(context.neighbours, [](auto const& l) { return l.empty(); });
    auto& finding = numbers.value("contiguity.links", "ordered pairs of touching areas", "M7",
                                  static_cast<double>(links(context.neighbours)), 0, "links");
    finding.n = static_cast<std::int64_t>(context.home.size());
    finding.parameters = {
        {"contiguity", context.settings.contiguity == Contiguity::queen ? "queen" : "rook"},
        {"snap, degrees", fmt::format("{:g}", context.settings.snap_degrees)}};
    if (islands > 0) warn(finding, fmt::format("{} areas touch no other", islands));
}

void add_moran(FindingContext const& context, std::vector<double> const& counts,
               Weights const& weights, Numbers& numbers)
{
    auto const chance =
        moran_against_chance(counts, row_standardised(weights), context.settings.draws);
    std::string const title = "Moran's I of the counts, neighbours' weights summing to 1";
    auto& finding = chance ? numbers.value("cluster.moran", title, "S4", chance->observed, 4)
                           : numbers.undefined("cluster.moran", title, "S4", chance.why());
    finding.n = static_cast<std::int64_t>(context.in_home.size());
    finding.records = context.in_home;
    if (!chance) return;
    set_chance(finding, *chance, Tail::upper);
    double const units = static_cast<double>(counts.size());
    warn(finding, sample_warning(Output::autocorrelation_units, units));
    warn(finding, sample_warning(Output::autocorrelation_mean,
                                 static_cast<double>(context.in_home.size()) / units));
    warn(finding, "raw counts mostly show where people live and where reporters are");
}

/// At least 100 draws an area, as far as they take seconds: the p of many areas is corrected for
/// their number, and the least p that M draws can give is 2 / (M + 1).
Draws local_draws(FindingContext const& context)
{
    constexpr double an_area = 100;
    constexpr double most = 5e8;  // draws of single neighbours
    auto draws = context.settings.draws;
    if (draws.count == 0) return draws;
    auto const areas = static_cast<double>(context.home.size());
    double const neighbours = areas + static_cast<double>(links(context.neighbours));
    draws.count =
        std::max(draws.count, static_cast<int>(std::min(an_area * areas, most / neighbours)));
    return draws;
}

void add_hot_spots(FindingContext const& context, std::vector<double> const& counts,
                   Weights const& weights, Findings& findings, Numbers& numbers)
{
    auto const draws = local_draws(context);
    auto const local = gi_star(counts, weights);
    auto const chance = local_against_chance(counts, weights, draws);
    std::string const title = "areas that are hot or cold (Gi*) at 5 % after correction";
    if (!local || !chance) {
        numbers.undefined("cluster.hot_spots", title, "S4", local ? chance.why() : local.why());
        return;
    }
    int marked = 0;
    std::string names;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        HotSpot spot;
        spot.area = context.home[i];
        spot.count = static_cast<std::size_t>(counts[i]);
        spot.z = local->z[i].value_or(0);
        spot.p = chance->p[i];
        spot.adjusted_p = chance->p_adjusted[i];
        if (spot.adjusted_p <= 0.05) spot.sign = spot.z > 0 ? 1 : -1;
        marked += spot.sign != 0 ? 1 : 0;
        if (spot.sign != 0) names += (names.empty() ? "" : ", ") + context.areas[spot.area].id;
        findings.hot_spots.push_back(spot);
    }
    auto& finding = numbers.value("cluster.hot_spots", title, "S4", marked, 0, "areas");
    if (marked > 0) finding.text += ": " + names;
    finding.n = static_cast<std::int64_t>(counts.size());
    double const least = 2.0 / (draws.count + 1);
    double const least_adjusted = std::min(1.0, least * static_cast<double>(counts.size()));
    finding.parameters = {
        {"draws", std::to_string(draws.count)},
        {"seed", std::to_string(draws.seed)},
        {"correction", "Benjamini-Hochberg"},
        {"smallest p of these draws", fmt::format("{:.2g}", least)},
        {"the same of one area, corrected", fmt::format("{:.2g}", least_adjusted)}};
    finding.records = context.in_home;
    if (least_adjusted > 0.05)
        warn(finding, fmt::format("cannot tell of few areas: one alone has a corrected p of at "
                                  "least {:.2f} by {} draws",
                                  least_adjusted, draws.count));
    warn(finding,
         sample_warning(Output::autocorrelation_units, static_cast<double>(counts.size())));
}

void add_joins(FindingContext const& context, std::vector<double> const& counts,
               Weights const& weights, Numbers& numbers)
{
    std::vector<bool> active;
    for (double const count : counts) active.push_back(count > 0);
    auto const chance = joins_against_chance(active, weights, context.settings.draws);
    std::string const title = "pairs of touching areas that both have records (join count BB)";
    auto& finding = chance
                        ? numbers.value("cluster.joins", title, "S4", chance->observed, 0, "pairs")
                        : numbers.undefined("cluster.joins", title, "S4", chance.why());
    finding.n = static_cast<std::int64_t>(std::ranges::count(active, true));
    finding.records = context.in_home;
    if (!chance) return;
    set_chance(finding, *chance, Tail::upper);
}

/// The plane stretches distances across the direction to its middle by c / sin c, c the angle at
/// the earth's centre.
std::string stretch_warning(std::span<gis::Plane const> points)
{
    constexpr double earth_radius = 6371000;
    constexpr double worth_a_word = 1.02;
    // The stretch grows without end toward the antipode, at pi: from here on one number for all.
    constexpr double most_angle = 3;
    constexpr double most_stretch = 20;
    double farthest = 0;
    for (auto const& point : points) farthest = std::max(farthest, std::hypot(point.x, point.y));
    double const angle = farthest / earth_radius;
    double const stretch =
        angle < most_angle ? angle / std::sin(std::max(angle, 1e-9)) : most_stretch;
    if (stretch < worth_a_word) return {};
    return fmt::format(
        "records up to {:.0f} km from their middle: some distances come out up to "
        "{:.0f} % too long",
        farthest / 1000, (stretch - 1) * 100);
}

/// Records in home areas with a place and a day, and how many lack one or the other.
struct DayDated {
    std::vector<std::size_t> records;
    std::size_t without_place = 0;
    std::size_t coarser = 0;
};

DayDated day_dated(FindingContext const& context)
{
    DayDated days;
    auto const places = located(context, context.in_home);
    days.without_place = context.in_home.size() - places.size();
    for (std::size_t const record : places) {
        auto const& when = context.placed[record].incident.when;
        if (when.first == when.last) days.records.push_back(record);
    }
    days.coarser = places.size() - days.records.size();
    return days;
}

std::string left_out_of(DayDated const& days)
{
    std::vector<std::string> words;
    if (days.coarser > 0)
        words.push_back(fmt::format("{} dated more coarsely than a day", days.coarser));
    if (days.without_place > 0)
        words.push_back(fmt::format("{} without a known place", days.without_place));
    return words.empty() ? "" : "left out: " + join_words(words, ", ");
}

/// A limit that no pair exceeds parts nothing.
void warn_of_limits(Finding& finding, Knox const& knox, FindingSettings const& settings)
{
    if (knox.close_space == knox.pairs)
        warn(finding, fmt::format("no two of these records are farther apart than {:g} km: at this "
                                  "distance the test says nothing",
                                  settings.near_km));
    if (knox.close_time == knox.pairs)
        warn(finding, fmt::format("no two of these records are farther apart than {} days: at this "
                                  "interval the test says nothing",
                                  settings.near_days));
}

void add_knox(FindingContext const& context, Findings& findings, Numbers& numbers)
{
    auto const events = day_dated(context);
    auto const& settings = context.settings;
    std::string const title = fmt::format("pairs of records within {:g} km and {} days (Knox)",
                                          settings.near_km, settings.near_days);
    if (events.records.size() > most_pairs_of) {
        findings.notes.push_back(
            fmt::format("Knox test left out: {} records, and its cost grows with their "
                        "square (limit {})",
                        events.records.size(), most_pairs_of));
        numbers.undefined("cluster.knox", title, "S5", findings.notes.back());
        return;
    }
    std::vector<double> days;
    for (std::size_t const record : events.records)
        days.push_back(context.placed[record].incident.when.first.days);
    auto const points = on_plane(context, events.records);
    auto const result =
        knox(points, days, settings.near_km * 1000, settings.near_days, settings.draws);
    auto& finding = result ? numbers.value("cluster.knox", title, "S5",
                                           static_cast<double>(result->close_both), 0, "pairs")
                           : numbers.undefined("cluster.knox", title, "S5", result.why());
    finding.n = static_cast<std::int64_t>(events.records.size());
    finding.records = events.records;
    warn(finding, left_out_of(events));
    if (!result) return;
    set_chance(finding, result->chance, Tail::upper);
    finding.parameters.emplace_back("expected from the margins", fixed(result->expected, 4));
    finding.parameters.emplace_back("dates", "known to the day");
    warn_of_limits(finding, *result, settings);
    warn(finding, sample_warning(Output::expected_count, result->expected));
    warn(finding, stretch_warning(points));
    warn(finding, "places coded to towns or centroids give false zero distances");
}

std::vector<std::vector<std::uint32_t>> by_distance(FindingContext const& context)
{
    std::vector<std::vector<std::uint32_t>> nearest;
    for (std::size_t const unit : context.home) {
        std::vector<std::pair<double, std::uint32_t>> order;
        for (std::size_t i = 0; i < context.home.size(); ++i) {
            bool const self = context.home[i] == unit;
            double const distance =
                self ? -1
                     : gis::geodesic(context.centroids[unit], context.centroids[context.home[i]])
                           .distance.value;
            order.emplace_back(distance, static_cast<std::uint32_t>(i));
        }
        std::ranges::sort(order);
        nearest.emplace_back();
        for (auto const& [distance, index] : order) nearest.back().push_back(index);
    }
    return nearest;
}

std::string cluster_words(FindingContext const& context, Cylinder const& best)
{
    if (!(best.llr > 0)) return "none: no areas and months hold more records than expected";
    std::string ids;
    for (std::size_t const unit : best.units)
        ids += (ids.empty() ? "" : ", ") + context.areas[context.home[unit]].id;
    Month const start = context.months.first;
    return fmt::format("{} records against {:.1f} expected, {} to {}, in {}", best.count,
                       best.expected, to_text(start.next(best.first_month)),
                       to_text(start.next(best.last_month)), ids);
}

Defined<Scan> scan_of(FindingContext const& context, DatedRecords const& events,
                      std::optional<ScanLimits> const& limits)
{
    if (events.records.size() < fewest_scanned)
        return Undefined{fmt::format("{} records dated to a month, fewer than {}",
                                     events.records.size(), fewest_scanned)};
    if (!limits)
        return Undefined{fmt::format("{} areas x {} months x {} draws are too many to search",
                                     context.home.size(), events.months,
                                     context.settings.draws.count)};
    std::vector<UnitMonth> list;
    for (auto const& event : events.events)
        list.push_back(
            {static_cast<std::uint32_t>(event.area), static_cast<std::uint32_t>(event.month)});
    return scan(list, events.months, by_distance(context), *limits, context.settings.draws);
}

void set_limits(Finding& finding, Scan const& scan, ScanLimits const& limits)
{
    std::string zones = fmt::format("{} sets of nearest areas with at most {:g} % of the records",
                                    scan.zones, 100 * limits.zone_share);
    if (limits.zone_units > 0)
        zones += fmt::format(" and {} areas, for the time it takes", limits.zone_units);
    finding.parameters.emplace_back("zones", std::move(zones));
    finding.parameters.emplace_back(
        "windows",
        fmt::format("{} of at most {:g} % of the months", scan.windows, 100 * limits.window_share));
}

void add_scan(FindingContext const& context, Findings& findings, Numbers& numbers)
{
    auto const events = dated(context, context.in_home);
    auto const limits =
        affordable_limits(context.home.size(), events.months, context.settings.draws);
    auto const result = scan_of(context, events, limits);
    std::string const title =
        "log likelihood ratio of the most unusual concentration in areas and months";
    auto& finding = result ? numbers.value("cluster.scan", title, "S8", result->most_likely.llr, 4)
                           : numbers.undefined("cluster.scan", title, "S8", result.why());
    finding.n = static_cast<std::int64_t>(events.records.size());
    if (!limits) findings.notes.push_back("space-time scan left out: " + result.why());
    finding.records = events.records;
    if (!result) return;
    finding.text = cluster_words(context, result->most_likely);
    set_chance(finding, result->chance, Tail::upper);
    set_limits(finding, *result, *limits);
    warn(finding, sample_warning(Output::scan, static_cast<double>(events.records.size())));
    warn(finding, left_out(events));
    warn(finding, "finds concentrations, not direction");
}

}  // namespace

void add_diffusion(FindingContext const& context, Findings& findings, Numbers& numbers)
{
    add_links(context, numbers);
    auto const events = dated(context, context.in_home);
    for (int const memory : {1, 3}) add_memory(context, findings, numbers, events, memory);
}

void add_clusters(FindingContext const& context, Findings& findings, Numbers& numbers)
{
    auto const whole = counts_of(context, context.in_home);
    std::vector<double> const counts(whole.begin(), whole.end());
    auto const weights = binary_weights(context.neighbours);
    add_moran(context, counts, weights, numbers);
    add_hot_spots(context, counts, weights, findings, numbers);
    add_joins(context, counts, weights, numbers);
    add_knox(context, findings, numbers);
    add_scan(context, findings, numbers);
}

}  // namespace sitmap::analysis
