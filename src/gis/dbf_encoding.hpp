// SPDX-License-Identifier: MIT
// gis/dbf_encoding.hpp: the encoding of a shapefile's texts: what its .cpg or its table states, or
// a guess where they state nothing that is known.
#pragma once

#include <string>

namespace sitmap::gis {

struct TableEncoding {
    std::string name;  // for gis/code_pages; empty: UTF-8, or no table
    std::string note;  // how it was found, as a sentence for a notice; empty: as stated, or ASCII
};

/// Of a `.shp` or `.dbf`. Where no other encoding than UTF-8 is stated that is known, the texts are
/// UTF-8 or windows-1252 by the rule of delimited text (`guess_encoding`); the table is read up to
/// what decides. ErrorKind::input if it cannot be read.
TableEncoding encoding_of(std::string const& path);

/// The note alone.
std::string encoding_note(std::string const& path);

}  // namespace sitmap::gis
