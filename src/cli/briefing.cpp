// SPDX-License-Identifier: MIT
#include "cli/briefing.hpp"

#include "analysis/fire_numbers.hpp"
#include "animate/frames.hpp"
#include "base/columns.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/product_paths.hpp"
#include "base/text.hpp"
#include "cli/gate.hpp"
#include "cli/place_notices.hpp"
#include "cli/study_inputs.hpp"
#include "gis/gdal.hpp"
#include "join/exchanged.hpp"
#include "join/place.hpp"
#include "load/incidents.hpp"
#include "load/stated_areas.hpp"
#include "load/tables.hpp"
#include "render/versions.hpp"
#include "study/labels_file.hpp"
#include "study/study_file.hpp"
#include "style/style_file.hpp"

#include <fmt/format.h>
#include <oneapi/tbb/parallel_invoke.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace sitmap::cli {

namespace {

template <typename T>
std::vector<T> take(Loaded<T> table, std::string const& name, Briefing& briefing)
{
    for (auto& notice : table.notices) briefing.notices.push_back(std::move(notice));
    for (auto const& reject : table.rejects)
        briefing.notices.push_back({name, fmt::format("row {} of '{}' left out: {}", reject.row,
                                                      reject.source, reject.reason)});
    return std::move(table.rows);
}

/// Names in a language that no table knows would silently be the plain ones.
void check_language(Briefing const& briefing)
{
    auto const languages = parse_name_languages(briefing.study.language);
    if (!languages || languages->code.empty()) return;
    std::vector<std::string> known{"en"};
    auto const note = [&](auto const& rows) {
        for (auto const& row : rows)
            for (auto const& [code, name] : row.other_names)
                if (std::ranges::count(known, code) == 0) known.push_back(code);
    };
    note(briefing.names);
    note(briefing.places);
    if (std::ranges::count(known, languages->code) > 0) return;
    throw Error{ErrorKind::input,
                fmt::format("cannot write names in '{}': the study's tables of names and places "
                            "have no column 'name_{}'",
                            languages->code, languages->code),
                "they have: " + join_words(known, ", ")};
}

bool in_scope(study::Study const& study, Incident const& incident)
{
    return study.scopes.empty() || std::ranges::count(study.scopes, incident.scope.str()) > 0;
}

/// The period with its open ends taken from another one, where that leaves it a period.
DateInterval with_ends_of(DateInterval period, std::optional<DateInterval> const& other)
{
    if (!other) return period;
    if (period.first == open_start() && other->first <= period.last) period.first = other->first;
    if (period.last == open_end() && period.first <= other->last) period.last = other->last;
    return period;
}

/// A period without any record in it may still be open: it becomes the month of its known end.
DateInterval closed(DateInterval period)
{
    if (period.first == open_start()) period.first = first_day(month_of(period.last));
    if (period.last == open_end()) period.last = last_day(month_of(period.first));
    return period;
}

void select(Briefing& briefing)
{
    auto const& study = briefing.study;
    bool const has_areas = !briefing.areas.units.empty();
    std::optional<DateInterval> span;  // of the shown records
    for (std::size_t i = 0; i < briefing.placed.size(); ++i) {
        auto const& placed = briefing.placed[i];
        bool const early_or_late = study.period && !study.period->meets(placed.incident.when);
        bool const in_no_area = !early_or_late && has_areas && lies_in_no_area(placed);
        bool const outside = early_or_late || in_no_area;
        briefing.in_no_area += in_no_area ? 1 : 0;
        ++(outside ? briefing.records.outside : briefing.records.used);
        briefing.is_used.push_back(!outside);
        if (outside) continue;
        briefing.used.push_back(i);
        if (!in_scope(study, placed.incident)) continue;
        briefing.shown.push_back(i);
        auto const& when = placed.incident.when;
        span =
            span ? DateInterval{std::min(span->first, when.first), std::max(span->last, when.last)}
                 : when;
    }
    if (has_areas)
        for (auto& notice : outside_areas(briefing.placed, briefing.areas.units, study.period))
            briefing.notices.push_back(std::move(notice));
    briefing.stated_period = study.period;
    if (study.period) briefing.study.period = closed(with_ends_of(*study.period, span));
    briefing.period = study.period ? *study.period : span.value_or(DateInterval{});
}

/// Categories of a study that names none: the most frequent ones of its records, as many as there
/// are symbols. Of all records, so that another period leaves each its symbol.
void find_categories(Briefing& briefing)
{
    auto& categories = briefing.study.categories;
    if (!categories.empty()) return;
    std::unordered_map<std::string_view, int> counts;
    for (auto const& placed : briefing.placed)
        if (in_scope(briefing.study, placed.incident)) ++counts[placed.incident.category.str()];
    counts.erase("");
    std::vector<std::pair<std::string, int>> by_count(counts.begin(), counts.end());
    std::ranges::sort(by_count, {}, [](auto const& entry) {
        return std::pair{-entry.second, std::string_view(entry.first)};
    });
    for (auto const& [category, count] : by_count)
        if (categories.size() < briefing.style.categories.size())
            categories.push_back({category, category, {}});
}

/// All but the inputs and what the user asked for.
void fill_manifest(Briefing& briefing, std::string const& command)
{
    auto& manifest = briefing.manifest;
    manifest.command = command;
    manifest.study = briefing.study.file;
    manifest.version = SITMAP_VERSION;
    for (auto const& libraries :
         {gis::library_versions(), render::library_versions(), animate::library_versions()})
        for (auto const& words : libraries) {
            auto const blank = words.find(' ');
            manifest.libraries[words.substr(0, blank)] =
                blank == std::string::npos ? "" : words.substr(blank + 1);
        }
    auto const& s = briefing.study;
    for (auto const& value : shown_values(s))
        manifest.parameters["study." + value.key] = value.value;
    manifest.parameters["style"] = briefing.style.name;
    manifest.parameters["style.sha256"] = sha256(style::effective(briefing.style));
}

/// The flags that shaped the run, so that `verify` can repeat it.
void note_options(write::Manifest& manifest, StudyChoice const& choice, SharedOptions const& shared)
{
    auto const note = [&](std::string const& flag, std::string const& value) {
        if (!value.empty()) manifest.parameters["option." + flag] = value;
    };
    for (auto const& [flag, value] : choice_flags)
        if (flag != "study" || manifest.study.empty())
            note(std::string(flag), gis::without_password(choice.*value));
    note("where", shared.where);
    note("style", shared.style);
    if (shared.period) note("period", to_text(*shared.period));
    if (shared.max_rejected) note("max-rejected", to_text(*shared.max_rejected));
}

/// No product takes the place of an input. `labels` may replace the pins of the study: they have
/// been read, and those that were not moved again are written anew.
void refuse_products(Briefing const& briefing, SharedOptions const& shared,
                     std::string const& command)
{
    auto inputs = inputs_of(briefing);
    refuse_inputs(shared.report, inputs);
    if (shared.output.empty()) return refuse_inputs("-", inputs);
    if (command == "labels") std::erase(inputs, briefing.study.labels);
    refuse_inputs(shared.output, inputs);
}

/// The tables beside the incidents.
void read_tables(Briefing& briefing, std::span<Placed> incidents)
{
    auto const& study = briefing.study;
    auto const& read = briefing.records;
    briefing.claims =
        take(load::of_records(load::claims(study), incidents, read), "claims", briefing);
    load::apply_claims(incidents, briefing.claims);
    briefing.fire_events =
        take(load::of_records(load::fires(study), incidents, read), "fires", briefing);
    briefing.totals = take(load::totals(study), "totals", briefing);
    briefing.places = take(load::places(study), "places", briefing);
    briefing.names = take(load::names(study), "names", briefing);
    check_language(briefing);
    if (!study.labels.empty()) briefing.pins = study::read_labels(study.labels);
}

/// The areas and the table of incidents, at the same time.
load::Table read_sources(Briefing& briefing, SharedOptions const& shared,
                         std::function<void(style::Style const&)> const& meanwhile)
{
    auto const& study = briefing.study;
    auto const access =
        study.incidents.file.starts_with("PG:") ? gis::Access::databases : gis::Access::files;
    load::Table table;
    // The last one is done by this thread, whose memory grows in larger steps than that of others.
    oneapi::tbb::parallel_invoke(
        [&] {
            if (!study.areas.file.empty()) briefing.areas = load::areas_unaudited(study);
        },
        [&] {
            table = load::incident_table(study, {shared.where, access});
            if (meanwhile) meanwhile(briefing.style);
        });
    return table;
}

/// The incidents of the table. At the same time the areas are indexed for them and the inputs
/// hashed.
Loaded<Placed> read_records(Briefing& briefing, load::Table table, StudyInputs const& inputs,
                            std::optional<join::AreaIndex>& index)
{
    auto const& study = briefing.study;
    auto const count = table.records.size();
    Loaded<Placed> incidents;
    oneapi::tbb::parallel_invoke(
        [&] {
            index.emplace(briefing.areas.units, join::TieRules{study.on_border, study.on_overlap},
                          count);
        },
        [&] { briefing.manifest.inputs = inputs.hashes(); },
        [&] { incidents = load::read_incidents(std::move(table), study); });
    return incidents;
}

/// What the sources say beside their rows.
void account_for(Loaded<Placed>& incidents, Briefing& briefing)
{
    briefing.records.read = incidents.read;
    briefing.records.outside = incidents.left_out;
    briefing.records.rejected = static_cast<std::int64_t>(incidents.rejects.size());
    briefing.rejects = std::move(incidents.rejects);
    briefing.notices = std::move(incidents.notices);
    for (auto const& reject : briefing.areas.rejects)
        briefing.notices.push_back(
            {"areas", fmt::format("feature {} of '{}' left out: {}", reject.row, reject.source,
                                  reject.reason)});
}

/// Words of the study on its whole period must not stand over another one. Titles and notes are
/// its author's: they stay.
void make_for_period(study::Study& study, DateInterval const& period)
{
    study.subtitle.clear();
    for (auto& sheet : study.sheets) sheet.subtitle.clear();
    if (period.last < open_end()) study.as_of.clear();
    study.period = with_ends_of(period, study.period);
}

void tell_of_period(Briefing& briefing, SharedOptions const& shared)
{
    auto const& study = briefing.study;
    bool const has_words = !study.title.empty() || std::ranges::any_of(study.sheets, [](auto& s) {
        return !s.title.empty() || !s.note.empty();
    });
    if (shared.period && has_words)
        briefing.notices.push_back(
            {"period",
             "subtitles are made for it; titles and notes are those of the study, which "
             "may speak of another one"});
}

/// Places the records; refuses coordinates that look exchanged.
void place_records(Briefing& briefing, std::vector<Placed> records, join::AreaIndex const& index)
{
    auto const& study = briefing.study;
    briefing.placed = std::move(records);
    for (auto& notice :
         load::resolve_statements(briefing.placed, briefing.areas.units, briefing.areas.countries))
        briefing.notices.push_back(std::move(notice));
    join::PlaceOptions options;
    options.ties = {study.on_border, study.on_overlap};
    options.stated_area_holds_outside = true;
    join::place(briefing.placed, index, briefing.areas.units, options);
    if (auto const turned = join::inside_if_exchanged(briefing.placed, index); turned > 0)
        throw Error{ErrorKind::input,
                    fmt::format("cannot use '{}': longitude and latitude look exchanged: {} of {} "
                                "records would lie in an area the other way round",
                                clean(gis::without_password(study.incidents.file)), turned,
                                briefing.placed.size()),
                    "name the columns with --lon and --lat"};
    for (auto& notice : contradictions(briefing.placed, briefing.areas.units))
        briefing.notices.push_back(std::move(notice));
}

/// What is known of the fire that was reported; `counted_fires` is that of the shown records.
void find_fires(Briefing& briefing, join::AreaIndex const& index)
{
    std::vector<analysis::NamedPlace> named;
    for (auto const& place : briefing.places)
        named.push_back({place.name, place.country, place.where});
    briefing.fires = analysis::fire(briefing.fire_events, briefing.areas.countries, named,
                                    Kilometres{briefing.study.weapon_range_km});
    for (auto& fire : briefing.fires)
        if (auto const& origin = fire.event.origin; !origin.inferred)
            fire.origin_area = index.locate(origin.where).index();
    if (briefing.fires.empty()) return;
    std::set<std::string_view> fires, shown;  // few of many records
    for (auto const& fire : briefing.fires) fires.insert(fire.event.id);
    for (auto const i : briefing.shown)
        if (auto const known = fires.find(briefing.placed[i].incident.id); known != fires.end())
            shown.insert(*known);
    std::vector<std::string> others;
    for (auto const& fire : briefing.fires)
        if (shown.contains(fire.event.id))
            briefing.counted_fires.push_back(fire);
        else
            others.push_back(fire.event.id);
    if (!others.empty())
        briefing.notices.push_back(
            {"fires", fmt::format("left out {} of {} rows, whose records do not count: {}",
                                  others.size(), briefing.fires.size(), quoted_list(others))});
    for (auto& notice : analysis::notices_of_borders(briefing.counted_fires))
        briefing.notices.push_back(std::move(notice));
}

/// The file of the study, or the table that stands for one.
std::string source_of(StudyChoice const& choice)
{
    return choice.study.empty() ? study::find_default() : choice.study;
}

study::Shade shade_from(std::string const& word)
{
    if (word == "arrival") return study::Shade::arrival;
    if (word == "count") return study::Shade::count;
    if (word == "none") return study::Shade::none;
    throw Error{ErrorKind::usage,
                fmt::format("cannot use --shade '{}': not arrival, count or none", clean(word))};
}

}  // namespace

study::Study choose_study(StudyChoice const& choice, SharedOptions const& shared)
{
    auto const path = source_of(choice);
    study::Study study;
    if (path.ends_with(".toml")) {
        study = study::read(path);
    } else {
        study.incidents.file = path;
        auto const shown = std::filesystem::path(gis::without_password(path));
        study.key = file_name_from(shown.stem().string());
        study.shade = study::Shade::count;
    }
    auto& columns = study.incidents.columns;
    for (auto [given, key] : {std::pair{&choice.areas, &study.areas.file},
                              {&choice.area_id, &study.areas.id},
                              {&choice.area_name, &study.areas.name},
                              {&choice.area_country, &study.areas.country},
                              {&choice.areas_layer, &study.areas.layer},
                              {&choice.lon, &columns.lon},
                              {&choice.lat, &columns.lat},
                              {&choice.date, &columns.date},
                              {&choice.date_format, &study.incidents.date_format},
                              {&choice.page, &study.page},
                              {&choice.language, &study.language},
                              {&choice.projection, &study.projection},
                              {&shared.style, &study.style}})
        if (!given->empty()) *key = *given;
    if (!choice.shade.empty()) study.shade = shade_from(choice.shade);
    if (shared.period) make_for_period(study, *shared.period);
    if (shared.max_rejected) study.max_rejected = *shared.max_rejected;
    return study;
}

std::vector<study::EffectiveValue> shown_values(study::Study const& study)
{
    auto values = study::effective(study);
    auto shown = study;
    shown.incidents.file = gis::without_password(study.incidents.file);
    if (shown.incidents.file == study.incidents.file) return values;
    auto const hidden = study::effective(shown);
    for (std::size_t i = 0; i < values.size(); ++i) values[i].value = hidden[i].value;
    return values;
}

Briefing load_briefing(StudyChoice const& choice, SharedOptions const& shared,
                       std::string const& command)
{
    auto briefing = begin_briefing(choice, shared, command);
    finish_audit(briefing);
    return briefing;
}

Briefing begin_briefing(StudyChoice const& choice, SharedOptions const& shared,
                        std::string const& command,
                        std::function<void(style::Style const&)> const& meanwhile)
{
    Briefing briefing;
    StudyInputs inputs(source_of(choice));
    briefing.study = choose_study(choice, shared);
    auto const& study = briefing.study;
    inputs.add(study);
    briefing.style = style::read_style(study.style, folder_of(study));
    auto table = read_sources(briefing, shared, meanwhile);
    require_named_areas(study, briefing.areas);
    std::optional<join::AreaIndex> index;
    auto incidents = read_records(briefing, std::move(table), inputs, index);
    account_for(incidents, briefing);
    tell_of_period(briefing, shared);
    read_tables(briefing, incidents.rows);
    inputs.refuse_changes();
    place_records(briefing, std::move(incidents.rows), *index);
    // Until here all threads have work; most of what comes is done by one.
    if (!study.areas.file.empty())
        briefing.audit = std::make_unique<AreaAudit>(briefing.areas.units, study.areas);
    select(briefing);
    briefing.none_counts = why_none_counts(briefing);
    find_categories(briefing);
    find_fires(briefing, *index);
    fill_manifest(briefing, command);
    note_options(briefing.manifest, choice, shared);
    briefing.run_id = write::run_id(briefing.manifest);
    refuse_products(briefing, shared, command);
    for (auto const& notice : briefing.areas.notices) briefing.notices.push_back(notice);
    return briefing;
}

void finish_audit(Briefing& briefing)
{
    if (!briefing.audit) return;
    for (auto& notice : briefing.audit->finish()) briefing.notices.push_back(std::move(notice));
    briefing.audit.reset();
}

std::vector<bool> is_shown(Briefing const& briefing)
{
    std::vector<bool> shown(briefing.placed.size());
    for (auto const index : briefing.shown) shown[index] = true;
    return shown;
}

Outcome outcome_of(Briefing const& briefing)
{
    Outcome outcome;
    outcome.records = briefing.records;
    outcome.rejects = briefing.rejects;
    outcome.notices = briefing.notices;
    outcome.max_rejected = briefing.study.max_rejected;
    outcome.none_counts = briefing.none_counts;
    outcome.run_id = briefing.run_id;
    return outcome;
}

std::vector<std::string> inputs_of(Briefing const& briefing)
{
    std::vector<std::string> paths;
    for (auto const& input : briefing.manifest.inputs) paths.push_back(input.path);
    return paths;
}

map::Material material_of(Briefing const& b, analysis::Findings const& findings,
                          map::TextMeasure const& measure)
{
    return {b.study,
            b.style,
            measure,
            b.placed,
            b.shown,
            b.areas.units,
            b.areas.countries,
            b.areas.rivers,
            b.places,
            b.names,
            b.claims,
            findings.presence,
            findings.presence_order,
            b.fires,
            b.totals,
            b.pins,
            b.records,
            b.period,
            b.run_id,
            b.in_no_area,
            b.used};
}

}  // namespace sitmap::cli
