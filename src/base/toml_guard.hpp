// SPDX-License-Identifier: MIT
// base/toml_guard.hpp: a look at TOML text before a parser gets it. toml++ 3.3 behaves in undefined
// ways when characters beyond ASCII stand outside quotes and comments, where TOML allows none.
#pragma once

#include <string>
#include <string_view>

namespace sitmap {

/// ErrorKind::input naming file and line if a byte beyond ASCII stands outside quotes and comments.
/// A byte order mark at the start is fine.
void refuse_stray_characters(std::string_view toml, std::string const& file);

}  // namespace sitmap
