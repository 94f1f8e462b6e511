// SPDX-License-Identifier: MIT
// load/coordinates.hpp: strict reading of coordinates from text (decimal degrees with a point,
// nothing else) and of how exact they are.
#pragma once

#include "domain/incident.hpp"
#include "domain/lonlat.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sitmap::load {

/// A pair of numbers as written, or what is wrong with them (quoting the value). Neither: both are
/// empty.
struct ReadPosition {
    std::optional<LonLat> where;
    std::string problem;
};

/// Two finite decimal numbers. A decimal comma, degrees and minutes, N/S/E/W, nan and the like are
/// named as such.
ReadPosition read_pair(std::string_view lon, std::string_view lat);
/// How a text writes a number: "-33" whole, "-33,1" with one comma between digits, or else.
enum class NumberForm { whole, comma, other };
NumberForm form_of_number(std::string_view text);

/// What is wrong with a position in degrees: out of +-180, +-90. Empty: nothing.
std::string range_problem(LonLat where);

/// What is wrong with the radius of a place: below 0, or above 20 000 km, half around the earth.
/// Empty: nothing.
std::string radius_problem(std::string_view column, double km);

/// How exactly a place is known, as tables write it, in capitals or not; nothing for another word.
std::optional<PlacePrecision> read_place_precision(std::string_view word);

}  // namespace sitmap::load
