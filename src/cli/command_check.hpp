// SPDX-License-Identifier: MIT
// cli/command_check.hpp: `sitmap check STUDY|POINTS`: what the data hold and what is wrong with
// them; draws nothing.
#pragma once

#include "cli/briefing.hpp"
#include "cli/outcome.hpp"

namespace sitmap::cli {

struct CheckOptions {
    SharedOptions shared;
    StudyChoice choice;
};

/// Prints to standard output: the effective study with where each value came from, the accounting,
/// precision and claim mix, rejects by reason, notices.
Outcome run_check(CheckOptions const& options);

}  // namespace sitmap::cli
