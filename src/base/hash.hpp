// SPDX-License-Identifier: MIT
// base/hash.hpp: SHA-256 of bytes and files, as 64 lower-case hexadecimal digits.
#pragma once

#include <string>
#include <string_view>

namespace sitmap {

std::string sha256(std::string_view bytes);
/// Reads the file in blocks; ErrorKind::input if it cannot be read.
std::string sha256_of_file(std::string const& path);

}  // namespace sitmap
