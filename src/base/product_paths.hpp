// SPDX-License-Identifier: MIT
// base/product_paths.hpp: do two names mean one product, before any of them is there?
// And what lies beside one.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap {

/// True if one of both would take the place of the other: the same name but for the case of A to Z
/// (which some file systems do not tell apart) in the same folder, however that is spelled; or two
/// links to one file.
bool same_product(std::string const& a, std::string const& b);

/// True if `file` would lie in `folder` or below it.
bool lies_in(std::string const& file, std::string const& folder);

/// ErrorKind::output if a product would take the place of one of the inputs, also by a link, or of
/// one of the files that make up a shapefile among them, or of a folder that holds one. "-" is the
/// file that standard output, or standard input, is directed to or from.
void refuse_inputs(std::string const& product, std::span<std::string const> inputs);

/// The extension with its dot, in lower case; empty if there is none.
std::string extension_of(std::string const& path);

/// The path with `ending` (".prj", "_fields.csv") instead of its extension.
std::string path_beside(std::string const& path, std::string_view ending);

/// Of the files that programs make from a shapefile, to find in it quickly.
inline constexpr std::array<std::string_view, 3> index_endings{".qix", ".sbn", ".sbx"};

/// The index files (.qix, .sbn, .sbx) that are beside a shapefile; none for another file.
std::vector<std::string> index_files_of(std::string const& path);

}  // namespace sitmap
