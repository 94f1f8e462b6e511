// SPDX-License-Identifier: MIT
// load/schema.hpp: the layouts of incident tables that are known: which column holds which field,
// and what the codes for precision mean. Found by column names, never by position.
#pragma once

#include "domain/incident.hpp"
#include "study/study.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::load {

/// Precision of a place as a code says it.
struct PlaceCode {
    PlacePrecision precision = PlacePrecision::unknown;
    double radius_km = 0;  // that the codebook states; 0: none
    /// The code speaks of the coordinate only: an area that the row states all the same is known.
    bool yields_to_area = false;
};

/// How a code for the precision of a date is to be read.
enum class DateCode { words, ucdp, acled };

/// A known layout.
struct Schema {
    std::string_view name;
    std::vector<std::string_view> marks;  // columns that tell it apart from others
    study::Columns columns;               // column of each field; empty: not in this layout
    std::string_view year, month, day;    // columns of a date in parts; 0 or empty: unknown
    DateCode date_code = DateCode::words;
    std::vector<PlaceCode> place_codes;  // for the codes 1, 2, 3 ...; empty: words
    bool exchanges_counts = false;       // low > high occurs and means exchanged columns
    bool claim_is_flag = false;          // 1: the actor says so; all else says nothing of it
    std::vector<std::string_view> category_words = {};  // of the codes 1, 2, 3 ...; empty: words
};

/// Where the fields of one table are.
struct Layout {
    Schema const* schema = nullptr;
    study::Columns columns;        // names as in the table; empty: no such column
    std::string year, month, day;  // columns of a date in parts, empty: none
};

/// sitmap (its own usual names), acled, ucdp, gtd, gdelt.
std::vector<Schema> const& schemas();
/// Columns of layouts that come without header: UCDP GED (49), GDELT (61, 58, 57).
std::vector<std::vector<std::string>> headers_without_file();

/// `wanted`: "auto" or a schema name. Columns that the study names overrule the layout. Throws
/// ErrorKind::input if such a column does not exist, the layout does not fit, or there is no date
/// column.
Layout find_layout(std::vector<std::string> const& header, std::string const& wanted,
                   study::Columns const& stated, std::string const& source);

}  // namespace sitmap::load
