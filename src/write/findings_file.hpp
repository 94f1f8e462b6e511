// SPDX-License-Identifier: MIT
// write/findings_file.hpp: all numbers of the analysis as one JSON text, each with its n, method,
// parameters, warnings and the ids of the records behind it.
#pragma once

#include "analysis/findings.hpp"
#include "domain/area.hpp"
#include "domain/placed.hpp"

#include <span>
#include <string>

namespace sitmap::write {

/// How many record ids one number lists; `records_total` tells them all.
constexpr std::size_t most_listed_records = 1000;

/// {"notes", "numbers": [...], "period", "run_id", "settings"}; keys sorted, two blanks of indent,
/// ends with a line feed. A number that is not defined has no "value", and its "text" says why.
std::string findings_json(analysis::Findings const& findings, std::span<Placed const> placed,
                          std::span<Area const> areas, std::string const& run_id);

}  // namespace sitmap::write
