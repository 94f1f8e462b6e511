// SPDX-License-Identifier: MIT
#include "map/grouped.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>

namespace sitmap::map {

std::string grouped(std::int64_t count)
{
    auto text = fmt::format("{}", count);
    auto const first = static_cast<std::ptrdiff_t>(text.starts_with('-') ? 1 : 0);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > first; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

std::string grouped(double value)
{
    constexpr double exact = 1e15;  // whole numbers up to here are exact doubles
    if (value == std::floor(value) && std::abs(value) < exact)
        return grouped(static_cast<std::int64_t>(value));
    return fmt::format("{:g}", value);
}

}  // namespace sitmap::map
