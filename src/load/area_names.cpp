// SPDX-License-Identifier: MIT
#include "load/area_names.hpp"

#include "base/text.hpp"

#include <string_view>

namespace sitmap::load {

namespace {

/// Words that say what kind of unit it is, not which one: first-level and second-level units in the
/// languages of common gazetteers, in small letters, a blank around each.
constexpr std::string_view kinds =
    // English
    " province region district state county governorate prefecture department division"
    " municipality territory"
    // French, Spanish, Portuguese, German, Dutch, Polish
    " région département provincia región departamento distrito estado município"
    " provinz bezirk landkreis provincie województwo"
    // Russian, Ukrainian, Kazakh, Uzbek, Turkmen, Turkish
    " oblast raion rayon krai oblysy viloyati viloyat velayat welayat vilayet область район край"
    // Arabic, Persian, Dari, Pashto
    " muhafazah wilayah wilaya wilayat wilayat-e velayat-e ostan ostan-e shahrestan"
    " محافظة ولاية ولایت استان ولسوالی ";

bool is_kind(std::string const& word)
{
    return kinds.find(" " + word + " ") != std::string_view::npos;
}

}  // namespace

std::string plain_name(std::string_view name)
{
    std::string plain;
    for (auto const& word : split(to_lower_ascii(trim(name)), ' ')) {
        if (is_kind(word)) continue;
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
