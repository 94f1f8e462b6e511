// SPDX-License-Identifier: MIT
// load/table.hpp: a table from any allowed format as texts by column name, with the point of a
// record if the format has geometry. The readers of incidents, claims, fires and names stand on it.
#pragma once

#include "base/report.hpp"
#include "domain/lonlat.hpp"
#include "gis/gdal.hpp"
#include "load/record.hpp"
#include "load/text_arena.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::load {

struct Table {
    std::string source;  // as messages name it: without a password
    std::vector<std::string> columns;
    TextArena texts;  // what the fields of the records point at
    std::vector<Record> records;
    std::vector<Notice> notices;
    std::int64_t left_out = 0;  // records that a condition of the user leaves out
    char delimiter = 0;         // of delimited text; 0 for layers
    bool has_geometry = false;  // the source is a layer, its records may have points
    bool states_crs = false;    // a layer with a CRS, so that points are longitude/latitude

    /// Column by name, case-insensitive.
    std::optional<std::size_t> find(std::string_view name) const;
};

struct TableOptions {
    std::string layer = {};
    std::string crs = {};
    std::string where = {};
    /// Column names to use for a text without header, by the number of its columns.
    std::vector<std::vector<std::string>> headers = {};
    gis::Access access = gis::Access::files;
};

/// .csv, .tsv, .tab, .txt and .psv by load/csv_rows, everything else by gis/layer_reader.
Table read_table(std::string const& path, TableOptions const& options = {});
/// Whether the name is one of delimited text.
bool is_delimited_text(std::string const& path);

/// Turns "33,1" into "33.1" in two columns of degrees, with a notice, where that cannot be
/// misunderstood: the text is separated by semicolons or tabs, and every coordinate is either
/// whole or has a decimal comma. Otherwise nothing changes.
void accept_decimal_comma(Table& table, std::string_view lon, std::string_view lat);

/// The wanted columns of a table by name, and the strict reading of their fields.
class FieldReader {
public:
    /// ErrorKind::input naming the columns found, if one of `required` is missing.
    FieldReader(Table const& table, std::vector<std::string> const& required);

    /// Text of a field, cleaned for display; empty if there is no such column.
    std::string text(Record const& record, std::string_view name) const;
    /// A number; nothing if empty. A text that is no number becomes the problem of the record.
    std::optional<double> number(Record const& record, std::string_view name);
    std::optional<int> whole(Record const& record, std::string_view name);
    /// true, false, yes, no, 1, 0; empty is false.
    bool flag(Record const& record, std::string_view name);
    /// Longitude and latitude from two columns; both empty: nothing.
    std::optional<LonLat> position(Record const& record, std::string_view lon,
                                   std::string_view lat);
    /// Adds a problem of the record; the first one counts.
    void object(std::string const& problem);
    /// The problem of the record, which is forgotten with that; empty: none.
    std::string take_problem();

private:
    std::optional<std::size_t> column(std::string_view name) const;

    Table const& table_;
    /// Columns looked for so far: a table of a million rows asks for the same few names again and
    /// again.
    mutable std::map<std::string, std::optional<std::size_t>, std::less<>> known_;
    std::string problem_;
};

}  // namespace sitmap::load
