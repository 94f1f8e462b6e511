// SPDX-License-Identifier: MIT
// cli/command_explain.hpp: `sitmap explain KEY [STUDY]`: the way of one number back to its records
// and sources.
#pragma once

#include "analysis/findings.hpp"
#include "cli/briefing.hpp"
#include "cli/outcome.hpp"

#include <string>

namespace sitmap::cli {

struct ExplainOptions {
    SharedOptions shared;
    StudyChoice choice;
    std::string key;  // of one number, or the beginning of several: "arrival.AF-KDZ"
};

/// Prints to standard output (or --output). ErrorKind::usage for a key that no number has, with the
/// nearest ones.
Outcome run_explain(ExplainOptions const& options);

/// One number in full: value, interval, n, method, parameters, warnings, and each record with date,
/// place, claim, source and summary.
std::string explanation(analysis::Finding const& finding, std::span<Placed const> placed);
/// What to ask for instead of a key that no number has: one of the same area, or the nearest.
std::string hint_of_unknown_key(analysis::Findings const& findings, std::string const& key);
/// The numbers whose keys begin with `part`, one a line; empty if there is none.
std::string list_of_numbers(analysis::Findings const& findings, std::string_view part);

}  // namespace sitmap::cli
