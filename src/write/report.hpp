// SPDX-License-Identifier: MIT
// write/report.hpp: the machine-readable report of a run (--report FILE).
#pragma once

#include "base/report.hpp"

#include <string>
#include <vector>

namespace sitmap::write {

struct RunReport {
    std::string command;
    std::string run_id;  // empty: a command without a study
    Accounting records;
    std::vector<Reject> rejects;
    std::vector<Notice> notices;
    std::vector<std::string> outputs;  // paths as published
    int status = 0;                    // exit status of the run
    std::string error, hint;           // of a run that failed
};

/// {"command", "error", "hint", "notices", "outputs", "records": {"outside", "read", "rejected",
/// "used"}, "rejects": [...], "run_id", "status"}; no "run_id" without a study, "error" and "hint"
/// only where there is one; ends with a line feed. Throws ErrorKind::internal if the accounting
/// does not balance.
std::string to_json(RunReport const& report);

}  // namespace sitmap::write
