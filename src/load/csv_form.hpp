// SPDX-License-Identifier: MIT
// load/csv_form.hpp: what both readers of delimited text hold to, the whole table (csv_rows) and
// the stream of blocks (csv_blocks): limits, line ends, column names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::load {

constexpr std::size_t max_field_bytes = std::size_t{1} << 20;
constexpr std::size_t max_columns = 2000;

/// A carriage return without a line feed ends a line, too; afterwards all line ends hold one line
/// feed.
void end_lines_with_feeds(std::string& text);
/// "semicolons", "tabs" or "vertical bars"; the comma goes without saying.
std::string_view name_of_delimiter(char delimiter);
/// ErrorKind::limit above max_columns.
void check_width(std::size_t columns, std::string const& file);
/// ErrorKind::input for a name that comes twice, also in other case; several may be empty.
void check_names(std::vector<std::string> const& header, std::string const& file);

}  // namespace sitmap::load
