// SPDX-License-Identifier: MIT
#include "cli/command_export.hpp"

#include "base/product_paths.hpp"
#include "cli/arrivals_of_study.hpp"
#include "cli/gate.hpp"
#include "cli/gis_look.hpp"
#include "cli/products.hpp"
#include "gis/vector_writer.hpp"
#include "render/text.hpp"
#include "write/layers_of.hpp"
#include "write/vector_file.hpp"

namespace sitmap::cli {

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
    return outcome;
}

}  // namespace sitmap::cli
