// SPDX-License-Identifier: MIT
#include "cli/row_output.hpp"

#include "base/error.hpp"
#include "base/file_set.hpp"
#include "base/infile.hpp"
#include "base/product_paths.hpp"
#include "base/text.hpp"
#include "cli/join_rows.hpp"
#include "gis/vector_writer.hpp"
#include "write/vector_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <iterator>
#include <variant>

namespace sitmap::cli {

namespace {

constexpr char const* fields_ending = "_fields.csv";
constexpr Date stamp{10957};  // 2000-01-01: no clock, so that two runs give the same bytes

gis::Value value_of(std::string& text, gis::FieldType type)
{
    if (text.empty()) return {};
    if (type == gis::FieldType::integer) {
        auto const whole = parse_integer(text);
        return whole ? gis::Value(*whole) : gis::Value();
    }
    if (type == gis::FieldType::real) {
        auto const number = parse_number(text);
        return number ? gis::Value(*number) : gis::Value();
    }
    if (type == gis::FieldType::date) {
        auto const day = parse_iso_interval(text);
        return day && day->first == day->last ? gis::Value(day->first) : gis::Value();
    }
    return std::move(text);
}

std::string header_line(std::span<gis::Field const> fields)
{
    std::vector<std::string> names;
    for (auto const& field : fields) names.push_back(csv_field(field.name));
    return join_words(names, ",") + '\n';
}

struct FieldText {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(std::string const& text) const { return csv_field(text); }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return to_text(value); }
    std::string operator()(Date day) const { return to_text(day); }
};

std::string text_line(gis::VectorRow const& row)
{
    std::vector<std::string> values;
    for (auto const& value : row.values) values.push_back(std::visit(FieldText{}, value));
    return join_words(values, ",") + '\n';
}

void copy_file(std::string const& from, OutFile& to)
{
    InFile file(from);
    std::vector<char> block(std::size_t{1} << 20);
    while (auto const bytes = file.read(block)) to.write(std::string_view(block.data(), bytes));
}

}  // namespace

RowFormat row_format(std::string const& output, gis::ShapeKind kind)
{
    auto const extension = extension_of(output);
    if (output == "-" || extension == ".csv" || extension == ".txt") return {};
    if (extension == ".tsv") return {false, '\t'};
    auto known = gis::row_extensions(kind);
    if (std::ranges::find(known, extension) != known.end()) {
        gis::require_vector_format(output);
        return {true, 0};
    }
    known.insert(known.begin(), {".csv", ".tsv", ".txt"});
    throw Error{ErrorKind::usage,
                fmt::format("cannot write '{}': {}", clean(output),
                            extension.empty() ? std::string("it has no extension")
                                              : fmt::format("the extension '{}' is not one that "
                                                            "these rows are written to",
                                                            clean(extension))),
                "use " + join_words(known, ", ")};
}

void split_record(std::string_view& text, char delimiter, std::vector<std::string>& fields)
{
    std::array<char, 2> const ends{delimiter, '\n'};
    std::size_t count = 0;
    for (bool is_last = false; !is_last; ++count) {
        if (fields.size() == count) fields.emplace_back();
        auto& field = fields[count];
        field.clear();
        bool is_quoted = text.starts_with('"');
        if (is_quoted) text.remove_prefix(1);
        while (is_quoted) {
            auto const quote = std::min(text.find('"'), text.size());
            field += text.substr(0, quote);
            text.remove_prefix(std::min(text.size(), quote + 1));
            is_quoted = text.starts_with('"');  // doubled
            if (is_quoted) field += '"';
            if (is_quoted) text.remove_prefix(1);
        }
        auto const end =
            std::min(text.find_first_of(std::string_view(ends.data(), ends.size())), text.size());
        field += text.substr(0, end);
        is_last = end == text.size() || text[end] == '\n';
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    fields.resize(count);
}

std::string with_delimiter(std::string_view text, char from, char to)
{
    std::string changed;
    changed.reserve(text.size());
    std::vector<std::string> fields;
    while (!text.empty()) {
        split_record(text, from, fields);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (i > 0) changed += to;
            changed += delimited_field(fields[i], to, Formulas::as_they_are);
        }
        changed += '\n';
    }
    return changed;
}

std::vector<std::string> files_beside(std::string const& output)
{
    auto const extension = extension_of(output);
    std::vector<std::string> files;
    if (extension == ".fgb") files.push_back(path_beside(output, "_without_position.csv"));
    if (extension == ".shp")
        for (auto const* part : {".cpg", ".dbf", ".prj", ".shx", fields_ending})
            files.push_back(path_beside(output, part));
    return files;
}

LayerOutput::LayerOutput(std::string const& path, Overwrite overwrite) : main_(path, overwrite)
{
    for (auto const& file : files_beside(path))
        if (file.ends_with(fields_ending))
            dictionary_.emplace(file, overwrite);
        else if (file.ends_with(".csv"))
            rest_.emplace(file, overwrite);
        else
            sides_.emplace_back(file, overwrite);
}

void LayerOutput::start(std::string const& name, gis::ShapeKind kind,
                        std::vector<gis::Field> fields, char delimiter)
{
    name_ = name;
    fields_ = std::move(fields);
    delimiter_ = delimiter;
    if (rest_) rest_->write(header_line(fields_));
    gis::VectorLayer const layer{.name = name, .kind = kind, .fields = fields_};
    writer_.emplace(main_.temporary_path(), layer, stamp);
}

std::vector<gis::VectorRow> LayerOutput::rows(std::string_view text,
                                              load::PointBatch const& batch) const
{
    std::vector<gis::VectorRow> rows;
    rows.reserve(batch.size());
    std::vector<std::string> fields;
    for (std::size_t at = 0; !text.empty(); ++at) {
        split_record(text, delimiter_, fields);
        // A source without columns gives no text before the separator of ours.
        if (fields.size() == fields_.size() + 1 && fields.front().empty())
            fields.erase(fields.begin());
        if (fields.size() != fields_.size() || at >= batch.size())
            throw Error{ErrorKind::internal,
                        fmt::format("cannot write a record of {} fields to a layer of {}",
                                    fields.size(), fields_.size())};
        auto& row = rows.emplace_back();
        row.values.reserve(fields.size());
        for (std::size_t i = 0; i < fields.size(); ++i)
            row.values.push_back(value_of(fields[i], fields_[i].type));
        if (!std::isnan(batch.lon[at])) row.shape = LonLat{batch.lon[at], batch.lat[at]};
    }
    return rows;
}

void LayerOutput::write(std::span<gis::VectorRow> rows)
{
    if (!rest_) return writer_->write(rows);
    auto const has_position = [](gis::VectorRow const& row) {
        return !std::holds_alternative<std::monostate>(row.shape);
    };
    auto const rest = std::ranges::stable_partition(rows, has_position);
    for (auto const& row : rest) rest_->write(text_line(row));
    rest_rows_ += std::ssize(rest);
    writer_->write(rows.first(rows.size() - rest.size()));
}

std::string LayerOutput::dictionary(std::span<gis::FieldLoss const> losses) const
{
    auto table = write::empty_fields_table();
    auto const written = writer_->written_fields();
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        std::vector<std::string> lost;
        for (auto const& loss : losses)
            if (loss.field == fields_[i].name) lost.push_back(loss.loss);
        table.rows.push_back(
            {name_, written[i].name, fields_[i].name, std::string(gis::word_of(fields_[i].type)),
             std::to_string(written[i].width), fields_[i].meaning, join_words(lost, "; ")});
    }
    return write::to_csv(table);
}

std::vector<std::string> LayerOutput::publish(std::vector<Notice>& notices)
{
    auto const losses = writer_->finish();
    for (auto const& loss : losses)
        notices.push_back(
            {main_.path(), fmt::format("column '{}': {}", clean(loss.field), loss.loss)});
    std::vector<OutFile*> parts;
    std::vector<std::string> outdated;
    if (rest_ && rest_rows_ > 0) {
        parts.push_back(&*rest_);
        notices.push_back({main_.path(), fmt::format("{} rows without a position are in '{}': "
                                                     "FlatGeobuf cannot hold them",
                                                     rest_rows_, clean(rest_->path()))});
    } else if (rest_ && rest_->overwrite() == Overwrite::replace) {
        outdated.push_back(rest_->path());
    }
    for (auto& side : sides_) {
        copy_file(path_beside(main_.temporary_path(), extension_of(side.path())), side);
        parts.push_back(&side);
    }
    if (dictionary_) {
        dictionary_->write(dictionary(losses));
        parts.push_back(&*dictionary_);
    }
    publish_together(parts, std::array{&main_}, outdated);
    std::vector<std::string> paths{main_.path()};
    for (auto const* part : parts) paths.push_back(part->path());
    return paths;
}

}  // namespace sitmap::cli
