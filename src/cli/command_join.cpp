// SPDX-License-Identifier: MIT
#include "cli/command_join.hpp"

#include "base/columns.hpp"
#include "base/error.hpp"
#include "base/product_paths.hpp"
#include "base/text.hpp"
#include "cli/join_rows.hpp"
#include "cli/points_and_areas.hpp"
#include "cli/row_output.hpp"
#include "gis/gdal.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace sitmap::cli {

namespace {

std::string header(std::span<std::string const> columns, std::span<std::string const> added,
                   char delimiter)
{
    std::vector<std::string> names;
    for (auto const& list : {columns, added})
        for (auto const& column : list) names.push_back(delimited_field(column, delimiter));
    return join_words(names, {&delimiter, 1}) + '\n';
}

constexpr std::size_t longest_short_name = 10;  // of a shapefile's field

/// A column that JoinRows adds, as a layer has it.
struct AddedColumn {
    gis::FieldType type;
    std::string_view name, short_name, meaning;
};
constexpr std::array added_columns{
    AddedColumn{gis::FieldType::text, "area_id", "area_id", "area that the record belongs to"},
    AddedColumn{gis::FieldType::text, "area_name", "area_name", "name of that area"},
    AddedColumn{gis::FieldType::text, "join_method", "join_meth",
                "within, border, overlap, nearest, stated or none"},
    AddedColumn{gis::FieldType::real, "distance_km", "dist_km",
                "distance to the area for join_method nearest, kilometres"},
    AddedColumn{gis::FieldType::real, "area_share", "area_share",
                "share of the record that belongs to the area, 0 to 1"},
    AddedColumn{gis::FieldType::integer, "n_candidates", "n_candid",
                "areas that have a share of the record"}};

/// The columns of a layer: what the source says of its own, what we know of ours.
std::vector<gis::Field> layer_fields(load::PointStream const& points,
                                     std::vector<std::string> const& added)
{
    std::vector<gis::Field> fields;
    auto const types = points.column_types();
    for (std::size_t i = 0; i < points.columns().size(); ++i)
        fields.push_back({.name = points.columns()[i], .type = types[i]});
    for (std::size_t i = 0; i < added.size(); ++i) {
        auto const& column = added_columns[i % added_columns.size()];
        auto const suffix = added[i].substr(column.name.size());  // "_2" of a further layer
        fields.push_back({.name = added[i],
                          .type = column.type,
                          .short_name = std::string(column.short_name.substr(
                                            0, longest_short_name - suffix.size())) +
                                        suffix,
                          .meaning = std::string(column.meaning)});
    }
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
        if (options.shares.empty()) return;
        if (auto const ending = extension_of(options.shares);
            !ending.empty() && ending != ".csv" && ending != ".txt")
            throw Error{ErrorKind::usage,
                        "cannot write shares to '" + clean(options.shares) + "': they are CSV",
                        "give it the extension .csv"};
        shares_.emplace(options.shares, options.overwrite);
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

    /// The paths written.
    std::vector<std::string> publish(std::vector<Notice>& notices)
    {
        std::vector<std::string> paths;
        if (layer_)
            paths = layer_->publish(notices);
        else
            text_->publish();
        if (text_) paths.push_back(text_->path());
        if (shares_) shares_->publish();
        if (shares_) paths.push_back(shares_->path());
        return paths;
    }

private:
    RowFormat format_;
    char input_delimiter_ = ',';
    std::optional<OutFile> text_, shares_;
    std::optional<LayerOutput> layer_;
};

/// What a run would write for certain: rows without a position are not known before.
std::vector<std::string> files_of(JoinOptions const& options)
{
    std::vector<std::string> files{options.output};
    for (auto& file : files_beside(options.output))
        if (!file.ends_with("_without_position.csv")) files.push_back(std::move(file));
    if (!options.shares.empty()) files.push_back(options.shares);
    return files;
}

/// Numbers that are not the usual ones: who looks for `area_id` would take the source's own.
void note_numbers(std::vector<std::string> const& added, JoinOptions const& options,
                  Outcome& outcome)
{
    std::vector<std::string> firsts;
    bool is_usual = true;
    for (std::size_t i = 0; i < added.size(); i += added_columns.size()) {
        auto const layer = i / added_columns.size();
        is_usual =
            is_usual && added[i] == (layer == 0 ? "area_id" : fmt::format("area_id_{}", layer + 1));
        firsts.push_back(added[i]);
    }
    if (is_usual) return;
    outcome.notices.push_back(
        {gis::without_password(options.input.points),
         fmt::format("it has columns of the names that are added: the areas are in {}",
                     quoted_list(firsts))});
}

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
    if (options.dry_run) {
        outcome.outputs = files_of(options);
        return outcome;
    }
    JoinRows const rows(layers, points.delimiter(), product.has_shares(),
                        product.is_layer() ? Formulas::as_they_are : Formulas::made_harmless);
    auto const added = rows.added_columns(points.columns());
    note_numbers(added, options, outcome);
    product.start(points, added, layers.size() > 1);
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
    take_account(std::move(pass), found, options.input, outcome);
    tell_of_statements(layers, outcome);
    outcome.outputs = product.publish(outcome.notices);
    return outcome;
}

}  // namespace sitmap::cli
