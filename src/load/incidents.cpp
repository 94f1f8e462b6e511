// SPDX-License-Identifier: MIT
#include "load/incidents.hpp"

#include "base/error.hpp"
#include "base/memory.hpp"
#include "base/text.hpp"
#include "load/area_names.hpp"
#include "load/incident_row.hpp"
#include "load/tables.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <string_view>
#include <unordered_map>

namespace sitmap::load {

namespace {

/// Every latitude beyond the poles while the longitudes would do as latitudes: the columns are
/// exchanged.
void refuse_exchanged_columns(Loaded<Incident> const& loaded, std::vector<LonLat> const& outside,
                              std::string const& source)
{
    auto const has_point = [](Incident const& incident) { return incident.where.has_value(); };
    bool const all_outside = !outside.empty() && std::ranges::none_of(loaded.rows, has_point);
    auto const exchanged = [](LonLat where) {
        return std::abs(where.lat) > 90 && std::abs(where.lat) <= 180 && std::abs(where.lon) <= 90;
    };
    if (all_outside && std::ranges::all_of(outside, exchanged))
        throw Error{
            ErrorKind::input,
            fmt::format(
                "cannot use the coordinates of '{}': longitude and latitude are exchanged, every "
                "latitude is beyond +-90",
                clean(source)),
            "exchange lon and lat in [incidents.columns], or --lon and --lat"};
}

void note_null_island(Loaded<Incident>& loaded, std::string const& source)
{
    std::vector<std::string> rows;
    for (auto const& incident : loaded.rows)
        if (incident.where && incident.where->lon == 0 && incident.where->lat == 0)
            rows.push_back(std::to_string(incident.row));
    if (rows.empty()) return;
    auto const shown = shorten(join_words(rows, ", "), 200);
    loaded.notices.push_back(
        {source, fmt::format("{} record{} at 0, 0 (null island): row {}", rows.size(),
                             rows.size() == 1 ? "" : "s", shown)});
}

/// Keeps the rows whose flag is set, in their order.
void keep(std::vector<Incident>& rows, std::vector<char> const& is_kept)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!is_kept[i]) continue;
        if (kept < i) rows[kept] = std::move(rows[i]);
        ++kept;
    }
    rows.resize(kept);
}

/// Later records with an id that is taken are set aside, naming the first.
void reject_duplicates(Loaded<Incident>& loaded, std::string const& source)
{
    std::unordered_map<std::string_view, std::int64_t> first;
    first.reserve(loaded.rows.size());
    std::vector<char> is_first(loaded.rows.size(), true);
    for (std::size_t i = 0; i < loaded.rows.size(); ++i) {
        auto const& incident = loaded.rows[i];
        auto const [known, is_new] = first.emplace(incident.id, incident.row);
        if (is_new) continue;
        is_first[i] = false;
        loaded.rejects.push_back(
            {source, incident.row,
             fmt::format("the id '{}' is taken by row {}", incident.id, known->second)});
    }
    first.clear();  // its keys stand in the rows that move now
    if (std::ranges::count(is_first, false) > 0) keep(loaded.rows, is_first);
}

/// Layers that state no CRS hold degrees or are refused: nothing is guessed.
void check_missing_crs(Table const& table, study::IncidentSource const& source,
                       Loaded<Incident>& loaded)
{
    bool const has_points =
        std::ranges::any_of(table.records, [](Record const& r) { return r.point.has_value(); });
    if (!table.has_geometry || table.states_crs || !has_points) return;
    auto const fits = [](Record const& record) {
        return !record.point || is_on_earth(*record.point);
    };
    if (!std::ranges::all_of(table.records, fits))
        throw Error{ErrorKind::input,
                    fmt::format("cannot use '{}': it states no coordinate system and its "
                                "coordinates are no degrees",
                                clean(source.file)),
                    "state it: crs = \"EPSG:n\" in [incidents]"};
    loaded.notices.push_back(
        {source.file, "it states no coordinate system; read as longitude/latitude"});
}

/// Reads the records on all threads; gives the positions of rejected ones that are not on Earth.
std::vector<LonLat> read_records(Table const& table, Layout const& layout,
                                 study::IncidentSource const& source, Loaded<Incident>& loaded)
{
    struct Part {
        std::vector<Reject> rejects;
        std::vector<LonLat> outside;
    };
    constexpr std::size_t at_once = 8192;  // fewer do not repay a reader of their own
    auto const& records = table.records;
    std::vector<Part> parts((records.size() + at_once - 1) / at_once);
    std::vector<char> is_good(records.size(), true);
    reserve_large(loaded.rows, records.size());
    loaded.rows.resize(records.size());
    tbb::parallel_for(std::size_t{0}, parts.size(), [&](std::size_t p) {
        IncidentReader reader{table, layout, date_order(source.date_format), source.crs};
        auto const end = std::min(records.size(), (p + 1) * at_once);
        for (auto i = p * at_once; i < end; ++i) {
            auto outcome = reader.read(records[i]);
            auto const& where = outcome.incident.where;
            is_good[i] = outcome.problem.empty();
            if (!is_good[i] && where && !is_on_earth(*where)) parts[p].outside.push_back(*where);
            if (!is_good[i])
                parts[p].rejects.push_back({source.file, records[i].row, outcome.problem});
            else
                loaded.rows[i] = std::move(outcome.incident);
        }
    });
    std::vector<LonLat> outside;
    for (auto& part : parts) {
        std::ranges::move(part.rejects, std::back_inserter(loaded.rejects));
        std::ranges::copy(part.outside, std::back_inserter(outside));
    }
    if (!loaded.rejects.empty()) keep(loaded.rows, is_good);
    loaded.read += static_cast<std::int64_t>(records.size());
    return outside;
}

/// Names of areas become ids where the names table knows them.
void name_areas(Loaded<Incident>& loaded, study::Study const& study)
{
    if (study.areas.names.empty()) return;
    auto known = names(study);
    AreaNameIndex const index{known.rows};
    std::map<std::string, int> unknown;
    for (auto& incident : loaded.rows) {
        if (incident.stated_area.empty()) continue;
        auto const id = index.find(incident.stated_area);
        if (id)
            incident.stated_area = *id;
        else
            ++unknown[incident.stated_area];
    }
    for (auto const& [name, count] : unknown)
        loaded.notices.push_back(
            {study.incidents.file,
             fmt::format("the area '{}' of {} record{} is not in the names table", name, count,
                         count == 1 ? "" : "s")});
}

/// Turns names in a column into ids of the layer.
void resolve(std::span<Incident> incidents, SharedText Incident::*column,
             std::span<Area const> areas)
{
    std::vector<AreaNames> names;
    for (auto const& area : areas) {
        names.emplace_back();
        names.back().id = area.id;
        names.back().name = area.name;
    }
    AreaNameIndex const index{names};
    std::map<std::string, SharedText> known;  // a table repeats few names
    for (auto& incident : incidents) {
        auto& stated = incident.*column;
        if (stated.empty()) continue;
        auto const [entry, is_new] = known.try_emplace(stated, stated);
        if (is_new)
            if (auto const id = index.find(stated)) entry->second = *id;
        stated = entry->second;
    }
}

}  // namespace

Loaded<Incident> incidents(study::Study const& study, IncidentOptions const& options)
{
    auto const& source = study.incidents;
    if (source.file.empty())
        throw Error{ErrorKind::input, "cannot read incidents: no file is named",
                    "name it: file = \"...\" in [incidents]"};
    auto table = read_table(source.file, {.layer = source.layer,
                                          .crs = source.crs,
                                          .where = options.where,
                                          .headers = headers_without_file(),
                                          .access = options.access});
    auto const layout = find_layout(table.columns, source.schema, source.columns, source.file);
    if (is_degrees(source.crs))  // in metres a comma may also part the thousands
        accept_decimal_comma(table, layout.columns.lon, layout.columns.lat);
    Loaded<Incident> loaded;
    loaded.notices = table.notices;
    loaded.read = loaded.left_out = table.left_out;
    if (layout.schema->name != "sitmap")
        loaded.notices.push_back({source.file, fmt::format("read as {}", layout.schema->name)});
    check_missing_crs(table, source, loaded);
    auto const outside = read_records(table, layout, source, loaded);
    refuse_exchanged_columns(loaded, outside, source.file);
    note_null_island(loaded, source.file);
    reject_duplicates(loaded, source.file);
    std::ranges::stable_sort(loaded.rejects, {}, &Reject::row);
    name_areas(loaded, study);
    return loaded;
}

void resolve_statements(std::span<Incident> incidents, std::span<Area const> areas,
                        std::span<Area const> countries)
{
    resolve(incidents, &Incident::stated_area, areas);
    resolve(incidents, &Incident::stated_country, countries);
}

std::vector<Notice> apply_claims(std::span<Incident> incidents, std::span<Claim const> claims)
{
    if (claims.empty()) return {};
    std::map<std::string, Incident*> by_id;
    for (auto& incident : incidents) by_id.emplace(incident.id, &incident);
    std::vector<Notice> notices;
    for (auto const& claim : claims) {
        auto const found = by_id.find(claim.record);
        if (found == by_id.end())
            notices.push_back(
                {claim.record,
                 fmt::format("{} says something on a record that does not exist", claim.who)});
        else if (claim.stance == Stance::denies || claim.stance == Stance::admits_in_part)
            found->second->disputed = true;
    }
    return notices;
}

}  // namespace sitmap::load
