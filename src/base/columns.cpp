// SPDX-License-Identifier: MIT
#include "base/columns.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace sitmap {

std::optional<std::size_t> find_column(std::span<std::string const> columns, std::string_view name)
{
    if (name.empty()) return {};
    auto const wanted = to_lower_ascii(name);
    auto const is_wanted = [&](std::string const& column) {
        return to_lower_ascii(column) == wanted;
    };
    auto at = std::ranges::find(columns, name);
    if (at == columns.end()) at = std::ranges::find_if(columns, is_wanted);
    if (at == columns.end()) return {};
    return static_cast<std::size_t>(at - columns.begin());
}

std::vector<bool> twins_of(std::span<std::string const> columns)
{
    std::map<std::string, int> times;
    for (auto const& column : columns) ++times[to_lower_ascii(column)];
    std::vector<bool> twins;
    for (auto const& column : columns) twins.push_back(times.at(to_lower_ascii(column)) > 1);
    return twins;
}

void refuse_twin(std::span<std::string const> columns, std::size_t taken,
                 std::span<std::string const> named, std::string_view source)
{
    auto const& column = columns[taken];
    bool const is_named = std::ranges::find(named, column) != named.end();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        bool const is_twin = i != taken && to_lower_ascii(columns[i]) == to_lower_ascii(column);
        if (!is_twin || (is_named && columns[i] != column)) continue;
        throw Error{
            ErrorKind::input,
            "cannot read '" + clean(source) + "': the columns " +
                quoted_list(std::array{columns[std::min(i, taken)], columns[std::max(i, taken)]}) +
                " have the same name",
            "name the one that is meant just as it is written, or rename one of them"};
    }
}

std::string quoted_list(std::span<std::string const> names)
{
    constexpr std::size_t most_listed = 24;
    if (names.empty()) return "none";
    std::vector<std::string> quoted;
    for (auto const& name : names.first(std::min(names.size(), most_listed)))
        quoted.push_back("'" + clean(name) + "'");
    auto list = join_words(quoted, ", ");
    if (names.size() > most_listed)
        list += " and " + std::to_string(names.size() - most_listed) + " more";
    return list;
}

}  // namespace sitmap
