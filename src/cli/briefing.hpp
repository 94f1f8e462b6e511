// SPDX-License-Identifier: MIT
// cli/briefing.hpp: a study as loaded, joined and selected: what map, animate, export, check,
// spread, fire and brief all work from, so that they cannot disagree.
#pragma once

#include "analysis/findings.hpp"
#include "analysis/fire.hpp"
#include "base/report.hpp"
#include "cli/area_audit.hpp"
#include "cli/options.hpp"
#include "cli/outcome.hpp"
#include "domain/gazetteer.hpp"
#include "domain/placed.hpp"
#include "load/areas.hpp"
#include "map/material.hpp"
#include "study/study.hpp"
#include "study/study_file.hpp"
#include "style/style.hpp"
#include "write/manifest.hpp"

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sitmap::cli {

/// Which study: a .toml file, or a table of incidents with the areas named beside it.
struct StudyChoice {
    std::string study;    // .toml, a table (CSV, GPKG ...), or empty: the built-in default
    std::string areas;    // area file for a table; replaces the study's
    std::string area_id;  // its id column
    std::string area_name;
    std::string area_country;
    std::string lon, lat, date;
    std::string date_format;  // iso, dmy or mdy; replaces the study's
    std::string page;         // replaces the study's
    std::string language;     // replaces the study's
    std::string projection;
    std::string shade;  // replaces the study's: arrival, count, none
    std::string areas_layer;
};

/// The flags of a choice, as a manifest keeps them.
inline constexpr std::array<std::pair<std::string_view, std::string StudyChoice::*>, 14>
    choice_flags{{{"study", &StudyChoice::study},
                  {"areas", &StudyChoice::areas},
                  {"area-id", &StudyChoice::area_id},
                  {"area-name", &StudyChoice::area_name},
                  {"area-country", &StudyChoice::area_country},
                  {"lon", &StudyChoice::lon},
                  {"lat", &StudyChoice::lat},
                  {"date", &StudyChoice::date},
                  {"date-format", &StudyChoice::date_format},
                  {"page", &StudyChoice::page},
                  {"lang", &StudyChoice::language},
                  {"projection", &StudyChoice::projection},
                  {"shade", &StudyChoice::shade},
                  {"areas-layer", &StudyChoice::areas_layer}}};

struct Briefing {
    study::Study study;
    style::Style style;
    load::Areas areas;
    std::vector<bool> is_used;       // one a placed record: false outside the period or all areas
    std::vector<Placed> placed;      // every record that was read and not rejected
    std::vector<std::size_t> used;   // those of any scope for which is_used holds
    std::vector<std::size_t> shown;  // in scope and period
    std::vector<Claim> claims;
    std::vector<study::PublishedTotal> totals;
    std::vector<Place> places;
    std::vector<AreaNames> names;
    std::vector<SheetPins> pins;  // labels that somebody has put in place
    std::vector<FireEvent> fire_events;
    std::vector<analysis::FireFinding> fires;          // of every record that was read
    std::vector<analysis::FireFinding> counted_fires;  // of the shown ones: what is counted
    DateInterval period;                               // of the shown records, or as stated
    std::optional<DateInterval> stated_period;         // before the records closed its open ends
    Accounting records;
    std::int64_t in_no_area = 0;  // of those outside
    std::string none_counts;      // where no record is shown: what took them (cli/gate)
    std::vector<Reject> rejects;
    std::vector<Notice> notices;
    write::Manifest manifest;  // inputs, versions, parameters; outputs are added by brief
    std::string run_id;
    std::unique_ptr<AreaAudit> audit;  // none: no areas, or finished
};

/// The study with the options applied; opens the study file only.
study::Study choose_study(StudyChoice const& choice, SharedOptions const& shared);
/// Every value of the study for a reader: a database is named without its password.
std::vector<study::EffectiveValue> shown_values(study::Study const& study);
/// Loads, joins and selects. Throws ErrorKind::input for a source that cannot be used.
Briefing load_briefing(StudyChoice const& choice, SharedOptions const& shared,
                       std::string const& command);

/// The same with the audit of the areas still under way; `finish_audit` before the notices are
/// told. `meanwhile` is done by this thread while another one still reads the areas.
Briefing begin_briefing(StudyChoice const& choice, SharedOptions const& shared,
                        std::string const& command,
                        std::function<void(style::Style const&)> const& meanwhile = {});
/// Waits for the audit of the areas and adds what it found to the notices.
void finish_audit(Briefing& briefing);

/// For each placed record whether the sheets count it.
std::vector<bool> is_shown(Briefing const& briefing);

/// What a command hands back of it: account, rejects, notices, and the study's own limit of the
/// gate.
Outcome outcome_of(Briefing const& briefing);

/// Files that the run read, the style's among them.
std::vector<std::string> inputs_of(Briefing const& briefing);

/// What sheets draw from; all references live in `briefing`, `findings` and `measure`.
map::Material material_of(Briefing const& briefing, analysis::Findings const& findings,
                          map::TextMeasure const& measure);

}  // namespace sitmap::cli
