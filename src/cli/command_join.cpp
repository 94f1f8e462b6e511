// SPDX-License-Identifier: MIT
#include "cli/command_join.hpp"

#include "base/text.hpp"
#include "cli/join_rows.hpp"
#include "cli/points_and_areas.hpp"

#include <optional>

namespace sitmap::cli {

namespace {

std::string header(std::span<std::string const> columns, std::span<std::string const> added,
                   char delimiter)
{
    std::string line;
    for (auto const& list : {columns, added})
        for (auto const& column : list) {
            if (!line.empty()) line += delimiter;
            line += delimited_field(column, delimiter);
        }
    return line + '\n';
}

}  // namespace

Outcome run_join(JoinOptions const& options)
{
    require_text_output(options.output);
    ThreadLimit const threads(options.input.threads);
    Outcome outcome;
    OutFile out(options.dry_run ? "-" : options.output, options.overwrite);
    std::optional<OutFile> shares;
    if (!options.shares.empty() && !options.dry_run)
        shares.emplace(options.shares, options.overwrite);
    auto source = point_source(options.input);
    source.needs_date = false;
    source.keeps_text = true;
    load::PointStream points(std::move(source));
    auto const layers = read_layers(options.input, outcome);
    outcome.outputs.push_back(options.output);
    if (!options.shares.empty()) outcome.outputs.push_back(options.shares);
    if (options.dry_run) return outcome;
    JoinRows const rows(layers, points.delimiter(), shares.has_value());
    auto const added = rows.added_columns(points.columns());
    out.write(header(points.columns(), added, points.delimiter()));
    if (shares)
        shares->write(layers.size() > 1 ? "row,layer,area_id,share\n" : "row,area_id,share\n");
    std::int64_t found = 0;
    auto pass =
        points.run<JoinedBatch>([&](load::PointBatch const& batch) { return rows.rows(batch); },
                                [&](JoinedBatch joined) {
                                    out.write(joined.rows);
                                    if (shares) shares->write(joined.shares);
                                    found += joined.found;
                                });
    take_account(std::move(pass), found, outcome);
    out.publish();
    if (shares) shares->publish();
    return outcome;
}

}  // namespace sitmap::cli
