// SPDX-License-Identifier: MIT
#include "cli/parser.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/command_animate.hpp"
#include "cli/command_brief.hpp"
#include "cli/command_check.hpp"
#include "cli/command_explain.hpp"
#include "cli/command_export.hpp"
#include "cli/command_fire.hpp"
#include "cli/command_join.hpp"
#include "cli/command_labels.hpp"
#include "cli/command_map.hpp"
#include "cli/command_spread.hpp"
#include "cli/command_style.hpp"
#include "cli/command_tally.hpp"
#include "cli/command_verify.hpp"
#include "cli/option_values.hpp"
#include "cli/unknown_words.hpp"
#include "cli/version.hpp"
#include "domain/gazetteer.hpp"
#include "gis/gdal.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace sitmap::cli {

namespace {

/// What flags write into before they become typed options.
struct Raw {
    SharedOptions shared;
    StudyChoice choice;
    std::string from, to, max_rejected;
    std::string on_border = "lowest-id", overlap = "lowest-id";
    PointsAndAreas tables;
    std::string shares, sum;
    MapOptions map;
    AnimateOptions animate;
    BriefOptions brief;
    ExportOptions export_;
    CheckOptions check;
    FireOptions fire;
    SpreadOptions spread;
    std::string origin;
    ExplainOptions explain;
    VerifyOptions verify;
    StyleOptions style;
    LabelsOptions labels;
};

SharedOptions shared_of(Raw const& raw)
{
    SharedOptions shared = raw.shared;
    if (!raw.from.empty() || !raw.to.empty()) {
        DateInterval period{open_start(), open_end()};
        if (!raw.from.empty()) period.first = date_value("--from", raw.from).first;
        if (!raw.to.empty()) period.last = date_value("--to", raw.to).last;
        if (period.last < period.first)
            throw Error{ErrorKind::usage, fmt::format("--from '{}' is after --to '{}'",
                                                      clean(raw.from), clean(raw.to))};
        shared.period = period;
    }
    if (!raw.max_rejected.empty()) shared.max_rejected = share_value(raw.max_rejected);
    return shared;
}

void add_output(CLI::App& app, Raw& raw, bool is_needed)
{
    auto* const output =
        app.add_option("-o,--output", raw.shared.output, "file or folder to write");
    if (is_needed) output->required();
}

/// How a run goes, whatever it does.
void add_running(CLI::App& app, Raw& raw)
{
    app.add_flag("--overwrite", raw.shared.overwrite, "replace what is there");
    app.add_option("--threads", raw.shared.threads, "threads, 0 = one a core")
        ->check(CLI::Range(0, 1024));
    app.add_option("--report", raw.shared.report, "write the run report (JSON) to this file");
    app.add_option("--progress", raw.shared.progress, "auto, plain or none")
        ->check(CLI::IsMember({"auto", "plain", "none"}));
    app.add_flag("--quiet", raw.shared.quiet, "no notes on stderr");
    app.add_flag("--dry-run", raw.shared.dry_run,
                 "say what would be written, write nothing but --report");
}

void add_gate(CLI::App& app, Raw& raw)
{
    app.add_option("--max-rejected", raw.max_rejected,
                   "share of rejected rows above which the run fails: 0 to 1, or more than 1 for "
                   "a percentage, also with %: 10% (0.05)");
}

void add_shared(CLI::App& app, Raw& raw, bool output_needed, bool with_period = true)
{
    add_output(app, raw, output_needed);
    if (with_period) app.add_option("--from", raw.from, "first day, month or year of the period");
    app.add_option("--to", raw.to, "last day, month or year of the period");
    app.add_option("--where", raw.shared.where, "only records that meet this SQL condition");
    add_gate(app, raw);
    add_running(app, raw);
}

void add_date_format(CLI::App& app, std::string& format)
{
    app.add_option("--date-format", format, "iso, dmy or mdy: order of dates written with figures")
        ->check(CLI::IsMember({"iso", "dmy", "mdy"}));
}

void add_study(CLI::App& app, Raw& raw)
{
    app.add_option("study", raw.choice.study,
                   "study.toml, or a table of incidents (default: the built-in study)");
    app.add_option("--areas", raw.choice.areas,
                   "file of areas, for a table or instead of the study's");
    app.add_option("--area-id", raw.choice.area_id, "id column of the areas");
    app.add_option("--area-name", raw.choice.area_name, "name column of the areas");
    app.add_option("--area-country", raw.choice.area_country, "country column of the areas");
    app.add_option("--lon", raw.choice.lon, "longitude column of the table");
    app.add_option("--lat", raw.choice.lat, "latitude column of the table");
    app.add_option("--date", raw.choice.date, "date column of the table");
    add_date_format(app, raw.choice.date_format);
    app.add_option("--style", raw.shared.style, "name of a style or a style file");
    app.add_option("--areas-layer", raw.choice.areas_layer, "layer of the areas");
}

/// For the commands whose sheets or layers are shaded.
void add_shade(CLI::App& app, Raw& raw)
{
    app.add_option("--shade", raw.choice.shade, "arrival, count or none")
        ->check(CLI::IsMember({"arrival", "count", "none"}));
}

/// How a page is laid out, for the commands that compose one.
void add_page(CLI::App& app, Raw& raw)
{
    app.add_option("--page", raw.choice.page,
                   "slide, a4, a4-portrait, a3, a3-portrait, square, 1600x900px, 200x150mm@300");
    app.add_option("--projection", raw.choice.projection,
                   "EPSG:n or a PROJ string instead of an equal-area projection for the frame");
    app.add_option("--lang", raw.choice.language,
                   "language of names: en, the code of a column name_<code>, or both: en+fa")
        ->check([](std::string const& text) {
            return parse_name_languages(text) ? std::string{}
                                              : "must be en, a code such as fa, or both as en+fa";
        });
    add_shade(app, raw);
}

void add_tables(CLI::App& app, Raw& raw)
{
    auto& t = raw.tables;
    app.add_option("points", t.points, "table or layer of points; - = CSV from standard input")
        ->required();
    app.add_option("areas", t.areas, "layer of areas")->required()->expected(1);
    app.add_option_function<std::vector<std::string>>(
        "--areas",
        [&t](auto const& more) { t.areas.insert(t.areas.end(), more.begin(), more.end()); },
        "a further layer of areas: join adds its columns too, tally its rows");
    app.add_option("--points-layer", t.points_layer, "layer of the points");
    app.add_option("--areas-layer", t.areas_layers,
                   "layer of the areas; once more for that of a further --areas")
        ->allow_extra_args(false);
    app.add_option("--lon", t.lon, "longitude column");
    app.add_option("--lat", t.lat, "latitude column");
    app.add_option("--date", t.date, "date column");
    add_date_format(app, t.date_format);
    app.add_option("--area-id", t.area_id, "id column of the areas");
    app.add_option("--area-name", t.area_name, "name column of the areas");
    app.add_option("--on-border", raw.on_border, "lowest-id or set-aside")
        ->check(CLI::IsMember({"lowest-id", "set-aside"}));
    app.add_option("--overlap", raw.overlap, "lowest-id, smallest or set-aside")
        ->check(CLI::IsMember({"lowest-id", "smallest", "set-aside"}));
    app.add_option("--nearest", t.nearest_km,
                   "points outside take the nearest area within this many km")
        ->check(between(0, 20000));
}

PointsAndAreas tables_of(Raw const& raw, SharedOptions const& shared)
{
    PointsAndAreas tables = raw.tables;
    if (tables.areas_layers.size() > tables.areas.size())
        throw Error{ErrorKind::usage,
                    fmt::format("--areas-layer is given {} times for {} files of areas",
                                tables.areas_layers.size(), tables.areas.size())};
    tables.where = shared.where;
    tables.period = shared.period;
    tables.on_border =
        raw.on_border == "set-aside" ? study::OnBorder::set_aside : study::OnBorder::lowest_id;
    tables.on_overlap = raw.overlap == "smallest"    ? study::OnOverlap::smallest
                        : raw.overlap == "set-aside" ? study::OnOverlap::set_aside
                                                     : study::OnOverlap::lowest_id;
    return tables;
}

using Maker = std::function<std::function<Outcome()>(Raw const&, SharedOptions const&)>;

/// A command: its name, what it says of itself, its flags and how the parsed flags become work.
struct Command {
    std::string name;
    std::string help;
    std::function<void(CLI::App&, Raw&)> flags;
    Maker work;
};

/// Fills the shared parts of an option struct that holds `shared` and `choice`.
template <typename Options>
Options with_study(Options options, Raw const& raw, SharedOptions const& shared)
{
    options.shared = shared;
    options.choice = raw.choice;
    return options;
}

void add_map(CLI::App& app, Raw& raw)
{
    add_study(app, raw);
    add_page(app, raw);
    add_shared(app, raw, true);
    app.add_option("--sheet", raw.map.sheet,
                   "key of a sheet of the study, or overview, closeup, fire, months, categories, "
                   "timeline");
    app.add_option("--title", raw.map.title, "title instead of the sheet's");
    app.add_option("--subtitle", raw.map.subtitle, "subtitle instead of the sheet's");
    app.add_option("--dpi", raw.map.dpi, "pixels per inch of a PNG")->check(between(36, 1200));
    app.add_flag("--world-file", raw.map.world_file,
                 "also FILE.pgw, FILE.prj and FILE.png.aux.xml: where the map frame of a PNG lies");
    app.add_flag("--geotiff", raw.map.geotiff, "also FILE.tif: the map frame alone, in its place");
    app.add_flag("--strict", raw.map.strict, "a finding of the preflight fails the run");
}

void add_animate(CLI::App& app, Raw& raw)
{
    add_study(app, raw);
    add_page(app, raw);
    add_shared(app, raw, true);
    app.add_option("--sheet", raw.animate.sheet, "key of a sheet of the study");
    app.add_option("--width", raw.animate.width, "pixels of a frame")->check(CLI::Range(160, 3840));
    app.add_option("--fps", raw.animate.fps, "frames a second, up to 12")->check(between(0.1, 12));
    app.add_option("--hold", raw.animate.hold_seconds, "seconds that the last frame stays")
        ->check(between(0, 60));
}

/// What a command of a study runs: its own options with the shared ones filled in.
template <typename Options>
auto of_study(Options Raw::*options, Outcome (*run)(Options const&))
{
    return [=](Raw const& raw, SharedOptions const& shared) -> std::function<Outcome()> {
        return [run, filled = with_study(raw.*options, raw, shared)] { return run(filled); };
    };
}

std::vector<Command> drawing_commands()
{
    return {
        {"brief", "the whole pack: sheets, film, tables, GIS layers, notes",
         [](CLI::App& app, Raw& raw) {
             add_study(app, raw);
             add_page(app, raw);
             add_shared(app, raw, false);
             app.add_flag("--strict", raw.brief.strict, "a finding of the preflight fails the run");
             app.add_flag("!--no-film", raw.brief.film, "leave GIF and MP4 out");
         },
         of_study(&Raw::brief, run_brief)},
        {"map", "one sheet as .png, .svg, -editable.svg or .pdf", add_map,
         of_study(&Raw::map, run_map)},
        {"animate",
         "the overview month by month: .gif .png (APNG) .mp4 .webm or a folder of frames",
         add_animate, of_study(&Raw::animate, run_animate)},
        {"export", "GIS layers: .gpkg .shp .geojson .fgb .kml .csv",
         [](CLI::App& app, Raw& raw) {
             add_study(app, raw);
             add_shade(app, raw);
             add_shared(app, raw, true);
         },
         of_study(&Raw::export_, run_export)},
        {"check", "what the data hold and what is wrong with them; draws nothing",
         [](CLI::App& app, Raw& raw) {
             add_study(app, raw);
             add_page(app, raw);
             add_shared(app, raw, false);
         },
         of_study(&Raw::check, run_check)},
    };
}

std::vector<Command> table_commands()
{
    return {
        {"join", "any points with any polygons: each row that is selected, with its area",
         [](CLI::App& app, Raw& raw) {
             add_tables(app, raw);
             add_shared(app, raw, true);
             app.add_option("--shares", raw.shares,
                            "also write shares of uncertain places: record, area, share");
         },
         [](Raw const& raw, SharedOptions const& shared) {
             JoinOptions options{tables_of(raw, shared), shared.output, raw.shares,
                                 shared.if_exists(), shared.dry_run};
             return [options] { return run_join(options); };
         }},
        {"tally", "area x month counts of any points, streaming",
         [](CLI::App& app, Raw& raw) {
             add_tables(app, raw);
             add_shared(app, raw, true);
             app.add_option("--sum", raw.sum,
                            "column of numbers to add up as well, such as fatalities: columns sum "
                            "and sum_expected");
         },
         [](Raw const& raw, SharedOptions const& shared) {
             TallyOptions options{tables_of(raw, shared), shared.output, shared.if_exists(),
                                  shared.dry_run, raw.sum};
             return [options] { return run_tally(options); };
         }},
    };
}

std::vector<Command> analysis_commands()
{
    return {
        {"spread", "how it spread: tables with counts, intervals and records, findings.json",
         [](CLI::App& app, Raw& raw) {
             add_study(app, raw);
             add_shared(app, raw, true);
             app.add_option("--points", raw.choice.study, "a table of incidents instead of a study")
                 ->excludes("study");
             app.add_option("--origin", raw.origin, "LON,LAT of the origin");
         },
         [](Raw const& raw, SharedOptions const& shared) {
             auto options = with_study(raw.spread, raw, shared);
             if (!raw.origin.empty()) options.origin = origin_from(raw.origin);
             return [options] { return run_spread(options); };
         }},
        {"fire", "what can be said of reported cross-border fire: tables and layers",
         [](CLI::App& app, Raw& raw) {
             add_study(app, raw);
             add_shared(app, raw, true);
         },
         of_study(&Raw::fire, run_fire)},
        {"explain", "the way of one number back to its records and sources",
         [](CLI::App& app, Raw& raw) {
             app.add_option("key", raw.explain.key, "key of a number, or the beginning of several")
                 ->required();
             add_study(app, raw);
             add_shared(app, raw, false);
         },
         of_study(&Raw::explain, run_explain)},
    };
}

std::vector<Command> pack_commands()
{
    return {
        {"labels", "labels that were moved in an editable SVG, as pins for every later run",
         [](CLI::App& app, Raw& raw) {
             add_study(app, raw);
             add_page(app, raw);
             add_shared(app, raw, false, false);
             app.add_option("--from", raw.labels.from, "the SVG as the editor saved it")
                 ->required();
             app.add_option("--sheet", raw.labels.sheet, "key of the sheet that it shows");
         },
         of_study(&Raw::labels, run_labels)},
        {"verify", "run a pack again and compare it with its manifest",
         [](CLI::App& app, Raw& raw) {
             app.add_option("manifest", raw.verify.manifest,
                            "manifest.json of a pack, or its folder")
                 ->required();
             app.add_flag("!--no-rerun", raw.verify.rerun, "compare the files only");
             add_gate(app, raw);
             add_running(app, raw);
         },
         [](Raw const& raw, SharedOptions const& shared) {
             auto options = raw.verify;
             options.shared = shared;
             return [options] { return run_verify(options); };
         }},
        {"style", "print a style with every value, or list the styles",
         [](CLI::App& app, Raw& raw) {
             app.add_option("name", raw.style.name, "name or file");
             app.add_option("--show", raw.style.name, "name or file")->excludes("name");
             app.add_flag("--list", raw.style.list, "list the styles that can be found");
             add_output(app, raw, false);
             add_running(app, raw);
         },
         [](Raw const& raw, SharedOptions const& shared) {
             auto options = raw.style;
             if (!shared.output.empty()) options.output = shared.output;
             options.overwrite = shared.if_exists();
             options.dry_run = shared.dry_run;
             return [options] { return run_style(options); };
         }},
    };
}

std::vector<Command> all_commands()
{
    std::vector<Command> commands;
    for (auto const& family : {drawing_commands, table_commands, analysis_commands, pack_commands})
        for (auto& command : family()) commands.push_back(std::move(command));
    return commands;
}

std::vector<std::string> inputs_of(Raw const& raw)
{
    std::vector<std::string> inputs = raw.tables.areas;
    for (auto const& path : {raw.choice.study, raw.choice.areas, raw.tables.points,
                             raw.verify.manifest, raw.labels.from})
        if (!path.empty()) inputs.push_back(path);
    if (raw.style.name.ends_with(".toml")) inputs.push_back(raw.style.name);  // else a built-in one
    return inputs;
}

/// As CLI11 wants them: from last to first.
std::vector<std::string> words_for(std::vector<std::string> const& arguments,
                                   std::vector<CLI::App*> const& apps)
{
    auto words = arguments;
    for (auto const* app : apps)
        if (!arguments.empty() && app->get_name() == arguments.front())
            words = with_empty_values(arguments, options_of(*app));
    std::ranges::reverse(words);
    return words;
}

/// In words of our own where CLI11's would mislead: it takes the value of an option that it does
/// not know for a file and tells of that one, and tells unexpected words from last to first.
[[noreturn]] void refuse(CLI::App const& app, CLI::ParseError const& error,
                         std::vector<std::string> const& arguments)
{
    for (auto const* command : app.get_subcommands())
        if (command->get_name() == arguments.front())
            refuse_unknown_option(arguments, options_of(*command));
    bool const is_extra = dynamic_cast<CLI::ExtrasError const*>(&error) != nullptr;
    auto const cause = is_extra ? "not expected: " + join_words(app.remaining(true), " ")
                                : std::string(error.what());
    throw Error{
        ErrorKind::usage,
        fmt::format("cannot read the command line: {}", clean(gis::without_password(cause))),
        "sitmap --help, or sitmap COMMAND --help"};
}

}  // namespace

Job parse(std::vector<std::string> const& arguments)
{
    CLI::App app{
        "sitmap: dated incident reports and administrative polygons into briefing maps, animations "
        "and GIS layers",
        "sitmap"};
    app.set_version_flag("--version", [] { return version_text(); });
    app.require_subcommand(1);
    auto const commands = all_commands();
    std::vector<std::string> names(commands.size());
    std::ranges::transform(commands, names.begin(), &Command::name);
    refuse_unknown_command(arguments, names);  // CLI11 would only say that a command is missing
    std::vector<std::unique_ptr<Raw>> raws;
    std::vector<CLI::App*> apps;
    for (auto const& command : commands) {
        raws.push_back(std::make_unique<Raw>());
        apps.push_back(app.add_subcommand(command.name, command.help));
        command.flags(*apps.back(), *raws.back());
    }
    auto words = words_for(arguments, apps);
    try {
        app.parse(words);
    } catch (CLI::CallForHelp const&) {
        return {"help", {}, {}, {}, {}, app.help()};
    } catch (CLI::CallForAllHelp const&) {
        return {"help", {}, {}, {}, {}, app.help("", CLI::AppFormatMode::All)};
    } catch (CLI::CallForVersion const& version) {
        return {"version", {}, {}, {}, {}, version_text()};
    } catch (CLI::ParseError const& error) {
        refuse(app, error, arguments);
    }
    for (std::size_t i = 0; i < commands.size(); ++i) {
        if (!apps[i]->parsed()) continue;
        auto const shared = shared_of(*raws[i]);
        return {commands[i].name,
                shared,
                inputs_of(*raws[i]),
                raws[i]->shares,
                commands[i].work(*raws[i], shared),
                {}};
    }
    throw Error{ErrorKind::internal, "no command was chosen"};
}

}  // namespace sitmap::cli
