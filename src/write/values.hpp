// SPDX-License-Identifier: MIT
// write/values.hpp: numbers as values of a layer.
#pragma once

#include "gis/vector_layer.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace sitmap::write {

inline gis::Value whole(std::size_t number)
{
    return static_cast<std::int64_t>(number);
}

inline gis::Value number_or_none(std::optional<int> number)
{
    if (!number) return std::monostate{};
    return std::int64_t{*number};
}

}  // namespace sitmap::write
