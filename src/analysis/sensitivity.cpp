// SPDX-License-Identifier: MIT
#include "analysis/sensitivity.hpp"

#include "analysis/centre.hpp"
#include "analysis/drift.hpp"
#include "analysis/jitter.hpp"
#include "analysis/onset_distance.hpp"
#include "base/text.hpp"
#include "gis/geodesic.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace sitmap::analysis {

namespace {

constexpr std::size_t most_sources = 50;
constexpr double most_redrawn = 2e6;  // places in all draws together
constexpr int fewest_draws = 9;

std::vector<std::size_t> kept(FindingContext const& context,
                              std::function<bool(Incident const&)> const& keep)
{
    std::vector<std::size_t> records;
    std::ranges::copy_if(context.in_home, std::back_inserter(records),
                         [&](std::size_t record) { return keep(context.placed[record].incident); });
    return records;
}

std::vector<std::size_t> presence_in_home(FindingContext const& context)
{
    std::vector<std::size_t> records;
    std::ranges::copy_if(context.by_presence, std::back_inserter(records), [&](std::size_t record) {
        auto const& area = context.placed[record].area;
        return area && context.home_position[*area];
    });
    return records;
}

std::vector<Arrival> arrivals_of(FindingContext const& context,
                                 std::span<std::size_t const> records)
{
    return arrivals(context.placed, records, context.areas.size(), context.settings.bar,
                    context.settings.kth, context.settings.gap_months);
}

SensitivityCell cell(std::string headline, std::optional<double> value, std::size_t n)
{
    return {std::move(headline), value, {}, {}, n};
}

/// As the findings of the whole period: what may lie outside it counts in no share and no centre.
std::vector<std::size_t> in_period(FindingContext const& context,
                                   std::span<std::size_t const> records)
{
    if (!context.settings.period) return {records.begin(), records.end()};
    return inside(context, *context.settings.period, records);
}

void add_arrival_cells(FindingContext const& context, SensitivityRow& row,
                       std::span<std::size_t const> records)
{
    auto const found = arrivals_of(context, records);
    auto const order = reached(context, found);
    auto const n = records.size();
    row.cells.push_back(cell("areas reached", static_cast<double>(order.size()), n));
    for (auto const& [step, name] : {std::pair{Step::contact, "arrivals by contact"},
                                     std::pair{Step::leap, "arrivals by leap"}})
        row.cells.push_back(
            cell(name, static_cast<double>(std::ranges::count(order, step, &Reached::step)), n));
    std::vector<double> km, day;
    for (auto const& r : order) {
        if (is_found_origin(context, r.area)) continue;
        km.push_back(r.origin_km);
        day.push_back((r.onset.first.days + r.onset.last.days) / 2.0);  // as onset.spearman
    }
    auto const rho = spearman(km, day);
    bool const defined = context.origin && rho;
    row.cells.push_back(cell("onset against distance, Spearman",
                             defined ? std::optional{rho->value} : std::nullopt, n));
}

void add_share_cells(FindingContext const& context, SensitivityRow& row,
                     std::span<std::size_t const> records)
{
    std::vector<NamedPeriod> const whole{{"all", {{-10'000'000}, {10'000'000}}}};
    for (auto const& share : region_shares(context.placed, in_period(context, records),
                                           context.home, context.settings.regions, whole))
        row.cells.push_back(cell("share of " + share.region, share.share, share.n));
}

/// Mean centre as longitude, latitude and distance from the origin; the standard distance.
struct CentreHeadline {
    std::optional<double> lon, lat, origin_km, spread_km;
};

/// What every centre is measured by.
struct Middle {
    std::vector<std::size_t> records;  // those whose centre the findings state
    CentreHeadline headline;           // the same numbers
    gis::Projection plane;             // about that centre, where it is the mean of the plane too
    std::vector<std::optional<gis::Plane>> points;  // of each placed record with a usable place
};

CentreHeadline headline_at(FindingContext const& context, LonLat mean, double spread_metres)
{
    CentreHeadline headline{mean.lon, mean.lat, {}, spread_metres / 1000};
    if (context.origin)
        headline.origin_km = gis::geodesic(*context.origin, mean).distance.value / 1000;
    return headline;
}

/// As the findings.
CentreHeadline on_ellipsoid(FindingContext const& context, std::vector<std::size_t> const& records)
{
    std::vector<LonLat> places;
    for (std::size_t const record : records)
        places.push_back(*context.placed[record].incident.where);
    auto const mean = geodesic_mean(places);
    return mean ? headline_at(context, *mean, rms_distance(*mean, places).value) : CentreHeadline{};
}

Middle middle_of(FindingContext const& context)
{
    auto records = located(context, in_period(context, context.in_home));
    auto const headline = on_ellipsoid(context, records);
    LonLat const centre{headline.lon.value_or(0), headline.lat.value_or(0)};
    Middle middle{std::move(records), headline, plane_at(centre), {}};
    for (std::size_t record = 0; record < context.placed.size(); ++record)
        middle.points.push_back(context.points[record]
                                    ? middle.plane.forward(*context.placed[record].incident.where)
                                    : std::nullopt);
    return middle;
}

/// Of other records than all: on the plane, which is true near the centre of all of them.
CentreHeadline centre_of(FindingContext const& context, Middle const& middle,
                         std::vector<std::size_t> const& records)
{
    if (records == middle.records) return middle.headline;
    if (!middle.headline.lon) return on_ellipsoid(context, records);
    std::vector<gis::Plane> points;
    for (std::size_t const record : records)
        if (auto const& at = middle.points[record]) points.push_back(*at);
    auto const mean = mean_centre(points);
    auto const where = mean ? middle.plane.inverse(*mean) : std::nullopt;
    return where ? headline_at(context, *where, *standard_distance(points)) : CentreHeadline{};
}

std::vector<SensitivityCell> cells_of(CentreHeadline const& headline, std::size_t n)
{
    return {cell("mean centre, longitude", headline.lon, n),
            cell("mean centre, latitude", headline.lat, n),
            cell("mean centre, km from the origin", headline.origin_km, n),
            cell("standard distance, km", headline.spread_km, n)};
}

void add_typology_cells(FindingContext const& context, SensitivityRow& row,
                        std::span<std::size_t const> records)
{
    auto const events = dated(context, records);
    auto const n = events.records.size();
    if (n == 0) {
        row.cells.push_back(cell("expansions, memory 3 months", std::nullopt, n));
        row.cells.push_back(cell("leaps, memory 3 months", std::nullopt, n));
        return;
    }
    auto const t = typology(events.events, context.neighbours, events.months, 3);
    row.cells.push_back(cell("expansions, memory 3 months", t.expansion, n));
    row.cells.push_back(cell("leaps, memory 3 months", t.leap, n));
}

SensitivityRow row_of(FindingContext const& context, Middle const& middle, std::string variant,
                      std::vector<std::size_t> const& records)
{
    SensitivityRow row{std::move(variant), records.size(), {}, records};
    add_arrival_cells(context, row, records);
    add_share_cells(context, row, records);
    auto const placed = located(context, in_period(context, records));
    auto const centre = cells_of(centre_of(context, middle, placed), placed.size());
    row.cells.insert(row.cells.end(), centre.begin(), centre.end());
    add_typology_cells(context, row, records);
    if (records.empty())  // nothing is left to say anything of, which is not that it says 0
        for (auto& each : row.cells) each.value.reset();
    return row;
}

/// A variant by claims: where no record states any, it says so instead of an emptied set.
SensitivityRow claims_row(FindingContext const& context, Middle const& middle, std::string variant,
                          std::vector<std::size_t> const& records)
{
    bool const is_stated = std::ranges::any_of(context.in_home, [&](std::size_t record) {
        return context.placed[record].incident.states_claim;
    });
    if (!is_stated && !context.in_home.empty()) variant += ": not stated by any record";
    return row_of(context, middle, std::move(variant), records);
}

std::vector<JitterPlace> jitter_places(FindingContext const& context, Middle const& middle)
{
    std::vector<JitterPlace> places;
    for (std::size_t const record : middle.records) {
        auto const& placed = context.placed[record];
        if (auto const& at = middle.points[record])
            places.push_back({*at, placed.incident.radius_km * 1000, placed.area});
    }
    return places;
}

/// Lowest and highest value of what is drawn, 2.5 % cut off each end.
void set_spread(SensitivityCell& target, std::vector<double> values)
{
    if (values.empty()) return;
    std::ranges::sort(values);
    auto const cut = static_cast<std::size_t>(0.025 * static_cast<double>(values.size()));
    target.low = values[cut];
    target.high = values[values.size() - 1 - cut];
    target.value = values[values.size() / 2];
}

/// "jittered places, 99 draws of 3 of 6 records"; where no record states a radius, that.
std::string jitter_name(int draws, std::ptrdiff_t moved, std::size_t places)
{
    if (moved == 0) return "jittered places: no record states a radius";
    return fmt::format("jittered places, {} draws of {} of {} records", draws, moved, places);
}

SensitivityRow jitter_row(FindingContext const& context, Middle const& middle)
{
    auto const& records = middle.records;
    auto const places = jitter_places(context, middle);
    double const most = most_redrawn / std::max<double>(1, static_cast<double>(places.size()));
    int const draws =
        std::clamp(static_cast<int>(most), std::min(fewest_draws, context.settings.jitter_draws),
                   std::max(context.settings.jitter_draws, 0));
    auto const moved =
        std::ranges::count_if(places, [](JitterPlace const& place) { return place.radius > 0; });
    SensitivityRow row{jitter_name(draws, moved, places.size()), records.size(),
                       cells_of({}, records.size()), records};
    PlaneAreas const outlines{context.areas, middle.plane};
    std::vector<std::vector<gis::Plane>> means(static_cast<std::size_t>(draws));
    tbb::parallel_for(std::size_t{0}, means.size(), [&](std::size_t draw) {
        auto const points = jittered(places, outlines, context.settings.draws.seed, draw);
        auto const mean = mean_centre(points);
        auto const spread = standard_distance(points);
        if (mean) means[draw] = {*mean, {spread ? *spread : 0, 0}};
    });
    std::vector<std::vector<double>> values(4);
    for (auto const& mean : means) {
        if (mean.empty()) continue;
        auto const where = middle.plane.inverse(mean[0]);
        if (!where) continue;
        values[0].push_back(where->lon);
        values[1].push_back(where->lat);
        if (context.origin)
            values[2].push_back(gis::geodesic(*context.origin, *where).distance.value / 1000);
        values[3].push_back(mean[1].x / 1000);
    }
    for (std::size_t i = 0; i < 4; ++i) set_spread(row.cells[i], values[i]);
    if (moved == 0)  // no interval, rather than one without width
        for (auto& each : row.cells) each.low = each.high = std::nullopt;
    return row;
}

void add_source_rows(FindingContext const& context, Middle const& middle,
                     std::vector<SensitivityRow>& rows)
{
    std::set<std::string> names;
    for (std::size_t const record : context.in_home)
        for (auto& name : sources_of(context.placed[record].incident))
            names.insert(std::move(name));
    if (names.size() > most_sources) return;  // one row a record would say nothing
    for (auto const& name : names) {
        auto const rest = kept(context, [&](Incident const& incident) {
            auto const sources = sources_of(incident);
            return std::ranges::any_of(sources, [&](auto const& s) { return s != name; });
        });
        rows.push_back(row_of(context, middle, "without source " + name, rest));
    }
}

}  // namespace

std::vector<std::string> sources_of(Incident const& incident)
{
    std::vector<std::string> sources;
    for (auto const& part : split(incident.source.str(), ';'))
        if (auto const name = trim(part); !name.empty()) sources.emplace_back(name);
    if (sources.empty()) sources.emplace_back("not stated");
    return sources;
}

std::vector<SensitivityRow> sensitivity(FindingContext const& context)
{
    auto const middle = middle_of(context);
    std::vector<SensitivityRow> rows;
    rows.push_back(row_of(context, middle, "all records", context.in_home));
    rows.push_back(claims_row(context, middle, "claimed only (by the actor, or confirmed)",
                              kept(context, [](Incident const& i) {
                                  return i.claim == ClaimState::claimed ||
                                         i.claim == ClaimState::confirmed;
                              })));
    rows.push_back(
        claims_row(context, middle, "without unclaimed (assessed, reported, denied, not stated)",
                   kept(context, [](Incident const& i) {
                       return i.claim == ClaimState::claimed || i.claim == ClaimState::confirmed ||
                              i.claim == ClaimState::attributed;
                   })));
    add_source_rows(context, middle, rows);
    rows.push_back(row_of(
        context, middle, "without coarse places (area and wider)",
        kept(context, [](Incident const& i) { return i.place_precision < PlacePrecision::area; })));
    rows.push_back(jitter_row(context, middle));
    if (!context.settings.presence.empty())
        rows.push_back(
            row_of(context, middle, "with records of presence", presence_in_home(context)));
    return rows;
}

}  // namespace sitmap::analysis
