// SPDX-License-Identifier: MIT
// map/grouped.hpp: whole numbers as a sheet shows them: 12,345.
#pragma once

#include <cstdint>
#include <string>

namespace sitmap::map {

/// Digits in groups of three, parted by commas; years and codes are not written with it.
std::string grouped(std::int64_t count);

/// The same for a value that may have decimals, which stay as `{:g}` writes them.
std::string grouped(double value);

}  // namespace sitmap::map
