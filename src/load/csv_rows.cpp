// SPDX-License-Identifier: MIT
#include "load/csv_rows.hpp"

#include "base/error.hpp"
#include "base/outfile.hpp"
#include "base/text.hpp"
#include "domain/date.hpp"
#include "gis/gdal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace sitmap::load {

namespace {

/// What one look at a record gives: its fields, or what is wrong, and where it ends.
struct Record {
    std::vector<std::string> fields;
    std::string trouble;
    std::size_t end = 0;     // behind its line end
    std::int64_t lines = 1;  // physical lines that it covers
};

class Scanner {
public:
    Scanner(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    bool at_end() const noexcept { return at_ >= text_.size(); }
    std::int64_t line() const noexcept { return line_; }

    /// The record that starts here, without moving on.
    Record look(std::size_t columns = 0) const
    {
        Record record;
        record.fields.reserve(columns);
        auto at = at_;
        while (record.trouble.empty()) {
            auto const behind = text_[std::min(at, text_.size() - 1)] == '"' && at < text_.size()
                                    ? quoted_field(at, record)
                                    : plain_field(at, record);
            if (!record.trouble.empty()) break;
            if (behind < text_.size() && text_[behind] == delimiter_) {
                at = behind + 1;
                continue;
            }
            record.end = behind_line_end(behind);
            return record;
        }
        return record;
    }

    void pass(Record const& record)
    {
        at_ = record.end;
        line_ += record.lines;
    }

    /// Passes one physical line, whatever it holds.
    void pass_line()
    {
        auto const end = text_.find_first_of("\r\n", at_);
        at_ = end == std::string_view::npos ? text_.size() : behind_line_end(end);
        ++line_;
    }

private:
    std::size_t behind_line_end(std::size_t at) const
    {
        if (at >= text_.size()) return text_.size();
        bool const pair = text_[at] == '\r' && at + 1 < text_.size() && text_[at + 1] == '\n';
        return at + (pair ? 2 : 1);
    }

    bool ends_field(std::size_t at) const
    {
        return at >= text_.size() || text_[at] == delimiter_ || text_[at] == '\r' ||
               text_[at] == '\n';
    }

    /// A quote in the middle of an unquoted field is data: 33°06'00".
    std::size_t plain_field(std::size_t at, Record& record) const
    {
        auto const start = at;
        while (!ends_field(at)) ++at;
        add(std::string{text_.substr(start, at - start)}, record);
        return at;
    }

    std::size_t quoted_field(std::size_t at, Record& record) const
    {
        std::string field;
        for (++at; at < text_.size(); ++at) {
            char const c = text_[at];
            bool const twin = c == '"' && at + 1 < text_.size() && text_[at + 1] == '"';
            if (c == '"' && !twin) break;
            if (twin) ++at;
            field.push_back(c);
            if (c == '\n' || (c == '\r' && !(at + 1 < text_.size() && text_[at + 1] == '\n')))
                ++record.lines;
            if (field.size() > max_field_bytes) break;
        }
        if (at >= text_.size())
            record.trouble = "a quote is opened and never closed";
        else if (field.size() <= max_field_bytes && !ends_field(at + 1))
            record.trouble = "text stands behind a closing quote";
        add(std::move(field), record);
        return at + 1;
    }

    void add(std::string field, Record& record) const
    {
        if (record.trouble.empty() && field.size() > max_field_bytes)
            record.trouble = fmt::format("field {} is longer than 1 MB", record.fields.size() + 1);
        else if (record.trouble.empty() && field.find('\0') != std::string::npos)
            record.trouble = fmt::format("field {} holds a NUL byte", record.fields.size() + 1);
        record.fields.push_back(std::move(field));
    }

    std::string_view text_;
    char delimiter_;
    std::size_t at_ = 0;
    std::int64_t line_ = 1;
};

bool is_blank(Record const& record)
{
    // 0x1A ends texts of old systems.
    return record.trouble.empty() && record.fields.size() == 1 &&
           (trim(record.fields[0]).empty() || record.fields[0] == "\x1A");
}

/// A line within a quoted field that has as many separators as the header: a record that a stray
/// quote swallowed.
bool swallows_records(Record const& record, std::size_t columns, char delimiter)
{
    constexpr std::size_t fewest_columns = 4;  // with fewer, prose has as many commas by chance
    if (record.lines < 2 || columns < fewest_columns) return false;
    for (auto const& field : record.fields) {
        auto const lines = split(field, '\n');
        for (std::size_t i = 1; i + 1 < lines.size(); ++i)
            if (static_cast<std::size_t>(std::ranges::count(lines[i], delimiter)) + 1 == columns)
                return true;
    }
    return false;
}

std::string count_trouble(std::size_t fields, std::size_t columns)
{
    return fmt::format("the row has {} field{}, the header {}", fields, fields == 1 ? "" : "s",
                       columns);
}

/// Empty fields at the end of a row are a spreadsheet's habit, not data.
void cut_empty_tail(std::vector<std::string>& fields, std::size_t columns)
{
    while (fields.size() > columns && trim(fields.back()).empty()) fields.pop_back();
}

/// Makes a row of the record that starts here and moves on.
CsvRow take_row(Scanner& scanner, Record record, std::size_t columns, char delimiter)
{
    CsvRow row{scanner.line(), {}, record.trouble};
    cut_empty_tail(record.fields, columns);
    if (row.trouble.empty() && record.fields.size() != columns)
        row.trouble = count_trouble(record.fields.size(), columns);
    if (row.trouble.empty() && swallows_records(record, columns, delimiter))
        row.trouble = "a quoted field runs over other rows";
    // A damaged record may have run over good ones: only its first line is given up.
    if (row.trouble.empty())
        scanner.pass(record);
    else
        scanner.pass_line();
    row.fields = std::move(record.fields);
    return row;
}

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

void check_header(std::vector<std::string>& header, std::string const& name)
{
    if (header.size() > max_columns)
        throw Error{ErrorKind::limit,
                    fmt::format("cannot read '{}': it has {} columns, more than {}", clean(name),
                                header.size(), max_columns)};
    std::map<std::string, std::string> seen;
    for (auto& column : header) {
        column = clean(trim(column));
        auto const [other, is_new] = seen.emplace(to_lower_ascii(column), column);
        if (!is_new && !column.empty())
            throw Error{
                ErrorKind::input,
                fmt::format("cannot read '{}': the columns '{}' and '{}' have the same name",
                            clean(name), other->second, column),
                "rename one of them"};
    }
}

/// UTF-8 with a few broken bytes stays UTF-8: reading it as windows-1252 would spoil every other
/// letter.
std::string decode(std::string_view bytes, gis::Dialect& dialect, std::string const& name,
                   std::vector<Notice>& notices)
{
    auto const multibyte = [](std::string_view text) {
        return std::ranges::count_if(
            text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; });
    };
    auto const lead = [](std::string_view text) {
        return std::ranges::count_if(text,
                                     [](char c) { return static_cast<unsigned char>(c) >= 0xC2U; });
    };
    bool const broken =
        dialect.encoding == gis::Encoding::windows1252 ||
        (dialect.encoding == gis::Encoding::utf8 && !is_utf8(bytes.substr(dialect.mark_bytes)));
    if (broken) {
        bool const mostly_utf8 = lead(bytes) > 0 && multibyte(bytes) * 10 >= lead(bytes) * 7;
        dialect.encoding = mostly_utf8 ? gis::Encoding::utf8 : gis::Encoding::windows1252;
        notices.push_back({name, mostly_utf8
                                     ? "some bytes are not UTF-8; they are shown as U+FFFD"
                                     : "the text is not UTF-8 and is read as windows-1252"});
    } else if (dialect.encoding != gis::Encoding::utf8) {
        notices.push_back({name, fmt::format("the text is {}", gis::to_text(dialect.encoding))});
    }
    return gis::to_utf8(bytes, dialect);
}

std::string_view delimiter_name(char delimiter)
{
    return delimiter == ';' ? "semicolons" : delimiter == '\t' ? "tabs" : "vertical bars";
}

}  // namespace

CsvText parse_csv(std::string_view bytes, std::string const& name)
{
    constexpr std::size_t head = 1U << 16U;
    CsvText csv;
    csv.dialect = gis::detect_dialect(bytes.substr(0, head));
    auto const text = decode(bytes, csv.dialect, name, csv.notices);
    Scanner scanner{text, csv.dialect.delimiter};
    while (!scanner.at_end() && csv.header.empty()) {
        auto record = scanner.look();
        if (is_blank(record)) {
            scanner.pass(record);
            continue;
        }
        if (!record.trouble.empty())
            throw Error{ErrorKind::input, fmt::format("cannot read the column names of '{}': {}",
                                                      clean(name), record.trouble)};
        csv.header_line = scanner.line();
        scanner.pass(record);
        csv.header = std::move(record.fields);
    }
    if (csv.header.empty())
        throw Error{ErrorKind::input, "cannot read '" + clean(name) + "': it is empty"};
    csv.header_is_data = looks_like_data(csv.header);
    if (!csv.header_is_data) check_header(csv.header, name);
    if (csv.dialect.delimiter != ',')
        csv.notices.push_back({name, fmt::format("the columns are separated by {}",
                                                 delimiter_name(csv.dialect.delimiter))});
    while (!scanner.at_end()) {
        auto record = scanner.look(csv.header.size());
        if (is_blank(record))
            scanner.pass(record);
        else
            csv.rows.push_back(
                take_row(scanner, std::move(record), csv.header.size(), csv.dialect.delimiter));
    }
    return csv;
}

CsvText read_csv(std::string const& path)
{
    gis::check_readable(path, gis::Access::files);
    return parse_csv(read_file(path), path);
}

}  // namespace sitmap::load
