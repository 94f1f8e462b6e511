// SPDX-License-Identifier: MIT
#include "cli/command_fire.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/products.hpp"
#include "write/findings_tables.hpp"
#include "write/layers_of.hpp"
#include "write/vector_file.hpp"

#include <fmt/format.h>

namespace sitmap::cli {

Outcome run_fire(FireOptions const& options)
{
    if (options.shared.output.empty())
        throw Error{ErrorKind::usage, "cannot write the tables of 'fire': no folder is given",
                    "add -o FOLDER"};
    OutFolder folder{options.shared.output,
                     options.shared.if_exists()};  // refuses what stands in the way before any work
    auto const briefing = load_briefing(options.choice, options.shared, "fire");
    if (briefing.study.incidents.fires.empty())
        throw Error{ErrorKind::input,
                    fmt::format("cannot tell of fire: the study '{}' names no table of fire",
                                clean(briefing.study.key)),
                    "add 'fires = \"FILE\"' to [incidents]"};
    auto const tables = write::fire_tables(briefing.counted_fires);
    auto layers = write::fire_layers(briefing.counted_fires);
    write::note_run(layers, briefing.run_id);
    auto outcome = outcome_of(briefing);
    auto const add = [&](std::string const& name) {
        outcome.outputs.push_back(options.shared.output + "/" + name);
    };
    for (auto const& table : tables) add(table.name);
    add("fire.gpkg");
    for (auto const& layer : layers) add(layer.name + ".geojson");
    if (options.shared.dry_run) return outcome;

    for (auto const& table : tables)
        write_text(folder.inside(table.name), write::with_run(table.text, briefing.run_id));
    write::write_vector(folder.inside("fire.gpkg"), layers);
    for (auto const& layer : layers)
        write::write_vector(folder.inside(layer.name + ".geojson"), std::vector{layer});
    folder.publish();
    return outcome;
}

}  // namespace sitmap::cli
