// SPDX-License-Identifier: MIT
// domain/gazetteer.hpp: names: of places with a position, and of areas in other languages.
#pragma once

#include "domain/lonlat.hpp"

#include <string>
#include <vector>

namespace sitmap {

/// A town or site for labels; rank 1 is named first.
struct Place {
    std::string name;
    std::string name_fa;
    std::string name_ps;
    std::string country;
    std::string area;
    LonLat where;
    int rank = 3;
    std::string source;
};

/// Names of one area; empty = none known.
struct AreaNames {
    std::string id;
    std::string name;
    std::string name_fa;
    std::string name_ps;
    std::vector<std::string> variants;
};

}  // namespace sitmap
