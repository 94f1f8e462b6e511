// SPDX-License-Identifier: MIT
#include "cli/command_brief.hpp"

#include "animate/frames.hpp"
#include "base/error.hpp"
#include "base/product_paths.hpp"
#include "base/progress.hpp"
#include "base/text.hpp"
#include "cli/command_animate.hpp"
#include "cli/findings_of_study.hpp"
#include "cli/gate.hpp"
#include "cli/gis_look.hpp"
#include "cli/products.hpp"
#include "cli/sheet_notices.hpp"
#include "cli/sheets_of_study.hpp"
#include "join/tally.hpp"
#include "map/compose.hpp"
#include "map/presence_layer.hpp"
#include "render/text.hpp"
#include "render/write.hpp"
#include "write/findings_file.hpp"
#include "write/findings_layers.hpp"
#include "write/findings_tables.hpp"
#include "write/layers_of.hpp"
#include "write/manifest.hpp"
#include "write/notes.hpp"
#include "write/table.hpp"
#include "write/vector_file.hpp"

#include <fmt/format.h>

#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <set>

namespace sitmap::cli {

namespace {

constexpr int film_width = 1280;

/// One product of the pack: its name in the folder and how it is made there.
struct Product {
    std::string name;
    std::function<void(std::string const& path)> make;
    std::vector<std::string> files = {};  // what it consists of, if not of the one file
};

/// Everything that products are made from; lives until all are written.
struct Pack {
    Briefing const& briefing;
    analysis::Findings const& findings;
    map::Material material;
    map::Page page;
    std::vector<study::Sheet> sheets;
    std::vector<map::Sheet> composed;  // one a sheet
};

void add_sheets(std::vector<Product>& products, Pack const& pack)
{
    for (std::size_t i = 0; i < pack.sheets.size(); ++i) {
        auto const name = file_name_from(pack.sheets[i].key);
        for (char const* extension : {".png", ".svg", ".pdf", "-editable.svg"})
            products.push_back({name + extension, [&pack, i](std::string const& path) {
                                    render::WriteOptions options;
                                    options.dpi = pack.page.dpi;
                                    options.overwrite = Overwrite::replace;
                                    render::write(pack.composed[i].scene, path, options);
                                }});
    }
}

void add_films(std::vector<Product>& products, Pack const& pack)
{
    auto const overview = std::ranges::find(pack.sheets, "overview", &study::Sheet::kind);
    if (overview == pack.sheets.end() || pack.briefing.shown.empty()) return;
    for (char const* name : {"spread.gif", "spread.mp4"})
        products.push_back({name, [&pack, sheet = *overview](std::string const& path) {
                                animate::FilmOptions how;
                                how.title = sheet.title;
                                animate::animate(
                                    film_of_study(pack.material, sheet, pack.page, film_width).film,
                                    path, Overwrite::replace, how);
                            }});
}

void add_layers(std::vector<Product>& products, Pack const& pack)
{
    auto const& b = pack.briefing;
    auto all = write::layers_of(b.placed, b.areas.units, pack.findings.presence, b.counted_fires,
                                gis_look(b, pack.material));
    for (auto& layer : write::findings_layers(pack.findings, b.placed, b.areas.units))
        all.push_back(std::move(layer));
    write::note_run(all, b.run_id);
    auto const layers = std::make_shared<std::vector<gis::VectorLayer> const>(std::move(all));
    auto const key = file_name_from(b.study.key);
    for (auto const& name : {"gis/" + key + ".gpkg", "gis/shapefile/" + key + ".shp"})
        products.push_back({name,
                            [layers](std::string const& path) {
                                write::write_vector(path, *layers, {Overwrite::replace});
                            },
                            write::vector_file_names(name, *layers)});
}

/// `records` as the sheets count them; what their radii and dates leave open stands beside it.
std::vector<write::TallyLine> tally_lines(std::span<Placed const> shown, Briefing const& b)
{
    std::map<std::pair<std::size_t, Month>, std::int64_t> records;
    for (auto const& placed : shown) {
        auto const& when = placed.incident.when;
        if (placed.area && month_of(when.first) == month_of(when.last))
            ++records[{*placed.area, month_of(when.first)}];
    }
    std::vector<write::TallyLine> lines;
    for (auto const& row : join::tally(shown, b.areas.units.size(), b.period))
        lines.push_back({row.area, row.month, records[{row.area, row.month}], row.n, row.n_possible,
                         row.n_expected});
    return lines;
}

void add_tables(std::vector<Product>& products, Pack const& pack)
{
    auto const& b = pack.briefing;
    auto const add = [&](write::Table table) {
        products.push_back({"tables/" + table.name + ".csv",
                            [table = std::move(table), id = b.run_id](std::string const& path) {
                                write_text(path, write::with_run(write::to_csv(table), id));
                            }});
    };
    add(write::incidents_table(b.placed, b.areas.units, is_shown(b)));
    std::vector<Placed> shown;
    for (auto const index : b.shown) shown.push_back(b.placed[index]);
    add(write::tally_table(tally_lines(shown, b), b.areas.units));
    add(write::rejects_table(b.rejects));
    add(write::notices_table(b.notices));
    add(write::claims_table(b.claims));
    for (auto& [name, text] :
         write::findings_tables(pack.findings, b.placed, b.areas.units, b.counted_fires))
        products.push_back(
            {"tables/" + name, [text = write::with_run(text, b.run_id)](std::string const& path) {
                 write_text(path, text);
             }});
    products.push_back({"findings.json", [&pack](std::string const& path) {
                            write_text(path, write::findings_json(
                                                 pack.findings, pack.briefing.placed,
                                                 pack.briefing.areas.units, pack.briefing.run_id));
                        }});
}

write::Drawing drawing_of(Pack const& pack)
{
    write::Drawing drawing;
    auto const overview = std::ranges::find(pack.sheets, "overview", &study::Sheet::kind);
    if (overview == pack.sheets.end()) return drawing;
    auto const& sheet = pack.composed[static_cast<std::size_t>(overview - pack.sheets.begin())];
    drawing.points = static_cast<std::int64_t>(sheet.points.size());
    drawing.area_marks = static_cast<std::int64_t>(sheet.area_marks.size());
    std::set<std::size_t> seen(sheet.points.begin(), sheet.points.end());
    seen.insert(sheet.area_marks.begin(), sheet.area_marks.end());
    for (auto const& omitted : sheet.omitted) {
        drawing.not_drawn.push_back(
            {pack.briefing.placed[omitted.record].incident.id, omitted.reason});
        seen.insert(omitted.record);
    }
    for (auto const record : sheet.hatched) drawing.hatched += seen.insert(record).second;
    std::map<std::size_t, std::string> reasons;
    for (auto const record : map::presence_records(pack.material))
        reasons[record] = "a report of presence outside the map";
    for (auto const& omitted : map::presence_without_hatch(pack.material))
        reasons[omitted.record] = "a report of presence " + omitted.reason;
    for (auto const record : pack.briefing.used)
        if (!seen.contains(record))
            drawing.not_drawn.push_back(
                {pack.briefing.placed[record].incident.id,
                 reasons.contains(record) ? reasons[record] : "not in the scope of the sheets"});
    return drawing;
}

std::string notes_of(Pack const& pack)
{
    auto const& b = pack.briefing;
    std::vector<bool> is_decisive(b.placed.size());
    for (std::size_t const record : pack.findings.by_presence) is_decisive[record] = true;
    std::vector<Placed> used;
    std::vector<bool> decides;
    for (std::size_t i = 0; i < b.placed.size(); ++i) {
        if (!b.is_used[i]) continue;
        used.push_back(b.placed[i]);
        decides.push_back(is_decisive[i]);
    }
    return write::notes({b.study, used, b.areas.units, pack.findings.presence, b.records, b.rejects,
                         b.notices, drawing_of(pack), b.manifest, b.counted_fires, b.in_no_area,
                         decides});
}

/// Sheets of the study, or an overview (and the fire sheet, if there is fire) for a study that
/// names none.
std::vector<study::Sheet> sheets_of(Briefing const& briefing)
{
    if (!briefing.study.sheets.empty()) return briefing.study.sheets;
    std::vector<study::Sheet> sheets;
    auto const add = [&](std::string key, std::string kind) {
        study::Sheet sheet;
        sheet.key = std::move(key);
        sheet.kind = std::move(kind);
        sheets.push_back(std::move(sheet));
    };
    add("map", "overview");
    if (!briefing.counted_fires.empty()) add("fire", "fire");
    add("months", "months");
    return sheets;
}

void compose_sheets(Pack& pack, bool strict, render::PangoMeasure const& measure, Outcome& outcome)
{
    auto const note = [&](std::vector<Notice> const& notices) {
        std::ranges::copy(notices, std::back_inserter(outcome.notices));
    };
    note(font_notices(pack.briefing.style, measure));
    note(notices_of_strange_pins(pack.briefing, pack.sheets));
    for (auto const& sheet : pack.sheets) {
        auto const& composed =
            pack.composed.emplace_back(map::compose(pack.material, sheet, pack.page));
        note(notices_of_lost_pins(pack.briefing, sheet, pack.page, composed));
        report_remarks(composed.remarks, strict, outcome);
    }
}

/// Every file of the pack, in the order of the products.
std::vector<std::string> files_of(std::vector<Product> const& products, std::string const& target)
{
    std::vector<std::string> files;
    for (auto const& product : products) {
        if (product.files.empty()) files.push_back(target + "/" + product.name);
        for (auto const& file : product.files) files.push_back(target + "/" + file);
    }
    files.push_back(target + "/manifest.json");
    return files;
}

/// Makes all products on all threads; the order of the list is the order of the report.
void make_all(std::vector<Product> const& products, OutFolder const& folder, Progress& progress)
{
    std::vector<std::string> paths;
    for (auto const& product : products) paths.push_back(folder.inside(product.name));
    std::mutex mutex;
    oneapi::tbb::parallel_for(std::size_t{0}, products.size(), [&](std::size_t i) {
        products[i].make(paths[i]);
        std::scoped_lock const lock(mutex);
        progress.step(products[i].name);
    });
}

void add_outputs(write::Manifest& manifest, OutFolder const& folder,
                 std::vector<std::string> const& names)
{
    for (auto const& name : names)
        manifest.outputs.push_back(write::hash_file(folder.inside(name), name));
}

}  // namespace

Outcome run_brief(BriefOptions const& options)
{
    auto const study = choose_study(options.choice, options.shared);
    auto const target = options.shared.output.empty() ? "outputs/" + file_name_from(study.key)
                                                      : options.shared.output;
    refuse_report_inside(options.shared.report, target);
    OutFolder folder(
        target, options.shared.if_exists(),  // refuses before any work
        options.shared.output.empty() ? OutFolder::Parent::make : OutFolder::Parent::require);
    auto briefing = load_briefing(options.choice, options.shared, "brief");
    refuse_inputs(target, inputs_of(briefing));
    if (!options.film) briefing.manifest.parameters["option.no-film"] = "yes";
    if (has_no_date(briefing)) return outcome_of(briefing);
    auto const findings = findings_of_study(briefing);
    render::PangoMeasure const measure;
    Pack pack{briefing,
              findings,
              material_of(briefing, findings, measure),
              page_of(briefing),
              sheets_of(briefing),
              {}};
    auto outcome = outcome_of(briefing);
    compose_sheets(pack, options.strict, measure, outcome);
    std::vector<Product> products;
    if (options.film) add_films(products, pack);
    add_sheets(products, pack);
    add_layers(products, pack);
    add_tables(products, pack);
    products.push_back(
        {"notes.md", [&pack](std::string const& path) { write_text(path, notes_of(pack)); }});
    outcome.outputs = files_of(products, target);
    if (options.shared.dry_run) return outcome;

    Progress progress(options.shared.progress_mode(), static_cast<int>(products.size()));
    make_all(products, folder, progress);
    add_outputs(briefing.manifest, folder, folder.files());
    briefing.manifest.records = briefing.records;
    write_text(folder.inside("manifest.json"), write::to_json(briefing.manifest));
    folder.publish();
    return outcome;
}

}  // namespace sitmap::cli
