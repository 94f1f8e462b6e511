// SPDX-License-Identifier: MIT
#include "load/csv_form.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "domain/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace sitmap::load {

void end_lines_with_feeds(std::string& text)
{
    for (auto at = text.find('\r'); at != std::string::npos; at = text.find('\r', at + 1))
        if (at + 1 >= text.size() || text[at + 1] != '\n') text[at] = '\n';
}

std::string_view name_of_delimiter(char delimiter)
{
    return delimiter == ';' ? "semicolons" : delimiter == '\t' ? "tabs" : "vertical bars";
}

void check_width(std::size_t columns, std::string const& file)
{
    if (columns > max_columns)
        throw Error{ErrorKind::limit,
                    fmt::format("cannot read '{}': it has {} columns, more than {}", clean(file),
                                columns, max_columns)};
}

namespace {

bool is_word(std::string const& cell)
{
    return !cell.empty() && !parse_number(cell) && !parse_iso_interval(cell);
}

}  // namespace

void check_names(std::vector<std::string> const& header, std::string const& file)
{
    std::map<std::string, std::string> seen;
    for (auto const& column : header) {
        auto const [other, is_new] = seen.emplace(to_lower_ascii(column), column);
        if (is_new || column.empty()) continue;
        if (std::ranges::none_of(header, is_word))
            throw Error{ErrorKind::input,
                        fmt::format("cannot read '{}': the header is missing, its first line holds "
                                    "'{}' twice and no name",
                                    clean(file), clean(column)),
                        "put a line of column names first"};
        throw Error{ErrorKind::input,
                    fmt::format("cannot read '{}': the columns '{}' and '{}' have the same name",
                                clean(file), other->second, column),
                    "rename one of them"};
    }
}

}  // namespace sitmap::load
