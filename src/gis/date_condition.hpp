// SPDX-License-Identifier: MIT
// gis/date_condition.hpp: conditions that SQLite answers wrongly without a word. It compares a date
// column with '2022' as with the number 2022, and every date is greater.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sitmap::gis {

/// The number, as written, that an SQL condition compares one of the date columns with: 2022 or
/// '2022', beside the column in one comparison, BETWEEN or IN. Columns within a function call do
/// not count: strftime('%Y', date) = '2022' is a comparison of texts. Nothing: there is none.
std::optional<std::string> number_beside_date(std::string_view condition,
                                              std::span<std::string const> date_columns);

/// A column that an SQL condition names although another one differs from it in ASCII case only:
/// OGR takes the first of them. Nothing: there is none.
std::optional<std::string> name_of_twins(std::string_view condition,
                                         std::span<std::string const> columns);

}  // namespace sitmap::gis
