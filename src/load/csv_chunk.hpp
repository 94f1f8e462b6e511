// SPDX-License-Identifier: MIT
// load/csv_chunk.hpp: a stretch of delimited text that holds whole records, cut into records and
// fields where they stand (strict RFC 4180). A damaged record gives up its first line only, a blank
// line is no record, and empty fields beyond the header are no data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::load {

/// What one look over the bytes tells: whether the quick cut (no quotes, no NUL) is allowed.
struct ByteCensus {
    std::int64_t lines = 0;  // line feeds
    bool has_quote = false;
    bool has_return = false;
    bool has_nul = false;
};
ByteCensus census(std::string_view text);

/// One record: field i lies between mark i-1 and mark i. Marks are positions of separators, the
/// last one of the line end.
struct CsvRecord {
    std::size_t begin = 0;
    std::size_t end = 0;   // without the line end
    std::size_t next = 0;  // where the next record may start
    std::uint32_t const* marks = nullptr;
    std::size_t fields = 0;
    std::int64_t lines = 1;  // physical lines that it covers
    std::string trouble;     // why it cannot be used; empty: it can
};

/// Cuts a text from record to record.
class CsvChunk {
public:
    /// `columns`: fields that a record must have, 0 while reading the header.
    CsvChunk(std::string_view text, char delimiter, std::size_t columns, bool is_simple);

    /// The next record that is not blank; nothing at the end. Valid until the next call.
    CsvRecord const* next();
    /// Physical line of the record last given, counted from 0 at the start of the text.
    std::int64_t line() const noexcept { return line_; }
    /// Field i as written, quotes and all.
    std::string_view raw(CsvRecord const& record, std::size_t i) const
    {
        auto const from = i == 0 ? record.begin : record.marks[i - 1] + 1;
        auto const to = i + 1 == record.fields ? record.end : record.marks[i];
        return text_.substr(from, to - from);
    }
    /// Field i without its quotes, `store` holding it if quotes were doubled.
    std::string_view field(CsvRecord const& record, std::size_t i, std::string& store) const;

private:
    void mark_all();
    void next_simple();
    void next_careful();
    bool is_blank() const;
    void check_count();
    bool swallows_records() const;

    std::string_view text_;
    char delimiter_;
    std::size_t columns_;
    bool is_simple_;
    std::size_t at_ = 0;
    std::size_t mark_ = 0;  // simple: next unused mark
    std::int64_t line_ = 0;
    std::int64_t next_line_ = 0;
    std::vector<std::uint32_t> marks_;
    CsvRecord record_;
};

/// Where the text can be cut so that both parts are read as they would be in one: behind the last
/// record that is surely complete; 0 if there is no such place yet. `is_urgent`: behind a damaged
/// record will do. `columns` as above.
std::size_t end_of_whole_records(std::string_view text, char delimiter, std::size_t columns,
                                 bool has_quote, bool is_urgent = false);

}  // namespace sitmap::load
