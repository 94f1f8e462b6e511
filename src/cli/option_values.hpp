// SPDX-License-Identifier: MIT
// cli/option_values.hpp: values of options that are more than a word or a number. All throw
// ErrorKind::usage naming the option, the value and what is allowed.
#pragma once

#include "domain/date.hpp"
#include "domain/lonlat.hpp"

#include <CLI/CLI.hpp>

#include <string>

namespace sitmap::cli {

/// A day, month or year.
DateInterval date_value(std::string const& flag, std::string const& text);

/// Of --max-rejected: 0 to 1 as it is; above 1 up to 100, and anything with %, as a percentage.
double share_value(std::string const& text);

/// Of --origin: "LON,LAT" in degrees.
LonLat origin_from(std::string const& text);

/// A finite number in a range; CLI::Range lets "nan" pass.
CLI::Validator between(double low, double high);

}  // namespace sitmap::cli
