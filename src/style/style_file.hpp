// SPDX-License-Identifier: MIT
// style/style_file.hpp: looks from TOML. A file states what differs from the look it extends; an
// unknown key or a bad value is an error that names file, line and the nearest known key.
#pragma once

#include "style/style.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sitmap::style {

/// `name_or_file`: a path if it ends with ".toml" or holds a slash, otherwise NAME of
/// styles/NAME.toml, looked for in `beside` (folder of the study), the working folder and beside
/// the program. "briefing-light" is built in as well. Throws ErrorKind::input (not found: lists the
/// names that exist).
Style read_style(std::string const& name_or_file, std::string const& beside = {});
/// The same from text; `file` is named in messages; `extends` is looked for beside it.
Style parse_style(std::string_view toml, std::string const& file = "style");
/// The file of a style that is given by its path, and those that it extends by theirs; none for a
/// style that is given by its name.
std::vector<std::string> style_files(std::string const& name_or_file,
                                     std::string const& beside = {});
/// Valid TOML with every key, in file order; reads back to the same value.
std::string effective(Style const& style);
/// Folders that are searched for styles, in order.
std::vector<std::string> style_folders(std::string const& beside);
/// Names of the styles that can be found, sorted.
std::vector<std::string> style_names(std::string const& beside = {});
/// Every key of a style file as "section.key".
std::vector<std::string> style_keys();

}  // namespace sitmap::style
