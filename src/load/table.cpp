// SPDX-License-Identifier: MIT
#include "load/table.hpp"

#include "base/columns.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "gis/dbf_encoding.hpp"
#include "gis/kml_attributes.hpp"
#include "gis/layer_reader.hpp"
#include "gis/row_filter.hpp"
#include "gis/wkb.hpp"
#include "load/coordinates.hpp"
#include "load/csv_rows.hpp"
#include "load/unchanged.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace sitmap::load {

namespace {

void keep_selected(Table& table, std::string const& where)
{
    if (where.empty()) return;
    std::vector<std::vector<std::string>> rows;
    for (auto const& record : table.records)
        rows.emplace_back(record.fields.begin(), record.fields.end());
    auto const meets = gis::rows_that_meet(table.columns, rows, where);
    std::vector<Record> kept;
    // A damaged row cannot be judged, so it stays and is rejected.
    for (std::size_t i = 0; i < meets.size(); ++i)
        if (meets[i] || !table.records[i].trouble.empty())
            kept.push_back(std::move(table.records[i]));
        else
            ++table.left_out;
    table.records = std::move(kept);
}

/// The names that stand in for a missing header, if one of the lists fits; else the file is
/// refused.
void supply_header(CsvText& csv, std::string const& path, TableOptions const& options)
{
    if (!csv.header_is_data) return;
    auto const fits = [&](std::vector<std::string> const& names) {
        return names.size() == csv.header.size();
    };
    auto const names = std::ranges::find_if(options.headers, fits);
    if (names == options.headers.end())
        throw Error{ErrorKind::input,
                    "cannot read the column names of '" + clean(path) +
                        "': the header is missing, line " + std::to_string(csv.header_line) +
                        " holds data",
                    "put a line of column names first"};
    csv.rows.insert(csv.rows.begin(),
                    Record{csv.header_line, csv.texts.keep_row(csv.header), {}, {}});
    csv.header = *names;
    csv.notices.push_back({path, "the header is missing; the columns are known by their number"});
}

/// The line of tags that the Humanitarian Exchange Language puts under the header: "#geo+lat".
bool is_tag_row(Record const& row)
{
    auto const is_tag = [](std::string_view field) {
        return field.empty() || field.starts_with('#');
    };
    auto const has_text = [](std::string_view field) { return !field.empty(); };
    return std::ranges::all_of(row.fields, is_tag) &&
           std::ranges::count_if(row.fields, has_text) >= 2;
}

Table from_text(std::string const& path, TableOptions const& options)
{
    auto csv = read_csv(path);
    supply_header(csv, path, options);
    if (!csv.rows.empty() && is_tag_row(csv.rows.front())) {
        csv.notices.push_back(
            {path, fmt::format("line {} holds tags and is no record", csv.rows.front().row)});
        csv.rows.erase(csv.rows.begin());
    }
    Table table;
    table.source = gis::without_password(path);
    table.columns = std::move(csv.header);
    table.notices = std::move(csv.notices);
    table.delimiter = csv.dialect.delimiter;
    table.texts = std::move(csv.texts);
    table.records = std::move(csv.rows);
    keep_selected(table, options.where);
    return table;
}

/// The point of a feature. A line or polygon is no place of an incident.
void take_point(gis::Feature const& feature, Record& record)
{
    record.trouble = feature.trouble;
    if (feature.wkb.empty() || !record.trouble.empty()) return;
    record.point = gis::point_from_wkb(feature.wkb);
    auto const type = gis::type_of_wkb(feature.wkb);
    if (!record.point) record.trouble = fmt::format("its geometry is a {}, not a point", type);
}

Table from_layer(std::string const& path, TableOptions const& options)
{
    gis::LayerReader layer{path,
                           {.layer = options.layer,
                            .where = options.where,
                            .crs = options.crs,
                            .access = options.access}};
    Table table;
    table.source = gis::without_password(path);
    table.columns = layer.fields();
    table.has_geometry = true;
    table.states_crs = !layer.crs().empty();
    if (layer.is_transformed())
        table.notices.push_back({table.source, "the coordinates are turned from " + layer.crs() +
                                                   " into longitude/latitude"});
    for (auto note : {gis::unread_in_kml(path), gis::encoding_note(path)})
        if (!note.empty()) table.notices.push_back({table.source, std::move(note)});
    bool is_whole = true;
    while (auto feature = layer.next()) {
        is_whole = is_whole && std::ranges::all_of(feature->fields, is_utf8);
        Record record{feature->fid, table.texts.keep_row(feature->fields), {}, {}};
        for (auto& field : record.fields) field = trim(field);
        take_point(*feature, record);
        table.records.push_back(std::move(record));
    }
    if (!is_whole)
        table.notices.push_back(
            {table.source, "some bytes are not UTF-8; they are shown as U+FFFD"});
    table.left_out = layer.left_out();
    return table;
}

std::string with_point(std::string_view number)
{
    std::string turned{number};
    std::ranges::replace(turned, ',', '.');
    return turned;
}

}  // namespace

std::optional<std::size_t> Table::find(std::string_view name) const
{
    return find_column(columns, name);
}

bool is_delimited_text(std::string const& path)
{
    static constexpr std::array<std::string_view, 5> endings{".csv", ".tsv", ".tab", ".txt",
                                                             ".psv"};
    auto const lower = to_lower_ascii(path);
    return std::ranges::any_of(endings,
                               [&](std::string_view ending) { return lower.ends_with(ending); });
}

Table read_table(std::string const& path, TableOptions const& options)
{
    bool const is_text = is_delimited_text(path) && !path.starts_with("PG:");
    return read_unchanged(
        path, [&] { return is_text ? from_text(path, options) : from_layer(path, options); });
}

void accept_decimal_comma(Table& table, std::string_view lon, std::string_view lat)
{
    if (lon.empty() || lat.empty()) return;
    auto const east = table.find(lon);
    auto const north = table.find(lat);
    bool const commas_are_free = table.delimiter == ';' || table.delimiter == '\t';
    if (!east || !north || !commas_are_free) return;
    std::int64_t with_comma = 0;
    auto const fits = [&](std::string_view field) {
        auto const form = form_of_number(field);
        if (form == NumberForm::comma) ++with_comma;
        return field.empty() || form != NumberForm::other;
    };
    for (auto const& record : table.records)
        if (record.trouble.empty() && !(fits(record.fields[*east]) && fits(record.fields[*north])))
            return;
    if (with_comma == 0) return;
    for (auto& record : table.records)
        for (auto const at : {*east, *north})
            if (record.trouble.empty())
                record.fields[at] = table.texts.keep(with_point(record.fields[at]));
    table.notices.push_back(
        {table.source,
         fmt::format("{} coordinates with a decimal comma are read as numbers", with_comma)});
}

FieldReader::FieldReader(Table const& table, std::vector<std::string> const& required)
    : table_(table)
{
    for (auto const& name : required)
        if (!table.find(name))
            throw Error{ErrorKind::input,
                        fmt::format("cannot read column '{}' in '{}': found {}", name,
                                    clean(table.source), quoted_list(table.columns))};
}

std::optional<std::size_t> FieldReader::column(std::string_view name) const
{
    auto const known = known_.find(name);
    if (known != known_.end()) return known->second;
    return known_.emplace(name, table_.find(name)).first->second;
}

std::string FieldReader::text(Record const& record, std::string_view name) const
{
    auto const at = column(name);
    return at ? clean_name(record.fields[*at]) : std::string{};
}

std::optional<double> FieldReader::number(Record const& record, std::string_view name)
{
    auto const written = text(record, name);
    if (written.empty()) return {};
    auto const value = parse_number(written);
    if (!value) object(fmt::format("{} '{}' is not a number", name, shorten(written, 40)));
    return value;
}

std::optional<int> FieldReader::whole(Record const& record, std::string_view name)
{
    auto const value = number(record, name);
    if (!value) return {};
    bool const fits = *value >= 0 && *value <= std::numeric_limits<int>::max() &&
                      *value == static_cast<double>(static_cast<int>(*value));
    if (fits) return static_cast<int>(*value);
    object(fmt::format("{} '{}' is not a whole number", name, text(record, name)));
    return {};
}

bool FieldReader::flag(Record const& record, std::string_view name)
{
    auto const word = to_lower_ascii(text(record, name));
    if (word == "true" || word == "yes" || word == "1") return true;
    if (!word.empty() && word != "false" && word != "no" && word != "0")
        object(fmt::format("{} '{}' is not true or false", name, shorten(word, 40)));
    return false;
}

std::optional<LonLat> FieldReader::position(Record const& record, std::string_view lon,
                                            std::string_view lat)
{
    auto const read = read_pair(text(record, lon), text(record, lat));
    if (!read.problem.empty()) object(read.problem);
    if (!read.where) return {};
    auto const problem = range_problem(*read.where);
    if (!problem.empty()) object(problem);
    return problem.empty() ? read.where : std::nullopt;
}

void FieldReader::object(std::string const& problem)
{
    if (problem_.empty()) problem_ = problem;
}

std::string FieldReader::take_problem()
{
    return std::exchange(problem_, {});
}

}  // namespace sitmap::load
