// SPDX-License-Identifier: MIT
#include "gis/arrow_values.hpp"

#include "base/text.hpp"
#include "domain/date.hpp"

#include <fmt/format.h>

#include <cmath>

namespace sitmap::gis {

namespace {

template <typename T>
T value_at(ArrowArray const& array, std::size_t row)
{
    return static_cast<T const*>(array.buffers[1])[row + static_cast<std::size_t>(array.offset)];
}

bool bit_at(void const* bits, std::size_t at)
{
    return (static_cast<std::uint8_t const*>(bits)[at / 8] >> (at % 8)) & 1;
}

constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;

std::string clock(std::int64_t ms)
{
    auto const whole =
        fmt::format("{:02}:{:02}:{:02}", ms / 3600000, ms / 60000 % 60, ms / 1000 % 60);
    return ms % 1000 == 0 ? whole : fmt::format("{}.{:03}", whole, ms % 1000);
}

std::int64_t day_of(std::int64_t ms)
{
    return ms >= 0 ? ms / day_ms : -((-ms + day_ms - 1) / day_ms);
}

std::string moment(std::int64_t ms)
{
    auto const day = day_of(ms);
    return to_text(Date{static_cast<int>(day)}) + "T" + clock(ms - day * day_ms);
}

std::int64_t milliseconds_at(ArrowArray const& array, ArrowType const& type, std::size_t row)
{
    return static_cast<std::int64_t>(
        std::floor(static_cast<double>(integer_at(array, type, row)) * type.milliseconds));
}

}  // namespace

ArrowType arrow_type(char const* format)
{
    std::string_view const f(format);
    if (f == "b") return {ArrowKind::boolean};
    if (f == "s") return {ArrowKind::int16};
    if (f == "i") return {ArrowKind::int32};
    if (f == "l") return {ArrowKind::int64};
    if (f == "f") return {ArrowKind::float32};
    if (f == "g") return {ArrowKind::float64};
    if (f == "u" || f == "U") return {ArrowKind::text, f == "U"};
    if (f == "z" || f == "Z") return {ArrowKind::binary, f == "Z"};
    if (f == "tdD") return {ArrowKind::date};
    if (f == "ttm") return {ArrowKind::time};
    if (f.starts_with("tss")) return {ArrowKind::timestamp, false, 1000};
    if (f.starts_with("tsm")) return {ArrowKind::timestamp, false, 1};
    if (f.starts_with("tsu")) return {ArrowKind::timestamp, false, 1e-3};
    if (f.starts_with("tsn")) return {ArrowKind::timestamp, false, 1e-6};
    return {};
}

bool is_null(ArrowArray const& array, std::size_t row)
{
    return array.null_count != 0 && array.buffers[0] != nullptr &&
           !bit_at(array.buffers[0], row + static_cast<std::size_t>(array.offset));
}

std::string_view bytes_at(ArrowArray const& array, ArrowType const& type, std::size_t row)
{
    auto const at = row + static_cast<std::size_t>(array.offset);
    auto const* const bytes = static_cast<char const*>(array.buffers[2]);
    if (type.is_large) {
        auto const* const ends = static_cast<std::int64_t const*>(array.buffers[1]);
        return {bytes + ends[at], static_cast<std::size_t>(ends[at + 1] - ends[at])};
    }
    auto const* const ends = static_cast<std::int32_t const*>(array.buffers[1]);
    return {bytes + ends[at], static_cast<std::size_t>(ends[at + 1] - ends[at])};
}

std::int64_t integer_at(ArrowArray const& array, ArrowType const& type, std::size_t row)
{
    switch (type.kind) {
        case ArrowKind::boolean:
            return bit_at(array.buffers[1], row + static_cast<std::size_t>(array.offset)) ? 1 : 0;
        case ArrowKind::int16: return value_at<std::int16_t>(array, row);
        case ArrowKind::int32:
        case ArrowKind::date:
        case ArrowKind::time: return value_at<std::int32_t>(array, row);
        default: return value_at<std::int64_t>(array, row);
    }
}

std::optional<Date> day_at(ArrowArray const& array, ArrowType const& type, std::size_t row)
{
    constexpr std::int64_t first = -354285, last = 2932896;  // 1000-01-01, 9999-12-31
    if ((type.kind != ArrowKind::date && type.kind != ArrowKind::timestamp) || is_null(array, row))
        return {};
    auto const day = type.kind == ArrowKind::date ? integer_at(array, type, row)
                                                  : day_of(milliseconds_at(array, type, row));
    if (day < first || day > last) return {};
    return Date{static_cast<int>(day)};
}

std::string_view text_at(ArrowArray const& array, ArrowType const& type, std::size_t row,
                         std::string& store)
{
    if (is_null(array, row)) return {};
    switch (type.kind) {
        case ArrowKind::text: return bytes_at(array, type, row);
        case ArrowKind::none:
        case ArrowKind::binary: return {};
        case ArrowKind::float32: store = fmt::format("{}", value_at<float>(array, row)); break;
        case ArrowKind::float64: store = to_text(value_at<double>(array, row)); break;
        case ArrowKind::date:
            store = to_text(Date{static_cast<int>(integer_at(array, type, row))});
            break;
        case ArrowKind::time: store = clock(integer_at(array, type, row)); break;
        case ArrowKind::timestamp: store = moment(milliseconds_at(array, type, row)); break;
        default: store = std::to_string(integer_at(array, type, row));
    }
    return store;
}

}  // namespace sitmap::gis
