// SPDX-License-Identifier: MIT
#include "load/area_names.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace sitmap::load {

namespace {

/// Words that say what kind of unit it is, not which one.
constexpr std::array<std::string_view, 7> kinds{"province",  "region", "district", "wilayat",
                                                "wilayat-e", "oblast", "velayat"};

}  // namespace

std::string plain_name(std::string_view name)
{
    std::string plain;
    for (auto const& word : split(to_lower_ascii(trim(name)), ' ')) {
        if (std::ranges::find(kinds, word) != kinds.end()) continue;
        for (char const c : word)
            if (std::string_view{"'`-._"}.find(c) == std::string_view::npos) plain.push_back(c);
    }
    return plain.empty() ? to_lower_ascii(trim(name)) : plain;
}

AreaNameIndex::AreaNameIndex(std::span<AreaNames const> names)
{
    auto const add = [&](std::string const& name, std::string const& id) {
        if (name.empty()) return;
        auto const [known, is_new] = ids_.emplace(plain_name(name), id);
        if (!is_new && known->second != id) known->second.clear();
    };
    for (auto const& area : names) {
        add(area.name, area.id);
        add(area.local_name, area.id);
        for (auto const& [language, name] : area.other_names) add(name, area.id);
        for (auto const& variant : area.variants) add(variant, area.id);
    }
    // An id is never ambiguous, whatever names look like it.
    for (auto const& area : names) ids_[plain_name(area.id)] = area.id;
}

std::optional<std::string> AreaNameIndex::find(std::string const& text) const
{
    auto const known = ids_.find(plain_name(text));
    if (known == ids_.end() || known->second.empty()) return {};
    return known->second;
}

}  // namespace sitmap::load
