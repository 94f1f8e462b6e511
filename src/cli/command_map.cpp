// SPDX-License-Identifier: MIT
#include "cli/command_map.hpp"

#include "base/columns.hpp"
#include "base/error.hpp"
#include "base/file_set.hpp"
#include "base/memory.hpp"
#include "base/text.hpp"
#include "cli/arrivals_of_study.hpp"
#include "cli/gate.hpp"
#include "cli/map_frame_files.hpp"
#include "cli/products.hpp"
#include "cli/sheet_notices.hpp"
#include "gis/projection.hpp"
#include "map/compose.hpp"
#include "map/ramps.hpp"
#include "render/text.hpp"
#include "render/write.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <memory>
#include <utility>

namespace sitmap::cli {

study::Sheet choose_sheet(study::Study const& study, std::string const& name)
{
    auto const named = [&](study::Sheet const& sheet) { return sheet.key == name; };
    auto const found = std::ranges::find_if(study.sheets, named);
    if (found != study.sheets.end()) return *found;
    auto const of_kind = std::ranges::find(study.sheets, name, &study::Sheet::kind);
    if (of_kind != study.sheets.end()) return *of_kind;
    if (name.empty() && !study.sheets.empty()) return study.sheets.front();
    auto const& kinds = map::sheet_kinds();
    if (name.empty() || std::ranges::count(kinds, name) > 0) {
        study::Sheet sheet;
        sheet.key = name.empty() ? "map" : name;
        sheet.kind = name.empty() ? "overview" : name;
        return sheet;
    }
    std::vector<std::string> known;
    for (auto const& sheet : study.sheets) known.push_back(sheet.key);
    known.insert(known.end(), kinds.begin(), kinds.end());
    throw Error{ErrorKind::usage,
                fmt::format("cannot draw sheet '{}': the study has no such sheet", clean(name)),
                "use one of " + join_words(known, ", ")};
}

namespace {

/// What `work` gives; what it refuses is the fault of the study's line that states the key, unless
/// a flag did.
template <typename Work>
auto as_stated(Briefing const& briefing, std::string const& key, std::string const& flag,
               Work const& work)
{
    try {
        return work();
    } catch (Error const& error) {
        auto const values = study::effective(briefing.study);
        auto const value = std::ranges::find(values, key, &study::EffectiveValue::key);
        bool const in_file = value != values.end() && value->origin.find(':') != std::string::npos;
        if (!in_file || briefing.manifest.parameters.contains("option." + flag)) throw;
        throw Error{ErrorKind::input, fmt::format("{} ({})", error.what(), value->origin),
                    error.hint()};
    }
}

}  // namespace

map::Page page_of(Briefing const& briefing)
{
    return as_stated(briefing, "study.page", "page",
                     [&] { return map::page_from(briefing.study.page); });
}

void refuse_what_cannot_be_drawn(Briefing const& briefing)
{
    auto const& study = briefing.study;
    page_of(briefing);
    as_stated(briefing, "study.projection", "projection", [&] {
        if (!study.projection.empty()) gis::Projection{study.projection};
        return 0;
    });
    as_stated(briefing, "shade.ramp", "", [&] {
        auto const& ramp = study.shade_options.ramp;
        return ramp.empty() ? map::RampKind::sequential : map::ramp_kind(ramp);
    });
}

void report_remarks(std::vector<map::Remark> const& remarks, bool strict, Outcome& outcome)
{
    for (auto const& remark : remarks)
        outcome.notices.push_back({"sheet " + remark.sheet, remark.text});
    if (strict && !remarks.empty() && outcome.not_passed.empty())
        outcome.not_passed =
            fmt::format("cannot pass sheet '{}': {}", remarks.front().sheet, remarks.front().text);
}

namespace {

/// Finds and opens the fonts, which takes as long as reading a small table.
void look_up_fonts(style::Style const& style)
{
    render::PangoMeasure const measure;
    for (auto const weight : {map::Weight::normal, map::Weight::bold})
        measure.measure("Ag", {.family = style.font, .weight = weight});
}

/// The sheet and what stands beside it, in place together: a picture never lies where another one
/// did. None is begun where one of them may not be written.
void write_all(map::Scene const& scene, std::vector<FrameFile> const& beside,
               MapOptions const& options, double dpi)
{
    std::vector<std::unique_ptr<OutFile>> files;
    std::vector<OutFile*> parts;
    for (auto const& part : beside) {
        files.push_back(std::make_unique<OutFile>(part.path, options.shared.if_exists()));
        files.back()->write(part.bytes);
        parts.push_back(files.back().get());
    }
    auto const& path = options.shared.output;
    OutFile sheet(path, options.shared.if_exists());
    render::WriteOptions write;
    write.dpi = dpi;
    sheet.write(std::string_view(render::encode(scene, render::format_of(path), write)));
    std::array<OutFile*, 1> const heads{&sheet};
    if (parts.empty())
        sheet.publish();
    else
        publish_together(parts, heads);
}

/// Files of an earlier picture would put this one where that one lay.
void note_stale_frame_files(MapOptions const& options, Outcome& outcome)
{
    auto const& output = options.shared.output;
    if (options.world_file || render::format_of(output) != render::Format::png) return;
    std::vector<std::string> stale;
    for (auto const& path : world_files_of(output))
        if (std::error_code ignored; std::filesystem::exists(path, ignored)) stale.push_back(path);
    if (stale.empty()) return;
    outcome.notices.push_back(
        {output, fmt::format("{} {} not of this picture: remove {}, or add "
                             "--world-file",
                             quoted_list(stale), stale.size() == 1 ? "is" : "are",
                             stale.size() == 1 ? "it" : "them")});
}

map::Sheet composed_sheet(Briefing& briefing, study::Sheet const& sheet, map::Page const& page)
{
    auto const findings = findings_for_map(briefing);
    render::PangoMeasure const measure;
    auto composed = map::compose(material_of(briefing, findings, measure), sheet, page);
    for (auto const& notices : {font_notices(briefing.style, measure),
                                notices_of_strange_pins(briefing, std::array{sheet}),
                                notices_of_lost_pins(briefing, sheet, page, composed)})
        std::ranges::copy(notices, std::back_inserter(briefing.notices));
    return composed;
}

}  // namespace

Outcome run_map(MapOptions const& options)
{
    render::format_of(options.shared.output);  // refuses an unknown extension before any work
    OutFile probe(options.shared.output, options.shared.if_exists());
    auto briefing = begin_briefing(options.choice, options.shared, "map", look_up_fonts);
    if (has_no_date(briefing)) return outcome_of(briefing);
    auto sheet = choose_sheet(briefing.study, options.sheet);
    if (!options.title.empty()) sheet.title = options.title;
    if (!options.subtitle.empty()) sheet.subtitle = options.subtitle;
    auto const page = page_of(briefing);
    auto const composed = composed_sheet(briefing, sheet, page);
    release(briefing.placed);  // the scene stands by itself; a large picture takes as much memory

    auto outcome = outcome_of(briefing);
    outcome.notices.clear();  // told at the end, with those of the audit
    report_remarks(composed.remarks, options.strict, outcome);
    double const dpi = options.dpi > 0 ? options.dpi : page.dpi;
    auto const beside = map_frame_files(options, composed, dpi);
    outcome.outputs.push_back(options.shared.output);
    std::vector<std::string> products{options.shared.output, options.shared.report};
    for (auto const& file : beside) {
        refuse_inputs(file.path, inputs_of(briefing));
        outcome.outputs.push_back(file.path);
        products.push_back(file.path);
    }
    refuse_same_product(products);
    if (!options.shared.dry_run) write_all(composed.scene, beside, options, dpi);
    note_stale_frame_files(options, outcome);
    finish_audit(briefing);
    outcome.notices.insert(outcome.notices.begin(), briefing.notices.begin(),
                           briefing.notices.end());
    return outcome;
}

}  // namespace sitmap::cli
