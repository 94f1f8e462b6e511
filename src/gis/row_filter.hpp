// SPDX-License-Identifier: MIT
// gis/row_filter.hpp: an OGR SQL condition on rows of text, so that --where means the same for a
// CSV as for a layer.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace sitmap::gis {

/// For each row whether it meets `where`. A column whose non-empty fields are all whole numbers
/// compares as such, one of decimal numbers likewise, any other as text; an empty field is null. A
/// row without fields meets nothing. `sample`: only the first so many rows decide what a column
/// holds, so that blocks of one table are judged alike; a later field that is no number is null
/// then. Throws ErrorKind::input for a condition that OGR does not
/// understand.
std::vector<bool> rows_that_meet(std::vector<std::string> const& columns,
                                 std::vector<std::vector<std::string>> const& rows,
                                 std::string const& where,
                                 std::size_t sample = std::numeric_limits<std::size_t>::max());

}  // namespace sitmap::gis
