// SPDX-License-Identifier: MIT
#include "cli/command_spread.hpp"

#include "base/error.hpp"
#include "cli/findings_of_study.hpp"
#include "cli/gate.hpp"
#include "cli/products.hpp"
#include "write/findings_file.hpp"
#include "write/findings_layers.hpp"
#include "write/findings_tables.hpp"
#include "write/vector_file.hpp"

namespace sitmap::cli {

namespace {

constexpr char const* layers_name = "spread.gpkg";

std::vector<write::NamedText> texts_of(Briefing const& briefing, analysis::Findings const& findings)
{
    auto texts = write::findings_tables(findings, briefing.placed, briefing.areas.units,
                                        briefing.counted_fires);
    for (auto& table : texts) table.text = write::with_run(table.text, briefing.run_id);
    texts.push_back({"findings.json", write::findings_json(findings, briefing.placed,
                                                           briefing.areas.units, briefing.run_id)});
    return texts;
}

}  // namespace

Outcome run_spread(SpreadOptions const& options)
{
    if (options.shared.output.empty())
        throw Error{ErrorKind::usage, "cannot write the tables of 'spread': no folder is given",
                    "add -o FOLDER"};
    OutFolder folder(options.shared.output,
                     options.shared.if_exists());  // refuses what stands in the way before any work
    auto briefing = load_briefing(options.choice, options.shared, "spread");
    if (has_no_date(briefing)) return outcome_of(briefing);
    if (briefing.areas.units.empty())
        throw Error{ErrorKind::input, "cannot analyse the spread: there are no areas",
                    "name a file with --areas"};
    if (options.origin) briefing.study.origin = options.origin;
    auto const findings = findings_of_study(briefing);
    auto const texts = texts_of(briefing, findings);
    auto outcome = outcome_of(briefing);
    for (auto const& note : findings.notes) outcome.notices.push_back({"spread", note});
    for (auto const& text : texts)
        outcome.outputs.push_back(options.shared.output + "/" + text.name);
    outcome.outputs.push_back(options.shared.output + "/" + layers_name);
    if (options.shared.dry_run) return outcome;
    for (auto const& text : texts) write_text(folder.inside(text.name), text.text);
    auto layers = write::findings_layers(findings, briefing.placed, briefing.areas.units);
    write::note_run(layers, briefing.run_id);
    write::write_vector(folder.inside(layers_name), layers);
    folder.publish();
    return outcome;
}

}  // namespace sitmap::cli
