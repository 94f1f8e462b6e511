// SPDX-License-Identifier: MIT
// domain/gazetteer.hpp: names: of places with a position, and of areas; in any language, by its
// code.
#pragma once

#include "domain/lonlat.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap {

/// Names by code of language; an empty one is not known.
using NamesByLanguage = std::map<std::string, std::string>;

/// A town or site for labels; rank 1 is named first.
struct Place {
    std::string name;
    NamesByLanguage other_names;
    std::string country;
    std::string area;
    LonLat where;
    int rank = 3;
};

/// Names of one area; empty = none known.
struct AreaNames {
    std::string id;
    std::string name;
    NamesByLanguage other_names;
    std::string local_name;
    std::vector<std::string> variants;
};

/// Two or three small letters, perhaps with more behind '-' or '_': "fa", "zh-hant".
bool is_language_code(std::string_view text);

/// What names are written in: "en" (the plain name), a code, or both: "en+fa".
struct NameLanguages {
    bool plain = true;
    std::string code;  // empty: the plain name alone
    friend bool operator==(NameLanguages const&, NameLanguages const&) = default;
};
std::optional<NameLanguages> parse_name_languages(std::string_view text);
/// The names to write, one a line; the plain one where the other is not known. The plain name is
/// the English one if that is known too.
std::vector<std::string> names_in(NameLanguages const& languages, std::string const& name,
                                  NamesByLanguage const& others);

}  // namespace sitmap
