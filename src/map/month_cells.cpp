// SPDX-License-Identifier: MIT
#include "map/month_cells.hpp"

#include "map/cluster_places.hpp"
#include "map/grouped.hpp"
#include "map/moment_header.hpp"
#include "map/month_marks.hpp"
#include "map/month_strip.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace sitmap::map {

namespace {

constexpr std::size_t most_cells = 42;
constexpr std::size_t most_published = 3;  // totals named beside cells without a record

/// "Q1 2017", "H1 2017"; the plain words where there is no such name.
std::string quarter_of(Month first, int months)
{
    if (months != 3 && months != 6) return short_months(first, first.next(months - 1));
    return fmt::format("{}{} {}", months == 3 ? 'Q' : 'H', (first.of_year() - 1) / months + 1,
                       first.year());
}

/// The moment of a cell: records dated inside it full, coarser ones that meet it pale. Counts are
/// those of its records.
Moment moment_of(Material const& material, Bin const& bin)
{
    Moment moment;
    moment.month = bin.last;
    moment.accent = false;  // what is not of the cell is pale
    DateInterval const when{first_day(bin.first), last_day(bin.last)};
    for (auto const record : material.shown) {
        auto const& incident = material.placed[record].incident;
        if (!when.meets(incident.when)) continue;
        bool const inside = when.contains(incident.when);
        moment.showing.push_back({record, inside ? 1.0 : 0.55, !inside});
        ++(inside ? moment.fresh : moment.possible);
    }
    return moment;
}

/// Without the records beyond the map, as the bars of the months count.
Moment on_map(Moment moment, IncidentPlan const& plan)
{
    for (auto const record : beyond_map(plan)) {
        auto const at = std::ranges::find(moment.showing, record, &Showing::record);
        if (at != moment.showing.end()) --(at->light ? moment.possible : moment.fresh);
    }
    return moment;
}

/// Everything of a cluster that stands around its middle, moved to another one and spread.
void stand_at(Cluster& cluster, Point to, double share)
{
    auto const moved = [&](Point at) {
        return Point{to.x + (at.x - cluster.at.x) * share, to.y + (at.y - cluster.at.y) * share};
    };
    for (auto& at : cluster.positions) at = moved(at);
    for (auto& leader : cluster.leaders) leader.to = moved(leader.to);
    cluster.at = to;
    cluster.radius *= share;
}

/// A group spreads to the size of its symbols as far as its neighbours leave room.
double room_of(std::vector<Cluster> const& clusters, std::size_t i, double ratio)
{
    auto const& own = clusters[i];
    if (own.spread == Spread::single) return ratio;
    for (std::size_t k = 0; k < clusters.size(); ++k)
        if (k != i)
            ratio = std::min(ratio,
                             distance(own.at, clusters[k].at) / (own.radius + clusters[k].radius));
    return std::max(ratio, 1.0);
}

/// Pushes clusters that overlap apart, each by `most` mm.
void push_apart(std::vector<Cluster>& clusters, double most)
{
    constexpr int rounds = 6;
    auto const true_at = [&] {
        std::vector<Point> places;
        for (auto const& cluster : clusters) places.push_back(cluster.at);
        return places;
    }();
    std::vector<std::pair<std::size_t, std::size_t>> near;
    for (std::size_t i = 0; i < clusters.size(); ++i)
        for (std::size_t k = i + 1; k < clusters.size(); ++k)
            if (distance(true_at[i], true_at[k]) <
                clusters[i].radius + clusters[k].radius + 2 * most)
                near.emplace_back(i, k);
    auto const push = [&](std::size_t i, Point from, double by) {
        auto const& at = clusters[i].at;
        double const length = distance(at, from);
        if (length == 0) return;
        Point to{at.x + (at.x - from.x) / length * by, at.y + (at.y - from.y) / length * by};
        if (double const off = distance(true_at[i], to); off > most)
            to = {true_at[i].x + (to.x - true_at[i].x) * most / off,
                  true_at[i].y + (to.y - true_at[i].y) * most / off};
        stand_at(clusters[i], to, 1);
    };
    for (int round = 0; round < rounds; ++round)
        for (auto const& [i, k] : near) {
            double const over =
                clusters[i].radius + clusters[k].radius - distance(clusters[i].at, clusters[k].at);
            if (over <= 0) continue;
            auto const before = clusters[i].at;
            push(i, clusters[k].at, over / 2);
            push(k, before, over / 2);
        }
}

/// Single symbols beside marks of fire, which stay: off them, as far as half a symbol.
void keep_off_fire(std::vector<Cluster>& clusters, std::vector<Disc> const& stars, double marker)
{
    for (auto const& [fire, radius] : stars)
        for (auto& cluster : clusters) {
            double const length = distance(cluster.at, fire);
            if (cluster.spread != Spread::single || length >= marker || length == 0) continue;
            double const share = std::min(marker, length + marker / 2) / length;
            stand_at(cluster,
                     {fire.x + (cluster.at.x - fire.x) * share,
                      fire.y + (cluster.at.y - fire.y) * share},
                     1);
        }
}

/// Clusters of smaller symbols than are drawn: by a hair off their places where they would overlap.
std::vector<Cluster> spread(std::vector<Cluster> const& close, double marker, double close_marker)
{
    auto clusters = close;
    for (std::size_t i = 0; i < close.size(); ++i)
        stand_at(clusters[i], close[i].at, room_of(close, i, marker / close_marker));
    push_apart(clusters, (marker - close_marker) / 2);
    return clusters;
}

void settle_marks(std::vector<MonthCell>& cells, Material const& material, Ground const& ground)
{
    std::vector<IncidentPlan> plans;
    for (auto& cell : cells) plans.push_back(std::move(cell.plan));
    plans = with_settled_marks(std::move(plans), material, ground);
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i].plan = std::move(plans[i]);
}

/// "2 of them not drawn".
std::string undrawn_words_of(MonthCell const& cell)
{
    return undrawn_words(static_cast<std::int64_t>(cell.undrawn()),
                         std::int64_t{cell.moment.fresh} + cell.moment.possible);
}

/// Whether a symbol is drawn that may belong to its cell.
bool draws_pale(std::span<MonthCell const> cells)
{
    return std::ranges::any_of(cells, [](MonthCell const& cell) {
        std::vector<std::size_t> pale;
        for (auto const& showing : cell.moment.showing)
            if (showing.light) pale.push_back(showing.record);
        std::ranges::sort(pale);
        auto const is_pale = [&](std::size_t record) {
            return std::ranges::binary_search(pale, record);
        };
        return std::ranges::any_of(cell.plan.point_records, is_pale) ||
               std::ranges::any_of(cell.plan.marks, [&](AreaMark const& mark) {
                   return std::ranges::any_of(mark.records, is_pale);
               });
    });
}

/// Records of any cell that lie beyond the map.
std::int64_t count_beyond(std::span<MonthCell const> cells)
{
    std::set<std::size_t> records;
    for (auto const& cell : cells)
        for (auto const record : beyond_map(cell.plan)) records.insert(record);
    return std::ssize(records);
}

/// Published totals of times in which no cell has a record.
std::string published_words(Material const& material, std::span<MonthCell const> cells)
{
    std::string words;
    std::size_t named = 0;
    for (auto const& total : material.totals) {
        auto const when = parse_iso_interval(total.period);
        if (total.series.empty() || !has_figure(total) || !when || !material.period.contains(*when))
            continue;
        bool const silent = std::ranges::all_of(cells, [&](MonthCell const& cell) {
            return cell.is_empty() ||
                   !when->meets({first_day(cell.bin.first), last_day(cell.bin.last)});
        });
        if (!silent || named == most_published) continue;
        ++named;
        words += fmt::format("{}{} for {}", words.empty() ? "" : "; ", total_words(material, total),
                             long_interval(*when));
    }
    return words.empty() ? "" : "Published: " + words + ". ";
}

}  // namespace

std::vector<Bin> bins_of(DateInterval const& period)
{
    Month const first = month_of(period.first);
    Month const last = month_of(period.last);
    int const months = months_in(period);
    int size = 1;
    for (int const candidate : {1, 3, 6, 12, 24, 60, 120}) {
        size = candidate;
        if (static_cast<std::size_t>((months - 1) / candidate + 1) <= most_cells) break;
    }
    std::vector<Bin> bins;
    Month from{first.number - first.number % size};
    for (; from <= last; from = from.next(size)) {
        Month const to = from.next(size - 1);
        bins.push_back({from, to, short_months(from, to), quarter_of(from, size)});
    }
    return bins;
}

std::vector<MonthCell> month_cells(Material const& material, MapSheet const& all,
                                   style::Style const& close)
{
    std::vector<MonthCell> cells;
    for (auto& bin : bins_of(material.period)) {
        auto const moment = moment_of(material, bin);
        MonthCell cell{std::move(bin), {}, {}, {}};
        for (auto const& showing : moment.showing) cell.records.push_back(showing.record);
        auto const plan_of = [&](Material const& of) {
            return plan_incidents(with_records(of, cell.records), all.ground, all.rules.only,
                                  all.plan.scale);
        };
        cell.plan = plan_of(material);
        if (close.marker < material.style.marker)
            cell.plan.clusters = spread(plan_of(with_style(material, close)).clusters,
                                        material.style.marker, close.marker);
        keep_off_fire(cell.plan.clusters, fire_stars(material, all.ground, cell.plan),
                      material.style.marker);
        settle_clusters(cell.plan, material, all.ground, FireLook::star);
        cell.moment = on_map(moment, cell.plan);
        cells.push_back(std::move(cell));
    }
    settle_marks(cells, material, all.ground);
    return cells;
}

std::string count_words(MonthCell const& cell, CountWords form)
{
    bool const brief = form == CountWords::brief || form == CountWords::bare;
    if (cell.is_empty()) return brief ? "\xE2\x80\x93" : "none";
    auto const& moment = cell.moment;
    auto const possible = grouped(std::int64_t{moment.possible});
    std::string words = moment.fresh > 0 ? grouped(std::int64_t{moment.fresh}) : "";
    if (moment.possible > 0 && brief) words += (words.empty() ? "(" : " (") + possible + ")";
    if (moment.possible > 0 && !brief)
        words += (words.empty() ? "" : " + ") + possible + " possible";
    if (cell.undrawn() == 0 || form == CountWords::bare) return words;
    if (form != CountWords::full) return words + "*";
    return words + ", " + undrawn_words_of(cell);
}

std::string pale_words(std::span<MonthCell const> cells)
{
    if (!draws_pale(cells)) return "";
    auto const& bin = cells.front().bin;
    return bin.first == bin.last ? "may be of this month" : "may be of this time";
}

std::string cell_note(Material const& material, std::span<MonthCell const> cells, bool rings,
                      CountWords form)
{
    auto const any = [&](auto const& is) { return std::ranges::any_of(cells, is); };
    bool const undrawn = any([](MonthCell const& cell) { return cell.undrawn() > 0; });
    std::string words = "Cells count ";
    auto const beyond = count_beyond(cells);
    if (!undrawn)
        words += "what they draw";
    else if (beyond == 0)
        words += "all their records, also those without a place on the map";
    else
        words += fmt::format(
            "all their records but the {} outside the map, also those without a place on it",
            grouped(beyond));
    bool const starred = form == CountWords::plain || form == CountWords::brief;
    words += undrawn && starred ? " (*). " : ". ";
    if (any([](MonthCell const& cell) { return cell.moment.possible > 0; })) {
        bool const pale = draws_pale(cells);
        words += pale ? "A pale symbol has a longer interval than its cell, and shows in each cell "
                        "that it may belong to. "
                      : "A record with a longer interval counts as possible in each cell that it "
                        "may belong to. ";
        if (rings && pale) words += "A ring counts both. ";
        if (form == CountWords::brief || form == CountWords::bare)
            words += pale ? "Pale ones are counted in brackets. " : "Such ones are in brackets. ";
    }
    if (any([](MonthCell const& cell) { return cell.is_empty(); }))
        words += "A cell without a record does not say that nothing happened. " +
                 published_words(material, cells);
    return words;
}

}  // namespace sitmap::map
