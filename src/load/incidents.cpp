// SPDX-License-Identifier: MIT
#include "load/incidents.hpp"

#include "base/columns.hpp"
#include "base/error.hpp"
#include "base/memory.hpp"
#include "base/text.hpp"
#include "load/area_names.hpp"
#include "load/incident_row.hpp"
#include "load/tables.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>

namespace sitmap::load {

namespace {

/// Every latitude beyond the poles while the longitudes would do as latitudes: the columns are
/// exchanged.
void refuse_exchanged_columns(Loaded<Placed> const& loaded, std::vector<LonLat> const& outside,
                              std::string const& source)
{
    auto const has_point = [](Placed const& row) { return row.incident.where.has_value(); };
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

bool is_null_island(Incident const& incident)
{
    return incident.where && incident.where->lon == 0 && incident.where->lat == 0;
}

/// "3 records WHAT: row 2, 7, 9"; nothing without rows.
void note_rows(Loaded<Placed>& loaded, std::span<std::int64_t const> rows,
               std::string const& source, std::string_view what)
{
    if (rows.empty()) return;
    std::vector<std::string> words;
    for (auto const row : rows) words.push_back(std::to_string(row));
    auto const shown = shorten(join_words(words, ", "), 200);
    loaded.notices.push_back({source, fmt::format("{} record{} {}: row {}", rows.size(),
                                                  rows.size() == 1 ? "" : "s", what, shown)});
}

/// Radii that no column states but the codebook of the layout.
void note_radii(Loaded<Placed>& loaded, Layout const& layout, std::string const& source)
{
    auto const& column = layout.columns.place_precision;
    if (column.empty()) return;
    for (std::size_t i = 0; i < layout.schema->place_codes.size(); ++i)
        if (auto const km = layout.schema->place_codes[i].radius_km; km > 0)
            loaded.notices.push_back(
                {source, fmt::format("{} {} is taken as within {} km, as the codebook says", column,
                                     i + 1, to_text(km))});
}

/// Whether the study speaks of a category by this word.
bool names_category(study::Study const& study, std::string const& word)
{
    auto const has = [&](std::vector<std::string> const& words) {
        return std::ranges::find(words, word) != words.end();
    };
    return has(study.presence) || has(study.hatched) ||
           std::ranges::any_of(study.categories, [&](study::Category const& category) {
               return category.key == word || has(category.also);
           });
}

/// Codes of a layout become its words, but for those that the study names.
void name_categories(std::vector<Placed>& rows, Schema const& schema, study::Study const& study)
{
    std::map<std::string, SharedText> words;
    for (std::size_t i = 0; i < schema.category_words.size(); ++i)
        if (auto const code = std::to_string(i + 1); !names_category(study, code))
            words.emplace(code, SharedText{std::string(schema.category_words[i])});
    if (words.empty()) return;
    for (auto& row : rows)
        if (auto const known = words.find(row.incident.category.str()); known != words.end())
            row.incident.category = known->second;
}

/// Takes the rows at these places, which rise, out of the list.
void set_aside(std::vector<Placed>& rows, std::span<std::size_t const> places)
{
    if (places.empty()) return;
    auto next = places.begin();
    auto kept = places.front();
    for (std::size_t i = kept; i < rows.size(); ++i) {
        if (next != places.end() && *next == i)
            ++next;
        else
            rows[kept++] = std::move(rows[i]);
    }
    rows.resize(kept);
}

/// The rows, among a few others, that have an id in common with another one: those whose hashes
/// end alike, which takes one bit for each end to find out.
std::vector<std::size_t> may_share_ids(std::span<Placed const> rows)
{
    constexpr std::size_t ends_for_each = 32;  // so that few ends are alike by chance
    auto const ends = std::bit_ceil(ends_for_each * std::max<std::size_t>(rows.size(), 1));
    std::vector<std::size_t> end_of(rows.size());
    std::vector<bool> is_met(ends), is_met_again(ends);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const end = std::hash<std::string_view>{}(rows[i].incident.id) & (ends - 1);
        (is_met[end] ? is_met_again : is_met)[end] = true;
        end_of[i] = end;
    }
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (is_met_again[end_of[i]]) found.push_back(i);
    return found;
}

/// Later records with an id that is taken are set aside, naming the first.
void reject_duplicates(Loaded<Placed>& loaded, std::string const& source)
{
    std::unordered_map<std::string_view, std::int64_t> first;
    std::vector<std::size_t> later;
    for (auto const i : may_share_ids(loaded.rows)) {
        auto const& incident = loaded.rows[i].incident;
        auto const [known, is_new] = first.emplace(incident.id, incident.row);
        if (is_new) continue;
        later.push_back(i);
        loaded.rejects.push_back(
            {source, incident.row,
             fmt::format("the id '{}' is taken by row {}", incident.id, known->second)});
    }
    first.clear();  // its keys stand in the rows that move now
    set_aside(loaded.rows, later);
}

/// Layers that state no CRS hold degrees or are refused: nothing is guessed.
void check_missing_crs(Table const& table, Loaded<Placed>& loaded)
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
                                clean(table.source)),
                    "state it: crs = \"EPSG:n\" in [incidents]"};
    loaded.notices.push_back(
        {table.source, "it states no coordinate system; read as longitude/latitude"});
}

/// Without columns of coordinates only statements place records: it may be a name that was missed.
void note_missing_coordinates(Table const& table, Layout const& layout, Loaded<Placed>& loaded)
{
    auto const& columns = layout.columns;
    bool const has_columns = !columns.lon.empty() && !columns.lat.empty();
    if (has_columns || table.has_geometry || table.records.empty()) return;
    bool const has_statements = !columns.area.empty() || !columns.country.empty();
    loaded.notices.push_back(
        {table.source,
         fmt::format("no coordinate columns among {}: {} (name them with --lon and --lat, or in "
                     "[incidents.columns])",
                     quoted_list(table.columns),
                     has_statements ? "records are placed by the area or country that they state"
                                    : "no record has a place")});
}

/// What one thread makes of a stretch of records, beside the incidents.
struct Leftovers {
    std::vector<Reject> rejects;
    std::vector<std::size_t> places;        // of the rejected records
    std::vector<LonLat> outside;            // positions of rejected records that are not on Earth
    std::vector<std::int64_t> null_island;  // rows of records at 0, 0
    std::vector<std::int64_t> exchanged;    // rows whose lowest count stood above the highest

    void add(Leftovers& later)
    {
        std::ranges::move(later.rejects, std::back_inserter(rejects));
        std::ranges::copy(later.places, std::back_inserter(places));
        std::ranges::copy(later.outside, std::back_inserter(outside));
        std::ranges::copy(later.null_island, std::back_inserter(null_island));
        std::ranges::copy(later.exchanged, std::back_inserter(exchanged));
    }
};

/// Reads the records on all threads into `rows`.
Leftovers read_records(Table const& table, Layout const& layout,
                       study::IncidentSource const& source, std::vector<Placed>& rows)
{
    constexpr std::size_t least_at_once = 8192;  // fewer do not repay a reader of their own
    constexpr std::size_t most_parts = 64;
    auto const& records = table.records;
    auto const at_once = std::max(least_at_once, records.size() / most_parts + 1);
    std::vector<Leftovers> parts((records.size() + at_once - 1) / at_once);
    reserve_large(rows, records.size());
    rows.resize(records.size());
    tbb::parallel_for(std::size_t{0}, parts.size(), [&](std::size_t p) {
        IncidentReader reader{table, layout, date_order(source.date_format), source.crs};
        auto const end = std::min(records.size(), (p + 1) * at_once);
        for (auto i = p * at_once; i < end; ++i) {
            auto& incident = rows[i].incident;
            auto const [problem, has_exchanged_counts] = reader.read(records[i], incident);
            auto const& where = incident.where;
            if (problem.empty()) {
                if (has_exchanged_counts) parts[p].exchanged.push_back(incident.row);
                if (is_null_island(incident)) parts[p].null_island.push_back(incident.row);
                continue;
            }
            parts[p].places.push_back(i);
            if (where && !is_on_earth(*where)) parts[p].outside.push_back(*where);
            parts[p].rejects.push_back({table.source, records[i].row, problem});
        }
    });
    Leftovers all;
    for (auto& part : parts) all.add(part);
    set_aside(rows, all.places);
    return all;
}

/// Names of areas become ids where the names table knows them. What it does not know may still be a
/// name of the layer: `resolve_statements` tells.
void name_areas(Loaded<Placed>& loaded, study::Study const& study, std::string const& source)
{
    if (study.areas.names.empty()) return;
    auto known = names(study);
    AreaNameIndex const index{known.rows};
    std::map<std::string, int> unknown;
    for (auto& row : loaded.rows) {
        auto& incident = row.incident;
        if (incident.stated_area.empty()) continue;
        auto const id = index.find(incident.stated_area);
        if (id)
            incident.stated_area = *id;
        else
            ++unknown[incident.stated_area];
    }
    bool const has_layer = !study.areas.file.empty();
    for (auto const& [name, count] : unknown) {
        bool const is_ambiguous = index.is_ambiguous(name);
        if (has_layer && !is_ambiguous) continue;
        loaded.notices.push_back(
            {source, fmt::format("the area '{}' of {} record{} is {} the names table", name, count,
                                 count == 1 ? "" : "s", is_ambiguous ? "ambiguous in" : "not in")});
    }
}

}  // namespace

Table incident_table(study::Study const& study, IncidentOptions const& options)
{
    auto const& source = study.incidents;
    if (source.file.empty())
        throw Error{ErrorKind::input, "cannot read incidents: no file is named",
                    "name it: file = \"...\" in [incidents]"};
    return read_table(source.file, {.layer = source.layer,
                                    .crs = source.crs,
                                    .where = options.where,
                                    .headers = headers_without_file(),
                                    .access = options.access});
}

Loaded<Placed> read_incidents(Table table, study::Study const& study)
{
    auto const& source = study.incidents;
    auto const layout = find_layout(table.columns, source.schema, source.columns, table.source);
    if (is_degrees(source.crs))  // in metres a comma may also part the thousands
        accept_decimal_comma(table, layout.columns.lon, layout.columns.lat);
    Loaded<Placed> loaded;
    loaded.notices = table.notices;
    loaded.read = loaded.left_out = table.left_out;
    if (layout.schema->name != "sitmap")
        loaded.notices.push_back({table.source, fmt::format("read as {}", layout.schema->name)});
    note_radii(loaded, layout, table.source);
    check_missing_crs(table, loaded);
    note_missing_coordinates(table, layout, loaded);
    auto leftovers = read_records(table, layout, source, loaded.rows);
    loaded.rejects = std::move(leftovers.rejects);
    loaded.read += static_cast<std::int64_t>(table.records.size());
    refuse_exchanged_columns(loaded, leftovers.outside, table.source);
    note_rows(loaded, leftovers.null_island, table.source, "at 0, 0 (null island)");
    note_rows(loaded, leftovers.exchanged, table.source,
              "whose lowest count stands above the highest, read the other way round");
    name_categories(loaded.rows, *layout.schema, study);
    reject_duplicates(loaded, table.source);
    std::ranges::stable_sort(loaded.rejects, {}, &Reject::row);
    name_areas(loaded, study, table.source);
    return loaded;
}

void apply_claims(std::span<Placed> records, std::span<Claim const> claims)
{
    std::set<std::string_view> disputed;
    for (auto const& claim : claims)
        if (claim.stance == Stance::denies || claim.stance == Stance::admits_in_part)
            disputed.insert(claim.record);
    if (disputed.empty()) return;
    for (auto& record : records)
        if (disputed.contains(record.incident.id)) record.incident.disputed = true;
}

}  // namespace sitmap::load
