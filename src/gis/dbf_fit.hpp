// SPDX-License-Identifier: MIT
// gis/dbf_fit.hpp: what dBASE tables, the attribute part of shapefiles, can hold: names of 10
// bytes, texts of 254 bytes, numbers of stated width. What does not fit is cut here, knowingly, and
// counted.
#pragma once

#include "gis/vector_layer.hpp"
#include "gis/vector_writer.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sitmap::gis {

constexpr std::size_t longest_dbf_text = 254;  // bytes

/// Width and decimals of a column that holds all values of the field.
struct DbfColumn {
    int width = 1;
    int decimals = 0;
    friend bool operator==(DbfColumn const&, DbfColumn const&) = default;
};
DbfColumn dbf_column(VectorLayer const& layer, std::size_t field);

/// What a column makes of a number: it holds no exponent, and no decimals beyond its width. One
/// that is not finite is left as it is.
enum class DbfFitness { exact, rounded, too_wide };
DbfFitness fitness(double value, DbfColumn column);

/// At most `bytes` bytes of UTF-8 text, never cut inside a character.
std::string_view cut_text(std::string_view text, std::size_t bytes);

/// The layer with short names, cut texts and without the numbers that no column holds. Each change
/// is added to `losses`.
VectorLayer fit_for_dbf(VectorLayer const& layer, std::vector<FieldLoss>& losses);

}  // namespace sitmap::gis
