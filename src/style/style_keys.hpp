// SPDX-License-Identifier: MIT
// style/style_keys.hpp: the one list of keys of a style file. Reading and writing both walk it, so
// that they cannot drift apart.
#pragma once

#include "style/style.hpp"

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sitmap::style {

using Member = std::variant<Colour Style::*, double Style::*, std::string Style::*,
                            LineStyle Style::*, TextStyle Style::*, std::vector<Colour> Style::*>;

/// One key: "colour" + "paper" = the key paper of [colour]; "line" and "text" hold a table for each
/// key.
struct Key {
    std::string_view section;
    std::string_view name;
    Member member;
    std::string_view says;  // comment in the written file
    double low = 0;         // of a number
    double high = 0;
};

/// All keys but name, extends and [[category]], in the order of a written file.
std::span<Key const> keys();
/// What stands above a section in a written file.
std::string_view section_comment(std::string_view section);
/// Shapes that a category can have.
std::span<std::string_view const> shape_names();

}  // namespace sitmap::style
