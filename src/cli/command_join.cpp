// SPDX-License-Identifier: MIT
#include "cli/command_join.hpp"

#include "base/text.hpp"
#include "cli/join_rows.hpp"
#include "cli/points_and_areas.hpp"
#include "cli/row_output.hpp"

#include <array>
#include <optional>
#include <utility>

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

/// The columns of a layer: what the source says of its own, what we know of ours.
std::vector<gis::Field> layer_fields(load::PointStream const& points,
                                     std::vector<std::string> const& added)
{
    using enum gis::FieldType;
    constexpr std::array kinds{text, text, text, real, real, integer};  // as JoinRows adds them
    std::vector<gis::Field> fields;
    auto const types = points.column_types();
    for (std::size_t i = 0; i < points.columns().size(); ++i)
        fields.push_back({.name = points.columns()[i], .type = types[i]});
    for (std::size_t i = 0; i < added.size(); ++i)
        fields.push_back({.name = added[i], .type = kinds[i % kinds.size()]});
    return fields;
}

/// The joined rows on their way to the product.
struct Joined {
    JoinedBatch batch;
    std::vector<gis::VectorRow> layer;
    std::optional<Notice> notice;
};

/// The product of a run, and the table of shares beside it.
class Product {
public:
    explicit Product(JoinOptions const& options)
        : format_(row_format(options.output, gis::ShapeKind::point))
    {
        if (format_.is_layer)
            layer_.emplace(options.output, options.overwrite);
        else
            text_.emplace(options.output, options.overwrite);
        if (!options.shares.empty()) shares_.emplace(options.shares, options.overwrite);
    }

    bool is_layer() const noexcept { return format_.is_layer; }
    bool has_shares() const noexcept { return shares_.has_value(); }

    void start(load::PointStream const& points, std::vector<std::string> const& added,
               bool is_hierarchy)
    {
        input_delimiter_ = points.delimiter();
        if (format_.delimiter == 0) format_.delimiter = input_delimiter_;
        if (layer_)
            layer_->start("joined", gis::ShapeKind::point, layer_fields(points, added),
                          input_delimiter_);
        else
            text_->write(header(points.columns(), added, format_.delimiter));
        if (shares_)
            shares_->write(is_hierarchy ? "row,layer,area_id,share\n" : "row,area_id,share\n");
    }

    /// On any thread: the rows as the product takes them.
    Joined prepare(JoinedBatch joined, load::PointBatch const& batch) const
    {
        Joined prepared{std::move(joined), {}, {}};
        auto& rows = prepared.batch.rows;
        if (layer_) {
            prepared.layer = layer_->rows(rows, batch);
            rows = {};
        } else if (format_.delimiter != input_delimiter_) {
            rows = with_delimiter(rows, input_delimiter_, format_.delimiter);
        }
        return prepared;
    }

    void write(Joined& joined)
    {
        if (layer_)
            layer_->write(joined.layer);
        else
            text_->write(joined.batch.rows);
        if (shares_) shares_->write(joined.batch.shares);
    }

    void publish(std::vector<Notice>& notices)
    {
        if (layer_)
            layer_->publish(notices);
        else
            text_->publish();
        if (shares_) shares_->publish();
    }

private:
    RowFormat format_;
    char input_delimiter_ = ',';
    std::optional<OutFile> text_, shares_;
    std::optional<LayerOutput> layer_;
};

}  // namespace

Outcome run_join(JoinOptions const& options)
{
    Outcome outcome;
    Product product(options);
    auto source = point_source(options.input);
    source.needs_date = false;
    source.keeps_text = true;
    source.is_for_layer = product.is_layer();
    load::PointStream points(std::move(source));
    auto const layers = read_layers(options.input, outcome);
    outcome.outputs.push_back(options.output);
    if (!options.shares.empty()) outcome.outputs.push_back(options.shares);
    if (options.dry_run) return outcome;
    JoinRows const rows(layers, points.delimiter(), product.has_shares(),
                        product.is_layer() ? Formulas::as_they_are : Formulas::made_harmless);
    product.start(points, rows.added_columns(points.columns()), layers.size() > 1);
    std::int64_t found = 0;
    auto pass = points.run<Joined>(
        [&](load::PointBatch const& batch) {
            auto joined = product.prepare(rows.rows(batch), batch);
            joined.notice = exchange_notice(batch, *layers.front(), options.input.points);
            return joined;
        },
        [&](Joined joined) {
            product.write(joined);
            found += joined.batch.found;
            if (joined.notice) outcome.notices.push_back(std::move(*joined.notice));
        });
    take_account(std::move(pass), found, outcome);
    product.publish(outcome.notices);
    return outcome;
}

}  // namespace sitmap::cli
