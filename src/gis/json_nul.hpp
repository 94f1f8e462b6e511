// SPDX-License-Identifier: MIT
// gis/json_nul.hpp: NUL characters in JSON, at which GDAL cuts a text without a word.
#pragma once

#include <string>

namespace sitmap::gis {

/// Whether a JSON file holds a NUL, as the escape \u0000 or as a byte. Reads all of it.
bool holds_nul(std::string const& path);

}  // namespace sitmap::gis
