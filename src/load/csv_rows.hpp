// SPDX-License-Identifier: MIT
// load/csv_rows.hpp: a strict reader of delimited text (RFC 4180) that holds the whole table. Every
// physical line ends up in a row: a damaged record is given with what is wrong with it, and reading
// resumes on the next line. GDAL's reader is not used, since it joins or loses rows in silence.
#pragma once

#include "base/report.hpp"
#include "gis/csv_dialect.hpp"
#include "load/record.hpp"
#include "load/text_arena.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sitmap::load {

struct CsvText {
    gis::Dialect dialect;
    std::vector<std::string> header;  // trimmed
    std::int64_t header_line = 1;
    bool header_is_data =
        false;                 // the first row holds two numbers or dates, so it names no columns
    TextArena texts;           // what the fields of the rows point at
    std::vector<Record> rows;  // blank lines are no rows
    std::vector<Notice> notices;  // encoding and separator, where they are not UTF-8 and comma
};

/// Long texts are cut into rows on all threads. `name` is for messages. ErrorKind::input for an
/// empty text or a column name that comes twice (also in other case); ErrorKind::limit above
/// max_columns.
CsvText parse_csv(std::string bytes, std::string const& name);
/// The same for a file, which must be a regular file of at most 1 GiB.
CsvText read_csv(std::string const& path);

}  // namespace sitmap::load
