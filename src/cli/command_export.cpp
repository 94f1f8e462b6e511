// SPDX-License-Identifier: MIT
#include "cli/command_export.hpp"

#include "base/columns.hpp"
#include "base/product_paths.hpp"
#include "cli/arrivals_of_study.hpp"
#include "cli/gate.hpp"
#include "cli/gis_look.hpp"
#include "cli/products.hpp"
#include "gis/vector_writer.hpp"
#include "render/text.hpp"
#include "write/layers_of.hpp"
#include "write/vector_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace sitmap::cli {

namespace {

/// Layers of an earlier run that this one does not have would be opened with it: two selections
/// under one name.
void note_layers_of_another_run(std::string const& output, std::vector<std::string> const& names,
                                Outcome& outcome)
{
    if (gis::holds_layers(output)) return;
    std::vector<std::string> others;
    for (auto const* layer : {"incidents", "incidents_without_position", "areas", "fire_lines",
                              "fire_areas", "crossed_border", "fields"})
        for (auto const& ending : {extension_of(output), std::string(".csv")}) {
            auto path = path_beside(output, fmt::format("_{}{}", layer, ending));
            std::error_code ignored;
            if (std::ranges::count(names, path) == 0 && std::ranges::count(others, path) == 0 &&
                std::filesystem::exists(path, ignored))
                others.push_back(std::move(path));
        }
    if (!others.empty())
        outcome.notices.push_back(
            {output,
             fmt::format("{} {} not of this run: remove {}", quoted_list(others),
                         others.size() == 1 ? "is" : "are", others.size() == 1 ? "it" : "them")});
}

}  // namespace

Outcome run_export(ExportOptions const& options)
{
    gis::require_vector_format(options.shared.output);  // before any work
    auto const briefing = load_briefing(options.choice, options.shared, "export");
    if (has_no_date(briefing)) return outcome_of(briefing);
    auto const findings = arrivals_of_study(briefing);
    render::PangoMeasure const measure;
    auto layers = write::layers_of(briefing.placed, briefing.areas.units, findings.presence,
                                   briefing.counted_fires,
                                   gis_look(briefing, material_of(briefing, findings, measure)));
    write::note_run(layers, briefing.run_id);
    auto outcome = outcome_of(briefing);
    auto const names = write::vector_file_names(options.shared.output, layers);
    for (auto const& name : names) refuse_inputs(name, inputs_of(briefing));
    auto products = names;
    products.push_back(options.shared.report);
    refuse_same_product(products);
    if (options.shared.dry_run) {
        for (auto const& name : names) OutFile(name, options.shared.if_exists());
        outcome.outputs = names;
    } else
        outcome.outputs =
            write::write_vector(options.shared.output, layers, {options.shared.if_exists()});
    note_layers_of_another_run(options.shared.output, names, outcome);
    return outcome;
}

}  // namespace sitmap::cli
