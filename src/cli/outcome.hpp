// SPDX-License-Identifier: MIT
// cli/outcome.hpp: what a command hands back to run(): the accounting, what was rejected, what was
// written.
#pragma once

#include "base/report.hpp"

#include <string>
#include <vector>

namespace sitmap::cli {

/// `rejects` may hold only the first of many; `records.rejected` counts them all.
struct Outcome {
    Accounting records;
    std::vector<Reject> rejects;
    std::vector<Notice> notices;
    std::vector<std::string> outputs;  // paths as given, in the order of writing
    double max_rejected = 0.05;        // share of rejected rows above which the gate closes
    std::string none_counts;           // of a study without a record that counts: what took them
    std::string run_id;                // empty: a command without a study
    std::string not_passed;            // a finding of the preflight that closes the gate (--strict)
};

}  // namespace sitmap::cli
