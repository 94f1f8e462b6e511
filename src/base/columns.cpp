// SPDX-License-Identifier: MIT
#include "base/columns.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <vector>

namespace sitmap {

std::optional<std::size_t> find_column(std::span<std::string const> columns, std::string_view name)
{
    if (name.empty()) return {};
    auto const wanted = to_lower_ascii(name);
    auto const at = std::ranges::find(
        columns, wanted, [](std::string const& column) { return to_lower_ascii(column); });
    if (at == columns.end()) return {};
    return static_cast<std::size_t>(at - columns.begin());
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
