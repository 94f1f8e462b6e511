// SPDX-License-Identifier: MIT
#include "cli/command_map.hpp"

#include "base/columns.hpp"
#include "base/error.hpp"
#include "base/file_set.hpp"
#include "base/memory.hpp"
#include "base/product_paths.hpp"
#include "base/text.hpp"
#include "cli/arrivals_of_study.hpp"
#include "cli/gate.hpp"
#include "cli/map_frame_files.hpp"
#include "cli/products.hpp"
#include "cli/sheet_notices.hpp"
#include "cli/sheets_of_study.hpp"
#include "map/compose.hpp"
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
    std::error_code ignored;
    bool const is_of_shapefile = std::filesystem::exists(path_beside(output, ".shp"), ignored);
    for (auto const& path : world_files_of(output))
        if (std::filesystem::exists(path, ignored) && !(is_of_shapefile && path.ends_with(".prj")))
            stale.push_back(path);
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
    // Refuses an unknown extension before any work.
    auto const format = render::format_of(options.shared.output);
    if (options.dpi > 0 && format != render::Format::png && !options.geotiff)
        throw Error{ErrorKind::usage, fmt::format("cannot use --dpi for '{}': it has no pixels",
                                                  clean(options.shared.output))};
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
