// SPDX-License-Identifier: MIT
#include "load/csv_rows.hpp"

#include "base/error.hpp"
#include "base/infile.hpp"
#include "base/memory.hpp"
#include "base/text.hpp"
#include "domain/date.hpp"
#include "gis/gdal.hpp"
#include "load/csv_chunk.hpp"
#include "load/csv_form.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace sitmap::load {

namespace {

/// Columns are named by words: two cells with numbers or dates are data.
bool looks_like_data(std::vector<std::string> const& header)
{
    auto const is_value = [](std::string const& cell) {
        auto const text = trim(cell);
        return parse_number(text) || (text.size() >= 8 && parse_iso_interval(text));
    };
    auto const values = std::ranges::count_if(header, is_value);
    return values >= 2 || (values == 1 && header.size() == 1);
}

std::string decode(std::string bytes, gis::Dialect const& dialect, std::string const& name,
                   std::vector<Notice>& notices)
{
    auto const text = std::string_view(bytes).substr(std::min(bytes.size(), dialect.mark_bytes));
    if (dialect.encoding == gis::Encoding::windows1252)
        notices.push_back({name, "the text is not UTF-8 and is read as windows-1252"});
    else if (dialect.encoding != gis::Encoding::utf8)
        notices.push_back({name, fmt::format("the text is {}", gis::to_text(dialect.encoding))});
    else if (!is_utf8(text))
        notices.push_back({name, "some bytes are not UTF-8; they are shown as U+FFFD"});
    bool const is_as_wanted = dialect.encoding == gis::Encoding::utf8 && dialect.mark_bytes == 0;
    return is_as_wanted ? std::move(bytes) : gis::to_utf8(bytes, dialect);
}

/// Whole records at the start of a text, few enough for the cache.
struct Stretch {
    std::string_view text;
    bool is_simple = true;        // line ends and separators are what they seem
    std::int64_t lines = 0;       // that it covers
    std::int64_t first_line = 0;  // where it starts
};

/// What becomes of a stretch.
struct Part {
    std::vector<Record> rows;
    TextArena texts;
};

Stretch next_stretch(std::string_view text, char delimiter, std::size_t columns)
{
    constexpr std::size_t usual_bytes = std::size_t{1} << 18;
    for (auto bytes = usual_bytes;; bytes *= 2) {
        auto const part = text.substr(0, bytes);
        auto const found = census(part);
        bool const is_rest = part.size() == text.size();
        auto const end =
            is_rest ? part.size() : end_of_whole_records(part, delimiter, columns, found.has_quote);
        if (end == 0) continue;
        auto const lines = end == part.size() ? found.lines : census(part.substr(0, end)).lines;
        bool const is_simple = !found.has_quote && !found.has_nul && end <= max_field_bytes;
        return {part.substr(0, end), is_simple, lines, 0};
    }
}

std::vector<Stretch> stretches_of(std::string_view text, std::int64_t line, CsvText const& csv)
{
    std::vector<Stretch> stretches;
    while (!text.empty()) {
        auto& stretch =
            stretches.emplace_back(next_stretch(text, csv.dialect.delimiter, csv.header.size()));
        stretch.first_line = line;
        line += stretch.lines;
        text.remove_prefix(stretch.text.size());
    }
    return stretches;
}

Part cut(Stretch const& stretch, char delimiter, std::size_t columns)
{
    Part part;
    auto const lines = static_cast<std::size_t>(stretch.lines) + 1;
    part.rows.reserve(lines);
    // A field takes at least its separator.
    auto const fields = std::min(lines * columns, stretch.text.size() + 1);
    part.texts = TextArena(fields * sizeof(std::string_view));
    CsvChunk chunk{stretch.text, delimiter, columns, stretch.is_simple};
    std::string store;
    while (auto const* const record = chunk.next()) {
        auto& row = part.rows.emplace_back();
        row.row = stretch.first_line + chunk.line();
        row.trouble = record->trouble;
        if (!row.trouble.empty()) continue;
        row.fields = part.texts.row(columns);
        for (std::size_t i = 0; i < columns; ++i) {
            store.clear();
            auto const field = trim(chunk.field(*record, i, store));
            bool const stands_in_text = store.empty();
            row.fields[i] = stands_in_text ? field : part.texts.keep(field);
        }
    }
    return part;
}

/// The rows of all stretches, in their order.
void add_rows(std::vector<Stretch> const& stretches, CsvText& csv)
{
    std::vector<Part> parts(stretches.size());
    tbb::parallel_for(std::size_t{0}, parts.size(), [&](std::size_t i) {
        parts[i] = cut(stretches[i], csv.dialect.delimiter, csv.header.size());
    });
    std::size_t rows = 0;
    for (auto const& part : parts) rows += part.rows.size();
    reserve_large(csv.rows, rows);
    for (auto& part : parts) {
        std::ranges::move(part.rows, std::back_inserter(csv.rows));
        csv.texts.take(std::move(part.texts));
        release(part.rows);
    }
}

/// The names of the columns; gives where the rows begin.
std::size_t take_header(std::string_view text, std::string const& name, CsvText& csv)
{
    CsvChunk chunk{text, csv.dialect.delimiter, 0, false};
    auto const* const record = chunk.next();
    if (record == nullptr)
        throw Error{ErrorKind::input, "cannot read '" + clean(name) + "': it is empty"};
    if (!record->trouble.empty())
        throw Error{ErrorKind::input, fmt::format("cannot read the column names of '{}': {}",
                                                  clean(name), record->trouble)};
    std::string store;
    for (std::size_t i = 0; i < record->fields; ++i)
        csv.header.emplace_back(trim(chunk.field(*record, i, store)));
    check_width(csv.header.size(), name);
    csv.header_line = chunk.line() + 1;
    csv.header_is_data = looks_like_data(csv.header);
    if (!csv.header_is_data) {
        for (auto& column : csv.header) column = clean_name(column);
        check_names(csv.header, name);
    }
    return record->next;
}

}  // namespace

CsvText parse_csv(std::string bytes, std::string const& name)
{
    CsvText csv;
    csv.dialect = gis::detect_dialect(bytes, name);
    auto decoded = decode(std::move(bytes), csv.dialect, name, csv.notices);
    end_lines_with_feeds(decoded);
    auto const text = csv.texts.adopt(std::move(decoded));
    auto const begin = std::min(take_header(text, name, csv), text.size());
    if (csv.dialect.delimiter != ',')
        csv.notices.push_back({name, fmt::format("the columns are separated by {}",
                                                 name_of_delimiter(csv.dialect.delimiter))});
    auto const line = 1 + census(text.substr(0, begin)).lines;
    add_rows(stretches_of(text.substr(begin), line, csv), csv);
    return csv;
}

CsvText read_csv(std::string const& path)
{
    gis::check_readable(path, gis::Access::files);
    return parse_csv(read_file(path), path);
}

}  // namespace sitmap::load
