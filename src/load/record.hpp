// SPDX-License-Identifier: MIT
// load/record.hpp: one row of a table as texts.
#pragma once

#include "domain/lonlat.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sitmap::load {

struct Record {
    // Delimited text: the physical line where it starts, the header being line 1; else the feature
    // id.
    std::int64_t row = 0;
    std::span<std::string_view> fields;  // trimmed; one for each column, none with trouble
    std::optional<LonLat> point;  // longitude/latitude; as written if the source states no CRS
    std::string trouble;          // why it cannot be used; empty: it can
};

}  // namespace sitmap::load
