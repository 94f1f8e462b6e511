// SPDX-License-Identifier: MIT
// gis/arrow_values.hpp: single values of an Arrow array (Arrow C data interface) as text and bytes.
// For gis/arrow_stream.
#pragma once

#include "domain/date.hpp"

#include <ogr_recordbatch.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sitmap::gis {

/// Kinds of arrays that can be given as text.
enum class ArrowKind {
    none,
    boolean,
    int16,
    int32,
    int64,
    float32,
    float64,
    text,
    binary,
    date,
    time,
    timestamp
};

/// From the format string of a schema.
struct ArrowType {
    ArrowKind kind = ArrowKind::none;
    bool is_large = false;    // 64-bit offsets
    double milliseconds = 1;  // of one step of a time stamp
};
ArrowType arrow_type(char const* format);

bool is_null(ArrowArray const& array, std::size_t row);
/// Bytes of a text or binary value.
std::string_view bytes_at(ArrowArray const& array, ArrowType const& type, std::size_t row);
std::int64_t integer_at(ArrowArray const& array, ArrowType const& type, std::size_t row);
/// The calendar day of a date or time stamp; nothing for null, other types, and years beyond 1000
/// to 9999.
std::optional<Date> day_at(ArrowArray const& array, ArrowType const& type, std::size_t row);
/// Any value as text; null is empty. Points into the array or into `store`.
std::string_view text_at(ArrowArray const& array, ArrowType const& type, std::size_t row,
                         std::string& store);

}  // namespace sitmap::gis
