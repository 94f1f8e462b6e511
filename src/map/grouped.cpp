// SPDX-License-Identifier: MIT
#include "map/grouped.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>

namespace sitmap::map {

std::string grouped(std::int64_t count)
{
    auto const digits = fmt::format("{}", count);
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        bool const starts_group = i > 0 && (digits.size() - i) % 3 == 0 && digits[i - 1] != '-';
        if (starts_group) text += ',';
        text += digits[i];
    }
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
