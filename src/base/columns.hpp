// SPDX-License-Identifier: MIT
// base/columns.hpp: columns of a table by their names, and how messages list names.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sitmap {

/// Position of the first column of this name, without regard to ASCII case; nothing for an empty
/// name.
std::optional<std::size_t> find_column(std::span<std::string const> columns, std::string_view name);

/// "'a', 'b'", cleaned for display; "none" of none, and a number instead of what is beyond the
/// first 24.
std::string quoted_list(std::span<std::string const> names);

}  // namespace sitmap
