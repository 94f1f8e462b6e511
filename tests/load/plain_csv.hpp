// SPDX-License-Identifier: MIT
// tests/load/plain_csv.hpp: the grammar of delimited text written down as plainly as it reads, one
// character after the other. The quick cutter must give the same records for any text.
#pragma once

#include "base/text.hpp"
#include "load/csv_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::test {

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
    Record look() const
    {
        Record record;
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
            if (field.size() > load::max_field_bytes) break;
        }
        if (at >= text_.size())
            record.trouble = "a quote is opened and never closed";
        else if (field.size() <= load::max_field_bytes && !ends_field(at + 1))
            record.trouble = "text stands behind a closing quote";
        add(std::move(field), record);
        return at + 1;
    }

    void add(std::string field, Record& record) const
    {
        if (record.trouble.empty() && field.size() > load::max_field_bytes)
            record.trouble = fmt::format("field {} is longer than 1 MB", record.fields.size() + 1);
        else if (record.trouble.empty() && field.find('\0') != std::string::npos)
            record.trouble = fmt::format("field {} holds a NUL byte", record.fields.size() + 1);
        record.fields.push_back(std::move(field));
    }

    std::string_view text_;
    char delimiter_;
    std::size_t at_ = 0;
    std::int64_t line_ = 0;
};

inline bool is_blank(Record const& record)
{
    // 0x1A ends texts of old systems.
    return record.trouble.empty() && record.fields.size() == 1 &&
           (trim(record.fields[0]).empty() || record.fields[0] == "\x1A");
}

/// A line within a quoted field that has as many separators as the header: a record that a stray
/// quote swallowed.
inline bool swallows_records(Record const& record, std::size_t columns, char delimiter)
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

inline std::string count_trouble(std::size_t fields, std::size_t columns)
{
    return fmt::format("the row has {} field{}, the header {}", fields, fields == 1 ? "" : "s",
                       columns);
}

/// Empty fields at the end of a row are a spreadsheet's habit, not data.
inline void cut_empty_tail(std::vector<std::string>& fields, std::size_t columns)
{
    while (fields.size() > columns && trim(fields.back()).empty()) fields.pop_back();
}

/// What is wrong with a record under a header of so many columns; empty: nothing.
inline std::string trouble_of(Record& record, std::size_t columns, char delimiter)
{
    if (!record.trouble.empty()) return record.trouble;
    cut_empty_tail(record.fields, columns);
    if (record.fields.size() != columns) return count_trouble(record.fields.size(), columns);
    if (swallows_records(record, columns, delimiter)) return "a quoted field runs over other rows";
    return {};
}

/// "line|field|field" of each good record, "line!trouble" of each other; the first line is 0.
inline std::vector<std::string> plain_records(std::string_view text, char delimiter,
                                              std::size_t columns)
{
    std::vector<std::string> records;
    for (Scanner scanner{text, delimiter}; !scanner.at_end();) {
        auto record = scanner.look();
        if (is_blank(record)) {
            scanner.pass(record);
            continue;
        }
        auto const trouble = trouble_of(record, columns, delimiter);
        auto shown = std::to_string(scanner.line());
        if (trouble.empty())
            for (auto const& field : record.fields) shown += "|" + field;
        else
            shown += "!" + trouble;
        records.push_back(shown);
        // A damaged record may have run over good ones: only its first line is given up.
        if (trouble.empty())
            scanner.pass(record);
        else
            scanner.pass_line();
    }
    return records;
}

}  // namespace sitmap::test
