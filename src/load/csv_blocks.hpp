// SPDX-License-Identifier: MIT
// load/csv_blocks.hpp: delimited text of any size as blocks of whole records, in UTF-8, with their
// first physical line. Memory is bounded by the block size, however large the file is.
#pragma once

#include "base/infile.hpp"
#include "base/report.hpp"
#include "gis/csv_dialect.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::load {

/// Whole records, their line ends "\n" or "\r\n".
struct CsvBlock {
    std::string text;
    std::int64_t first_line =
        0;                  // physical line of the first record; the first line of the file is 1
    bool is_simple = true;  // no quotes and no NUL: line ends and separators are what they seem
    std::size_t sequence = 0;
    std::vector<Reject> too_long;  // records beyond max_record_bytes, which are not in `text`
};

constexpr std::size_t block_bytes = std::size_t{1}
                                    << 18;  // fits a second-level cache with its marks
constexpr std::size_t max_record_bytes = std::size_t{1} << 23;  // as long as a plain line may be

class CsvBlocks {
public:
    /// Opens the file (or standard input), detects encoding and separator and reads the header.
    /// ErrorKind::input for an empty file, doubled column names or a first line that holds no
    /// names; ErrorKind::limit above max_columns.
    explicit CsvBlocks(std::string const& path);

    std::vector<std::string> const& header() const noexcept { return header_; }
    gis::Dialect const& dialect() const noexcept { return dialect_; }
    /// Complete after the last block: an encoding may show late.
    std::vector<Notice> const& notices() const noexcept { return notices_; }

    /// The next records; nothing at the end. ErrorKind::input if the file changed while it was
    /// read.
    std::optional<CsvBlock> next();

private:
    bool fill(std::size_t bytes);
    void read_in_place(std::size_t bytes);
    void settle_encoding(std::string& bytes, std::size_t from);
    void note_encoding();
    void note_end(bool is_end);
    std::string decoded(std::string bytes);
    void read_header();
    std::optional<CsvBlock> cut(std::size_t end, bool has_quote, bool has_nul, std::int64_t lines);
    void pass_oversized();

    std::string name_;
    InFile file_;
    gis::Dialect dialect_;
    std::string pending_;    // decoded text that is not handed out yet
    std::string undecoded_;  // bytes of half a character
    bool at_end_ = false;
    bool is_encoding_known_ = false;  // else all bytes so far are ASCII
    std::int64_t line_ = 1;
    std::size_t sequence_ = 0;
    std::vector<std::string> header_;
    std::vector<Notice> notices_;
    std::vector<Reject> oversized_;
};

}  // namespace sitmap::load
