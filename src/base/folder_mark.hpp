// SPDX-License-Identifier: MIT
// base/folder_mark.hpp: the file `.sitmap` in a folder product. It lists the files that the run
// made, so that nobody's own files in that folder are lost when the folder is replaced.
#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap {

inline constexpr std::string_view folder_mark = ".sitmap";

using FileNames = std::set<std::string, std::less<>>;

/// The files in `folder` and below, relative to it and sorted, but for these. Folders are none.
std::vector<std::string> files_besides(std::string const& folder, FileNames const& known);

/// The text of the mark of a folder with these files (paths relative to it).
std::string text_of_mark(std::span<std::string const> files);

/// The files in `folder` that its mark does not list: all of them if there is no mark, none if the
/// mark lists nothing at all. Index files (.qix, .sbn, .sbx) of a shapefile that is listed are not
/// foreign: they are made from it.
std::vector<std::string> foreign_files(std::string const& folder);

/// ErrorKind::output, with their names as a hint, if there are foreign files.
void refuse_foreign_files(std::string const& folder);

}  // namespace sitmap
