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

/// A name without case, accents aside from ASCII, punctuation and the words for the kind of unit
/// (province, district, oblast ...; the list is in the .cpp); the whole name if nothing else is in
/// it.
std::string plain_name(std::string_view name);

class AreaNameIndex {
public:
    explicit AreaNameIndex(std::span<AreaNames const> names);
    /// The id for an id, name or variant. Nothing for an unknown name and for one that several
    /// areas bear.
    std::optional<std::string> find(std::string const& text) const;

private:
    std::map<std::string, std::string> ids_;  // plain name -> id; empty id: several
};

}  // namespace sitmap::load
