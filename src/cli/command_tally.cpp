// SPDX-License-Identifier: MIT
#include "cli/command_tally.hpp"

#include "base/text.hpp"
#include "cli/join_rows.hpp"
#include "cli/points_and_areas.hpp"
#include "cli/row_output.hpp"
#include "gis/gdal.hpp"
#include "join/tally.hpp"

#include <fmt/format.h>
#include <tbb/combinable.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

namespace sitmap::cli {

namespace {

/// Counts of one layer, per thread until they are added up.
class LayerCounts {
public:
    LayerCounts(AreaLayer& layer, std::optional<DateInterval> const& period)
        : layer_(layer),
          counts_([count = layer.areas().size(), period] { return join::Tally(count, period); })
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
            double const weight = batch.weight.empty() ? 0 : batch.weight[i];
            if (next != batch.coarse.end() && next->at == i) {
                found += add_coarse(counts, batch, *next++, weight);
                continue;
            }
            auto area = areas[i];
            if (area < 0 && tries_nearest)
                area = layer_.placer().place_point({batch.lon[i], batch.lat[i]}).located.area;
            if (area < 0) continue;
            if (batch.weight.empty())
                counts.add(static_cast<std::size_t>(area), Month{batch.month[i]});
            else
                counts.add(static_cast<std::size_t>(area), Month{batch.month[i]}, weight);
            ++found;
        }
        return found;
    }

    std::vector<join::TallyRow> rows()
    {
        join::Tally total(layer_.areas().size());
        counts_.combine_each([&](join::Tally const& part) { total.merge(part); });
        return total.rows();
    }

private:
    std::int64_t add_coarse(join::Tally& counts, load::PointBatch const& batch,
                            load::Coarse const& coarse, double weight)
    {
        auto placed = record_of(batch, coarse);
        layer_.place(placed);
        counts.add(join::Occurrence{placed.shares, coarse.when, weight});
        return placed.shares.empty() ? 0 : 1;
    }

    AreaLayer& layer_;
    tbb::combinable<join::Tally> counts_;
};

struct Column {
    char const* name;
    gis::FieldType type;
};
constexpr std::array columns{
    Column{"area_id", gis::FieldType::text},       Column{"area_name", gis::FieldType::text},
    Column{"month", gis::FieldType::text},         Column{"n", gis::FieldType::integer},
    Column{"n_possible", gis::FieldType::integer}, Column{"n_expected", gis::FieldType::real},
    Column{"sum", gis::FieldType::real},           Column{"sum_expected", gis::FieldType::real}};
constexpr std::size_t counts_only = 6;  // columns, where no column is added up
constexpr Column layer_column{"layer", gis::FieldType::integer};

/// The counts of one of the layers; 0 where there is but one.
struct LayerRows {
    std::int64_t layer = 0;
    std::span<Area const> areas;
    std::vector<join::TallyRow> rows;
};

/// The rows of a layer as a table without shapes.
std::vector<gis::VectorRow> table_rows(LayerRows const& counted, std::size_t wanted)
{
    std::vector<gis::VectorRow> table;
    for (auto const& row : counted.rows) {
        auto const& area = counted.areas[row.area];
        table.push_back(
            {{area.id, area.name, to_text(row.month), static_cast<std::int64_t>(row.n),
              static_cast<std::int64_t>(row.n_possible), row.n_expected, row.sum, row.sum_expected},
             {}});
        auto& values = table.back().values;
        values.resize(wanted);
        if (counted.layer > 0) values.insert(values.begin(), counted.layer);
    }
    return table;
}

std::string text_rows(LayerRows const& counted, char tab, std::size_t wanted)
{
    fmt::memory_buffer text;
    for (auto const& row : counted.rows) {
        auto const& area = counted.areas[row.area];
        if (counted.layer > 0) fmt::format_to(std::back_inserter(text), "{}{}", counted.layer, tab);
        fmt::format_to(std::back_inserter(text), "{}{tab}{}{tab}{}{tab}{}{tab}{}{tab}{}",
                       delimited_field(area.id, tab), delimited_field(area.name, tab),
                       to_text(row.month), row.n, row.n_possible, to_text(row.n_expected),
                       fmt::arg("tab", tab));
        if (wanted > counts_only)
            fmt::format_to(std::back_inserter(text), "{tab}{}{tab}{}", to_text(row.sum),
                           to_text(row.sum_expected), fmt::arg("tab", tab));
        text.push_back('\n');
    }
    return fmt::to_string(text);
}

/// The product of a run: delimited text or a table in a GeoPackage.
class Product {
public:
    explicit Product(TallyOptions const& options)
        : format_(row_format(options.output, gis::ShapeKind::none)),
          wanted_(options.sum.empty() ? counts_only : columns.size()),
          names_layers_(options.input.areas.size() > 1)
    {
        if (format_.delimiter == 0) format_.delimiter = ',';
        if (format_.is_layer)
            table_.emplace(options.output, options.overwrite);
        else
            text_.emplace(options.output, options.overwrite);
    }

    void start()
    {
        std::vector<gis::Field> fields;
        std::string line;
        std::vector<Column> listed(columns.begin(), columns.begin() + std::ptrdiff_t(wanted_));
        if (names_layers_) listed.insert(listed.begin(), layer_column);
        for (auto const& column : listed) {
            fields.push_back({.name = column.name, .type = column.type});
            if (!line.empty()) line += format_.delimiter;
            line += column.name;
        }
        if (table_)
            table_->start("tally", gis::ShapeKind::none, std::move(fields), format_.delimiter);
        else
            text_->write(line + '\n');
    }

    void write(LayerRows counted)
    {
        if (!names_layers_) counted.layer = 0;
        if (!table_) return text_->write(text_rows(counted, format_.delimiter, wanted_));
        auto table = table_rows(counted, wanted_);
        table_->write(table);
    }

    void publish(std::vector<Notice>& notices)
    {
        if (table_)
            table_->publish(notices);
        else
            text_->publish();
    }

private:
    RowFormat format_;
    std::size_t wanted_;  // columns
    bool names_layers_;
    std::optional<OutFile> text_;
    std::optional<LayerOutput> table_;
};

/// What a batch came to.
struct Counted {
    std::int64_t found = 0;
    std::int64_t without_weight = 0;
    std::optional<Notice> notice;
};

}  // namespace

Outcome run_tally(TallyOptions const& options)
{
    Outcome outcome;
    Product product(options);
    auto source = point_source(options.input);
    source.weight = options.sum;
    load::PointStream points(source);
    auto const layers = read_layers(options.input, outcome);
    outcome.outputs.push_back(options.output);
    if (options.dry_run) return outcome;
    std::vector<std::unique_ptr<LayerCounts>> counts;
    for (auto const& layer : layers)
        counts.push_back(std::make_unique<LayerCounts>(*layer, options.input.period));
    std::int64_t found = 0, without_weight = 0;
    auto pass = points.run<Counted>(
        [&](load::PointBatch const& batch) {
            for (std::size_t i = 1; i < counts.size(); ++i) counts[i]->add(batch);
            return Counted{
                counts.front()->add(batch),
                std::ranges::count_if(batch.weight, [](double w) { return std::isnan(w); }),
                exchange_notice(batch, *layers.front(), options.input.points)};
        },
        [&](Counted counted) {
            found += counted.found;
            without_weight += counted.without_weight;
            if (counted.notice) outcome.notices.push_back(std::move(*counted.notice));
        });
    take_account(std::move(pass), found, options.input, outcome);
    tell_of_statements(layers, outcome);
    if (without_weight > 0)
        outcome.notices.push_back(
            {gis::without_password(options.input.points),
             fmt::format("{} records have no value in '{}': counted, nothing added up",
                         without_weight, clean(options.sum))});
    product.start();
    for (std::size_t i = 0; i < layers.size(); ++i)
        product.write({std::int64_t(i) + 1, layers[i]->areas(), counts[i]->rows()});
    product.publish(outcome.notices);
    return outcome;
}

}  // namespace sitmap::cli
