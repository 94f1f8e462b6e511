// SPDX-License-Identifier: MIT
// animate/lzw.hpp: the LZW variant of GIF (GIF89a, appendix F): codes of 3 to 12 bits, least
// significant bit first, in blocks of at most 255 bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace sitmap::animate {

/// Appends image data of `indices` to `out`: minimum code size, data blocks, terminator.
/// `bits`: bits of an index, 2 to 8; every index is below 1 << bits.
void append_lzw(std::string& out, std::span<std::uint8_t const> indices, int bits);

}  // namespace sitmap::animate
