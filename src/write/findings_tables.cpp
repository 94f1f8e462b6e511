// SPDX-License-Identifier: MIT
#include "write/findings_tables.hpp"

#include "base/text.hpp"
#include "gis/geodesic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace sitmap::write {

namespace {

using analysis::Findings;

std::string number(std::optional<double> const& value, int decimals)
{
    if (!value || !std::isfinite(*value)) return {};
    std::string text = fmt::format("{:.{}f}", *value, decimals);
    bool const minus_zero =
        text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos;
    return minus_zero ? text.substr(1) : text;
}

std::string number(std::size_t value)
{
    return std::to_string(value);
}

std::string words(std::vector<std::string> const& list)
{
    return join_words(list, "; ");
}

std::string id_of(std::span<Placed const> placed, std::optional<std::size_t> const& record)
{
    return record ? placed[*record].incident.id : std::string{};
}

std::string date_of(std::span<Placed const> placed, std::optional<std::size_t> const& record)
{
    return record ? to_text(placed[*record].incident.when) : std::string{};
}

/// Where one area stands in an order of arrival.
analysis::Reached const* place_in(std::span<analysis::Reached const> order, std::size_t area)
{
    auto const found = std::ranges::find(order, area, &analysis::Reached::area);
    return found == order.end() ? nullptr : &*found;
}

std::vector<std::string> arrival_row(std::string const& set, analysis::Arrival const& arrival,
                                     analysis::Reached const* step, std::span<Placed const> placed,
                                     std::span<Area const> areas)
{
    auto const& area = areas[arrival.area];
    bool const is_reached = arrival.rank > 0 && step != nullptr;
    Incident const none;
    auto const& deciding = is_reached ? placed[*arrival.first].incident : none;
    std::vector<std::string> back;
    for (auto const& r : arrival.returns)
        back.push_back(fmt::format("{} {} after at least {} months without a record",
                                   placed[r.record].incident.id,
                                   to_text(placed[r.record].incident.when), r.silent_months));
    return {set,
            area.id,
            area.name,
            is_reached ? "reached" : "no record (censored)",
            is_reached ? std::to_string(arrival.rank) : "",
            is_reached ? std::to_string(arrival.rank_from) : "",
            is_reached ? std::to_string(arrival.rank_to) : "",
            is_reached ? to_text(arrival.onset->first) : "",
            is_reached ? to_text(arrival.onset->last) : "",
            deciding.id,
            is_reached ? std::string{stated_claim(deciding)} : "",
            is_reached ? std::string{stated_place_precision(deciding)} : "",
            deciding.source,
            number(arrival.records.size()),
            id_of(placed, arrival.kth),
            date_of(placed, arrival.kth),
            id_of(placed, arrival.first_sound),
            date_of(placed, arrival.first_sound),
            is_reached ? step_words(*step) : "",
            is_reached && step->from ? areas[*step->from].id : "",
            is_reached ? number(step->origin_km, 1) : "",
            words(back)};
}

void add_stretches(Table& table, analysis::FireFinding const& fire, std::string const& kind,
                   std::span<analysis::CrossedStretch const> stretches)
{
    for (auto const& stretch : stretches) {
        auto const& line = stretch.line;
        table.rows.push_back({fire.event.id, kind, stretch.country_a, stretch.country_b,
                              number(stretch.length.value, 3), number(line.front().lon, 6),
                              number(line.front().lat, 6), number(line.back().lon, 6),
                              number(line.back().lat, 6)});
    }
}

double total_km(std::span<analysis::CrossedStretch const> stretches)
{
    double total = 0;
    for (auto const& stretch : stretches) total += stretch.length.value;
    return total;
}

std::string pairs_of(std::span<analysis::CrossedStretch const> stretches)
{
    std::vector<std::string> pairs;
    for (auto const& stretch : stretches) {
        auto const pair = stretch.country_a + "-" + stretch.country_b;
        if (std::ranges::find(pairs, pair) == pairs.end()) pairs.push_back(pair);
    }
    return words(pairs);
}

void add_end(std::vector<std::string>& row, FireEnd const& end, std::string const& country)
{
    row.insert(row.end(), {end.place, number(end.where.lon, 6), number(end.where.lat, 6),
                           number(end.radius_km, 2), end.inferred ? "true" : "false", country});
}

std::vector<std::string> fire_row(analysis::FireFinding const& f)
{
    std::string const note = !f.mid_azimuth_defined ? "not defined: both ends have the same middle"
                             : f.any_azimuth        ? "any direction fits"
                                                    : "";
    auto const whole = [](std::optional<int> const& value) {
        return value ? std::to_string(*value) : std::string{};
    };
    bool const is_exact = analysis::is_exact(f.event);
    auto const mid = analysis::mid_azimuth(f);
    std::vector<std::string> row{f.event.id};
    add_end(row, f.event.origin, f.origin_country);
    add_end(row, f.event.target, f.target_country);
    row.insert(
        row.end(),
        {whole(f.event.rounds), whole(f.event.calibre_mm), number(f.distance_km.low, 3),
         number(f.distance_km.mid, 3), number(f.distance_km.high, 3), number(f.azimuth.low, 3),
         mid ? number(*mid, 3) : "", number(f.azimuth.high, 3), note,
         knows_crossed(f) && !is_exact ? number(total_km(f.crossed), 3) : "", pairs_of(f.crossed),
         knows_crossed(f) && is_exact ? number(f.crossing_points.size()) : "", f.nearest_place,
         f.nearest_place.empty() ? "" : number(f.nearest_place_km, 2),
         std::string{to_text(f.range_check)},
         knows_crossed(f) && f.has_range ? number(total_km(f.in_reach), 3) : "", f.event.source,
         f.event.note});
    return row;
}

}  // namespace

Table arrivals_table(Findings const& findings, std::span<Placed const> placed,
                     std::span<Area const> areas, std::span<analysis::FireFinding const> fires)
{
    Table table{"arrivals",
                {"set",          "area",
                 "name",         "state",
                 "rank",         "rank_from",
                 "rank_to",      "onset_from",
                 "onset_to",     "deciding_record",
                 "claim",        "place_precision",
                 "source",       "records",
                 "kth_record",   "kth_date",
                 "sound_record", "sound_date",
                 "step",         "from_area",
                 "origin_km",    "returns",
                 "fire_from"},
                {}};
    auto const add = [&](std::string const& set, auto const& arrivals, auto const& order) {
        for (std::size_t const area : findings.home) {
            auto row = arrival_row(set, arrivals[area], place_in(order, area), placed, areas);
            row.push_back(words(analysis::launched_from(fires, area)));
            table.rows.push_back(std::move(row));
        }
    };
    add("counted", findings.arrivals, findings.order);
    if (!findings.settings.presence.empty())
        add("presence", findings.presence, findings.presence_order);
    return table;
}

Table shares_table(Findings const& findings)
{
    Table table{"shares",
                {"region", "period", "from", "to", "x", "n", "share", "low", "high", "interval"},
                {}};
    for (auto const& share : findings.shares) {
        auto const low = share.wilson ? std::optional{share.wilson->low} : std::nullopt;
        auto const high = share.wilson ? std::optional{share.wilson->high} : std::nullopt;
        table.rows.push_back({share.region, share.period.label, to_text(share.period.when.first),
                              to_text(share.period.when.last), number(share.x), number(share.n),
                              number(share.share, 6), number(low, 6), number(high, 6),
                              share.wilson ? "95 % Wilson" : "not defined: no record"});
    }
    return table;
}

Table share_changes_table(Findings const& findings)
{
    Table table{
        "share_changes",
        {"region", "from", "to", "x1", "n1", "x2", "n2", "difference", "low", "high", "interval"},
        {}};
    for (auto const& c : findings.changes)
        table.rows.push_back({c.region, c.from.label, c.to.label, number(c.x1), number(c.n1),
                              number(c.x2), number(c.n2), number(c.difference, 6),
                              number(c.newcombe.low, 6), number(c.newcombe.high, 6),
                              "95 % Newcombe"});
    return table;
}

Table centres_table(Findings const& findings)
{
    Table table{
        "centres",
        {"period", "n", "mean_lon", "mean_lat", "median_lon", "median_lat", "standard_distance_km",
         "drift_km", "drift_azimuth", "drift_low_km", "drift_high_km", "drift_p", "warnings"},
        {}};
    for (auto const& c : findings.centres) {
        auto const lon = c.median ? std::optional{c.median->lon} : std::nullopt;
        auto const lat = c.median ? std::optional{c.median->lat} : std::nullopt;
        auto const& range = c.drift_range_km;
        table.rows.push_back({c.period, number(c.n), number(c.mean.lon, 6), number(c.mean.lat, 6),
                              number(lon, 6), number(lat, 6), number(c.standard_distance_km, 2),
                              number(c.drift_km, 2), number(c.drift_azimuth, 2),
                              number(range ? std::optional{range->low} : std::nullopt, 2),
                              number(range ? std::optional{range->high} : std::nullopt, 2),
                              number(c.drift_p, 4), words(c.warnings)});
    }
    return table;
}

Table ellipse_table(Findings const& findings)
{
    Table table{
        "ellipse",
        {"variant", "n", "inside", "lon", "lat", "major_km", "minor_km", "azimuth", "warnings"},
        {}};
    if (auto const& e = findings.ellipse)
        table.rows.push_back({e->variant, number(e->n), number(e->inside), number(e->centre.lon, 6),
                              number(e->centre.lat, 6), number(e->major_km, 3),
                              number(e->minor_km, 3), number(e->azimuth, 3), words(e->warnings)});
    return table;
}

Table diffusion_table(Findings const& findings)
{
    Table table{"diffusion",
                {"memory_months", "class", "observed", "expected", "sd", "p_upper", "p_lower",
                 "events", "active_area_months", "draws", "seed"},
                {}};
    for (auto const& d : findings.diffusion) {
        std::pair<char const*, analysis::Chance const*> const classes[] = {
            {"persistence", &d.persistence},
            {"expansion", &d.expansion},
            {"relocation", &d.relocation},
            {"leap", &d.leap},
            {"cessation", &d.cessation},
            {"escalation_pairs", &d.escalation_pairs},
            {"relocation_pairs", &d.relocation_pairs},
        };
        for (auto const& [name, chance] : classes)
            table.rows.push_back(
                {std::to_string(d.memory_months), name, number(chance->observed, 0),
                 number(chance->mean, 4), number(chance->sd, 4), number(chance->p_upper, 4),
                 number(chance->p_lower, 4), number(d.events), number(d.active_unit_months),
                 std::to_string(chance->draws),
                 chance->exhaustive ? "all orders" : std::to_string(chance->seed)});
    }
    return table;
}

Table hot_spots_table(Findings const& findings, std::span<Area const> areas)
{
    Table table{
        "hot_spots", {"area", "name", "records", "gi_star_z", "p", "p_adjusted", "class"}, {}};
    for (auto const& spot : findings.hot_spots)
        table.rows.push_back({areas[spot.area].id, areas[spot.area].name, number(spot.count),
                              number(spot.z, 4), number(spot.p, 7), number(spot.adjusted_p, 7),
                              spot.sign > 0   ? "hot"
                              : spot.sign < 0 ? "cold"
                                              : "neither"});
    return table;
}

Table sensitivity_table(Findings const& findings)
{
    Table table{"sensitivity", {"variant", "records", "headline", "value", "low", "high"}, {}};
    for (auto const& row : findings.sensitivity)
        for (auto const& cell : row.cells)
            table.rows.push_back({row.variant, number(cell.n), cell.headline, number(cell.value, 6),
                                  number(cell.low, 6), number(cell.high, 6)});
    return table;
}

Table published_table(Findings const& findings, std::span<Placed const> placed)
{
    Table table{"published",
                {"id", "series", "metric", "low", "high", "unit", "qualifier", "period", "area",
                 "actor", "said_by", "source", "own_records", "own_record_ids", "words", "caveat"},
                {}};
    for (auto const& row : findings.published) {
        auto const& p = row.published;
        std::vector<std::string> ids;
        for (std::size_t const record : row.records) ids.push_back(placed[record].incident.id);
        table.rows.push_back({p.id, p.series, p.metric, p.low ? to_text(*p.low) : "",
                              p.high ? to_text(*p.high) : "", p.unit, p.qualifier,
                              p.period ? to_text(*p.period) : "", p.area, p.actor, p.said_by,
                              p.source, row.own ? number(*row.own) : "not comparable", words(ids),
                              p.words, p.caveat});
    }
    return table;
}

Table numbers_table(Findings const& findings)
{
    Table table{"numbers",
                {"key", "title", "text", "value", "unit", "low", "high", "interval", "p", "n",
                 "method", "warnings"},
                {}};
    auto const exact = [](std::optional<double> const& value) {
        return value ? sitmap::to_text(*value) : std::string{};
    };
    for (auto const& f : findings.numbers)
        table.rows.push_back({f.key, f.title, f.text, exact(f.value), f.unit, exact(f.low),
                              exact(f.high), f.interval, exact(f.p), std::to_string(f.n), f.method,
                              words(f.warnings)});
    return table;
}

Table fire_table(std::span<analysis::FireFinding const> fires)
{
    Table table{"fire", {"id"}, {}};
    auto const add = [&](std::initializer_list<char const*> columns) {
        table.columns.insert(table.columns.end(), columns.begin(), columns.end());
    };
    add({"origin_place", "origin_lon", "origin_lat", "origin_radius_km", "origin_inferred",
         "origin_country"});
    add({"target_place", "target_lon", "target_lat", "target_radius_km", "target_inferred",
         "target_country"});
    add({"rounds", "calibre_mm", "distance_min_km", "distance_mid_km", "distance_max_km",
         "azimuth_min", "azimuth_mid", "azimuth_max", "azimuth_note", "border_crossed_km",
         "border_pair", "crossing_points", "nearest_place", "nearest_place_km", "range_check",
         "border_in_range_km", "source", "note"});
    for (auto const& fire : fires) table.rows.push_back(fire_row(fire));
    return table;
}

Table fire_border_table(std::span<analysis::FireFinding const> fires)
{
    Table table{"fire_border",
                {"id", "kind", "country_a", "country_b", "length_km", "from_lon", "from_lat",
                 "to_lon", "to_lat"},
                {}};
    for (auto const& f : fires) {
        add_stretches(table, f, "crossed", f.crossed);
        for (auto const& point : f.crossing_points)
            table.rows.push_back({f.event.id, "crossing point", "", "", "0.000",
                                  number(point.lon, 6), number(point.lat, 6), number(point.lon, 6),
                                  number(point.lat, 6)});
        add_stretches(table, f, "within stated range", f.in_reach);
    }
    return table;
}

std::vector<NamedText> fire_tables(std::span<analysis::FireFinding const> fires)
{
    return {{"fire.csv", to_csv(fire_table(fires))},
            {"fire_border.csv", to_csv(fire_border_table(fires))}};
}

std::vector<NamedText> findings_tables(Findings const& findings, std::span<Placed const> placed,
                                       std::span<Area const> areas,
                                       std::span<analysis::FireFinding const> fires)
{
    std::vector<NamedText> files;
    for (auto const& table :
         {arrivals_table(findings, placed, areas, fires), shares_table(findings),
          share_changes_table(findings), centres_table(findings), ellipse_table(findings),
          diffusion_table(findings), hot_spots_table(findings, areas), sensitivity_table(findings),
          published_table(findings, placed), numbers_table(findings)})
        files.push_back({table.name + ".csv", to_csv(table)});
    if (!fires.empty())
        for (auto& file : fire_tables(fires)) files.push_back(std::move(file));
    return files;
}

}  // namespace sitmap::write
