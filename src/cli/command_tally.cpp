// SPDX-License-Identifier: MIT
#include "cli/command_tally.hpp"

#include "base/text.hpp"
#include "cli/points_and_areas.hpp"
#include "join/tally.hpp"

#include <fmt/format.h>
#include <tbb/combinable.h>

#include <iterator>

namespace sitmap::cli {

namespace {

/// Counts of one layer, per thread until they are added up.
class LayerCounts {
public:
    explicit LayerCounts(AreaLayer& layer)
        : layer_(layer), counts_([count = layer.areas().size()] { return join::Tally(count); })
    {
    }

    /// Adds a batch; the number of its records that have an area.
    std::int64_t add(load::PointBatch const& batch)
    {
        auto& counts = counts_.local();
        std::vector<std::int32_t> areas(batch.size());
        layer_.index().locate(batch.lon, batch.lat, areas);
        bool const tries_nearest = layer_.options().nearest_km > 0;
        std::int64_t found = 0;
        auto next = batch.coarse.begin();
        for (std::size_t i = 0; i < areas.size(); ++i) {
            if (next != batch.coarse.end() && next->at == i) {
                found += add_coarse(counts, batch, *next++);
                continue;
            }
            auto area = areas[i];
            if (area < 0 && tries_nearest)
                area = layer_.placer().place_point({batch.lon[i], batch.lat[i]}).located.area;
            if (area < 0) continue;
            counts.add(static_cast<std::size_t>(area), Month{batch.month[i]});
            ++found;
        }
        return found;
    }

    std::vector<join::TallyRow> rows(std::optional<DateInterval> const& period)
    {
        join::Tally total(layer_.areas().size());
        counts_.combine_each([&](join::Tally const& part) { total.merge(part); });
        return total.rows(period);
    }

private:
    std::int64_t add_coarse(join::Tally& counts, load::PointBatch const& batch,
                            load::Coarse const& coarse)
    {
        auto const placed = layer_.placer().place_incident(incident_of(batch, coarse));
        counts.add(join::Occurrence{placed.shares, coarse.when});
        return placed.shares.empty() ? 0 : 1;
    }

    AreaLayer& layer_;
    tbb::combinable<join::Tally> counts_;
};

void write_rows(OutFile& out, std::span<Area const> areas, std::span<join::TallyRow const> rows)
{
    fmt::memory_buffer text;
    for (auto const& row : rows) {
        auto const& area = areas[row.area];
        fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{}\n", csv_field(area.id),
                       csv_field(area.name), to_text(row.month), row.n, row.n_possible,
                       to_text(row.n_expected));
    }
    out.write(std::string_view(text.data(), text.size()));
}

}  // namespace

Outcome run_tally(TallyOptions const& options)
{
    require_text_output(options.output);
    ThreadLimit const threads(options.input.threads);
    Outcome outcome;
    OutFile out(options.dry_run ? "-" : options.output, options.overwrite);
    load::PointStream points(point_source(options.input));
    auto const layers = read_layers(options.input, outcome);
    outcome.outputs.push_back(options.output);
    if (options.dry_run) return outcome;
    std::vector<std::unique_ptr<LayerCounts>> counts;
    for (auto const& layer : layers) counts.push_back(std::make_unique<LayerCounts>(*layer));
    std::int64_t found = 0;
    auto pass = points.run<std::int64_t>(
        [&](load::PointBatch const& batch) {
            for (std::size_t i = 1; i < counts.size(); ++i) counts[i]->add(batch);
            return counts.front()->add(batch);
        },
        [&](std::int64_t in_areas) { found += in_areas; });
    take_account(std::move(pass), found, outcome);
    out.write("area_id,area_name,month,n,n_possible,n_expected\n");
    for (std::size_t i = 0; i < layers.size(); ++i)
        write_rows(out, layers[i]->areas(), counts[i]->rows(options.input.period));
    out.publish();
    return outcome;
}

}  // namespace sitmap::cli
