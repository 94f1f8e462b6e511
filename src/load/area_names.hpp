// SPDX-License-Identifier: MIT
// load/area_names.hpp: from what sources call an area ("Nangarhar province", "Wilayat-e Balkh") to
// its id.
#pragma once

#include "load/tables.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sitmap::load {

/// A name without case (Latin, Greek, Cyrillic), punctuation and the words for the kind of unit
/// (province, district, oblast ...; the list is in the .cpp); the whole name if nothing else is in
/// it.
std::string plain_name(std::string_view name);

/// What tables write for an area that the source does not tell ("unknown").
bool is_unknown_area(std::string_view text);

class AreaNameIndex {
public:
    explicit AreaNameIndex(std::span<AreaNames const> names);
    /// The id for an id, name or variant: of the area that bears the whole name, else of the one
    /// whose plain name it is. Nothing for an unknown name and for one that several areas bear.
    std::optional<std::string> find(std::string const& text) const;
    /// Whether several areas bear the name.
    bool is_ambiguous(std::string const& text) const;

private:
    using Ids = std::map<std::string, std::string>;  // name -> id; empty id: several
    std::string const* entry(std::string const& text) const;

    Ids whole_;  // without case
    Ids plain_;
};

}  // namespace sitmap::load
