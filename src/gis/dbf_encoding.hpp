// SPDX-License-Identifier: MIT
// gis/dbf_encoding.hpp: the encoding of a shapefile's texts where nothing says it. GDAL then gives
// the bytes as they are.
#pragma once

#include <string>

namespace sitmap::gis {

/// "windows-1252" for a `.shp` or `.dbf` that states no encoding (no .cpg, no language driver) or
/// UTF-8, and whose texts are not UTF-8 by the rule of delimited text (`guess_encoding`); else
/// empty. Reads the table up to what decides. ErrorKind::input if it cannot be read.
std::string guessed_encoding(std::string const& path);

/// The same as a sentence for a notice.
std::string guessed_encoding_note(std::string const& path);

}  // namespace sitmap::gis
