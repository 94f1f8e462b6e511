// SPDX-License-Identifier: MIT
#include "map/month_cells.hpp"

#include "map/grouped.hpp"
#include "map/map_labels.hpp"
#include "map/pole.hpp"
#include "map/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
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

/// The smallest circle around both.
Disc around(Disc const& a, Disc const& b)
{
    double const apart = distance(a.centre, b.centre);
    if (apart + b.radius <= a.radius) return a;
    if (apart + a.radius <= b.radius) return b;
    double const radius = (apart + a.radius + b.radius) / 2;
    double const share = (radius - a.radius) / apart;
    return {{a.centre.x + (b.centre.x - a.centre.x) * share,
             a.centre.y + (b.centre.y - a.centre.y) * share},
            radius};
}

/// Symbols of several cells; those at one place are one, as large as all of them.
std::vector<Cluster> together(std::vector<Cluster> clusters)
{
    std::ranges::stable_sort(clusters, std::ranges::greater{}, &Cluster::radius);
    std::vector<Cluster> places;
    for (auto const& cluster : clusters) {
        auto const here = std::ranges::find_if(places, [&](Cluster const& place) {
            return distance(place.at, cluster.at) < place.radius;
        });
        if (here == places.end()) {
            places.push_back({});
            places.back().at = cluster.at;
            places.back().radius = cluster.radius;
            continue;
        }
        auto const disc = around({here->at, here->radius}, {cluster.at, cluster.radius});
        here->at = disc.centre;
        here->radius = disc.radius;
    }
    return places;
}

AreaMark const* mark_in(MonthCell const& cell, std::size_t area)
{
    auto const found = std::ranges::find(cell.plan.marks, area, &AreaMark::area);
    return found == cell.plan.marks.end() ? nullptr : &*found;
}

std::vector<std::size_t> areas_marked(std::span<MonthCell const> cells)
{
    std::map<std::size_t, int> times;
    for (auto const& cell : cells)
        for (auto const& mark : cell.plan.marks) ++times[mark.area];
    std::vector<std::size_t> areas;
    for (auto const& [area, count] : times) areas.push_back(area);
    std::ranges::stable_sort(areas, std::ranges::greater{}, [&](auto area) { return times[area]; });
    return areas;
}

/// What shows in the cells that hold a mark of this area: the mark as wide as in the fullest, and
/// the symbols that it must keep clear of.
IncidentPlan surroundings_of(std::span<MonthCell const> cells, std::size_t area)
{
    IncidentPlan plan;
    AreaMark mark;
    std::set<std::size_t> fires;
    for (auto const& cell : cells) {
        auto const* const own = mark_in(cell, area);
        if (own == nullptr) continue;
        if (own->request.width > mark.request.width) mark = *own;
        plan.clusters.insert(plan.clusters.end(), cell.plan.clusters.begin(),
                             cell.plan.clusters.end());
        fires.insert(cell.plan.fires.begin(), cell.plan.fires.end());
    }
    plan.clusters = together(std::move(plan.clusters));
    plan.fires.assign(fires.begin(), fires.end());
    plan.marks = {std::move(mark)};
    return plan;
}

/// The marks that have their place, with their lines, in cells that hold a mark of this area.
std::vector<Box> settled_beside(std::span<MonthCell const> cells, std::size_t area)
{
    constexpr double apart = 0.4;  // mm
    std::vector<Box> boxes;
    auto const add_line = [&](Segment const& line) {
        auto const steps = static_cast<int>(distance(line.from, line.to)) + 1;  // mm
        for (int i = 0; i <= steps; ++i) {
            double const share = static_cast<double>(i) / steps;
            Point const at{line.from.x + (line.to.x - line.from.x) * share,
                           line.from.y + (line.to.y - line.from.y) * share};
            boxes.push_back(box_around(at, 2 * apart, 2 * apart));
        }
    };
    for (auto const& cell : cells) {
        if (mark_in(cell, area) == nullptr) continue;
        for (auto const& mark : cell.plan.marks) {
            if (!mark.at) continue;
            boxes.push_back(
                grown(box_around(*mark.at, mark.request.width, mark.request.height), apart));
            if (mark.leader) add_line(*mark.leader);
        }
    }
    return boxes;
}

/// Where the line to a mark begins in a cell: at the free spot of the area that was found for all
/// cells, else in its middle, or at the edge of the symbol that stands there.
Point start_of_leader(MonthCell const& cell, AreaMark const& mark, Point free)
{
    constexpr double gap = 0.3;  // mm
    if (contains(mark.request.shape, free)) return free;
    auto const places = places_inside(mark.request.shape, 1, 1, 0);
    if (places.empty()) return free;
    auto const at = places.front().at;
    for (auto const& symbol : cell.plan.clusters) {
        double const length = distance(symbol.at, *mark.at);
        if (distance(symbol.at, at) > symbol.radius || length == 0) continue;
        double const share = (symbol.radius + gap) / length;
        return {symbol.at.x + (mark.at->x - symbol.at.x) * share,
                symbol.at.y + (mark.at->y - symbol.at.y) * share};
    }
    return at;
}

/// Marks of an area stand at one place in all cells: a reader would take another one for movement.
/// Those of most cells come first.
void settle_marks(std::vector<MonthCell>& cells, MapSheet& all, Material const& material)
{
    auto own = std::move(all.plan);
    GroundRaster const land(material, all.ground);
    for (auto const area : areas_marked(cells)) {
        all.plan = surroundings_of(cells, area);
        solve_labels(all, material, land, settled_beside(cells, area));
        auto const& settled = all.plan.marks.front();
        for (auto& cell : cells)
            for (auto& mark : cell.plan.marks) {
                if (mark.area != area) continue;
                mark.at = settled.at;
                mark.leader = settled.leader;
                if (mark.leader) mark.leader->from = start_of_leader(cell, mark, mark.leader->from);
            }
    }
    all.plan = std::move(own);
}

/// Published totals of times in which no cell has a record.
std::string published_words(Material const& material, std::span<MonthCell const> cells)
{
    std::string words;
    std::size_t named = 0;
    for (auto const& total : material.totals) {
        auto const when = parse_iso_interval(total.period);
        if (total.series.empty() || !total.low || !when || !material.period.contains(*when))
            continue;
        bool const silent = std::ranges::all_of(cells, [&](MonthCell const& cell) {
            return cell.is_empty() ||
                   !when->meets({first_day(cell.bin.first), last_day(cell.bin.last)});
        });
        if (!silent || named == most_published) continue;
        ++named;
        words += fmt::format("{}{} for {}", words.empty() ? "" : "; ", total_words(total),
                             long_interval(*when));
    }
    return words.empty() ? "" : "Published: " + words + ". ";
}

}  // namespace

std::vector<Bin> bins_of(DateInterval const& period)
{
    Month const first = month_of(period.first);
    Month const last = month_of(period.last);
    int size = 1;
    for (int const candidate : {1, 3, 6, 12, 24, 60, 120}) {
        size = candidate;
        if (static_cast<std::size_t>((last.number - first.number) / candidate + 1) <= most_cells)
            break;
    }
    std::vector<Bin> bins;
    Month from{first.number - first.number % size};
    for (; from <= last; from = from.next(size)) {
        Month const to = from.next(size - 1);
        bins.push_back({from, to, short_months(from, to), quarter_of(from, size)});
    }
    return bins;
}

Material with_records(Material material, std::span<std::size_t const> shown)
{
    material.shown = shown;
    return material;
}

std::vector<MonthCell> month_cells(Material const& material, MapSheet& all)
{
    std::vector<MonthCell> cells;
    for (auto& bin : bins_of(material.period)) {
        auto const moment = moment_of(material, bin);
        MonthCell cell{std::move(bin), {}, {}, {}};
        for (auto const& showing : moment.showing) cell.records.push_back(showing.record);
        cell.plan = plan_incidents(with_records(material, cell.records), all.ground, all.rules.only,
                                   all.plan.scale);
        cell.moment = on_map(moment, cell.plan);
        cells.push_back(std::move(cell));
    }
    settle_marks(cells, all, material);
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
    words += ", " + grouped(static_cast<std::int64_t>(cell.undrawn())) + " not drawn";
    return words;
}

std::string pale_words(std::span<MonthCell const> cells)
{
    if (std::ranges::none_of(cells, [](auto const& cell) { return cell.moment.possible > 0; }))
        return "";
    auto const& bin = cells.front().bin;
    return bin.first == bin.last ? "may be of this month" : "may be of this time";
}

std::string cell_note(Material const& material, std::span<MonthCell const> cells, bool rings,
                      CountWords form)
{
    auto const any = [&](auto const& is) { return std::ranges::any_of(cells, is); };
    bool const undrawn = any([](MonthCell const& cell) { return cell.undrawn() > 0; });
    std::string words = "Cells count ";
    words +=
        undrawn ? "all their records, also those without a place on the map" : "what they draw";
    bool const starred = form == CountWords::plain || form == CountWords::brief;
    words += undrawn && starred ? " (*). " : ". ";
    if (any([](MonthCell const& cell) { return cell.moment.possible > 0; })) {
        words +=
            "A pale symbol has a longer interval than its cell, and shows in each cell that it "
            "may belong to. ";
        if (rings) words += "A ring counts both. ";
        if (form == CountWords::brief || form == CountWords::bare)
            words += "Pale ones are counted in brackets. ";
    }
    if (any([](MonthCell const& cell) { return cell.is_empty(); }))
        words += "A cell without a record does not say that nothing happened. " +
                 published_words(material, cells);
    return words;
}

}  // namespace sitmap::map
