// SPDX-License-Identifier: MIT
// base/columns.hpp: columns of a table by their names, and how messages list names.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap {

/// Position of the column of exactly this name, else of the first one that differs from it in ASCII
/// case only; nothing for an empty name.
std::optional<std::size_t> find_column(std::span<std::string const> columns, std::string_view name);

/// For each column whether another one bears the same name, in whatever case.
std::vector<bool> twins_of(std::span<std::string const> columns);
/// Throws ErrorKind::input, with the name of the `source`, if another column differs from the one
/// at `taken` in ASCII case only (or not at all), unless this one is `named` exactly.
void refuse_twin(std::span<std::string const> columns, std::size_t taken,
                 std::span<std::string const> named, std::string_view source);

/// "'a', 'b'", cleaned for display; "none" of none, and a number instead of what is beyond the
/// first 24.
std::string quoted_list(std::span<std::string const> names);

}  // namespace sitmap
